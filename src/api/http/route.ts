import type { Readable } from 'node:stream';
import type { Request } from 'restify';
import type { z } from 'zod';
import type { AuditAction } from '../../ops/audit/auditEntry.js';
import type { CallerOrigin } from './callerOrigin.js';
import type { Viewer } from '../../access/viewer.js';

/** Who may call a route. `admin` is an admin or super admin. */
export type Access = 'public' | 'person' | 'admin';

/** What a handler answers with. A string is sent as it is, a stream as it comes, an object as JSON, null as no body. */
export interface Reply {
  readonly status: number;
  readonly body: object | string | Buffer | Readable | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whom the audit log names, where the request itself carried no token. */
  readonly who?: string;
}

/** What a handler is given: checked input, and the viewer where the route asks for one. */
export interface Call<Who, Query, Params, Body> {
  readonly viewer: Who;
  readonly query: Query;
  readonly params: Params;
  readonly body: Body;
  readonly requestId: string;
  readonly request: Request;
  readonly origin: CallerOrigin;
}

/** A route as it is registered, documented and tested: one table drives all three. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'del';
  /** `/api/v2/answers/:id`. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly query?: z.ZodType;
  readonly params?: z.ZodType;
  readonly body?: z.ZodType;
  /** Status and schema of the usual answer; no schema where it is not JSON of ours. */
  readonly reply: { readonly status: number; readonly schema?: z.ZodType };
  /** Codes of errors this route may answer with, beside those every route may. */
  readonly errors?: readonly string[];
  /** Refusals here count against the caller's address. */
  readonly guessable?: boolean;
  /** What it does keeps an entry of its own, before it happens and with what it is done to: the door adds none. */
  readonly keepsEntry?: true;
  /** Action under which the audit log keeps that it was done. */
  readonly notes?: AuditAction;
  readonly handle: (call: Call<Viewer | null, unknown, unknown, unknown>) => Promise<Reply>;
}

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

interface Described<Query, Params, Body> extends Omit<Route, 'access' | 'handle' | 'query' | 'params' | 'body'> {
  readonly query?: Query;
  readonly params?: Params;
  readonly body?: Body;
}

type Handler<Who, Query, Params, Body> = (
  call: Call<Who, Output<Query>, Output<Params>, Output<Body>>,
) => Promise<Reply>;

type Schema = z.ZodType | undefined;

/** A route that needs no token. */
export function publicRoute<Query extends Schema, Params extends Schema, Body extends Schema>(
  described: Described<Query, Params, Body>,
  handle: Handler<null, Query, Params, Body>,
): Route {
  return route('public', described, handle as Route['handle']);
}

/** A route for whoever has a role; the handler gets the viewer. */
export function personRoute<Query extends Schema, Params extends Schema, Body extends Schema>(
  described: Described<Query, Params, Body>,
  handle: Handler<Viewer, Query, Params, Body>,
): Route {
  return route('person', described, handle as Route['handle']);
}

/** A route for admins and super admins. */
export function adminRoute<Query extends Schema, Params extends Schema, Body extends Schema>(
  described: Described<Query, Params, Body>,
  handle: Handler<Viewer, Query, Params, Body>,
): Route {
  return route('admin', described, handle as Route['handle']);
}

/** The casts above are sound because `registerRoutes` hands over a viewer for each access but `public`, and parsed input. */
function route(access: Access, described: Described<Schema, Schema, Schema>, handle: Route['handle']): Route {
  return { ...described, access, handle } as Route;
}

/** The usual answer. */
export function ok(body: object, status = 200): Reply {
  return { status, body };
}
