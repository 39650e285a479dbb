import { setTimeout as delay } from 'node:timers/promises';
import type { Db } from 'mongodb';
import type { Clock } from '../../clock.js';
import type { Actor, EventStore } from '../../eventStore/event.js';
import type { DealChangeIntended } from '../../eventStore/dealEvents.js';
import type { Leases } from '../../mongo/leases.js';
import type { Log } from '../../ops/log.js';
import type { OdooClient } from '../client/createOdooClient.js';
import { createParkedRecords } from '../sync/parkedRecords.js';
import { createRawRecords } from '../sync/rawRecords.js';
import { cacheSchema } from '../sync/schemaCache.js';
import { createSyncStates } from '../sync/syncState.js';
import type { SyncParts } from '../sync/syncParts.js';
import { rememberChoices, type DealChoices } from './choices.js';
import { createCommandLog, type Command } from './commandLog.js';
import { withDeal } from './dealLease.js';
import { wantedOf } from './differences.js';
import { rememberOdoo } from './ground.js';
import { recoverCommands } from './recoverCommands.js';
import { settleCommand, type SettleParts, type Step } from './settleCommand.js';
import { showDeal } from './showDeal.js';

/** A command after an attempt, and how far the log tells what became of its deal. */
export interface Attempt {
  readonly command: Command;
  /** Position from which the log tells it; 0 where it could not be shown. */
  readonly position: number;
}

/** Writes changes of deals to Odoo. */
export interface WriteBack {
  choices(): Promise<DealChoices>;
  find(commandId: string): Promise<Command | null>;
  /**
   * Intends and carries out, one change of a deal at a time. The outcome is null while Odoo leaves open whether it took
   * place; recovery settles it.
   * @throws ForesailError DEAL_BUSY, VERSION_CONFLICT (the command id is taken), ODOO_* when nothing could be asked.
   */
  perform(intent: DealChangeIntended, actor: Actor): Promise<Attempt>;
  /** Looks again at a command that was intended before; does not write while an earlier call may be under way. */
  resume(command: Command): Promise<Attempt>;
  /** Settles what crashed or lost its answer. Never throws. @returns how many were settled. */
  recover(): Promise<number>;
}

export interface WriteBackOptions {
  readonly client: OdooClient;
  readonly db: Db;
  readonly eventStore: EventStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly leases: Leases;
  /** How long after its intent a call to Odoo may still be under way: beyond the client's timeout. */
  readonly quietAfterMs: number;
  /** Further fields of deals that the sync keeps; the same as its own. */
  readonly dealFields?: readonly string[];
  readonly pause?: (milliseconds: number) => Promise<unknown>;
  readonly every?: (milliseconds: number, beat: () => void) => () => void;
  readonly monotonic?: () => number;
  /** Called after each step of a change. */
  readonly reached?: (step: Step) => Promise<void> | void;
}

/** Asks nothing of Odoo before the first change. */
export function createWriteBack(options: WriteBackOptions): WriteBack {
  const { eventStore, clock, db, monotonic = () => performance.now(), reached = () => undefined } = options;
  const log = options.log.child({ part: 'writeBack' });
  const { client } = cacheSchema(options.client, monotonic);
  const odoo = rememberOdoo(client, options.dealFields ?? [], monotonic);
  const choices = rememberChoices(client, monotonic);
  const commands = createCommandLog({ db, eventStore, clock });
  const parts: SettleParts = { client, odoo, commands, reached };
  const sync: SyncParts = { ...syncParts(options), client, eventStore, clock, log };
  const lease = { leases: options.leases, pause: options.pause ?? delay, every: options.every ?? everyInterval };

  /** The change stands whether or not it could be shown: then the next run of the sync shows it. */
  async function show(command: Command): Promise<Attempt> {
    if (command.outcome === null || command.outcome.kind === 'failed') return { command, position: 0 };
    const { commandId, dealId, change } = command.intent;
    const fields = command.outcome.kind === 'confirmed' ? [...Object.keys(wantedOf(change)), 'lostReason'] : [];
    try {
      const shown = await showDeal(sync, await odoo(), dealId, { commandId, actor: command.actor, fields });
      // Nothing to tell: the log says it already, at the latest where it ends.
      const position = shown === 0 ? await eventStore.head() : shown;
      await reached('shown');
      return { command, position };
    } catch (error) {
      log.warn({ err: error, commandId, dealId }, 'A change could not be shown at once');
      return { command, position: 0 };
    }
  }

  return {
    choices,
    find: commands.read,
    perform: (intent, actor) =>
      withDeal(intent.dealId, lease, async (stillOurs) => {
        const command = await commands.intend(intent, actor, () => reached('listed'));
        await reached('intended');
        return show(await settleCommand(command, parts, stillOurs, true));
      }),
    resume: (command) =>
      withDeal(command.intent.dealId, lease, async (stillOurs) => {
        const quiet = clock.now().getTime() - command.intendedAt.getTime() >= options.quietAfterMs;
        return show(await settleCommand(command, parts, stillOurs, quiet));
      }),
    recover: recoverCommands({ ...options, log, monotonic, parts, lease, show }),
  };
}

function syncParts({
  db,
  dealFields = [],
}: WriteBackOptions): Omit<SyncParts, 'client' | 'eventStore' | 'clock' | 'log'> {
  return {
    dealFields,
    raw: createRawRecords(db),
    states: createSyncStates(db),
    parked: createParkedRecords(db),
    chunkSize: 1,
  };
}

function everyInterval(milliseconds: number, beat: () => void): () => void {
  const timer = setInterval(beat, milliseconds);
  return () => clearInterval(timer);
}
