import type { Clock } from '../../clock.js';
import type { Log } from '../../ops/log.js';
import type { Command } from './commandLog.js';
import { withDeal, type DealLeaseSettings } from './dealLease.js';
import { settleCommand, type SettleParts } from './settleCommand.js';

export interface RecoveryParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly monotonic: () => number;
  readonly parts: SettleParts;
  readonly lease: DealLeaseSettings;
  readonly quietAfterMs: number;
  readonly show: (command: Command) => Promise<unknown>;
}

/** A change that nobody could carry out for so long is not what the person expects any more. */
const staleAfterMs = 60 * 60_000;

/**
 * Settles commands without an outcome. One that the chatter shows is confirmed at once; one that it does not show is
 * carried out when no call of an earlier attempt can be under way any more: by the clock, or because this process has
 * itself watched it for that long (a clock may be fixed).
 */
export function recoverCommands(recovery: RecoveryParts): () => Promise<number> {
  const { parts, log, monotonic } = recovery;
  const watchedSince = new Map<string, number>();

  function isQuiet(commandId: string, intendedAt: Date | null): boolean {
    const since = watchedSince.get(commandId) ?? monotonic();
    watchedSince.set(commandId, since);
    const age = intendedAt === null ? 0 : recovery.clock.now().getTime() - intendedAt.getTime();
    return Math.max(age, monotonic() - since) >= recovery.quietAfterMs;
  }

  async function settle(commandId: string): Promise<boolean> {
    const command = await parts.commands.read(commandId);
    const quiet = isQuiet(commandId, command?.intendedAt ?? null);
    if (command === null || command.outcome !== null) {
      // Listed before its intent was written, or settled before it was taken off the list.
      if (command === null && !quiet) return false;
      await parts.commands.close(commandId);
      return true;
    }
    const { dealId } = command.intent;
    const settled = await withDeal(dealId, recovery.lease, (stillOurs) =>
      isStale(command) ? giveUp(command, stillOurs) : settleCommand(command, parts, stillOurs, quiet),
    );
    if (settled.outcome === null) return false;
    log.info({ commandId, dealId, outcome: settled.outcome.kind }, 'A change that was interrupted is settled');
    await recovery.show(settled);
    return true;
  }

  function isStale({ intendedAt }: Command): boolean {
    return recovery.clock.now().getTime() - intendedAt.getTime() >= staleAfterMs;
  }

  async function giveUp(command: Command, stillOurs: () => boolean): Promise<Command> {
    const looked = await settleCommand(command, parts, stillOurs, false);
    if (looked.outcome) return looked;
    const { commandId, dealId } = command.intent;
    const message = 'Odoo could not be reached in time; nothing was changed';
    const data = { commandId, dealId, code: 'ODOO_UNREACHABLE', message };
    const settled = await parts.commands.settle(command, { kind: 'failed', data });
    await parts.commands.close(commandId);
    return settled;
  }

  return async () => {
    let settled = 0;
    const open = await parts.commands.open().catch((): readonly string[] => []);
    for (const commandId of open) {
      try {
        if (!(await settle(commandId))) continue;
        watchedSince.delete(commandId);
        settled += 1;
      } catch (error) {
        log.warn({ err: error, commandId }, 'A change could not be settled yet');
      }
    }
    for (const commandId of watchedSince.keys()) if (!open.includes(commandId)) watchedSince.delete(commandId);
    return settled;
  };
}
