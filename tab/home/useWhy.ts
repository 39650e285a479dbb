import type { Dashboard } from '../../src/pipeline/answer.js';
import { scopeParam } from '../api/endpoints.js';
import { useSignedIn } from '../frame/signedIn.js';
import { useView } from '../location/useView.js';
import { usualPeriod } from '../frame/periods.js';
import { rareGapMs, useLive } from '../resource/useLive.js';
import { useResource } from '../resource/useResource.js';
import { useIdle } from './useIdle.js';

const untold: NonNullable<Dashboard['why']> = [];

/** Why weighted pipeline, coverage and attainment are not what they were; read once the page has come to rest. */
export function useWhy(dashboard: Dashboard | null): NonNullable<Dashboard['why']> {
  const { api } = useSignedIn();
  const view = useView();
  const idle = useIdle();
  const period = view.period ?? usualPeriod;
  const scope = dashboard ? scopeParam(dashboard.scope) : '';
  const key = idle && dashboard && dashboard.asOf === null ? `why ${scope} ${period}` : null;
  const found = useResource(key, (signal) => api.dashboard({ scope, period, with: 'why' }, signal));
  useLive(found.reload, rareGapMs);
  return found.data?.why ?? untold;
}
