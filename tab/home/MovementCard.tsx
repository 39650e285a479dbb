import type { Dashboard } from '../../src/pipeline/answer.js';
import { shortDay } from '../format/days.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { useSignedIn } from '../frame/signedIn.js';
import { showView, useView } from '../location/useView.js';
import { turnTo } from '../location/viewState.js';
import { daysSoFar, movementQuery, useMovement } from '../movement/useMovement.js';
import { Waterfall } from '../movement/Waterfall.js';
import { waterfallOf } from '../movement/waterfall.js';

interface Props {
  readonly dashboard: Dashboard;
  readonly currency: string;
}

/** How the open pipeline of the period came to what it is; a bar opens it on the movement page. */
export function MovementCard({ dashboard, currency }: Props) {
  const { today, locale } = useSignedIn();
  const view = useView();
  const days = daysSoFar(dashboard.period, today, view.asOf);
  const movement = useMovement(days && movementQuery(dashboard.scope, days, dashboard.period));
  const open = (step: string | null) => {
    showView(turnTo(view, 'movement', { step }));
  };
  const bars = movement.data?.movement ? waterfallOf(movement.data.movement, currency) : [];
  const ends = [days?.from, days?.to].map((day) => (day ? shortDay(day, today, locale) : '')) as [string, string];
  return (
    <section className="card mt movementCard" aria-label="Movement" aria-busy={movement.loading && !movement.data}>
      <header>
        <h2>Movement</h2>
        <span className="cap mut">
          {days ? `open pipeline of the period, ${ends[0]} – ${ends[1]}, ${currency}` : 'the period has not begun'}
        </span>
        <button type="button" className="lnk push" onClick={() => open(null)}>
          Open movement
        </button>
      </header>
      {movement.problem ? (
        <ResourceProblem what="The movement" problem={movement.problem} retry={movement.reload} />
      ) : null}
      {days === null ? <p className="empty">Nothing has moved yet: the period begins after the day shown.</p> : null}
      {movement.data && bars.length === 0 ? <p className="empty">Nothing was open at either end.</p> : null}
      {bars.length > 0 ? <Waterfall bars={bars} currency={currency} ends={ends} chosen={null} onChoose={open} /> : null}
    </section>
  );
}
