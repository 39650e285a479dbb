import { ForesailError, type ErrorCode } from '../../errors.js';

/** What Odoo says of a fault in both dialects; `debug` (a traceback) stays out of messages and goes to the log alone. */
export interface OdooFault {
  readonly name: string;
  readonly message: string;
  readonly debug: string | null;
}

/** Where a fault came up: named in the sentence, so that a person knows what to mend. */
export interface CallPlace {
  readonly database: string;
  readonly model: string;
  readonly method: string;
}

/** No answer at all: which of wrong address, down and too slow it is. */
export function unreachable(cause: unknown, server: { url: string; timeoutMs: number }): ForesailError {
  if (cause instanceof ForesailError) return cause;
  const reason = reasonOf(cause);
  if (reason === 'TimeoutError' || (reason.startsWith('UND_ERR_') && reason.endsWith('TIMEOUT'))) {
    return new ForesailError('ODOO_TIMEOUT', {
      message: `Odoo did not answer within ${server.timeoutMs / 1000} s`,
      details: { reason },
      cause,
    });
  }
  return new ForesailError('ODOO_UNREACHABLE', {
    message: `${sentences[reason] ?? 'Odoo cannot be reached at ODOO_URL'} (${originOf(server.url)})`,
    details: { reason },
    cause,
  });
}

const sentences: Readonly<Record<string, string>> = {
  ENOTFOUND: 'The host name of ODOO_URL does not exist',
  EAI_AGAIN: 'The host name of ODOO_URL cannot be looked up just now',
  ECONNREFUSED: 'Nothing listens at ODOO_URL: Odoo is down or the port is wrong',
  ECONNRESET: 'Odoo cut the connection',
  UND_ERR_SOCKET: 'Odoo cut the connection',
};

/** An answer that no Odoo gives. */
export function notOdoo(status: number): ForesailError {
  return status >= 500
    ? new ForesailError('ODOO_BUSY', { details: { status } })
    : new ForesailError('ODOO_ANSWER_MALFORMED', {
        message: 'What answered at ODOO_URL is not an Odoo server, or cut its answer short',
        details: { status },
      });
}

export function databaseUnknown(database: string): ForesailError {
  return new ForesailError('ODOO_DATABASE_UNKNOWN', {
    message: `Odoo has no database named "${database}" (ODOO_DB)`,
    details: { database },
  });
}

/** @param login given for JSON-RPC, where a wrong login looks like a wrong key. */
export function keyRefused(login?: string): ForesailError {
  const message = login
    ? `Odoo refused ODOO_API_KEY for the login "${login}": one of the two is wrong, or the key was revoked`
    : 'Odoo refused ODOO_API_KEY: it is wrong, has expired or was revoked';
  return new ForesailError('ODOO_UNAUTHORIZED', { message });
}

/** The error for a fault that Odoo described, by the class it names; `status` is JSON-2's HTTP status. */
export function errorForFault(
  fault: OdooFault,
  place: CallPlace,
  status: number,
  retryAfterMs: number | null,
): ForesailError {
  const code = codeForFault(fault, status);
  const details = { model: place.model, method: place.method, fault: fault.name, ...waiting(retryAfterMs) };
  if (code === 'ODOO_UNAUTHORIZED') return keyRefused();
  if (code === 'ODOO_DATABASE_UNKNOWN') return databaseUnknown(place.database);
  if (code === 'ODOO_FORBIDDEN') {
    const message = `The Odoo key lacks the right to ${place.method} ${place.model}`;
    return new ForesailError(code, { message, details, cause: fault });
  }
  if (code === 'ODOO_REFUSED') {
    const message = `Odoo refused ${place.method} on ${place.model}: ${firstLine(fault.message)}`;
    return new ForesailError(code, { message, details, cause: fault });
  }
  return new ForesailError(code, { details, cause: fault });
}

/** Whether the error says that the model itself (and so its module) is not there. */
export function isModelMissing(error: unknown): boolean {
  return error instanceof ForesailError && error.details['modelMissing'] === true;
}

/** The error for a model or method that Odoo does not have. */
export function missing(fault: OdooFault, place: CallPlace, modelMissing: boolean): ForesailError {
  return new ForesailError('ODOO_REFUSED', {
    message: `Odoo has no ${modelMissing ? `model ${place.model}` : `method ${place.method} on ${place.model}`}`,
    details: { model: place.model, method: place.method, fault: fault.name, modelMissing },
    cause: fault,
  });
}

/** Odoo's own retrying gave up on these; the same call may succeed in a moment. */
const passing = /^(psycopg2\.|odoo\.exceptions\.ConcurrencyError|builtins\.(MemoryError|TimeoutError))/;

function codeForFault(fault: OdooFault, status: number): ErrorCode {
  if (fault.name === 'odoo.exceptions.AccessDenied' || status === 401) return 'ODOO_UNAUTHORIZED';
  if (fault.name === 'odoo.exceptions.AccessError' || status === 403) return 'ODOO_FORBIDDEN';
  if (status === 429 || status === 502 || status === 503 || status === 504) return 'ODOO_BUSY';
  if (/database ".*" does not exist/.test(fault.message) && fault.name.startsWith('psycopg2.')) {
    return 'ODOO_DATABASE_UNKNOWN';
  }
  if (passing.test(fault.name)) return 'ODOO_BUSY';
  return status >= 500 && fault.name === '' ? 'ODOO_BUSY' : 'ODOO_REFUSED';
}

/** Reads `{name, message, debug}` out of an error body, whatever is missing. */
export function faultOf(body: unknown): OdooFault {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  return { name: text('name'), message: text('message'), debug: text('debug') || null };
}

function waiting(retryAfterMs: number | null): { retryAfterMs?: number } {
  return retryAfterMs === null ? {} : { retryAfterMs };
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').slice(0, 300);
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'not an address';
}

/** undici wraps the socket's error: the code may stand one cause deeper. */
function reasonOf(cause: unknown): string {
  for (let error = cause; error instanceof Error; error = error.cause) {
    const code = (error as { code?: unknown }).code;
    if (typeof code === 'string') return code;
    if (error.name === 'TimeoutError') return error.name;
  }
  return 'UNKNOWN';
}
