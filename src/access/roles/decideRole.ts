import { ForesailError } from '../../errors.js';
import type { Role } from '../../projections/documents.js';
import type { Viewer } from '../viewer.js';
import type { RoleState } from './roleState.js';

/** A role to give, or null to take back what was given so that Odoo decides again. */
export interface RoleChange {
  readonly odooUserId: number;
  readonly role: Role | null;
}

/** What is to be appended; null where it is so already. */
export type RoleDecision =
  | { readonly type: 'RoleGranted'; readonly data: { readonly odooUserId: number; readonly role: Role } }
  | { readonly type: 'RoleRevoked'; readonly data: { readonly odooUserId: number } }
  | null;

/**
 * Only super admins change roles, and one super admin must remain. Pure.
 * @param configured whether the configuration names a super admin: then one always remains.
 * @throws ForesailError FORBIDDEN.
 */
export function decideRole(change: RoleChange, state: RoleState, by: Viewer, configured: boolean): RoleDecision {
  if (by.role !== 'superAdmin') throw new ForesailError('FORBIDDEN', { message: 'Only a super admin changes roles' });
  const present = state.grants.get(change.odooUserId)?.role ?? null;
  if (present === change.role) return null;
  if (present === 'superAdmin' && !configured && superAdmins(state) === 1) {
    throw new ForesailError('FORBIDDEN', { message: 'The last super admin cannot be removed; name another one first' });
  }
  const { odooUserId, role } = change;
  return role === null
    ? { type: 'RoleRevoked', data: { odooUserId } }
    : { type: 'RoleGranted', data: { odooUserId, role } };
}

function superAdmins(state: RoleState): number {
  return [...state.grants.values()].filter((grant) => grant.role === 'superAdmin').length;
}
