import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { MongoClient } from 'mongodb';
import { Registry } from 'prom-client';
import type { Viewer } from '../../access/viewer.js';
import type { Pipeline } from '../../pipeline/ports.js';
import { createAnswerMetrics } from './answerMetrics.js';
import { createClockMetrics } from './clockMetrics.js';
import { createDiskMetrics } from './diskMetrics.js';
import { measureCommands } from './commandMetrics.js';
import { gaugeOf, shared } from './gauge.js';
import { createPeopleMetrics } from './peopleMetrics.js';
import { createSyncMetrics } from './syncMetrics.js';

const minute = 60_000;

/** Value of one sample, null where it is not told. */
async function sample(registry: Registry, line: string): Promise<number | null> {
  const found = (await registry.metrics()).split('\n').find((one) => one.startsWith(`${line} `));
  return found === undefined ? null : Number(found.slice(line.length + 1));
}

describe('metrics', () => {
  let registry: Registry;
  beforeEach(() => {
    registry = new Registry();
  });

  it('count people by how lately they asked, and end a session after half an hour of silence', async () => {
    let now = 0;
    const seen = createPeopleMetrics(registry, () => now);
    seen('ana');
    now = 4 * minute;
    seen('ana');
    seen('ben');
    equal(await sample(registry, 'foresail_active_people{window="5m"}'), 2);
    now = 34 * minute;
    seen('ben');
    equal(await sample(registry, 'foresail_active_people{window="5m"}'), 1);
    equal(await sample(registry, 'foresail_active_people{window="1h"}'), 2);
    equal(await sample(registry, 'foresail_session_seconds_count'), 2);
    equal(await sample(registry, 'foresail_session_seconds_sum'), 240, 'Ana’s four minutes and Ben’s first question');
    now = 26 * 60 * minute;
    equal(await sample(registry, 'foresail_active_people{window="24h"}'), 0);
    equal(await sample(registry, 'foresail_session_seconds_count'), 3);
  });

  it('are told though one of them cannot be read', async () => {
    gaugeOf(registry, { name: 'broken', help: 'x' }, () => {
      throw new Error('no database');
    });
    gaugeOf(registry, { name: 'whole', help: 'x' }, (set) => set({}, 1));
    equal(await sample(registry, 'whole'), 1);
    equal(await sample(registry, 'broken'), null);
  });

  it('look at the database once for several gauges of a scrape', async () => {
    let [looks, now] = [0, 0];
    const read = shared(
      async () => (looks += 1),
      () => now,
    );
    deepEqual(await Promise.all([read(), read()]), [1, 1]);
    now = 1_000;
    equal(await read(), 2);
  });

  it('time answers of the pipeline, and tell failed ones apart', async () => {
    const metrics = createAnswerMetrics(registry);
    const failing = async () => {
      throw new Error('no');
    };
    const pipeline = { scopes: async () => [], reopen: failing } as unknown as Pipeline;
    await metrics.measured(pipeline).scopes({} as Viewer);
    await rejects(metrics.measured(pipeline).reopen({} as Viewer, 'a_1'), /no/);
    metrics.fellBack();
    for (const remembered of [true, true, false]) metrics.madeDashboard(remembered);
    const count = (labels: string) => sample(registry, `foresail_answer_seconds_count{${labels}}`);
    equal(await count('operation="scopes",measure="",outcome="ok"'), 1);
    equal(await count('operation="reopen",measure="",outcome="failed"'), 1);
    equal(await sample(registry, 'foresail_answers_from_database_total'), 1);
    equal(await sample(registry, 'foresail_dashboards_total{from="memory"}'), 2);
    equal(await sample(registry, 'foresail_dashboards_total{from="made"}'), 1);
  });

  it('take the time of commands from the driver', async () => {
    const client = new EventEmitter();
    measureCommands(client as unknown as MongoClient, registry);
    client.emit('commandSucceeded', { commandName: 'find', duration: 20 });
    client.emit('commandFailed', { commandName: 'find', duration: 40 });
    equal(await sample(registry, 'foresail_mongo_command_seconds_sum{command="find",outcome="ok"}'), 0.02);
    equal(await sample(registry, 'foresail_mongo_command_seconds_sum{command="find",outcome="failed"}'), 0.04);
  });

  it('tell whether the driver knows a server that takes writes', async () => {
    const client = new EventEmitter();
    measureCommands(client as unknown as MongoClient, registry);
    const seen = (...types: string[]) =>
      client.emit('topologyDescriptionChanged', {
        newDescription: { servers: new Map(types.map((type, index) => [String(index), { type }])) },
      });
    seen('RSSecondary', 'Unknown', 'RSPrimary');
    equal(await sample(registry, 'foresail_mongo_primary_known'), 1);
    seen('RSSecondary', 'Unknown');
    equal(await sample(registry, 'foresail_mongo_primary_known'), 0);
  });

  it('tell how full the disk of the database is, where the database says so', async () => {
    createDiskMetrics(registry, { command: async () => ({ fsUsedSize: 75, fsTotalSize: 100 }) });
    equal(await sample(registry, 'foresail_data_disk_free_ratio'), 0.25);
    const silent = new Registry();
    createDiskMetrics(silent, { command: async () => ({ ok: 1 }) });
    equal(await sample(silent, 'foresail_data_disk_free_ratio'), null);
  });

  it('tell how far the clock is from that of the database, and nothing where it does not say its own', async () => {
    const seconds = [100, 103];
    const clock = { now: () => new Date((seconds.shift() ?? 0) * 1_000) };
    createClockMetrics(registry, { command: async () => ({ localTime: new Date(91_500) }) }, clock);
    equal(await sample(registry, 'foresail_clock_skew_seconds'), 10);
    const silent = new Registry();
    createClockMetrics(silent, { command: async () => ({ ok: 1 }) }, clock);
    equal(await sample(silent, 'foresail_clock_skew_seconds'), null);
  });

  it('tell of the sync how runs ended, what became of records, and how Odoo answers', async () => {
    const health = { paused: true, cron: null, breaker: 'open', watermarks: {}, parkedRecords: 3 } as const;
    const metrics = createSyncMetrics({
      registry,
      health: async () => ({ ...health, needsConfirmation: false }),
      breaker: () => 'open',
      lastSuccess: async () => new Date(5_000),
    });
    const perModel = { opportunities: { read: 10, changed: 2, removed: 0, parked: 1 } };
    const run = { id: 'r', mode: 'full', requestedBy: 'x', startedAt: '', endedAt: '', error: null, perModel } as const;
    metrics.runEnded({ ...run, state: 'completed' }, 1_500);
    metrics.odooAnswered({ model: 'crm.lead', method: 'read', code: 'ODOO_TIMEOUT', milliseconds: 250 });
    const text = await registry.metrics();
    for (const line of [
      'foresail_sync_runs_total{mode="full",outcome="completed"} 1',
      'foresail_sync_runs_total{mode="incremental",outcome="failed"} 0',
      'foresail_sync_run_seconds_sum{mode="full"} 1.5',
      'foresail_sync_records_total{model="opportunities",what="changed"} 2',
      'foresail_odoo_request_seconds_sum{model="crm.lead",method="read",outcome="ODOO_TIMEOUT"} 0.25',
      'foresail_odoo_breaker_state{state="open"} 1',
      'foresail_odoo_breaker_state{state="closed"} 0',
      'foresail_sync_last_success_timestamp_seconds 5',
      'foresail_sync_paused 1',
      'foresail_sync_parked_records 3',
    ])
      match(text, new RegExp(`^${line.replace(/[{}.]/g, '\\$&')}$`, 'm'), line);
  });
});
