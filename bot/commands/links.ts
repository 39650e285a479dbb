import { linesScreen, unlinkConfirmScreen } from '../cards/peopleAdministration.js';
import type { Screen } from '../cards/screen.js';
import type { Person } from '../conversation/person.js';
import { isScreen, oneOf } from './access.js';
import type { PeopleCommand } from './peopleGrammar.js';
import type { PeopleParts } from './peopleParts.js';

/** Which account is which Odoo user. */
export async function showLinks(parts: PeopleParts): Promise<Screen> {
  const [links, people] = await Promise.all([parts.links.list(), parts.people.names()]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const lines = links.map(({ objectId, odooUserId, addresses }) => {
    const stands = odooUserId === null ? 'unlinked' : (names.get(odooUserId) ?? `Odoo user ${odooUserId}`);
    return `${addresses[0] ?? 'no address'}: ${stands} (${objectId})`;
  });
  return linesScreen(
    lines.length === 0 ? 'Nobody is linked yet' : 'Accounts and their Odoo users',
    lines,
    'Say “link <address or object id> to <person>” or “unlink <address or object id>”.',
  );
}

/** @throws ForesailError PERSON_UNKNOWN, PERSON_AMBIGUOUS where the Odoo user belongs to another account. */
export async function linkAccount(account: string, who: string, by: Person, parts: PeopleParts): Promise<Screen> {
  const objectId = await accountOf(account, parts);
  if (typeof objectId !== 'string') return objectId;
  const found = await oneOf(who, parts);
  if (isScreen(found)) return found;
  await parts.links.link(objectId, found.id, by.viewer.personId);
  return linesScreen(`That account is now ${found.name}`, [], 'It counts within a second, and is in the audit log.');
}

/** From then on the account is refused; asks first. */
export async function unlinkAccount(
  { account, confirmed }: Extract<PeopleCommand, { kind: 'unlink' }>,
  by: Person,
  parts: PeopleParts,
): Promise<Screen> {
  const objectId = await accountOf(account, parts);
  if (typeof objectId !== 'string') return objectId;
  if (!confirmed) return unlinkConfirmScreen(account, objectId);
  await parts.links.unlink(objectId, by.viewer.personId);
  return linesScreen('That account is unlinked', [], 'It is refused until somebody links it again.');
}

/** The object id that was said, or of the one account that has this address; else the screen that says which there are. */
async function accountOf(said: string, parts: PeopleParts): Promise<string | Screen> {
  if (!said.includes('@')) return said;
  const having = (await parts.links.list()).filter(({ addresses }) =>
    addresses.some((one) => one.toLowerCase() === said),
  );
  const [only, another] = having;
  if (only && !another) return only.objectId;
  const title = only ? `Several accounts have the address ${said}` : `No account with the address ${said} came by yet`;
  const ids = having.map(({ objectId }) => objectId);
  return linesScreen(title, ids, 'Nothing was changed. Say the object id of the account in Entra instead.');
}
