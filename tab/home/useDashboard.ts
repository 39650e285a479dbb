import type { Dashboard } from '../../src/pipeline/answer.js';
import { scopeParam, type Endpoints } from '../api/endpoints.js';
import { usualScope } from '../frame/FilterBar.js';
import { usualPeriod } from '../frame/periods.js';
import { useAsOf } from '../frame/useAsOf.js';
import { useSignedIn } from '../frame/signedIn.js';
import { useView } from '../location/useView.js';
import type { ViewState } from '../location/viewState.js';
import { provide, useResource, type Resource } from '../resource/useResource.js';

/** The name under which a dashboard is kept. */
export function dashboardKey(scope: string, period: string, asOf: string | null = null): string {
  return `dashboard ${scope} ${period}${asOf === null ? '' : ` ${asOf}`}`;
}

/**
 * Asks for the dashboard of the address while the person is still being looked up: the first figures then take one round
 * trip less. A failure is left to the page, which asks again.
 */
export async function readDashboardAhead(api: Endpoints, view: ViewState): Promise<void> {
  const period = view.period ?? usualPeriod;
  if (view.asOf !== null) return;
  try {
    const dashboard = await api.dashboard({ scope: view.scope, period });
    provide(dashboardKey(scopeParam(dashboard.scope), period), dashboard);
  } catch {
    return;
  }
}

/** The dashboard of one scope and period, as asked for in the address. */
export function useDashboard(): Resource<Dashboard> {
  const { api, me } = useSignedIn();
  const view = useView();
  const scope = view.scope ?? usualScope(me.scopes);
  const period = view.period ?? usualPeriod;
  const asOf = useAsOf();
  return useResource(dashboardKey(scope, period, asOf), (signal) => api.dashboard({ scope, period, asOf }, signal));
}
