import type { IncomingMessage } from 'node:http';
import { randomUUID } from 'node:crypto';

/** What is known of a request while it runs, for its log line and its error. */
export interface RequestState {
  readonly id: string;
  /** Milliseconds of the monotonic clock. */
  readonly startedAt: number;
  personId: string | null;
  /** Code of the error it was answered with. */
  code: string | null;
  cause: unknown;
  /** Answered by a stream, whose length says nothing of how quick the service is. */
  streams: boolean;
  /** Whether the audit log knows of its refusal already. */
  audited: boolean;
}

const states = new WeakMap<IncomingMessage, RequestState>();
const acceptableId = /^[\w-]{8,64}$/;

/** The state of a request, begun at the first call. A caller's own id is kept when it is harmless. */
export function stateOf(request: IncomingMessage, newId: () => string = randomUUID): RequestState {
  const known = states.get(request);
  if (known) return known;
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && acceptableId.test(given) ? given : newId();
  const state: RequestState = {
    id,
    startedAt: performance.now(),
    personId: null,
    code: null,
    cause: null,
    streams: false,
    audited: false,
  };
  states.set(request, state);
  return state;
}
