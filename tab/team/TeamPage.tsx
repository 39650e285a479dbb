import type { Dashboard, Figure, MetricName } from '../../src/pipeline/answer.js';
import type { Measure } from '../../src/pipeline/question.js';
import type { Plan } from '../api/dealEndpoints.js';
import { exactFigure, shortFigure } from '../format/figures.js';
import { daySpan, withDays } from '../format/days.js';
import { FilterBar } from '../frame/FilterBar.js';
import { FreshMark } from '../frame/FreshMark.js';
import { hasTeam } from '../frame/Header.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { Wide } from '../frame/Wide.js';
import { useSignedIn } from '../frame/signedIn.js';
import { useDashboard } from '../home/useDashboard.js';
import { showView, useView } from '../location/useView.js';
import { turnTo } from '../location/viewState.js';
import { ListSkeleton } from '../panel/ListSkeleton.js';
import { useLive } from '../resource/useLive.js';
import { useResource } from '../resource/useResource.js';
import { memberFigure, memberRows, wholeRow, type MemberRow } from './memberRows.js';
import { PlanInput } from './PlanInput.js';
import { useByOwner } from './useByOwner.js';
import { TableHead } from '../frame/TableHead.js';
import './team.css';

const measures: readonly Measure[] = [
  'openPipeline',
  'won',
  'winRate',
  'attainment',
  'coverage',
  'overdue',
  'daysInStage',
  'activities',
];

interface Column {
  readonly title: string;
  readonly measure: Measure;
  readonly metric: MetricName;
  readonly tone?: 'warn';
}

const columns: readonly Column[] = [
  { title: 'Open', measure: 'openPipeline', metric: 'amount' },
  { title: 'Weighted', measure: 'openPipeline', metric: 'weighted' },
  { title: 'Won', measure: 'won', metric: 'wonAmount' },
  { title: 'Win rate', measure: 'winRate', metric: 'winRateCount' },
  { title: 'Attainment', measure: 'attainment', metric: 'attainment' },
  { title: 'Coverage', measure: 'coverage', metric: 'coverage' },
  { title: 'Overdue deals', measure: 'overdue', metric: 'count', tone: 'warn' },
  { title: 'In stage, median', measure: 'daysInStage', metric: 'medianDays' },
  { title: 'Late activities', measure: 'activities', metric: 'overdueCount', tone: 'warn' },
];

/** People side by side: what is open, won, late and ageing, against what they are to win. */
export function TeamPage() {
  const signedIn = useSignedIn();
  const { me, locale } = signedIn;
  const dashboard = useDashboard();
  useLive(dashboard.reload);
  const found = useByOwner(dashboard.data, measures);
  if (!hasTeam(me)) {
    return (
      <main className="page" id="main">
        This page is for managers; your own figures are on Home.
      </main>
    );
  }
  const { data } = dashboard;
  const problem = dashboard.problem ?? found.problem;
  return (
    <>
      <FilterBar end={<FreshMark freshAt={data?.freshAt ?? null} loading={found.loading} />} />
      <main className="page" id="main" aria-busy={!found.data}>
        <div className="lede">
          <h1>Team</h1>
          <p className="said">{data ? saidOf(data) : ' '}</p>
        </div>
        {problem ? <ResourceProblem what="The team" problem={problem} retry={found.reload} /> : null}
        <section className="card" aria-label="People">
          {found.data && data ? (
            <People rows={memberRows(found.data)} whole={wholeRow(found.data)} dashboard={data} />
          ) : problem ? null : (
            <ListSkeleton />
          )}
        </section>
      </main>
    </>
  );

  function saidOf({ period, notes }: Dashboard): string {
    const span = daySpan(period.from, period.to, locale);
    return [
      `Deals of ${span}; overdue and activities of any date`,
      ...notes.map((note) => withDays(note, signedIn)),
    ].join(' · ');
  }
}

interface PeopleProps {
  readonly rows: readonly MemberRow[];
  readonly whole: MemberRow;
  readonly dashboard: Dashboard;
}

function People({ rows, whole, dashboard }: PeopleProps) {
  const { api } = useSignedIn();
  const { from, to } = dashboard.period;
  const days = from !== null && to !== null ? { from, to } : null;
  const targets = useResource(days && `targets ${days.from} ${days.to}`, (signal) =>
    days ? api.targets(days, signal) : Promise.resolve([]),
  );
  useLive(targets.reload);
  if (rows.length === 0)
    return <p className="empty">Nobody in this scope has deals in the period. Choose a wider scope.</p>;
  return (
    <Wide label="People">
      <table className="tbl people">
        <TableHead columns={['Person', ['Target', 'r'], ...columns.map(({ title }) => [title, 'r'] as const)]} />
        <tbody>
          {rows.map((row) => (
            <Person key={row.key} row={row} dashboard={dashboard} targets={targets.data ?? []} />
          ))}
        </tbody>
        <tfoot>
          <Person row={whole} dashboard={dashboard} targets={[]} />
        </tfoot>
      </table>
    </Wide>
  );
}

interface PersonProps {
  readonly row: MemberRow;
  readonly dashboard: Dashboard;
  readonly targets: readonly Plan[];
}

function Person({ row, dashboard, targets }: PersonProps) {
  const { locale, api, me } = useSignedIn();
  const view = useView();
  const currency = dashboard.currencies[0] ?? 'EUR';
  const { from, to } = dashboard.period;
  const id = /^\d+$/.test(row.key) ? Number(row.key) : null;
  const target = targets.find((plan) => plan.odooUserId === id && plan.from === from && plan.to === to);
  return (
    <tr>
      <th scope="row" data-label="Person">
        {id === null ? (
          <span className="sb">{row.name}</span>
        ) : (
          <button
            type="button"
            className="num sb"
            onClick={() => showView(turnTo(view, 'deals', { owner: row.key, period: view.period ?? 'thisQuarter' }))}
          >
            {row.name}
            <span className="sr">, show their deals</span>
          </button>
        )}
      </th>
      <td className="r" data-label="Target">
        {id !== null && from !== null && to !== null ? (
          <PlanInput
            label={`Target of ${row.name}`}
            currency={target?.currency ?? currency}
            value={target?.amount ?? null}
            readOnly={id === me.odooUserId && me.role === 'manager'}
            save={(amount) =>
              api.setTarget({ odooUserId: id, from, to, amount, currency: target?.currency ?? currency })
            }
          />
        ) : (
          <WholeTarget row={row} currency={currency} />
        )}
      </td>
      {columns.map((column) => (
        <FigureCell
          key={column.title}
          column={column}
          figure={memberFigure(row, column.measure, column.metric, currency)}
          locale={locale}
        />
      ))}
    </tr>
  );
}

/** What all are to win, as the API adds it up. */
function WholeTarget({ row, currency }: { readonly row: MemberRow; readonly currency: string }) {
  const { locale } = useSignedIn();
  const target = memberFigure(row, 'attainment', 'target', currency);
  return target?.value == null ? null : <span className="sb">{exactFigure(target, locale)}</span>;
}

function FigureCell({
  column,
  figure,
  locale,
}: {
  readonly column: Column;
  readonly figure: Figure | null;
  readonly locale: string;
}) {
  const words =
    figure === null ? 'none' : figure.value === null ? (figure.reason ?? 'none') : shortFigure(figure, locale);
  const late = column.tone === 'warn' && (figure?.value ?? 0) > 0;
  const tone = figure?.value == null ? 'r mut small' : late ? 'r warn sb' : 'r';
  return (
    <td className={tone} data-label={column.title} title={figure ? exactFigure(figure, locale) : ''}>
      {words}
    </td>
  );
}
