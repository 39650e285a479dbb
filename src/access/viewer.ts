import type { Role } from '../projections/documents.js';

declare const authorised: unique symbol;

/**
 * Who asks, and what they may see: the only way into a query. Made by `access` from the person's present matrix, once a
 * request; the brand keeps anything else from being passed as one.
 */
export interface Viewer {
  readonly [authorised]: true;
  /** `odoo:<user id>`, or `login:<e-mail>` for an admin without an Odoo user. */
  readonly personId: string;
  readonly odooUserId: number | null;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly sees: Sight;
  /** IANA zone in which "today" is meant. */
  readonly timeZone: string;
  /** BCP 47. */
  readonly locale: string;
  /** Changes whenever `sees` changes. */
  readonly accessVersion: number;
}

/** Everything, or the deals of these owners and the unowned deals of these teams. */
export type Sight =
  | { readonly kind: 'all' }
  | { readonly kind: 'some'; readonly ownerIds: readonly number[]; readonly unownedTeamIds: readonly number[] };

/** A viewer before it is authorised. Only `src/access` turns one into a Viewer. */
export type UnauthorisedViewer = Omit<Viewer, typeof authorised>;

/** For `src/access` and for tests alone (a test walks the imports): states that `viewer` was read from the matrix. */
export function authorise(viewer: UnauthorisedViewer): Viewer {
  return viewer as Viewer;
}
