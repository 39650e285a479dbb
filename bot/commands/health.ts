import { healthScreen } from '../cards/health.js';
import type { Screen } from '../cards/screen.js';
import { cardContext, type Person } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';
import { commandRefusal, mayCommand } from './permission.js';

/** `health`: the sync, what is connected, and the read models, each with a word on how it is. */
export async function showHealth(person: Person, shared: boolean, parts: BotParts): Promise<Screen> {
  if (!(await mayCommand(person, 'health', parts))) return commandRefusal('look after the system', person, shared);
  const [sync, projections, integrations] = await Promise.all([
    parts.sync.status(),
    parts.projections?.states() ?? null,
    Promise.all(parts.integrations.map(async ({ title, status }) => ({ title, ...(await status()) }))),
  ]);
  return healthScreen({ sync, projections, integrations }, cardContext(person.viewer, parts));
}
