import { ForesailError } from '../../src/errors.js';
import type { SyncMode } from '../../src/eventStore/eventTypes.js';
import type { SyncRun } from '../../src/odoo/syncStatus.js';
import type { Address } from '../adapter/turn.js';
import type { Screen } from '../cards/screen.js';
import { syncProgressScreen, syncResultScreen, syncStatusScreen } from '../cards/sync.js';
import { cardContext, type Person } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';
import { commandRefusal, mayCommand } from './permission.js';

/** How often a card of something that goes on is looked after: Teams throttles edits of one conversation. */
export const renewMilliseconds = 2_000;

/** A run that was begun, or joined when one was under way; null when the person may not. */
export async function startSync(mode: SyncMode, person: Person, parts: BotParts): Promise<SyncRun | null> {
  if (!(await mayCommand(person, `sync ${mode}`, parts))) return null;
  try {
    return await parts.sync.start(mode, person.viewer.name);
  } catch (error) {
    if (!(error instanceof ForesailError) || error.code !== 'SYNC_ALREADY_RUNNING') throw error;
    const { lastRun } = await parts.sync.status();
    if (lastRun?.state !== 'running') throw error;
    return lastRun;
  }
}

/** `sync status`. */
export async function syncStatus(person: Person, shared: boolean, parts: BotParts): Promise<Screen> {
  if (!(await mayCommand(person, 'sync status', parts))) return syncRefusal(person, shared);
  return syncStatusScreen(await parts.sync.status(), cardContext(person.viewer, parts));
}

/** The card of a run as it stands now. */
export async function runScreen(runId: string, person: Person, shared: boolean, parts: BotParts): Promise<Screen> {
  if (!(await mayCommand(person, 'sync status', parts))) return syncRefusal(person, shared);
  const status = await parts.sync.status();
  const context = cardContext(person.viewer, parts);
  if (status.lastRun?.id !== runId || status.lastRun.state === 'running') return syncStatusScreen(status, context);
  return syncResultScreen(status.lastRun, status.nextRun, context);
}

/** @param wanted what was asked for, where the run that was joined may be of another kind */
export function progressScreen(run: SyncRun, wanted: SyncMode, person: Person, parts: BotParts): Screen {
  return syncProgressScreen(run, cardContext(person.viewer, parts), wanted);
}

export function syncRefusal(person: Person, shared: boolean): Screen {
  return commandRefusal('run and watch the sync', person, shared, 'Figures are kept fresh by themselves.');
}

/** Keeps one message up to date until the run has ended, then shows its result there. */
export async function followRun(
  run: SyncRun,
  wanted: SyncMode,
  message: { readonly address: Address; readonly id: string },
  person: Person,
  parts: BotParts,
): Promise<void> {
  const ended = parts.sync.finished(run.id);
  let shown = '';
  for (;;) {
    const result = await Promise.race([ended, parts.pause(renewMilliseconds).then(() => null)]);
    const { nextRun, lastRun } = await parts.sync.status();
    const context = cardContext(person.viewer, parts);
    const screen = result
      ? syncResultScreen(result, nextRun, context, wanted)
      : syncProgressScreen(lastRun?.id === run.id ? lastRun : run, context, wanted);
    const drawn = JSON.stringify(screen.card);
    if (drawn !== shown) await parts.courier.update(message.address, message.id, screen);
    shown = drawn;
    if (result || parts.stopping()) return;
  }
}
