import type { AccessReport, PersonName } from '../../src/access/administration/createPeopleAdministration.js';
import { accessScreen, linesScreen, seenByScreen, whoScreen } from '../cards/peopleAdministration.js';
import type { Screen } from '../cards/screen.js';
import type { PeopleParts } from './peopleParts.js';

/** One person of that name, or the screen that asks which. A number is the id of an Odoo user. */
export async function oneOf(words: string, parts: PeopleParts): Promise<PersonName | Screen> {
  if (/^\d{1,9}$/.test(words)) return { id: Number(words), name: `Odoo user ${words}` };
  const found = await parts.people.find(words.replace(/['’]s$/, ''));
  const [only, ...others] = found;
  return only && others.length === 0 ? only : whoScreen(words, found);
}

export function isScreen(found: PersonName | Screen): found is Screen {
  return 'card' in found;
}

/** "What can Ben see?" @throws ForesailError PERSON_UNKNOWN. */
export async function showAccess(who: string, parts: PeopleParts): Promise<Screen> {
  const found = await oneOf(who, parts);
  return isScreen(found) ? found : accessScreen(await parts.people.accessOf(found.id));
}

/** Who sees the deals of somebody: the managers above them, and whoever sees everything. @throws ForesailError PERSON_UNKNOWN. */
export async function showSeenBy(who: string, parts: PeopleParts): Promise<Screen> {
  const found = await oneOf(who, parts);
  if (isScreen(found)) return found;
  const seen = await parts.people.accessOf(found.id);
  return seenByScreen(seen.person, await above(seen, parts));
}

/** Managers see who reports to them, over however many of them; a circle of managers ends where it began. */
async function above(report: AccessReport, parts: PeopleParts): Promise<readonly AccessReport[]> {
  const chain: AccessReport[] = [];
  const { id } = report.person;
  for (let next = report.manager; next !== null && !chain.some(({ person }) => person.id === next?.id);) {
    const one = await parts.people.accessOf(next.id);
    chain.push(one);
    next = one.manager?.id === id ? null : one.manager;
  }
  return chain.filter(({ everything, owners }) => everything || owners.some((owner) => owner.id === id));
}

/** Circles of managers, which are nearly always a mistake in Odoo. */
export async function showHierarchy(parts: PeopleParts): Promise<Screen> {
  const cycles = await parts.people.cycles();
  const lines = cycles.map((cycle) => [...cycle, ...cycle.slice(0, 1)].map(({ name }) => name).join(' → '));
  return lines.length === 0
    ? linesScreen('The hierarchy has no circle', [], 'Nobody is, over however many managers, their own manager.')
    : linesScreen('Circles of managers in Odoo', lines, 'Everybody in a circle sees everybody in it. Mend it in Odoo.');
}
