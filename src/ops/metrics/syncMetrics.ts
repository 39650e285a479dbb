import { Counter, Histogram, type Registry } from 'prom-client';
import type { SyncHealth, SyncRun } from '../../odoo/syncStatus.js';
import { gaugeOf, shared } from './gauge.js';

/** What the gauges of the sync are read from. */
export interface SyncReadings {
  readonly registry: Registry;
  readonly health: () => Promise<SyncHealth>;
  readonly breaker: () => SyncHealth['breaker'];
  /** End of the last run that completed; null before the first. */
  readonly lastSuccess: () => Promise<Date | null>;
  readonly monotonic?: () => number;
}

/** What is counted as it happens. */
export interface SyncMetrics {
  runEnded(run: SyncRun, milliseconds: number): void;
  odooAnswered(call: { model: string; method: string; code: string | null; milliseconds: number }): void;
}

/** Registers what there is to know of the sync and of Odoo. */
export function createSyncMetrics(readings: SyncReadings): SyncMetrics {
  registerGauges(readings);
  const registers = [readings.registry];
  const runs = new Counter({
    name: 'foresail_sync_runs_total',
    help: 'Sync runs of this process by how they ended',
    labelNames: ['mode', 'outcome'],
    registers,
  });
  for (const outcome of ['completed', 'failed']) runs.inc({ mode: 'incremental', outcome }, 0);
  const seconds = new Histogram({
    name: 'foresail_sync_run_seconds',
    help: 'Length of a sync run',
    labelNames: ['mode'],
    buckets: [0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900, 3600],
    registers,
  });
  const records = new Counter({
    name: 'foresail_sync_records_total',
    help: 'Records by model and by what became of them: read, changed, removed, parked',
    labelNames: ['model', 'what'],
    registers,
  });
  const odoo = new Histogram({
    name: 'foresail_odoo_request_seconds',
    help: 'Time of a call to Odoo, retries and waiting for a free connection included',
    labelNames: ['model', 'method', 'outcome'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers,
  });
  return {
    runEnded({ mode, state, perModel }, milliseconds) {
      runs.inc({ mode, outcome: state });
      seconds.observe({ mode }, milliseconds / 1_000);
      for (const [model, counts] of Object.entries(perModel))
        for (const [what, count] of Object.entries(counts)) records.inc({ model, what }, count);
    },
    odooAnswered: ({ model, method, code, milliseconds }) =>
      odoo.observe({ model, method, outcome: code ?? 'ok' }, milliseconds / 1_000),
  };
}

function registerGauges({ registry, health, breaker, lastSuccess, monotonic }: SyncReadings): void {
  const read = shared(health, monotonic ?? (() => performance.now()));
  const state = {
    name: 'foresail_odoo_breaker_state',
    help: '1 for the state the circuit to Odoo is in, as this process sees it',
    labelNames: ['state'],
  };
  gaugeOf(registry, state, (set) => {
    for (const one of ['closed', 'halfOpen', 'open']) set({ state: one }, one === breaker() ? 1 : 0);
  });
  const success = {
    name: 'foresail_sync_last_success_timestamp_seconds',
    help: 'End of the last sync run that completed, in seconds since 1970; absent before the first',
  };
  gaugeOf(registry, success, async (set) => {
    const at = await lastSuccess();
    if (at) set({}, at.getTime() / 1_000);
  });
  const paused = { name: 'foresail_sync_paused', help: '1 while an admin has paused the sync' };
  gaugeOf(registry, paused, async (set) => set({}, (await read()).paused ? 1 : 0));
  const suspicious = {
    name: 'foresail_sync_needs_confirmation',
    help: '1 while a run stands still because too much seemed gone in Odoo',
  };
  gaugeOf(registry, suspicious, async (set) => set({}, (await read()).needsConfirmation ? 1 : 0));
  const parked = { name: 'foresail_sync_parked_records', help: 'Records of Odoo that could not be told' };
  gaugeOf(registry, parked, async (set) => set({}, (await read()).parkedRecords));
}
