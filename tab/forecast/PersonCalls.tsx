import type { Answer, Dashboard } from '../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { plainQuestion } from '../api/endpoints.js';
import type { Days, ForecastCalls } from '../api/dealEndpoints.js';
import { exactFigure, figureOf, shortFigure } from '../format/figures.js';
import { count } from '../format/money.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { Wide } from '../frame/Wide.js';
import { useSignedIn } from '../frame/signedIn.js';
import { TableHead } from '../frame/TableHead.js';
import { ListSkeleton } from '../panel/ListSkeleton.js';
import { slowGapMs, useLive } from '../resource/useLive.js';
import { useResource } from '../resource/useResource.js';
import { memberRows, type MemberRow } from '../team/memberRows.js';
import { PlanInput } from '../team/PlanInput.js';
import { useByOwner } from '../team/useByOwner.js';
import { categoryWords } from './categories.js';
import '../team/team.css';

const measures = ['openPipeline', 'won'] as const;
const categories = ['closed', 'commit', 'bestCase', 'pipeline', 'omitted'] as const;
/** Forecasts are asked for person by person; more than a page of them is another scope's business. */
const mostPeople = 30;

const moneyColumns = ['Call', ...categories.map((name) => categoryWords[name])];

interface Props {
  readonly dashboard: Dashboard;
  readonly days: Days;
  /** The forecast of the whole scope: the last row. */
  readonly whole: Answer | null;
}

/** Each person's forecast by category beside their own call; the last row is the roll-up of the scope. */
export function PersonCalls({ dashboard, days, whole }: Props) {
  const { api, me, locale } = useSignedIn();
  const members = useByOwner(dashboard, measures);
  const people = withMe(memberRows(members.data ?? {}), me, dashboard);
  const shown = people.slice(0, mostPeople);
  const ids = shown.map((row) => row.key).join();
  const forecasts = useResource(members.data ? `forecasts ${ids} ${days.from} ${days.to}` : null, async (signal) => {
    const asked = shown.map((row) => api.askQuestion(forecastOf(row, me.odooUserId, dashboard), signal));
    return Object.fromEntries((await Promise.all(asked)).map((answer, at) => [shown[at]?.key ?? '', answer]));
  });
  const calls = useResource(`calls ${days.from} ${days.to}`, (signal) => api.forecastCalls(days, signal));
  useLive(forecasts.reload, slowGapMs);
  useLive(calls.reload);
  const problem = members.problem ?? forecasts.problem ?? calls.problem;

  return (
    <section className="card mt" aria-label="Calls by person">
      <header>
        <h2>Calls by person</h2>
        <span className="cap mut">what each says they will win in the period, beside what their deals say</span>
      </header>
      {problem ? <ResourceProblem what="The calls" problem={problem} retry={forecasts.reload} /> : null}
      {forecasts.data && calls.data ? (
        <Wide label="Calls">
          <table className="tbl people calls">
            <TableHead columns={['Person', ...moneyColumns.map((title) => [title, 'r'] as const)]} />
            <tbody>
              {shown.map((row) => (
                <PersonRow
                  key={row.key}
                  row={row}
                  answer={forecasts.data?.[row.key] ?? null}
                  calls={calls.data}
                  dashboard={dashboard}
                  days={days}
                />
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">Together</th>
                <td className="r" data-label="Call">
                  <Called answer={whole} currency={dashboard.currencies[0] ?? 'EUR'} />
                </td>
                <CategoryCells answer={whole} currency={dashboard.currencies[0] ?? 'EUR'} />
              </tr>
            </tfoot>
          </table>
        </Wide>
      ) : problem ? null : (
        <ListSkeleton />
      )}
      {people.length > shown.length ? (
        <p className="foot">
          The first {shown.length} of {count(people.length, locale)} people; choose a team to see the others.
        </p>
      ) : null}
    </section>
  );
}

/** The forecast of one person, as the API takes the question. */
function forecastOf({ key, name }: MemberRow, me: number | null, { period }: Dashboard): PipelineQuestion {
  const scope = { kind: 'person' as const, ids: [Number(key)], label: name };
  return { ...plainQuestion, measure: 'forecast', period, scope: Number(key) === me ? mine : scope };
}

const mine = { kind: 'me' as const, ids: [], label: 'you' };

/** Oneself first, with or without deals, where one is in the scope. */
function withMe(
  rows: readonly MemberRow[],
  me: { readonly odooUserId: number | null; readonly name: string },
  { scope }: Dashboard,
): readonly MemberRow[] {
  const owned = rows.filter((row) => row.key !== 'none');
  const key = me.odooUserId === null ? null : String(me.odooUserId);
  if (key === null || scope.kind === 'team' || scope.kind === 'person') return owned;
  const own = owned.find((row) => row.key === key) ?? { key, name: me.name, figures: {} };
  return [own, ...owned.filter((row) => row.key !== key)];
}

interface RowProps extends Omit<Props, 'whole'> {
  readonly row: MemberRow;
  readonly answer: Answer | null;
  readonly calls: ForecastCalls | null;
}

function PersonRow({ row, answer, calls, dashboard, days }: RowProps) {
  const { api, me } = useSignedIn();
  const id = Number(row.key);
  const call = calls?.calls.find((one) => one.odooUserId === id && one.from === days.from && one.to === days.to);
  const currency = call?.currency ?? dashboard.currencies[0] ?? 'EUR';
  return (
    <tr>
      <th scope="row">
        <span className="sb">{row.name}</span>
        {id === me.odooUserId ? <span className="mut cap"> you</span> : null}
      </th>
      <td className="r" data-label="Call">
        <PlanInput
          label={id === me.odooUserId ? 'Your call' : `Call of ${row.name}`}
          currency={currency}
          value={call?.amount ?? null}
          readOnly={false}
          save={(amount) => api.callForecast({ odooUserId: id, ...days, amount, currency })}
        />
      </td>
      <CategoryCells answer={answer} currency={currency} />
    </tr>
  );
}

function CategoryCells({ answer, currency }: { readonly answer: Answer | null; readonly currency: string }) {
  const { locale } = useSignedIn();
  return categories.map((name) => {
    const group = answer?.groups.find((one) => one.key === name);
    const figure = figureOf(group?.figures ?? [], 'amount', currency);
    return (
      <td
        key={name}
        className={figure?.value ? 'r' : 'r mut'}
        data-label={categoryWords[name]}
        title={figure ? exactFigure(figure, locale) : ''}
      >
        {figure?.value ? shortFigure(figure, locale) : 'none'}
      </td>
    );
  });
}

/** What people call together, as the API adds it up. */
function Called({ answer, currency }: { readonly answer: Answer | null; readonly currency: string }) {
  const { locale } = useSignedIn();
  const called = figureOf(answer?.figures ?? [], 'calledAmount', currency);
  return called?.value == null ? <span className="mut">none</span> : exactFigure(called, locale);
}
