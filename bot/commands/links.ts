import { linesScreen } from '../cards/peopleAdministration.js';
import type { Screen } from '../cards/screen.js';
import type { Person } from '../conversation/person.js';
import { isScreen, oneOf } from './access.js';
import type { PeopleParts } from './peopleParts.js';

/** Which account is which Odoo user. */
export async function showLinks(parts: PeopleParts): Promise<Screen> {
  const lines = (await parts.links.list()).map(({ objectId, odooUserId, addresses }) => {
    const stands = odooUserId === null ? 'unlinked' : `Odoo user ${odooUserId}`;
    return `${addresses[0] ?? 'no address'}: ${stands} (${objectId})`;
  });
  return linesScreen(
    lines.length === 0 ? 'Nobody is linked yet' : 'Accounts and their Odoo users',
    lines,
    'Say “link <object id> to <person>” or “unlink <object id>”.',
  );
}

/** @throws ForesailError PERSON_UNKNOWN, PERSON_AMBIGUOUS where the Odoo user belongs to another account. */
export async function linkAccount(account: string, who: string, by: Person, parts: PeopleParts): Promise<Screen> {
  const found = await oneOf(who, parts);
  if (isScreen(found)) return found;
  await parts.links.link(account, found.id, by.viewer.personId);
  return linesScreen(`That account is now ${found.name}`, [], 'It counts within a second, and is in the audit log.');
}

/** From then on the account is refused. */
export async function unlinkAccount(account: string, by: Person, parts: PeopleParts): Promise<Screen> {
  await parts.links.unlink(account, by.viewer.personId);
  return linesScreen('That account is unlinked', [], 'It is refused until somebody links it again.');
}
