import { validateDetailed } from 'node-cron';
import { ForesailError } from '../../errors.js';
import type { SyncAdministration, SyncHealth } from '../syncStatus.js';
import { testConnection } from './connectionTest.js';
import { odooInstant } from './odooTime.js';
import { readRun } from './runLog.js';
import type { SyncParts } from './syncParts.js';
import type { SyncState } from './syncState.js';

/** What admins do with the sync beside running it. It is kept in the database, so it holds for every process. */
export function administer(
  parts: SyncParts,
): Pick<SyncAdministration, 'pause' | 'resume' | 'confirmRemoval' | 'reschedule' | 'connectionTest' | 'health'> {
  const { states } = parts;
  return {
    pause: () => states.set({ paused: true }),
    resume: () => states.set({ paused: false }),
    async confirmRemoval() {
      if (!(await needsConfirmation(parts, await states.read()))) throw new ForesailError('NOTHING_TO_CONFIRM');
      await states.set({ removalConfirmed: true });
    },
    async reschedule(cron) {
      if (cron !== null) requireCron(cron);
      await states.set({ cron });
    },
    connectionTest: () => testConnection(parts.client, parts.dealFields),
    health: () => healthOf(parts),
  };
}

async function healthOf(parts: SyncParts): Promise<SyncHealth> {
  const [state, parkedRecords] = await Promise.all([parts.states.read(), parts.parked.count()]);
  const watermarks = Object.entries(state.models).flatMap(([noun, { watermark }]) =>
    watermark === null ? [] : [[noun, odooInstant(watermark).toISOString()] as const],
  );
  return {
    paused: state.paused,
    cron: state.cron,
    breaker: parts.client.breaker(),
    watermarks: Object.fromEntries(watermarks),
    parkedRecords,
    needsConfirmation: await needsConfirmation(parts, state),
  };
}

async function needsConfirmation(parts: SyncParts, state: SyncState): Promise<boolean> {
  if (state.removalConfirmed || state.lastRunId === null) return false;
  const last = await readRun(parts.eventStore, state.lastRunId);
  return last?.error?.code === 'SYNC_SUSPICIOUS';
}

/** @throws ForesailError BAD_REQUEST that says what is wrong and what is accepted. */
function requireCron(cron: string): void {
  const { valid, errors } = validateDetailed(cron);
  if (valid) return;
  const why = errors.map((error) => error.message).join('; ');
  throw new ForesailError('BAD_REQUEST', {
    message: `"${cron}" is not a cron expression such as */10 * * * *: ${why}`,
    details: { field: 'cron' },
  });
}
