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
  const announced: (Date | null)[] = [];
  const sync: ScheduledSync & { paused: boolean; expression: string | null } = {
    paused: false,
    expression: null,
    cron: async () => sync.expression,
    isPaused: async () => sync.paused,
    dueMode: async () => modes[Math.min(runs.length, modes.length - 1)] ?? 'incremental',
    async announceNextRun(next) {
      announced.push(next);
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
    const watching = { look: () => Promise.resolve() };
    const every = (_ms: number, work: () => Promise<void>) => {
      watching.look = work;
      return () => undefined;
    };
    const options = { cron: '*/5 * * * *', atStart: true, timeZone: 'Europe/Lisbon', log: silentLog, wait, every };
    schedule = scheduleSync({ sync, ...options, ...more });
    return { schedule, waits, watching };
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
    await begun.started;
    const [next] = announced;
    assert.ok(next && next.getTime() > Date.now() && next.getMinutes() % 5 === 0);
    await begun.stop();
    assert.equal(begun.nextRun(), null);
  });

  it('follows an expression that an admin set, and goes back to the configured one', async () => {
    const { sync, announced } = fakeSync(['incremental']);
    const { schedule: begun, watching } = begin(sync, { atStart: false, cron: '7 * * * *' });
    await begun.started;
    const minutes = async (expression: string | null) => {
      sync.expression = expression;
      await watching.look();
      return [begun.nextRun()?.getMinutes(), announced.at(-1)?.getMinutes()];
    };
    assert.deepEqual(await minutes('33 * * * *'), [33, 33]);
    assert.deepEqual(await minutes('not a cron expression'), [33, 33]);
    assert.deepEqual(await minutes(null), [7, 7]);
  });

  it('names the setting of a wrong expression', () => {
    const { sync } = fakeSync(['incremental']);
    assert.throws(() => begin(sync, { cron: 'every minute' }), {
      code: 'CONFIG_INVALID',
      message: /^SYNC_CRON .*"every minute"/,
    });
  });
});
