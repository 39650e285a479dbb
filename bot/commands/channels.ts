import { doneScreen, linesScreen } from '../cards/peopleAdministration.js';
import type { Screen } from '../cards/screen.js';
import type { Person } from '../conversation/person.js';
import type { PeopleParts } from './peopleParts.js';

/** Channels that may see totals. */
export async function showChannels(parts: PeopleParts): Promise<Screen> {
  const lines = (await parts.channels.list()).map(({ conversationId, scope, by, at }) => {
    const whose = scope.kind === 'all' ? 'everything' : `team ${scope.teamId}`;
    return `${conversationId}: totals of ${whose}, by ${by} on ${at.slice(0, 10)}`;
  });
  return linesScreen(
    lines.length === 0 ? 'No channel sees figures' : 'Channels that see totals',
    lines,
    'Say “declare this channel for team …” in the channel, or “withdraw this channel”.',
  );
}

/** @param team null for everything. The answer names no team: others read along. @throws ForesailError FORBIDDEN. */
export async function declareChannel(
  team: string | null,
  conversation: { readonly id: string; readonly shared: boolean },
  by: Person,
  parts: PeopleParts,
): Promise<Screen> {
  if (!conversation.shared) return doneScreen('This is no channel', 'Say it in the channel that is meant.');
  if (team === null) {
    await parts.channels.change(conversation.id, { kind: 'all' }, by.viewer);
  } else {
    const { teams } = await parts.directory.load(by.viewer);
    const known = teams.find(({ name }) => name.toLowerCase() === team);
    if (!known) return doneScreen('There is no team of that name', 'Say its name as Odoo has it.');
    await parts.channels.change(conversation.id, { kind: 'team', teamId: known.id }, by.viewer);
  }
  return doneScreen('This channel may see totals', 'Totals of the declared scope alone; no name, no single deal.');
}

/** @throws ForesailError FORBIDDEN. */
export async function withdrawChannel(conversationId: string, by: Person, parts: PeopleParts): Promise<Screen> {
  await parts.channels.change(conversationId, null, by.viewer);
  return doneScreen('This channel sees no figures any more', 'Answers go to each person alone.');
}
