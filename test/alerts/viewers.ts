import { authorise, type Viewer } from '../../src/access/viewer.js';

export const zone = 'Europe/Lisbon';

/** A person of the tests: sees the deals of `ownerIds`, or everything. */
export function seeing(id: number, ownerIds: readonly number[] | 'all'): Viewer {
  const sees = ownerIds === 'all' ? { kind: 'all' as const } : { kind: 'some' as const, ownerIds, unownedTeamIds: [] };
  const role = ownerIds === 'all' ? ('ceo' as const) : ownerIds.length > 1 ? ('manager' as const) : ('rep' as const);
  const named = { name: `User ${id}`, email: `user${id}@example.com`, timeZone: zone, locale: 'en-GB' };
  return authorise({ ...named, personId: `odoo:${id}`, odooUserId: id, role, sees, accessVersion: 1 });
}
