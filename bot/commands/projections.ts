import {
  deadLettersScreen,
  discardConfirmScreen,
  discardedScreen,
  noProjectionsScreen,
  projectionSwitchedScreen,
  projectionsScreen,
  rebuildBegunScreen,
  rebuildConfirmScreen,
  rebuildProgressScreen,
  rebuiltScreen,
  retriedScreen,
  unknownLetterScreen,
  whichProjectionScreen,
} from '../cards/projections.js';
import type { Screen } from '../cards/screen.js';
import type { Address } from '../adapter/turn.js';
import { cardContext, type Person } from '../conversation/person.js';
import type { BotParts, ProjectionAdmin, ProjectionLine } from '../dependencies.js';
import { renewMilliseconds } from './sync.js';
import { commandRefusal, mayCommand } from './permission.js';

/** What admins ask of the projections, in words or by a tap. */
export type ProjectionCommand =
  | { readonly kind: 'projections' }
  | { readonly kind: 'rebuild'; readonly name: string; readonly confirmed: boolean }
  | { readonly kind: 'pauseProjection' | 'resumeProjection'; readonly name: string }
  | { readonly kind: 'deadLetters' }
  | { readonly kind: 'discard'; readonly id: string; readonly confirmed: boolean }
  | { readonly kind: 'retry'; readonly id: string | 'all' };

/** Retrying all is done in one turn: so many at most, the rest is said. */
const mostRetries = 50;

/**
 * Obeys, refuses, or says that this process has no projections. A rebuild keeps `message` up to date until it has ended.
 * @throws ForesailError PROJECTION_UNKNOWN where an unknown one is to be paused or resumed.
 */
export async function commandProjections(
  command: ProjectionCommand,
  person: Person,
  shared: boolean,
  parts: BotParts,
  message: ShownIn | null = null,
): Promise<Screen> {
  if (!(await mayCommand(person, commandWords(command), parts)))
    return commandRefusal('look after the projections', person, shared);
  if (parts.projections === null) return noProjectionsScreen();
  return obey(command, parts.projections, person, parts, message);
}

/** The message that shows what came of a command. */
interface ShownIn {
  readonly address: Address;
  readonly id: string;
}

async function obey(
  command: ProjectionCommand,
  projections: ProjectionAdmin,
  person: Person,
  parts: BotParts,
  message: ShownIn | null,
): Promise<Screen> {
  const context = cardContext(person.viewer, parts);
  switch (command.kind) {
    case 'projections':
      return projectionsScreen(await projections.states(), context);
    case 'rebuild': {
      const states = await projections.states();
      const known = states.find((state) => state.name === command.name);
      if (!known) return whichProjectionScreen(command.name, states, context);
      if (!command.confirmed) return rebuildConfirmScreen(command.name);
      await projections.rebuild(command.name, person.viewer.personId);
      if (message) parts.inBackground(followRebuild(known, message, projections, person, parts));
      return rebuildBegunScreen(command.name, context);
    }
    case 'pauseProjection':
      await projections.pause(command.name, person.viewer.personId);
      return projectionSwitchedScreen(command.name, true, context);
    case 'resumeProjection':
      await projections.resume(command.name, person.viewer.personId);
      return projectionSwitchedScreen(command.name, false, context);
    case 'deadLetters':
      return deadLettersScreen(await projections.deadLetters(), context);
    case 'retry':
      return retry(command.id, projections, person, parts);
    case 'discard':
      return discard(command, projections, person, parts);
  }
}

/** Looks in which a rebuild has to begin; one that was not seen by then was quicker than they. */
const mostLooks = 3;

/** Keeps the message up to date until the new version serves. */
async function followRebuild(
  { name }: ProjectionLine,
  message: ShownIn,
  projections: ProjectionAdmin,
  person: Person,
  parts: BotParts,
): Promise<void> {
  const context = cardContext(person.viewer, parts);
  let shown = '';
  for (let look = 1, begun = false; ; look += 1) {
    await parts.pause(renewMilliseconds);
    if (parts.stopping()) return;
    const now = (await projections.states()).find((state) => state.name === name);
    if (!now) return;
    const { rebuildProgress: progress } = now;
    begun ||= progress !== null;
    const ended = progress === null && (begun || look === mostLooks);
    const screen = ended ? rebuiltScreen(name, context) : rebuildProgressScreen(name, progress ?? 0, context);
    if (screen.summary !== shown) await parts.courier.update(message.address, message.id, screen);
    shown = screen.summary;
    if (ended) return;
  }
}

function commandWords(command: ProjectionCommand): string {
  if ('name' in command) return `${command.kind} ${command.name}`;
  return 'id' in command ? `${command.kind} ${command.id}` : command.kind;
}

/** Asks first, because what is dropped does not come back but by a rebuild. */
async function discard(
  { id, confirmed }: Extract<ProjectionCommand, { kind: 'discard' }>,
  projections: ProjectionAdmin,
  person: Person,
  parts: BotParts,
): Promise<Screen> {
  const context = cardContext(person.viewer, parts);
  const letter = (await projections.deadLetters()).find((one) => one.id === id);
  if (!letter) return unknownLetterScreen(id);
  if (!confirmed) return discardConfirmScreen(letter, context);
  await projections.discardDeadLetter(id, person.viewer.personId);
  return discardedScreen(await projections.deadLetters(), context);
}

async function retry(id: string, projections: ProjectionAdmin, person: Person, parts: BotParts): Promise<Screen> {
  const letters = await projections.deadLetters();
  const wanted = id === 'all' ? letters : letters.filter((letter) => letter.id === id);
  if (wanted.length === 0 && id !== 'all') return unknownLetterScreen(id);
  if (wanted.length === 0) return deadLettersScreen([], cardContext(person.viewer, parts));
  for (const letter of wanted.slice(0, mostRetries)) {
    await projections.retryDeadLetter(letter.id, person.viewer.personId);
  }
  const left = await projections.deadLetters();
  return retriedScreen(Math.min(wanted.length, mostRetries), left, cardContext(person.viewer, parts));
}
