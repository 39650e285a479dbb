import type { ReportChart as ChartKind } from '../../src/eventStore/reportEvents.js';
import type { Answer } from '../../src/pipeline/answer.js';
import { exactFigure, metricTitles, saidOnce, shortFigure } from '../format/figures.js';
import { monthName } from '../format/days.js';
import { useSignedIn } from '../frame/signedIn.js';
import { dayOfAnswer } from '../frame/useAsOf.js';
import { Twin } from '../home/ChartCard.js';
import { DealList } from '../panel/DealList.js';
import { useDrill } from '../panel/useDrill.js';
import { stageClass } from '../theme/stageColour.js';
import { LineOverTime } from './LineOverTime.js';
import { chartFor, seriesOf, type Series } from './series.js';

interface Props {
  readonly answer: Answer;
  readonly chart: ChartKind;
}

/** An answer as the chart that was chosen, or the nearest that it allows. */
export function ReportChart({ answer, chart }: Props) {
  const series = seriesOf(answer);
  switch (chartFor(answer, chart)) {
    case 'bar':
      return series ? <GroupBars answer={answer} series={series} /> : null;
    case 'line':
      return series ? <LineOverTime answer={answer} series={series} /> : null;
    case 'table':
      return <Table answer={answer} />;
    case 'number':
      return <Numbers answer={answer} />;
  }
}

function Numbers({ answer }: { readonly answer: Answer }) {
  const { locale } = useSignedIn();
  const drill = useDrill(answer);
  const [headline, ...others] = saidOnce(answer.figures);
  if (!headline) return <Table answer={answer} />;
  return (
    <div className="bigFigure">
      {headline.value === null ? (
        <p>{shortFigure(headline, locale)}</p>
      ) : (
        <button type="button" className="num" title={exactFigure(headline, locale)} onClick={() => drill(null)}>
          {shortFigure(headline, locale)}
          <span className="sr">, {metricTitles[headline.metric]}, explain</span>
        </button>
      )}
      <p className="cap mut">
        {others
          .slice(0, 4)
          .map((figure) =>
            figure.unit === 'deals'
              ? exactFigure(figure, locale)
              : `${metricTitles[figure.metric]} ${shortFigure(figure, locale)}`,
          )
          .join(' · ')}
      </p>
    </div>
  );
}

function GroupBars({ answer, series }: { readonly answer: Answer; readonly series: Series }) {
  const { locale } = useSignedIn();
  const drill = useDrill(answer);
  const longest = Math.max(...series.points.map(({ value }) => value), Number.MIN_VALUE);
  const colour = (label: string) => (answer.groupedBy === 'stage' ? stageClass(label) : 'plain');
  return (
    <>
      <ol className="bars">
        {series.points.map(({ key, label, figure, value }) => (
          <li key={key}>
            <span className="n">
              {answer.groupedBy === 'stage' ? <i className={`sw ${colour(label)}`} /> : null}
              <button type="button" className="num sb" onClick={() => drill(key)}>
                {answer.groupedBy === 'month' ? monthName(label, locale) : label}
                <span className="sr">, {exactFigure(figure, locale)}, explain</span>
              </button>
            </span>
            <span className="sb" title={exactFigure(figure, locale)}>
              {shortFigure(figure, locale)}
            </span>
            <span className={`track ${colour(label)}`} aria-hidden="true">
              <i style={{ width: `${Math.max(0, (value / longest) * 100).toFixed(2)}%` }} />
            </span>
          </li>
        ))}
      </ol>
      {series.left > 0 ? <p className="cap mut leftOut">{series.left} more in the table</p> : null}
    </>
  );
}

function Table({ answer }: { readonly answer: Answer }) {
  const day = dayOfAnswer(answer, useSignedIn());
  if (answer.groups.length > 0) {
    return (
      <div className="scrolls" tabIndex={0} role="group" aria-label={answer.said}>
        <Twin rowTitle={groupTitles[answer.groupedBy ?? ''] ?? 'Group'} groups={answer.groups} />
      </div>
    );
  }
  if (answer.deals && answer.deals.rows.length > 0) return <DealList rows={answer.deals.rows.slice(0, 10)} day={day} />;
  if (answer.deals) return <p className="empty">No deal fits. Nothing is left out: this is what you may see.</p>;
  return <Twin rowTitle="Figure" groups={[{ key: 'all', label: answer.said, figures: answer.figures }]} />;
}

const groupTitles: Readonly<Record<string, string>> = {
  stage: 'Stage',
  owner: 'Owner',
  team: 'Team',
  account: 'Account',
  month: 'Month',
  quarter: 'Quarter',
  tag: 'Tag',
  lostReason: 'Lost reason',
  source: 'Source',
};
