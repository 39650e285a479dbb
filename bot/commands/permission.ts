import { commandRefusalScreen } from '../cards/refusal.js';
import { isAdmin } from '../cards/roleWords.js';
import type { Screen } from '../cards/screen.js';
import type { Person } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';

/** Whether this person may give admins' commands. Each attempt is logged with who, what and the outcome. */
export function mayCommand(person: Person, command: string, parts: Pick<BotParts, 'log'>): boolean {
  const { role, personId } = person.viewer;
  const allowed = isAdmin(role);
  parts.log.info({ personId, role, command, allowed }, allowed ? 'An admin gave a command' : 'A command was refused');
  return allowed;
}

/** The polite no. `does` completes "Only admins can …"; the role stays unsaid where others read along. */
export function commandRefusal(does: string, person: Person, shared: boolean): Screen {
  return commandRefusalScreen(does, shared ? null : person.viewer.role);
}
