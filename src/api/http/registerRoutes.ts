import type { Request, Response, Server } from 'restify';
import type { Viewer } from '../../access/viewer.js';
import { ForesailError } from '../../errors.js';
import { inTime } from '../../inTime.js';
import type { Identity } from '../../identity/ports.js';
import type { ApiLimits } from '../ports.js';
import type { Caller, RequestAudit } from './auditRequests.js';
import type { CallerOrigin } from './callerOrigin.js';
import type { RateLimit } from './rateLimit.js';
import { readJsonBody } from './readBody.js';
import type { ReadingTurns } from './readingTurns.js';
import { readInput, readQuery } from './readInput.js';
import { stateOf } from './requestState.js';
import type { RequestState } from './requestState.js';
import type { Reply, Route } from './route.js';
import { sendError, sendReply } from './sendReply.js';

/** What every route goes through on its way in. */
export interface Door {
  readonly identity: Identity;
  readonly limits: ApiLimits;
  readonly perPerson: RateLimit;
  readonly refusals: RateLimit;
  readonly audit: RequestAudit;
  /** When a person's reading may begin. */
  readonly turns: ReadingTurns;
  /** Where a request came from, as far as it can be believed. */
  readonly originOf: (request: Request) => CallerOrigin;
}

/** Registers each route of the table; nothing reaches a handler that the table does not let in. */
export function registerRoutes(server: Server, routes: readonly Route[], door: Door): void {
  for (const route of routes) {
    server[route.method]({ path: route.path, name: routeName(route) }, async (request: Request, response: Response) => {
      const state = stateOf(request);
      try {
        const replying = serve(route, request, state, door, leavingOf(response));
        sendReply(response, await inTime(door.limits.timeoutMs, replying, tooLate), state);
      } catch (error) {
        sendError(response, state, error);
        if (!isRefusal(error)) return;
        state.audited = true;
        door.audit.refusal(callerOf(request, state, door), routeName(route), error.code);
      }
    });
  }
}

/** A handler that never settles must not hold its caller for ever. */
const tooLate = () => new ForesailError('TIMED_OUT');

function isRefusal(error: unknown): error is ForesailError {
  return error instanceof ForesailError && (error.status === 401 || error.status === 403 || error.status === 429);
}

function callerOf(request: Request, state: RequestState, door: Door): Caller {
  return { who: state.personId, requestId: state.id, address: door.originOf(request).address };
}

/** Name under which restify and the metrics know a route. */
export function routeName(route: Pick<Route, 'method' | 'path'>): string {
  return `${route.method} ${route.path}`;
}

/** Aborted when the caller has left or was answered. */
function leavingOf(response: Response): AbortSignal {
  const leaving = new AbortController();
  response.once('close', () => leaving.abort());
  return leaving.signal;
}

async function serve(
  route: Route,
  request: Request,
  state: RequestState,
  door: Door,
  gone: AbortSignal,
): Promise<Reply> {
  const viewer = await admit(route, request, state, door);
  const query = readInput(route.query, readQuery(request.url ?? ''));
  const params = readInput(route.params, request.params);
  const body = route.body
    ? readInput(route.body, (await readJsonBody(request, door.limits.bodyBytes)) ?? {})
    : undefined;
  const caller = callerOf(request, state, door);
  if (route.access === 'admin' && route.method !== 'get' && !route.keepsEntry) {
    await door.audit.act(caller, routeName(route), { params: params ?? null, body: body ?? null });
  }
  const origin = door.originOf(request);
  const handle = () => route.handle({ viewer, query, params, body, requestId: state.id, request, origin });
  const handled = route.access === 'person' && route.method === 'get' ? door.turns(handle, gone) : handle();
  const reply = route.guessable ? await countingRefusals(handled, door, request) : await handled;
  // An admin's reading names what was read; a sign-in is its own name.
  const target = route.access === 'admin' ? routeName(route) : null;
  if (route.notes) door.audit.note({ ...caller, who: reply.who ?? caller.who }, route.notes, target);
  return reply;
}

async function admit(route: Route, request: Request, state: RequestState, door: Door): Promise<Viewer | null> {
  if (route.access === 'public') return null;
  const viewer = await countingRefusals(door.identity.viewerForToken(bearerOf(request)), door, request);
  state.personId = viewer.personId;
  await door.perPerson.take(viewer.personId);
  if (route.access === 'admin' && !isAdmin(viewer)) throw new ForesailError('FORBIDDEN');
  return viewer;
}

/**
 * Wrong tokens are counted, so that guessing ends in 429; a person without a role is no guesser. Right tokens pass whatever
 * else came from their address: many people share one.
 */
async function countingRefusals<Result>(attempt: Promise<Result>, door: Door, request: Request): Promise<Result> {
  try {
    return await attempt;
  } catch (error) {
    if (error instanceof ForesailError && error.status === 401)
      await door.refusals.take(door.originOf(request).address);
    throw error;
  }
}

/** Whether the viewer may run sync and projections. */
export function isAdmin(viewer: Viewer): boolean {
  return viewer.role === 'admin' || viewer.role === 'superAdmin';
}

const bearerForm = /^Bearer +([\w.~+/-]+=*)$/i;
/** Entra's tokens are some 2 KB; what is longer is not read. */
const longestToken = 8_192;

function bearerOf(request: Request): string {
  const header = request.headers.authorization;
  if (header === undefined) throw new ForesailError('TOKEN_MISSING');
  const token = header.length <= longestToken ? bearerForm.exec(header)?.[1] : undefined;
  if (token === undefined) throw new ForesailError('TOKEN_INVALID');
  return token;
}
