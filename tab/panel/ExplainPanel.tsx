import { Button } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { ExplainedDeal, Explanation, Figure } from '../../src/pipeline/answer.js';
import { exactFigure, metricTitles, saidOnce } from '../format/figures.js';
import { count, exactMoney } from '../format/money.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { ShareMenu } from '../frame/ShareMenu.js';
import { useSignedIn } from '../frame/signedIn.js';
import { changeSentence, whenBy } from '../history/changeWords.js';
import { questionBehind } from '../home/questionBehind.js';
import { useDashboard } from '../home/useDashboard.js';
import { useWhy } from '../home/useWhy.js';
import { changeView } from '../location/useView.js';
import { useLive } from '../resource/useLive.js';
import { useResource, type Resource } from '../resource/useResource.js';
import { closePanel } from './closePanel.js';
import { ListSkeleton } from './ListSkeleton.js';
import { PanelHead } from './PanelHead.js';
import { ConversionParts } from './TotalInOne.js';
import { WhyPart } from './WhyPart.js';
import { withDays } from '../format/days.js';
import '../history/history.css';

/** How a figure is made: its rule in words, the deals it is made of, and the events behind each of them. */
export function ExplainPanel({ link }: { readonly link: string }) {
  const explained = link.startsWith('answer:') ? (
    <OfAnswer id={link.slice('answer:'.length)} />
  ) : (
    <OfFigure link={link} />
  );
  return explained;
}

function OfAnswer({ id }: { readonly id: string }) {
  const { api } = useSignedIn();
  return <Shown explanation={useResource(`explain ${id}`, (signal) => api.explain(id, signal))} link={null} />;
}

/** A figure of the dashboard: its question is asked by itself, and that answer explained. */
function OfFigure({ link }: { readonly link: string }) {
  const { api } = useSignedIn();
  const dashboard = useDashboard();
  const question = dashboard.data ? questionBehind(link, dashboard.data) : null;
  const why = useWhy(dashboard.data).find((one) => link === `tile:${one.tile}`);
  const key = question ? `explain ${JSON.stringify(question)}` : null;
  const explanation = useResource(key, async (signal) => {
    if (!question) throw new Error('There is no question to explain');
    return api.explain((await api.askQuestion(question, signal)).answerId, signal);
  });
  useLive(explanation.reload);
  if (dashboard.data && !question) {
    return <PanelHead over="Explain" title="This figure is no longer shown" onClose={closePanel} />;
  }
  return (
    <Shown
      explanation={dashboard.problem ? { ...explanation, problem: dashboard.problem } : explanation}
      link={link}
      why={why ? <WhyPart why={why} /> : null}
    />
  );
}

interface ShownProps {
  readonly explanation: Resource<Explanation>;
  /** The figure's link, under which its deals are listed; null for an answer, whose panel lists them. */
  readonly link: string | null;
  /** Why it changed, where that is told. */
  readonly why?: ReactNode;
}

function Shown({ explanation: { data, problem, reload }, link, why }: ShownProps) {
  const { locale } = useSignedIn();
  const headline = data?.figures[0];
  return (
    <>
      <PanelHead
        over="Explain"
        title={headline ? titleOf(headline, locale) : (data?.said ?? (problem ? 'Not shown' : 'Reading'))}
        tools={data ? <ShareMenu words={data.said} /> : null}
        onClose={closePanel}
      />
      <div className="panelBody explain" tabIndex={0} role="group" aria-label="Explanation">
        {problem ? <ResourceProblem what="The explanation" problem={problem} retry={reload} /> : null}
        {!data && !problem ? <ListSkeleton /> : null}
        {data ? <Parts explanation={data} link={link} why={why} /> : null}
      </div>
    </>
  );
}

function titleOf(figure: Figure, locale: string): string {
  return figure.metric === 'count' || figure.unit === 'deals'
    ? exactFigure(figure, locale)
    : `${metricTitles[figure.metric]} ${exactFigure(figure, locale)}`;
}

interface PartsProps extends Pick<ShownProps, 'link' | 'why'> {
  readonly explanation: Explanation;
}

function Parts({ explanation, link, why }: PartsProps) {
  const [chosen, setChosen] = useState<number | null>(null);
  const rows = explanation.deals?.rows ?? [];
  const behind = rows.find(({ deal }) => deal.id === chosen) ?? rows[0];
  return (
    <>
      <InWords explanation={explanation} />
      {why}
      {explanation.deals ? (
        <TheDeals explanation={explanation} chosen={behind?.deal.id ?? null} onChoose={setChosen} link={link} />
      ) : null}
      {behind ? <TheEvents explained={behind} step={3} /> : null}
    </>
  );
}

function Step({ number }: { readonly number: number }) {
  return (
    <i className="stepNo" aria-hidden="true">
      {number}
    </i>
  );
}

function InWords({
  explanation: { formula, figures, said, since, notes, position, converted },
}: {
  readonly explanation: Explanation;
}) {
  const signedIn = useSignedIn();
  const { locale } = signedIn;
  return (
    <section className="sec" aria-label="In words">
      <h3>
        <Step number={1} /> In words
      </h3>
      <p className="rule">{formula.rule}</p>
      <p className="cap mut">{formula.terms}</p>
      <dl className="facts">
        {saidOnce(figures).map((figure, at) => (
          <div key={at}>
            <dt>{metricTitles[figure.metric]}</dt>
            <dd className={figure.value === null ? '' : 'sb'}>{exactFigure(figure, locale)}</dd>
          </div>
        ))}
      </dl>
      {converted ? <ConversionParts converted={converted} /> : null}
      <p className="cap mut">{withDays(`${said}. ${since.sentence}. ${notes.join('. ')}`, signedIn)}</p>
      <p className="cap mut">Log position {count(position, locale)}</p>
    </section>
  );
}

const rowsShown = 8;

function TheDeals({
  explanation: { deals, question },
  chosen,
  onChoose,
  link,
}: {
  readonly explanation: Explanation;
  readonly chosen: number | null;
  readonly onChoose: (id: number) => void;
  readonly link: string | null;
}) {
  const { locale } = useSignedIn();
  const [all, setAll] = useState(false);
  const rows = deals?.rows ?? [];
  const shown = all ? rows : rows.slice(0, rowsShown);
  const left = (deals?.total ?? 0) - shown.length;
  const open = question.measure !== 'won' && question.measure !== 'lost';
  const recurs = question.measure === 'recurring';
  return (
    <section className="sec" aria-label="The deals">
      <h3>
        <Step number={2} /> The deals
        <span className="push cap mut">{count(deals?.total ?? 0, locale)}</span>
      </h3>
      {rows.length === 0 ? <p className="mut">No deal fits. Nothing is left out: this is what you may see.</p> : null}
      <ul className="madeOf">
        {shown.map(({ deal }) => (
          <li key={deal.id}>
            <button type="button" aria-pressed={deal.id === chosen} onClick={() => onChoose(deal.id)}>
              <span className="nm">{deal.name}</span>
              <span>{exactMoney(recurs ? (deal.recurring ?? 0) : deal.amount, deal.currency, locale)}</span>
              <span className="mut">{open ? `× ${Math.round(deal.probability)}\u00a0%` : deal.status}</span>
            </button>
          </li>
        ))}
      </ul>
      {left > 0 ? (
        <p className="cap mut">
          {count(left, locale)} more {left === 1 ? 'deal' : 'deals'}{' '}
          {!all && rows.length > rowsShown ? (
            <Button size="small" appearance="transparent" onClick={() => setAll(true)}>
              Show more
            </Button>
          ) : link ? (
            <Button
              size="small"
              appearance="transparent"
              onClick={() => changeView({ explain: null, behind: link }, 'replace')}
            >
              List them all
            </Button>
          ) : null}
        </p>
      ) : null}
    </section>
  );
}

function TheEvents({
  explained: { deal, events },
  step,
}: {
  readonly explained: ExplainedDeal;
  readonly step: number;
}) {
  const signedIn = useSignedIn();
  return (
    <section className="sec" aria-label={`The events behind ${deal.name}`}>
      <h3>
        <Step number={step} /> The events behind {deal.name}
        <button type="button" className="lnk push" onClick={() => changeView({ deal: deal.id })}>
          Open the deal
        </button>
      </h3>
      {events.length === 0 ? <p className="cap mut">As it was first seen: nothing has changed since.</p> : null}
      <ol className="timeline">
        {events.map((row) => (
          <li key={`${row.position} ${row.field}`}>
            <span className="chg sb">{changeSentence(row, signedIn)}</span>
            <span className="cap mut">
              {whenBy(row, signedIn)} · event {count(row.position, signedIn.locale)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
