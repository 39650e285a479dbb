/**
 * Every error a person, a client or an operator may meet: code → sentence, HTTP status, and whether the same call
 * may succeed later. Retryability is read from here and never guessed from a message (see errors.unit.test.ts).
 */
export const errorCodes = {
  BAD_REQUEST: { message: 'The request is not valid', status: 400, retryable: false },
  BODY_MALFORMED: { message: 'The body is not valid JSON', status: 400, retryable: false },
  BODY_TOO_LARGE: { message: 'The body is too large', status: 413, retryable: false },
  TOKEN_MISSING: { message: 'Sign in first: the request carries no token', status: 401, retryable: false },
  TOKEN_INVALID: { message: 'The token is not valid here; sign in again', status: 401, retryable: false },
  TOKEN_REUSED: {
    message: 'This sign-in was used twice and has been ended; sign in again',
    status: 401,
    retryable: false,
  },
  LOGIN_REFUSED: { message: 'Login or password is wrong', status: 401, retryable: false },
  HTTPS_REQUIRED: { message: 'This service answers over HTTPS alone', status: 403, retryable: false },
  CONSENT_REQUIRED: {
    message: 'Microsoft 365 asks for your consent first; open the tab, or tap Sign in',
    status: 403,
    retryable: false,
  },
  GRAPH_UNAVAILABLE: { message: 'Microsoft Graph does not answer right now', status: 503, retryable: true },
  PERSON_UNKNOWN: {
    message: 'You are signed in, but no Odoo user has your e-mail address; ask your administrator to link you',
    status: 403,
    retryable: false,
  },
  PERSON_GUEST: {
    message: 'Guests of the organisation have no access here; ask your administrator for an account of its own',
    status: 403,
    retryable: false,
  },
  SIGN_IN_UNAVAILABLE: {
    message: 'Sign-in cannot be checked right now; try again in a moment',
    status: 503,
    retryable: true,
  },
  PERSON_AMBIGUOUS: {
    message: 'Several Odoo users have your e-mail address; ask your administrator to link you to one',
    status: 403,
    retryable: false,
  },
  NO_SALES_ROLE: {
    message: 'You have no sales role in Odoo; ask your administrator for one',
    status: 403,
    retryable: false,
  },
  FORBIDDEN: { message: 'Your role does not allow this', status: 403, retryable: false },
  SCOPE_NOT_VISIBLE: { message: 'You can see your own deals only', status: 403, retryable: false },
  NOT_FOUND: { message: 'There is nothing here that you may see', status: 404, retryable: false },
  ANSWER_NOT_KEPT: {
    message: 'This answer is no longer kept; ask its question again, and you get the figures of now',
    status: 410,
    retryable: false,
  },
  METHOD_NOT_ALLOWED: { message: 'This address does not take that method', status: 405, retryable: false },
  QUESTION_NOT_UNDERSTOOD: { message: 'The question was not understood', status: 422, retryable: false },
  QUESTION_NOT_ANSWERABLE: { message: 'This cannot be answered yet', status: 422, retryable: false },
  TOO_MANY_REQUESTS: { message: 'Too many requests; try again in a moment', status: 429, retryable: true },
  OVERLOADED: { message: 'More is asked than can be answered; try again in a moment', status: 503, retryable: true },
  DEAL_CHANGED: { message: 'Somebody changed this deal meanwhile; nothing was written', status: 409, retryable: false },
  CHANGE_REFUSED: { message: 'The deal cannot be changed like this', status: 422, retryable: false },
  CHANGE_UNSETTLED: {
    message: 'Odoo has not answered yet; whether the change was made will be known in some minutes',
    status: 503,
    retryable: true,
  },
  DEAL_BUSY: { message: 'Somebody is changing this deal right now; try again', status: 409, retryable: true },
  COMMAND_ID_REUSED: {
    message: 'This command id stands for another change already; use a new one',
    status: 409,
    retryable: false,
  },
  TEAMS_TIMEOUT: { message: 'Teams did not take the message in time', status: 504, retryable: true },
  SYNC_ALREADY_RUNNING: { message: 'A sync is already running', status: 409, retryable: true },
  SYNC_SUSPICIOUS: {
    message: 'The sync stopped: too many records seem gone at once, so nothing was removed',
    status: 409,
    retryable: false,
  },
  NOTHING_TO_CONFIRM: { message: 'No run of the sync waits for a confirmation', status: 409, retryable: false },
  PROJECTION_UNKNOWN: { message: 'There is no projection of that name', status: 404, retryable: false },
  CONFIG_INVALID: { message: 'The configuration is not valid', status: 500, retryable: false },
  ODOO_UNREACHABLE: { message: 'Odoo cannot be reached at the configured address', status: 503, retryable: true },
  ODOO_TIMEOUT: { message: 'Odoo did not answer in time', status: 504, retryable: true },
  ODOO_UNAUTHORIZED: { message: 'Odoo refused the API key', status: 502, retryable: false },
  ODOO_DATABASE_UNKNOWN: { message: 'Odoo has no database of the configured name', status: 502, retryable: false },
  ODOO_FORBIDDEN: { message: 'The Odoo key lacks a right that the sync needs', status: 502, retryable: false },
  ODOO_REFUSED: { message: 'Odoo refused the call', status: 502, retryable: false },
  ODOO_BUSY: { message: 'Odoo is busy or failing; it is asked again later', status: 503, retryable: true },
  ODOO_ANSWER_MALFORMED: { message: 'What answered is not an Odoo server', status: 502, retryable: true },
  CIRCUIT_OPEN: { message: 'Odoo failed repeatedly and is left alone for a moment', status: 503, retryable: true },
  RECORD_UNMAPPABLE: { message: 'A record of Odoo cannot be read', status: 502, retryable: false },
  EVENT_INVALID: { message: 'An event does not have the form its type declares', status: 500, retryable: false },
  VERSION_CONFLICT: { message: 'The stream has moved on since it was read', status: 409, retryable: true },
  LOG_GAP: { message: 'The event log has a gap; reading stopped', status: 500, retryable: false },
  BACKUP_DAMAGED: { message: 'The backup is not what was saved', status: 500, retryable: false },
  BACKUP_FOREIGN: {
    message: 'The folder holds the backup of another log, or of this one before it was restored; use a new folder',
    status: 409,
    retryable: false,
  },
  DATABASE_NOT_EMPTY: { message: 'The database is not empty; nothing was restored', status: 409, retryable: false },
  ARCHIVE_UNAVAILABLE: { message: 'Archived events cannot be read right now', status: 503, retryable: true },
  ARCHIVE_DAMAGED: { message: 'The archive is not what was archived', status: 500, retryable: false },
  ARCHIVE_BUSY: { message: 'Another run is archiving right now', status: 409, retryable: true },
  RESTORE_UNFINISHED: {
    message: 'The database is being restored from a backup; run the same restore again to its end',
    status: 500,
    retryable: false,
  },
  SYNC_INTERRUPTED: {
    message: 'The process was told to end in the middle of this run; the next run goes on where it stopped',
    status: 409,
    retryable: true,
  },
  LEASE_LOST: { message: 'Another worker has taken over', status: 409, retryable: true },
  DATABASE_UNAVAILABLE: { message: 'The database does not answer', status: 503, retryable: true },
  TIMED_OUT: { message: 'The answer took too long and was given up', status: 503, retryable: true },
  NOT_READY: { message: 'The first sync is still on its way', status: 503, retryable: true },
  INTERNAL: { message: 'Something failed on our side; it was reported', status: 500, retryable: false },
} as const satisfies Record<string, { message: string; status: number; retryable: boolean }>;

/** One of the codes above. */
export type ErrorCode = keyof typeof errorCodes;

/** What a client may be told beside the sentence: names of fields, accepted values, suggestions. Never a secret. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * The only error class that crosses a part's border. `message` is the registry's sentence unless a more exact one is
 * given; `cause` is kept for the log and never shown.
 */
export class ForesailError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, options: { message?: string; details?: ErrorDetails; cause?: unknown } = {}) {
    super(options.message ?? errorCodes[code].message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'ForesailError';
    this.code = code;
    this.details = options.details ?? {};
  }

  /** HTTP status that the code answers with. */
  get status(): number {
    return errorCodes[this.code].status;
  }

  /** Whether the same call may succeed later. */
  get retryable(): boolean {
    return errorCodes[this.code].retryable;
  }
}
