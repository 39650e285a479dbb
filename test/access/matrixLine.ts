import type { SqlDeal } from './odooDatabase.js';

/** What SQL says a person may see. */
export interface Expected {
  readonly deals: readonly SqlDeal[];
  readonly activities: readonly number[];
  /** Ids of all deals of the organisation, seen or not. */
  readonly all: readonly number[];
  /** Ids of all open activities on them. */
  readonly allActivities: readonly number[];
  /** Odoo users whose deals they do not see. */
  readonly beyond: readonly number[];
  /** A report of the chief's over all deals, shared with everybody. */
  readonly sharedReport: string;
}

/** Asks as one person; the body as text, because an export is no JSON. */
export interface Asking {
  get(path: string): Promise<Received>;
  send(method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body: unknown): Promise<Received>;
}

export interface Received {
  readonly status: number;
  readonly text: string;
  /** For what is no text. */
  readonly bytes: Uint8Array;
}

/** One way to rows: the operation of the OpenAPI document it covers, what it showed, and what it should. */
export interface MatrixLine {
  readonly operation: string;
  readonly what: string;
  readonly shown: (asking: Asking, expected: Expected) => Promise<unknown>;
  readonly expected: (expected: Expected) => unknown;
}
