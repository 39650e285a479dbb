import type { Dashboard } from '../../src/pipeline/answer.js';
import { usualScope } from '../frame/FilterBar.js';
import { usualPeriod } from '../frame/periods.js';
import { useSignedIn } from '../frame/signedIn.js';
import { useView } from '../location/useView.js';
import { useResource, type Resource } from '../resource/useResource.js';

/** The dashboard of one scope and period, as asked for in the address. */
export function useDashboard(): Resource<Dashboard> {
  const { api, me } = useSignedIn();
  const view = useView();
  const scope = view.scope ?? usualScope(me.scopes);
  const period = view.period ?? usualPeriod;
  return useResource(`dashboard ${scope} ${period}`, (signal) => api.dashboard({ scope, period }, signal));
}
