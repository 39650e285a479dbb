import type { ApiError } from '../../src/pipeline/answer.js';

/** What went wrong with a call, in the API's own shape; `status` is 0 when nothing answered. */
export class ApiProblem extends Error implements ApiError {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string;
  readonly status: number;

  constructor(error: ApiError, status: number, cause?: unknown) {
    super(error.message, { cause });
    this.name = 'ApiProblem';
    this.code = error.code;
    this.details = error.details;
    this.requestId = error.requestId;
    this.status = status;
  }

  /** Whether the same call may succeed later: nothing answered, or the server said so by its status. */
  get retryable(): boolean {
    return this.status === 0 || [429, 502, 503, 504].includes(this.status);
  }

  /** Whether what was asked may have been done all the same: nobody answered, or did not know. */
  get unsettled(): boolean {
    return this.offline || this.status === 502 || this.status === 504 || this.code === 'CHANGE_UNSETTLED';
  }

  /** Nothing answered at all. */
  get offline(): boolean {
    return this.status === 0;
  }
}

/** Reads an error answer; one that is not ours (a proxy's page) still becomes a sentence. */
export function problemFrom(status: number, body: unknown, requestId: string): ApiProblem {
  if (isApiError(body)) return new ApiProblem(body, status);
  const message = `The service answered with status ${status} and no explanation`;
  return new ApiProblem({ code: 'ANSWER_MALFORMED', message, details: {}, requestId }, status);
}

/** The problem of a call that nothing answered. */
export function unreachable(requestId: string, cause: unknown): ApiProblem {
  const message = 'The service cannot be reached';
  return new ApiProblem({ code: 'UNREACHABLE', message, details: {}, requestId }, 0, cause);
}

/** Any thrown thing as a problem that can be shown. */
export function asProblem(thrown: unknown): ApiProblem {
  if (thrown instanceof ApiProblem) return thrown;
  const message = thrown instanceof Error ? thrown.message : 'Something failed in this page';
  return new ApiProblem({ code: 'PAGE_FAILED', message, details: {}, requestId: '' }, -1, thrown);
}

function isApiError(body: unknown): body is ApiError {
  if (typeof body !== 'object' || body === null) return false;
  const { code, message, details, requestId } = body as Partial<Record<keyof ApiError, unknown>>;
  return (
    typeof code === 'string' &&
    typeof message === 'string' &&
    typeof requestId === 'string' &&
    typeof details === 'object' &&
    details !== null
  );
}
