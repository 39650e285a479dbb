import type { PipelineQuestion } from '../question.js';

/** `GET /api/v2/me`. */
export interface Me {
  readonly personId: string;
  readonly odooUserId: number | null;
  readonly name: string;
  readonly email: string;
  readonly role: 'superAdmin' | 'admin' | 'ceo' | 'manager' | 'rep' | 'none';
  readonly timeZone: string;
  readonly locale: string;
  /** Scopes the person may choose, the usual one first. */
  readonly scopes: readonly PipelineQuestion['scope'][];
}

/** The shape of every error the API answers with. */
export interface ApiError {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string;
}
