import { auditScreen, chainScreen } from '../cards/peopleAdministration.js';
import type { Screen } from '../cards/screen.js';
import type { PeopleParts } from './peopleParts.js';

const latest = 12;

/** The newest acts. */
export async function showAudit({ audit }: PeopleParts): Promise<Screen> {
  return auditScreen(await audit.entries({ limit: latest }));
}

/** Walks the hash chain. */
export async function verifyAudit({ audit }: PeopleParts): Promise<Screen> {
  return chainScreen(await audit.verify());
}
