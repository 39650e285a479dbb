import type { Answer, Dashboard } from '../../src/pipeline/answer.js';
import { scopeParam, type Endpoints } from '../api/endpoints.js';
import type { MovementQuery } from '../api/dealEndpoints.js';
import { addDays } from '../format/days.js';
import { useSignedIn } from '../frame/signedIn.js';
import { useLive } from '../resource/useLive.js';
import { useResource, type Resource } from '../resource/useResource.js';

/** The days of a movement; both are whole, the last is included. */
export interface MovementDays {
  readonly from: string;
  readonly to: string;
}

/** The days of a period so far; a movement ends today at the latest. Null for one that has not begun. */
export function daysSoFar(period: Dashboard['period'], today: string, asOf: string | null): MovementDays | null {
  const last = asOf ?? today;
  const to = period.to !== null && period.to < last ? period.to : last;
  const from = period.from ?? addDays(to, -90);
  return from > to ? null : { from, to };
}

/** What the movement of a scope asks of the API; `close` narrows it to deals expected to close in those days. */
export function movementQuery(
  scope: Dashboard['scope'],
  days: MovementDays,
  close: Dashboard['period'] | null,
): MovementQuery {
  return { ...days, scope: scopeParam(scope), closeFrom: close?.from ?? null, closeTo: close?.to ?? null };
}

/** The waterfall, read again as things change; with a null query nothing is read. */
export function useMovement(query: MovementQuery | null): Resource<Answer> {
  const { api } = useSignedIn();
  const movement = useResource(query && `movement ${JSON.stringify(query)}`, (signal) => read(api, query, signal));
  useLive(movement.reload);
  return movement;
}

function read(api: Endpoints, query: MovementQuery | null, signal: AbortSignal): Promise<Answer> {
  if (!query) throw new Error('There is no movement to read');
  return api.movement(query, signal);
}
