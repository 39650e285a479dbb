import type { Request, Response, Server } from 'restify';
import { readJsonBody } from '../../src/api/http/readBody.js';
import { errorCodes, ForesailError, type ErrorCode } from '../../src/errors.js';
import type { Log } from '../../src/ops/log.js';
import { activitySchema, tenantOf, type IncomingActivity } from './activity.js';
import type { FrameworkAdapter } from './frameworkAdapter.js';
import type { TurnHandler } from './turn.js';

/** What decides whether an activity is let in, beside its token. */
export interface Admission {
  /** null: no bot is configured, so no token is asked for and only loopback may be answered. */
  readonly botId: string | null;
  /** The one tenant that is served; null: any (no tenant is configured). */
  readonly tenantId: string | null;
}

export interface MessagesRoute {
  readonly adapter: FrameworkAdapter;
  readonly handler: TurnHandler;
  readonly admission: Admission;
  readonly requestId: () => string;
  readonly log: Log;
}

/** An activity with a message of the longest that Teams takes, and its markup; read here when the server did not. */
const largestBody = 256 * 1024;

/** `POST /api/messages`. A refused token is 401 however the SDK reports it; the body of an error has the API's shape. */
export function mountMessages(server: Server, route: MessagesRoute): void {
  server.post('/api/messages', (request: Request, response: Response, next: () => void) => {
    receive(request, response, route).then(
      () => next(),
      (error: unknown) => {
        route.log.warn({ err: error }, 'An activity could not be read');
        refuse(response, error instanceof ForesailError ? error.code : 'INTERNAL', route.requestId());
        next();
      },
    );
  });
}

async function receive(request: Request, response: Response, route: MessagesRoute): Promise<void> {
  const requestId = route.requestId();
  const parsed = activitySchema.safeParse(request.body ?? (await readJsonBody(request, largestBody)));
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join('.'));
    route.log.warn({ requestId, fields }, 'An activity does not have the form of one');
    return refuse(response, 'BAD_REQUEST', requestId);
  }
  const refusal = admissionProblem(parsed.data, route.admission);
  if (refusal !== null) {
    route.log.warn({ requestId, refusal, channelId: parsed.data.channelId }, 'An activity was refused');
    return refuse(response, refusal, requestId);
  }
  await answer(request, response, parsed.data, route, requestId);
}

async function answer(
  request: Request,
  response: Response,
  activity: IncomingActivity,
  route: MessagesRoute,
  requestId: string,
): Promise<void> {
  let accepted = false;
  const reached = () => {
    accepted = true;
  };
  try {
    const authorization = request.headers.authorization ?? '';
    const invoked = await route.adapter.handle(authorization, activity, route.handler, reached);
    response.send(invoked?.status ?? 200, invoked?.body ?? {});
  } catch (error) {
    const code: ErrorCode = accepted ? 'INTERNAL' : authorizationGiven(request) ? 'TOKEN_INVALID' : 'TOKEN_MISSING';
    route.log.warn({ requestId, code, err: error }, 'An activity was not answered');
    refuse(response, code, requestId);
  }
}

/**
 * Only Teams is served: a Web Chat or Direct Line channel on the same bot has valid tokens too, but lets its caller say
 * who they are.
 */
function admissionProblem(activity: IncomingActivity, admission: Admission): ErrorCode | null {
  if (admission.botId === null) return isLoopback(activity.serviceUrl) ? null : 'TOKEN_MISSING';
  if (activity.channelId !== 'msteams') return 'FORBIDDEN';
  const tenant = tenantOf(activity);
  return admission.tenantId !== null && tenant !== null && tenant !== admission.tenantId ? 'FORBIDDEN' : null;
}

/** Without tokens the answer must not leave this machine: whoever calls names the address it goes to. */
function isLoopback(serviceUrl: string): boolean {
  const { hostname } = new URL(serviceUrl);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function authorizationGiven(request: Request): boolean {
  return (request.headers.authorization ?? '') !== '';
}

function refuse(response: Response, code: ErrorCode, requestId: string): void {
  if (response.headersSent) return;
  const { message, status } = errorCodes[code];
  response.send(status, { code, message, details: {}, requestId });
}
