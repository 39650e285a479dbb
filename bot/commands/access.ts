import type { PersonName } from '../../src/access/administration/createPeopleAdministration.js';
import { accessScreen, linesScreen, whoScreen } from '../cards/peopleAdministration.js';
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

/** Circles of managers, which are nearly always a mistake in Odoo. */
export async function showHierarchy(parts: PeopleParts): Promise<Screen> {
  const cycles = await parts.people.cycles();
  const lines = cycles.map((cycle) => [...cycle, ...cycle.slice(0, 1)].map(({ name }) => name).join(' → '));
  return lines.length === 0
    ? linesScreen('The hierarchy has no circle', [], 'Nobody is, over however many managers, their own manager.')
    : linesScreen('Circles of managers in Odoo', lines, 'Everybody in a circle sees everybody in it. Mend it in Odoo.');
}
