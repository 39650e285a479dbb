import { lazy, Suspense, useState } from 'react';
import type { Answer } from '../../src/pipeline/answer.js';
import { exactFigure, figureOf, metricTitles, saidOnce, shortFigure } from '../format/figures.js';
import { daySpan, moment, shortDay, withDays } from '../format/days.js';
import { useSignedIn } from '../frame/signedIn.js';
import { ShareMenu } from '../frame/ShareMenu.js';
import { Bars } from '../home/Bars.js';
import { scopeParam, type Endpoints } from '../api/endpoints.js';
import { showView, useView } from '../location/useView.js';
import { turnTo } from '../location/viewState.js';
import { Waterfall } from '../movement/Waterfall.js';
import { currenciesOf, waterfallOf } from '../movement/waterfall.js';
import { useResource } from '../resource/useResource.js';
import { stageClass } from '../theme/stageColour.js';
import { ListSkeleton } from './ListSkeleton.js';
import { AnswerLists } from './AnswerLists.js';
import { FollowUp } from './FollowUp.js';
import { NoAnswer } from './NoAnswer.js';
import { OtherReadings } from './OtherReadings.js';
import { PanelHead } from './PanelHead.js';
import { ConvertedLine } from './TotalInOne.js';
import { useMeant, type Meant } from './meant.js';
import { useDrill } from './useDrill.js';
import { closePanel } from './closePanel.js';
import '../home/home.css';

/** The answer to a sentence and its follow-ups: the same figures as in chat, or what can be asked instead. */
export function AnswerPanel({ text, then }: { readonly text: string; readonly then: readonly string[] }) {
  const { api } = useSignedIn();
  const [form, setForm] = useState<'none' | 'open' | 'left'>('none');
  const asked = [text, ...then];
  const { meant, mean } = useMeant(asked);
  const key = meant === null ? '' : ` = ${meant.said}`;
  const answer = useResource(`ask ${asked.join(' / ')}${key}`, (signal) => askInTurn(api, asked, meant, signal));
  const { data, problem } = answer;
  const tools = data ? <ShareMenu words={asked.join(', ')} /> : null;
  return (
    <>
      <PanelHead
        over={then.length === 0 ? 'You asked' : asked.slice(0, -1).join(' › ')}
        title={asked.at(-1)}
        tools={tools}
        onClose={closePanel}
      />
      <div className="panelBody" tabIndex={0} role="group" aria-label="Answer">
        <div aria-live="polite">
          {data ? <AnswerContent answer={data} /> : null}
          {data ? <OtherReadings title="Or did you mean" readings={data.otherReadings ?? []} onPick={mean} /> : null}
          {!data && !problem ? <ListSkeleton /> : null}
          {problem ? (
            <NoAnswer problem={problem} retry={answer.reload} follows={then.length > 0} onPick={mean} />
          ) : null}
        </div>
      </div>
      {data && form === 'open' ? (
        <Suspense fallback={null}>
          <SaveReport answer={data} text={text} then={then} onClose={() => setForm('left')} />
        </Suspense>
      ) : null}
      {data && form !== 'open' ? (
        <FollowUp answer={data} then={then} focusSave={form === 'left'} onSave={() => setForm('open')} />
      ) : null}
    </>
  );
}

const SaveReport = lazy(async () => ({ default: (await import('../reports/SaveReport.js')).SaveReport }));

/** Asks the sentence, then each follow-up of the answer before it; of one whose meaning was picked, that. */
async function askInTurn(
  api: Endpoints,
  asked: readonly string[],
  meant: Meant | null,
  signal: AbortSignal,
): Promise<Answer> {
  const turn = (at: number, before: Answer | null): Promise<Answer> =>
    meant?.at === at
      ? api.askQuestion(meant.question, signal)
      : api.ask(asked[at] ?? '', before?.answerId ?? null, signal);
  const from = meant?.at ?? 0;
  let answer = await turn(from, null);
  for (let at = from + 1; at < asked.length; at += 1) answer = await turn(at, answer);
  return answer;
}

function AnswerContent({ answer }: { readonly answer: Answer }) {
  const signedIn = useSignedIn();
  const { locale, timeZone } = signedIn;
  const [headline, ...others] = saidOnce(answer.figures);
  const currency = answer.figures.find((figure) => figure.currency)?.currency;
  const drill = useDrill(answer);
  return (
    <>
      <div className="sum">
        {headline && headline.value !== null ? (
          <button
            type="button"
            className="num"
            title={`${exactFigure(headline, locale)}, explain`}
            onClick={() => drill(null)}
          >
            <b>{shortFigure(headline, locale)}</b>
            <span className="sr">, explain</span>
          </button>
        ) : null}
        {headline && headline.value === null ? <b>{shortFigure(headline, locale)}</b> : null}
        {others.map((figure, at) => (
          <span key={at} title={exactFigure(figure, locale)} style={{ alignSelf: 'center' }}>
            {figure.unit === 'deals' ? '' : <span className="mut">{metricTitles[figure.metric]} </span>}
            {shortFigure(figure, locale)}
          </span>
        ))}
      </div>
      {answer.converted ? <ConvertedLine converted={answer.converted} /> : null}
      <Compared answer={answer} />
      <p className="cap mut" style={{ padding: '0 16px 12px' }}>
        {withDays([answer.said, ...answer.notes].join(' · '), signedIn)}
        {answer.freshAt ? ` · synced ${moment(new Date(answer.freshAt), locale, timeZone)}` : ''}
      </p>
      {answer.movement ? null : answer.groups.length > 0 &&
        currency &&
        figureOf(answer.groups[0]?.figures ?? [], 'amount', currency) ? (
        <AnswerBars answer={answer} currency={currency} />
      ) : (
        <PlainGroups answer={answer} />
      )}
      <AnswerMovement answer={answer} />
      <AnswerLists answer={answer} />
    </>
  );
}

/** The waterfall of an answer about movement. */
function AnswerMovement({ answer: { movement, question } }: { readonly answer: Answer }) {
  const { locale, today } = useSignedIn();
  const view = useView();
  const currency = movement ? currenciesOf(movement)[0] : undefined;
  if (!movement || currency === undefined) return null;
  const { from, to } = question.period ?? { from: null, to: null };
  const end = (day: string | null, words: string) => (day === null ? words : shortDay(day, today, locale));
  const open = (step: string) => {
    showView(turnTo(view, 'movement', { scope: scopeParam(question.scope), from, to, step }));
  };
  return (
    <div>
      <Waterfall
        bars={waterfallOf(movement, currency)}
        currency={currency}
        ends={[end(from, 'Start'), end(to, 'Now')]}
        chosen={null}
        onChoose={open}
      />
    </div>
  );
}

/** The same figures over the other period, beside those of the answer. */
function Compared({ answer }: { readonly answer: Answer }) {
  const { locale } = useSignedIn();
  const then = answer.compared;
  if (!then) return null;
  return (
    <p className="sum mut">
      {then.period.label || daySpan(then.period.from, then.period.to, locale)}:{' '}
      {saidOnce(then.figures)
        .map((figure) => exactFigure(figure, locale))
        .join(' · ')}
    </p>
  );
}

function AnswerBars({ answer, currency }: { readonly answer: Answer; readonly currency: string }) {
  const drill = useDrill(answer);
  const byStage = answer.groupedBy === 'stage';
  return (
    <Bars
      groups={answer.groups}
      currency={currency}
      link={byStage ? 'stage' : answer.groupedBy === 'month' ? 'month' : 'member'}
      onOpen={drill}
      weightedLine={false}
      {...(byStage ? { swatch: (group: { label: string }) => stageClass(group.label) } : {})}
    />
  );
}

function PlainGroups({ answer }: { readonly answer: Answer }) {
  const { locale } = useSignedIn();
  if (answer.groups.length === 0) return null;
  return (
    <ul className="list">
      {answer.groups.map((group) => (
        <li key={group.key}>
          <span className="sb">{group.label}</span>
          <span className="r">
            {saidOnce(group.figures)
              .map((figure) => exactFigure(figure, locale))
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
