import type { Role } from '../../src/projections/documents.js';

/** How a role is called to the person who has it. */
export const roleWords: Readonly<Record<Role, string>> = {
  superAdmin: 'super admin',
  admin: 'admin',
  ceo: 'executive',
  manager: 'manager',
  rep: 'sales rep',
  none: 'not a sales role',
};

/** "a manager", "an admin": a person of that role. */
export function oneWords(role: Role): string {
  if (role === 'none') return 'without a sales role';
  return `${/^[aeiou]/.test(roleWords[role]) ? 'an' : 'a'} ${roleWords[role]}`;
}

/** May run and watch the sync. */
export function isAdmin(role: Role): boolean {
  return role === 'admin' || role === 'superAdmin';
}
