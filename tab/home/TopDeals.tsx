import type { Dashboard } from '../../src/pipeline/answer.js';
import { DealsTwin } from '../deals/DealsTwin.js';
import { useShownDay } from '../frame/useAsOf.js';
import { showView, useView } from '../location/useView.js';
import { turnTo } from '../location/viewState.js';

/** The largest open deals of the period. */
export function TopDeals({ dashboard }: { readonly dashboard: Dashboard }) {
  const view = useView();
  const day = useShownDay();
  return (
    <section className="card mt" aria-label="Top deals">
      <header>
        <h2>Top deals</h2>
        <span className="cap mut">open, largest first</span>
        <button
          type="button"
          className="lnk push"
          onClick={() => {
            showView(turnTo(view, 'deals', { period: view.period ?? 'thisQuarter' }));
          }}
        >
          Open deals
        </button>
      </header>
      {dashboard.topDeals.length === 0 ? (
        <p className="empty">No open deal is expected to close in this period. Try a longer period, or all deals.</p>
      ) : (
        <DealsTwin rows={dashboard.topDeals} day={day} />
      )}
    </section>
  );
}
