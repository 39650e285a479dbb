import { equal, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createAttendance } from '../../src/mongo/attendance.js';
import { createLeases } from '../../src/mongo/leases.js';
import type { ProcessMark } from '../../src/mongo/processMark.js';
import { createTestDatabase, type TestDatabase } from './database.js';

describe('leases', () => {
  let database: TestDatabase;
  let now = 0;
  const monotonic = () => now;
  const worker = (owner: string) => createLeases({ db: database.db, owner, durationMs: 900, monotonic });

  beforeEach(async () => {
    database = await createTestDatabase();
    now = 0;
  });
  afterEach(() => database.drop());

  it('are held by one, and pass on when given up, with a higher token', async () => {
    const [a, b] = [worker('a'), worker('b')];
    const first = await a.acquire('job');
    equal(await b.acquire('job'), null);
    await first?.release();
    const second = await b.acquire('job');
    ok(first && second && second.token > first.token);
    equal(first.held(), false);
    equal(await first.renew(), false);
  });

  it('pass on when the holder is silent, by the contender’s own watch, and the silent one knows first', async () => {
    const [a, b] = [worker('a'), worker('b')];
    const first = await a.acquire('job');
    equal(await b.acquire('job'), null);
    now = 601;
    equal(first?.held(), false);
    equal(await b.acquire('job'), null);
    now = 901;
    const second = await b.acquire('job');
    equal(second?.token, 2);
    equal(await first?.renew(), false);
    equal(second?.held(), true);
  });

  it('stay with a holder who renews', async () => {
    const [a, b] = [worker('a'), worker('b')];
    const first = await a.acquire('job');
    for (now = 500; now < 3_000; now += 500) {
      equal(await first?.renew(), true);
      equal(await b.acquire('job'), null);
    }
    equal(first?.held(), true);
  });

  it('pass on soon when the holder’s process is dead, but for a holder elsewhere of whom nothing is known', async () => {
    const dead = { machine: 'here', pid: deadPid() };
    const on = (owner: string, process: ProcessMark | null) =>
      createLeases({ db: database.db, owner, durationMs: 900, monotonic, process });
    const here = on('b', { machine: 'here', pid: process.pid });
    const elsewhere = on('c', { machine: 'there', pid: process.pid });
    const unknown = on('d', null);
    await on('a', dead).acquire('job');
    await on('a', { machine: 'here', pid: process.pid }).acquire('living');
    for (const contender of [here, elsewhere, unknown]) {
      equal(await contender.acquire('job'), null);
      equal(await contender.acquire('living'), null);
    }
    now = 150;
    equal(await elsewhere.acquire('job'), null);
    equal(await unknown.acquire('job'), null);
    equal(await here.acquire('living'), null);
    equal((await here.acquire('job'))?.token, 2);
  });

  it('go to one of two who take over at once', async () => {
    await worker('a').acquire('job');
    const others = ['b', 'c', 'd'].map(worker);
    await Promise.all(others.map((other) => other.acquire('job')));
    now = 1_000;
    const taken = await Promise.all(others.map((other) => other.acquire('job')));
    equal(taken.filter((lease) => lease !== null).length, 1);
  });

  it('count workers by those who show themselves', async () => {
    const attendance = (owner: string, pid = process.pid) =>
      createAttendance({
        ...{ db: database.db, owner, durationMs: 900, monotonic },
        process: { machine: 'here', pid },
      });
    const [a, b] = [attendance('a'), attendance('b')];
    equal(await a.attend(), 1);
    equal(await b.attend(), 2);
    equal(await a.attend(), 2);
    now = 1_000;
    equal(await a.attend(), 1);
    equal(await b.attend(), 2);
    await b.leave();
    equal(await a.attend(), 1);
    await attendance('dead', deadPid()).attend();
    equal(await a.attend(), 1);
  });
});

/** The id of a process that has been and is no more. */
function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}
