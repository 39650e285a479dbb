import { actId } from '../../src/ops/correlation.js';
import { commandRefusalScreen } from '../cards/refusal.js';
import { isAdmin } from '../cards/roleWords.js';
import type { Screen } from '../cards/screen.js';
import type { Person } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';

/**
 * Whether this person may give admins' commands. Each attempt is logged, and kept in the audit log, with who, what and
 * the outcome; a command that cannot be recorded is not obeyed.
 */
export async function mayCommand(
  person: Person,
  command: string,
  parts: Pick<BotParts, 'log' | 'audit'>,
): Promise<boolean> {
  const { role, personId } = person.viewer;
  const allowed = isAdmin(role);
  parts.log.info({ personId, role, command, allowed }, allowed ? 'An admin gave a command' : 'A command was refused');
  const act = { who: personId, target: command, details: { surface: 'bot' }, requestId: actId(), address: null };
  if (allowed) await parts.audit?.record({ ...act, action: 'command', code: null });
  else parts.audit?.note({ ...act, action: 'refused', code: 'FORBIDDEN' });
  return allowed;
}

/** The polite no. `does` completes "Only admins can …"; the role stays unsaid where others read along. */
export function commandRefusal(does: string, person: Person, shared: boolean, instead?: string): Screen {
  return commandRefusalScreen(does, shared ? null : person.viewer.role, instead);
}
