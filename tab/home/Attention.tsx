import { Button } from '@fluentui/react-components';
import type { Dashboard, DealRow } from '../../src/pipeline/answer.js';
import { scopeParam } from '../api/endpoints.js';
import { remedyOf, whoWords, whyWords } from '../deals/dealWords.js';
import { Flags } from '../deals/flags.js';
import { count, exactMoney } from '../format/money.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { useSignedIn } from '../frame/signedIn.js';
import { useShownDay } from '../frame/useAsOf.js';
import { changeView, showView, useView } from '../location/useView.js';
import { turnTo, type DealFormName } from '../location/viewState.js';
import { useResource } from '../resource/useResource.js';
import { TableHead } from '../frame/TableHead.js';

const lists = [
  { flag: null, words: 'All' },
  { flag: 'overdue', words: 'Overdue' },
  { flag: 'stale', words: 'Stale' },
  { flag: 'noNextStep', words: 'No next step' },
] as const;

/** The deals to work through: most flags first, then amount. */
export function Attention({ dashboard }: { readonly dashboard: Dashboard }) {
  const { locale, api } = useSignedIn();
  const view = useView();
  const { attention } = dashboard;
  const scope = scopeParam(dashboard.scope);
  const { asOf, position } = dashboard;
  // What was planned on a past day is not known.
  const known = lists.filter((list) => asOf === null || list.flag !== 'noNextStep');
  const flag = known.find((list) => list.flag === view.list)?.flag ?? null;
  const narrowed = useResource(flag ? `attention ${scope} ${flag} ${asOf ?? ''} ${position}` : null, (signal) =>
    api.deals({ scope, status: 'open', flag, asOf, sort: '-amount', limit: 9 }, null, signal),
  );
  const rows = flag ? (narrowed.data?.rows ?? []) : attention.rows;
  const total = flag ? attention[flag] : attention.total;
  return (
    <section className="card" aria-label="Needs attention">
      <header>
        <h2>Needs attention</h2>
        <span className="cap mut">open deals of any date; a deal can be in several lists</span>
      </header>
      <div className="pills" role="group" aria-label="Lists">
        {known.map((list) => (
          <button
            key={list.words}
            type="button"
            className="pill"
            aria-pressed={flag === list.flag}
            onClick={() => {
              changeView({ list: list.flag });
            }}
          >
            {list.words} <b>{count(list.flag ? attention[list.flag] : attention.total, locale)}</b>
          </button>
        ))}
      </div>
      {narrowed.problem && flag ? (
        <ResourceProblem what="The list" problem={narrowed.problem} retry={narrowed.reload} />
      ) : null}
      {total === 0 ? <p className="empty">{emptyWords(flag)}</p> : <AttentionTable rows={rows} />}
      {total > 0 ? (
        <div className="foot">
          <span>
            Showing {count(rows.length, locale)} of {count(total, locale)},{' '}
            {flag ? 'largest first' : 'most flags first, then amount'}
          </span>
          {flag ? (
            <button
              type="button"
              className="lnk sb push"
              onClick={() => {
                showView(turnTo(view, 'deals', { flag, period: null }));
              }}
            >
              Show all {count(total, locale)}
            </button>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

function AttentionTable({ rows }: { readonly rows: readonly DealRow[] }) {
  const signedIn = useSignedIn();
  const { locale } = signedIn;
  const day = useShownDay();
  return (
    <table className="tbl att">
      <TableHead columns={['Deal', ['Amount', 'r'], 'Why', ['What to do', 'unseen']]} />
      <tbody>
        {rows.map((deal) => (
          <tr key={deal.id}>
            <td>
              <button type="button" className="num nm" onClick={() => openDeal(deal.id)}>
                {deal.name}
              </button>
              <span className="mut cap blk">{whoWords(deal)}</span>
            </td>
            <td className="r sb">{exactMoney(deal.amount, deal.currency, locale, true)}</td>
            <td className="why">
              <Flags deal={deal} />
              <span className="mut cap blk">{whyWords(deal, signedIn, day)}</span>
            </td>
            <td className="r hide">
              <Button
                size="small"
                aria-label={`${remedyOf(deal).words}: ${deal.name}`}
                onClick={() => openDeal(deal.id, remedyOf(deal).form)}
              >
                {remedyOf(deal).words}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function openDeal(id: number, form: DealFormName | null = null): void {
  changeView({ deal: id, form, behind: null, ask: null });
}

function emptyWords(flag: string | null): string {
  if (flag === 'overdue') return 'No overdue deals: every expected close lies ahead.';
  if (flag === 'stale') return 'No stale deals: each open deal was touched in the last two weeks.';
  if (flag === 'noNextStep') return 'Every open deal has a next step.';
  return 'Nothing needs attention: no deal is overdue or stale, and each has a next step.';
}
