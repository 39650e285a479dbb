import type { SyncMode } from '../../src/eventStore/eventTypes.js';
import type { Turn } from '../adapter/turn.js';
import { channelOf } from '../adapter/thread.js';
import { askAwayScreen, helpScreen } from '../cards/help.js';
import type { Screen } from '../cards/screen.js';
import { readCommand, type Command } from '../commands/grammar.js';
import { showDashboard } from '../commands/dashboard.js';
import { showHealth } from '../commands/health.js';
import { commandPeople } from '../commands/people.js';
import { commandPlan } from '../commands/plans.js';
import { commandProjections } from '../commands/projections.js';
import { commandSubscription } from '../commands/subscriptions.js';
import { followRun, progressScreen, startSync, syncRefusal, syncStatus } from '../commands/sync.js';
import { switchSync } from '../commands/syncSwitches.js';
import type { BotParts } from '../dependencies.js';
import { offerSignIn } from '../signIn/exchange.js';
import { askInWords } from './ask.js';
import { isShared } from './deliver.js';
import { cardContext, type Person } from './person.js';

/** Shows a screen where it may stand; gives the id of the message that carries it here, empty where it went elsewhere. */
export type Tell = (screen: Screen) => Promise<string>;

/** Obeys or answers what a person said, whether they typed it or tapped it on a card: both mean the same. */
export async function answerWords(
  text: string,
  turn: Turn,
  person: Person,
  parts: BotParts,
  tell: Tell,
): Promise<void> {
  const command = text === '' ? { kind: 'help' as const } : readCommand(text);
  const done = command !== null && (await obey(command, turn, person, parts, tell));
  if (!done) await tell(await askInWords(text, person, isShared(turn), parts));
}

/** False where it is no command after all, but a question. */
async function obey(command: Command, turn: Turn, person: Person, parts: BotParts, tell: Tell): Promise<boolean> {
  if (command.kind === 'signIn') await offerSignIn(turn, person, parts);
  else if (command.kind === 'sync') await sync(command.mode, turn, person, parts, tell);
  else {
    const screen = await screenOf(command, turn, person, parts);
    if (screen === null) return false;
    await tell(screen);
  }
  return true;
}

async function sync(mode: SyncMode, turn: Turn, person: Person, parts: BotParts, tell: Tell): Promise<void> {
  const run = await startSync(mode, person, parts);
  const id = await tell(run ? progressScreen(run, mode, person, parts) : syncRefusal(person, isShared(turn)));
  if (run) parts.inBackground(followRun(run, mode, { address: turn.address, id }, person, parts));
}

async function screenOf(
  command: Exclude<Command, { kind: 'signIn' | 'sync' }>,
  turn: Turn,
  person: Person,
  parts: BotParts,
): Promise<Screen | null> {
  const { address } = turn;
  const shared = isShared(turn);
  switch (command.kind) {
    case 'help':
      return helpScreen(person.viewer.role, cardContext(person.viewer, parts));
    case 'pleasantry':
      return askAwayScreen();
    case 'health':
      return showHealth(person, shared, parts);
    case 'dashboard':
      return showDashboard(command, person, shared, parts);
    case 'plan':
      return commandPlan(command.command, person, parts);
    case 'subscription':
      return commandSubscription(command.command, person, { address, shared }, parts);
    case 'people':
      return commandPeople(command.command, person, { id: channelOf(address.conversationId), shared }, parts);
    case 'syncStatus':
      return syncStatus(person, shared, parts);
    case 'syncSwitch':
      return switchSync(command.act, person, shared, parts);
    case 'projections':
    case 'rebuild':
    case 'pauseProjection':
    case 'resumeProjection':
    case 'discard':
    case 'deadLetters':
    case 'retry':
      return commandProjections(command, person, shared, parts);
  }
}
