import type { ChangeRow, DealRow } from '../../src/pipeline/answer.js';
import { plainQuestion } from '../api/endpoints.js';
import { Stage } from '../deals/DealsTwin.js';
import { closeWords, whoWords } from '../deals/dealWords.js';
import { changeSentence, whenBy } from '../history/changeWords.js';
import { exactMoney, plural } from '../format/money.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { useSignedIn } from '../frame/signedIn.js';
import { changeView } from '../location/useView.js';
import { ListSkeleton } from '../panel/ListSkeleton.js';
import { useResource } from '../resource/useResource.js';
import type { MovementDays } from './useMovement.js';
import type { WaterfallBar } from './waterfall.js';
import { labelOf } from './Waterfall.js';
import { withDays } from '../format/days.js';
import '../panel/panel.css';

interface Props {
  readonly bar: WaterfallBar;
  readonly currency: string;
  readonly days: MovementDays;
  readonly ends: readonly [string, string];
}

const most = 100;

/** The field whose changes make a step; the ends and reassignments show deals alone. */
const fieldOf: Readonly<Record<string, readonly string[]>> = {
  increased: ['amount'],
  decreased: ['amount'],
  pushedOut: ['expectedClose'],
  pulledIn: ['expectedClose'],
  won: ['status'],
  lost: ['status'],
  reopened: ['status'],
  reassignedIn: ['owner', 'team'],
  reassignedOut: ['owner', 'team'],
};

/** The deals that took a step, each with the change that made it: what, who, when. */
export function StepDeals({ bar, currency, days, ends }: Props) {
  const signedIn = useSignedIn();
  const { api, locale } = signedIn;
  const { step } = bar;
  const ids = step.dealIds.slice(0, most);
  const key = ids.length > 0 ? ids.join() : null;
  const deals = useResource(key && `step deals ${key}`, (signal) =>
    api.askQuestion(
      {
        ...plainQuestion,
        measure: 'deals',
        filters: { dealIds: [...ids], status: 'all' },
        orderBy: '-amount',
        limit: most,
      },
      signal,
    ),
  );
  const fields = fieldOf[step.name];
  const changes = useResource(key && fields ? `step changes ${days.from} ${days.to} ${key}` : null, (signal) =>
    api.askQuestion(
      {
        ...plainQuestion,
        measure: 'changes',
        period: { ...days, label: '' },
        filters: { dealIds: [...ids] },
        limit: 500,
      },
      signal,
    ),
  );
  const of = (id: number) =>
    (changes.data?.changes?.rows ?? []).filter((row) => row.dealId === id && fields?.includes(row.field));
  const rows = deals.data?.deals?.rows ?? [];
  return (
    <section className="card" aria-label={`Deals of the step ${labelOf(bar, ends)}`} data-step-deals={step.name}>
      <header>
        <h2>{bar.kind === 'total' ? `Open on ${labelOf(bar, ends)}` : step.label}</h2>
        <span className="cap mut">
          {plural(step.count, 'deal', 'deals', locale)}, {bar.kind === 'total' ? '' : step.amount < 0 ? 'down ' : 'up '}
          {exactMoney(Math.abs(step.amount), currency, locale)}
        </span>
      </header>
      {deals.problem ? <ResourceProblem what="The list" problem={deals.problem} retry={deals.reload} /> : null}
      {key === null ? <p className="empty">No deal took this step.</p> : null}
      {key !== null && !deals.data && !deals.problem ? <ListSkeleton /> : null}
      <ul className="list stepList">
        {rows.map((deal) => (
          <StepDeal key={deal.id} deal={deal} changes={of(deal.id)} />
        ))}
      </ul>
      {step.count > ids.length ? (
        <p className="foot">
          The first {ids.length} of {plural(step.count, 'deal', 'deals', locale)}
        </p>
      ) : null}
      {changes.data && changes.data.notes.length > 0 ? (
        <p className="foot">{withDays(changes.data.notes.join('. '), signedIn)}.</p>
      ) : null}
    </section>
  );
}

function StepDeal({ deal, changes }: { readonly deal: DealRow; readonly changes: readonly ChangeRow[] }) {
  const signedIn = useSignedIn();
  const { locale, today } = signedIn;
  return (
    <li>
      <button type="button" className="num nm" onClick={() => changeView({ deal: deal.id, behind: null, ask: null })}>
        {deal.name}
      </button>
      <span className="sb r">{exactMoney(deal.amount, deal.currency, locale, true)}</span>
      <span className="cap mut nw">{whoWords(deal)}</span>
      <span className="cap mut r nw">
        {deal.status === 'open' ? <Stage name={deal.stage} /> : deal.status} · {closeWords(deal, signedIn, today).words}
      </span>
      {changes.map((row) => (
        <span key={`${row.position} ${row.field}`} className="cap whole">
          {changeSentence(row, signedIn)} <span className="mut">{whenBy(row, signedIn)}</span>
        </span>
      ))}
    </li>
  );
}
