import assert from 'node:assert/strict';
import { ForesailError } from '../errors.js';
import type { SyncMode } from '../eventStore/eventTypes.js';
import type { SyncRun } from '../odoo/syncStatus.js';
import { silentLog } from '../ops/log.js';
import { scheduleSync, type ScheduledSync, type SyncSchedule } from './scheduleSync.js';

type Outcome = 'completed' | 'failed' | 'busy';

/** A sync whose runs end as told, and whose due modes follow each other. */
function fakeSync(modes: SyncMode[], outcomes: Outcome[] = []) {
  const runs: SyncMode[] = [];
  const announced: { next: () => Date | null } = { next: () => null };
  const sync: ScheduledSync & { paused: boolean } = {
    paused: false,
    isPaused: async () => sync.paused,
    dueMode: async () => modes[Math.min(runs.length, modes.length - 1)] ?? 'incremental',
    announceNextRun: (next) => {
      announced.next = next;
    },
    async run(mode, requestedBy) {
      const outcome = outcomes.shift() ?? 'completed';
      if (outcome === 'busy') throw new ForesailError('SYNC_ALREADY_RUNNING');
      runs.push(mode);
      const run: Omit<SyncRun, 'state'> = {
        id: 'r',
        mode,
        requestedBy,
        startedAt: '',
        endedAt: '',
        error: null,
        perModel: {},
      };
      return { ...run, state: outcome };
    },
  };
  return { sync, runs, announced };
}

describe('the schedule of the sync', () => {
  let schedule: SyncSchedule | null = null;
  afterEach(async () => schedule?.stop());

  function begin(sync: ScheduledSync, more: { atStart?: boolean; cron?: string } = {}) {
    const waits: number[] = [];
    const wait = async (ms: number) => waits.push(ms);
    const options = { cron: '*/5 * * * *', atStart: true, timeZone: 'Europe/Lisbon', log: silentLog, wait, ...more };
    schedule = scheduleSync({ sync, ...options });
    return { schedule, waits };
  }

  it('loads an empty log at start, then its history', async () => {
    const { sync, runs } = fakeSync(['full', 'backfill', 'incremental']);
    await begin(sync).schedule.started;
    assert.deepEqual(runs, ['full', 'backfill']);
  });

  it('runs once at start where the log is filled', async () => {
    const { sync, runs } = fakeSync(['incremental']);
    await begin(sync).schedule.started;
    assert.deepEqual(runs, ['incremental']);
  });

  it('leaves a failed load to its next time', async () => {
    const { sync, runs } = fakeSync(['full'], ['failed']);
    await begin(sync).schedule.started;
    assert.deepEqual(runs, ['full']);
  });

  it('waits at start for the lease of a process that died', async () => {
    const { sync, runs } = fakeSync(['incremental'], ['busy', 'busy', 'completed']);
    const { schedule: begun, waits } = begin(sync);
    await begun.started;
    assert.deepEqual(runs, ['incremental']);
    assert.deepEqual(waits, [3000, 3000]);
  });

  it('does not run while paused', async () => {
    const { sync, runs } = fakeSync(['incremental']);
    sync.paused = true;
    await begin(sync).schedule.started;
    assert.deepEqual(runs, []);
  });

  it('tells the next run by the expression, and none once stopped', async () => {
    const { sync, announced } = fakeSync(['incremental']);
    const { schedule: begun } = begin(sync, { atStart: false });
    const next = announced.next();
    assert.ok(next && next.getTime() > Date.now() && next.getMinutes() % 5 === 0);
    await begun.stop();
    assert.equal(announced.next(), null);
  });

  it('names the setting of a wrong expression', () => {
    const { sync } = fakeSync(['incremental']);
    assert.throws(() => begin(sync, { cron: 'every minute' }), {
      code: 'CONFIG_INVALID',
      message: /^SYNC_CRON .*"every minute"/,
    });
  });
});
