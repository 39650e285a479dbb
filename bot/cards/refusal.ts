import { card, execute, headline, small, text, plain } from './element.js';
import { roleWords } from './roleWords.js';
import { forEveryone, type Screen } from './screen.js';
import type { Role } from '../../src/projections/documents.js';

/** You may not: no name, no count, no echo of whom was asked about. `role` is left out where others read along. */
export function refusalScreen(reason: string, role: Role | null): Screen {
  const who = role === null ? '' : `Your role is ${roleWords[role]}. `;
  const body = [
    headline(reason),
    text(plain(`${who}Managers see their team; an admin can change roles.`), { spacing: 'Small' }),
    small('Nothing was looked up.', { spacing: 'Small' }),
  ];
  return forEveryone(reason, card(body, [execute('My pipeline', 'ask.run', { text: 'my pipeline' }), helpButton()]));
}

/** A command for admins, from someone who is none; `instead` says what they may count on. */
export function commandRefusalScreen(
  command: string,
  role: Role | null,
  instead = 'An admin of yours can do it for you.',
): Screen {
  const sentence = `Only admins can ${command}`;
  const who = role === null ? '' : `Your role is ${roleWords[role]}. `;
  const body = [headline(sentence), text(plain(`${who}Nothing was done. ${instead}`), { spacing: 'Small' })];
  return forEveryone(sentence, card(body, [helpButton()]));
}

function helpButton() {
  return execute('What can I ask?', 'help.show');
}
