import type { ActivityRow, Dashboard } from '../../src/pipeline/answer.js';
import { Button } from '@fluentui/react-components';
import type { ActivitiesQuery } from '../api/endpoints.js';
import { longDay, relativeDay } from '../format/days.js';
import { count } from '../format/money.js';
import { FilterBar, usualScope } from '../frame/FilterBar.js';
import { FreshMark } from '../frame/FreshMark.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { useSignedIn } from '../frame/signedIn.js';
import { useDashboard } from '../home/useDashboard.js';
import { changeView, useView } from '../location/useView.js';
import { ListSkeleton } from '../panel/ListSkeleton.js';
import { useLive } from '../resource/useLive.js';
import type { Resource } from '../resource/useResource.js';
import { useFollow, usePages } from '../resource/usePages.js';
import { ActivityDone } from './ActivityDone.js';
import { TableHead } from '../frame/TableHead.js';
import '../home/home.css';
import '../panel/panel.css';

const lists = [
  { state: 'overdue', words: 'Overdue', empty: 'No activity is overdue.' },
  { state: 'today', words: 'Today', empty: 'Nothing is due today.' },
  {
    state: 'upcoming',
    words: 'Upcoming',
    empty: 'Nothing is planned ahead. A deal without a next step tends to go stale.',
  },
  { state: 'done', words: 'Done', empty: 'No activity was done in this scope.' },
] as const;

type State = (typeof lists)[number]['state'];

/** Where there is something to do: what is late first, then today, then what comes. */
function firstState({ activities: { overdue, today } }: Dashboard): State {
  return overdue > 0 ? 'overdue' : today > 0 ? 'today' : 'upcoming';
}

/** The list that the address names, else that with something to do; null while it is not known which. */
function shownState(named: string | null, { data, problem }: Resource<Dashboard>): State | null {
  const chosen = lists.find((list) => list.state === named)?.state;
  return chosen ?? (data ? firstState(data) : problem ? 'overdue' : null);
}

/** What is due and what was done, in the scope. */
export function ActivitiesPage() {
  const { api, me, locale } = useSignedIn();
  const view = useView();
  const fresh = useDashboard();
  const state = shownState(view.list, fresh);
  const query: ActivitiesQuery | null = state && { scope: view.scope ?? usualScope(me.scopes), state, limit: 100 };
  const pages = usePages<ActivityRow>(query && `activities ${JSON.stringify(query)}`, (cursor, signal) =>
    query ? api.activities(query, cursor, signal) : Promise.resolve({ total: 0, rows: [], next: null }),
  );
  useLive(fresh.reload);
  useFollow(pages, fresh.data?.position ?? null);
  const list = lists.find((one) => one.state === state);
  return (
    <>
      <FilterBar noPeriod end={<FreshMark freshAt={fresh.data?.freshAt ?? null} loading={pages.loading} />} />
      <main className="page" id="main" aria-busy={pages.loading}>
        <section className="card" aria-label="Activities">
          <header>
            <h1 className="asH2">Activities</h1>
            <span className="cap mut">
              {pages.total === null ? '' : `${count(pages.total, locale)} ${list?.words.toLowerCase() ?? ''}`}
            </span>
          </header>
          <div className="pills" role="group" aria-label="Lists">
            {lists.map((one) => (
              <button
                key={one.state}
                type="button"
                className="pill"
                aria-pressed={one.state === state}
                onClick={() => changeView({ list: one.state })}
              >
                {one.words}
              </button>
            ))}
          </div>
          {pages.problem ? <ResourceProblem what="The list" problem={pages.problem} retry={pages.reload} /> : null}
          {pages.total === 0 ? <p className="empty">{list?.empty}</p> : null}
          {pages.rows.length === 0 && pages.loading ? (
            <ListSkeleton />
          ) : (
            <ActivityTable rows={pages.rows} then={pages.reload} />
          )}
          {pages.more ? (
            <div className="more">
              <Button size="small" disabled={pages.loading} onClick={pages.readMore}>
                Show more
              </Button>
            </div>
          ) : null}
        </section>
      </main>
    </>
  );
}

function ActivityTable({ rows, then }: { readonly rows: readonly ActivityRow[]; readonly then: () => void }) {
  const { locale, today } = useSignedIn();
  if (rows.length === 0) return null;
  return (
    <table className="tbl actsT">
      <TableHead columns={['Activity', 'Due', 'Deal', ['Who', 'hide'], ['Action', 'unseen']]} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <span className="nm">{row.summary ?? row.type}</span>{' '}
              <span className="mut cap">{row.summary ? row.type : ''}</span>
            </td>
            <td className={row.state === 'overdue' ? 'bad sb' : ''}>
              {longDay(row.dueOn, today, locale)}, {relativeDay(row.dueOn, today)}
            </td>
            <td>
              <DealLink row={row} /> <span className="mut cap">{row.account}</span>
            </td>
            <td className="hide">{row.assignee ?? <span className="mut">nobody</span>}</td>
            <td className="r">
              <ActivityDone row={row} then={then} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DealLink({ row }: { readonly row: ActivityRow }) {
  if (row.dealId === null) return <span className="mut">no deal</span>;
  return (
    <button
      type="button"
      className="num"
      onClick={() => {
        changeView({ deal: row.dealId });
      }}
    >
      {row.deal}
    </button>
  );
}
