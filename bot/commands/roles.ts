import type { Role } from '../../src/projections/documents.js';
import { linesScreen, roleConfirmScreen } from '../cards/peopleAdministration.js';
import { oneWords, roleWords } from '../cards/roleWords.js';
import type { Screen } from '../cards/screen.js';
import type { Person } from '../conversation/person.js';
import { isScreen, oneOf } from './access.js';
import type { PeopleCommand } from './peopleGrammar.js';
import type { PeopleParts } from './peopleParts.js';

/** Roles given by hand. */
export async function showRoles(parts: PeopleParts): Promise<Screen> {
  const grants = [...(await parts.roles.grants())];
  const reports = await Promise.all(grants.map(([id]) => parts.people.accessOf(id).catch(() => null)));
  const lines = grants.map(([id, { role, by, at }], place) => {
    const name = reports[place]?.person.name ?? `Odoo user ${id}`;
    return `${name}: ${roleWords[role]}, by ${by} on ${at.slice(0, 10)}`;
  });
  return linesScreen(
    lines.length === 0 ? 'No role was given by hand' : 'Roles given by hand',
    lines,
    'Say “make … a manager” or “remove the role of …”. Everybody else has the role that Odoo gives.',
  );
}

/** Roles that see every deal are given after a look: a name is soon mistaken for another. */
const toConfirm: readonly (Role | null)[] = ['superAdmin', 'admin', 'ceo'];

/** Gives or takes a role. @throws ForesailError FORBIDDEN for who is no super admin, and for the last super admin. */
export async function setRole(
  { who, role, confirmed }: Extract<PeopleCommand, { kind: 'setRole' }>,
  by: Person,
  parts: PeopleParts,
): Promise<Screen> {
  const found = await oneOf(who, parts);
  if (isScreen(found)) return found;
  const { person } = await parts.people.accessOf(found.id);
  if (role !== null && toConfirm.includes(role) && !confirmed) return roleConfirmScreen(person, role);
  await parts.roles.change({ odooUserId: person.id, role }, by.viewer);
  const said =
    role === null ? `${person.name} has the role that Odoo gives` : `${person.name} is now ${oneWords(role)}`;
  return linesScreen(said, [], 'It counts within a second, in every surface, and is in the audit log.');
}
