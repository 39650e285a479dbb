import type { ActivityRow, Dashboard } from '../../src/pipeline/answer.js';
import { longDay, shortDay } from '../format/days.js';
import { count } from '../format/money.js';
import { useSignedIn } from '../frame/signedIn.js';
import { changeView, showView, useView } from '../location/useView.js';
import { turnTo } from '../location/viewState.js';

const nothingDue = 'Nothing is due in the next seven days.';
/** Odoo deletes activities when they are done. */
const notKept = 'What was due on a past day is not kept.';

/** What is due: overdue first, then today, then the next seven days. */
export function ActivitiesDue({ dashboard: { activities, asOf } }: { readonly dashboard: Dashboard }) {
  const { locale, today } = useSignedIn();
  const view = useView();
  const total = activities.overdue + activities.today + activities.next7Days;
  const groups = [
    { state: 'overdue', title: `Overdue · ${count(activities.overdue, locale)}` },
    { state: 'today', title: `Today, ${longDay(today, today, locale)} · ${count(activities.today, locale)}` },
    { state: 'upcoming', title: `Next 7 days · ${count(activities.next7Days, locale)}` },
  ] as const;
  return (
    <section className="card" aria-label="Activities due">
      <header>
        <h2>Activities due</h2>
        {asOf === null ? <span className="cap mut">next 7 days</span> : null}
        <button
          type="button"
          className="lnk push"
          onClick={() => {
            showView(turnTo(view, 'activities'));
          }}
        >
          {asOf === null ? `All ${count(total, locale)}` : 'Those of today'}
        </button>
      </header>
      {total === 0 ? <p className="empty">{asOf === null ? nothingDue : notKept}</p> : null}
      <div className="lst">
        {groups.map((group) => (
          <Due
            key={group.state}
            title={group.title}
            onOpen={() => showView(turnTo(view, 'activities', { list: group.state }))}
            rows={activities.rows.filter((row) => row.state === group.state)}
          />
        ))}
      </div>
    </section>
  );
}

interface DueProps {
  readonly title: string;
  readonly rows: readonly ActivityRow[];
  readonly onOpen: () => void;
}

function Due({ title, rows, onOpen }: DueProps) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3>
        <button type="button" className="num" onClick={onOpen}>
          {title}
        </button>
      </h3>
      <ul>
        {rows.map((row) => (
          <ActivityLine key={row.id} row={row} />
        ))}
      </ul>
    </>
  );
}

function ActivityLine({ row }: { readonly row: ActivityRow }) {
  const { locale, today } = useSignedIn();
  const title = row.summary ?? row.type;
  const about = [row.type, row.account ?? row.deal, row.assignee].filter((part) => part !== null && part !== title);
  return (
    <li>
      <span className={row.state === 'overdue' ? 'cap bad sb nw' : 'cap mut nw'}>
        {row.state === 'today' ? 'today' : shortDay(row.dueOn, today, locale)}
      </span>
      <span className="tx">
        {row.dealId === null ? (
          <span>{title}</span>
        ) : (
          <button
            type="button"
            className="num"
            onClick={() => {
              changeView({ deal: row.dealId, behind: null, ask: null });
            }}
          >
            {title}
          </button>
        )}
        <span className="cap mut">{about.join(' · ')}</span>
      </span>
    </li>
  );
}
