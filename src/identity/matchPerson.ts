import type { UserProfile } from '../projections/documents.js';

/** What the addresses of an account lead to in Odoo. */
export type PersonMatch =
  { readonly kind: 'one'; readonly odooUserId: number } | { readonly kind: 'none' } | { readonly kind: 'several' };

type Candidate = Pick<UserProfile, '_id' | 'login' | 'email' | 'active'>;

/**
 * Decides which Odoo user an account stands for: the one active user with one of its addresses as e-mail or login.
 * Several are never told apart by guessing, even where only one of them has the address as login: people of Odoo may
 * write any address into their own profile.
 *
 * @param addresses lower case
 */
export function matchPerson(addresses: readonly string[], users: readonly Candidate[]): PersonMatch {
  const matching = users.filter((user) => user.active && addressesOfUser(user).some((own) => addresses.includes(own)));
  const [only, ...others] = matching;
  if (!only) return { kind: 'none' };
  return others.length > 0 ? { kind: 'several' } : { kind: 'one', odooUserId: only._id };
}

function addressesOfUser(user: Candidate): string[] {
  return [user.email, user.login].filter((own) => own !== null).map((own) => own.trim().toLowerCase());
}
