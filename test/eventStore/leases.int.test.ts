import { equal, ok } from 'node:assert/strict';
import { createAttendance } from '../../src/mongo/attendance.js';
import { createLeases } from '../../src/mongo/leases.js';
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

  it('go to one of two who take over at once', async () => {
    await worker('a').acquire('job');
    const others = ['b', 'c', 'd'].map(worker);
    await Promise.all(others.map((other) => other.acquire('job')));
    now = 1_000;
    const taken = await Promise.all(others.map((other) => other.acquire('job')));
    equal(taken.filter((lease) => lease !== null).length, 1);
  });

  it('count workers by those who show themselves', async () => {
    const attendance = (owner: string) => createAttendance({ db: database.db, owner, durationMs: 900, monotonic });
    const [a, b] = [attendance('a'), attendance('b')];
    equal(await a.attend(), 1);
    equal(await b.attend(), 2);
    equal(await a.attend(), 2);
    now = 1_000;
    equal(await a.attend(), 1);
    equal(await b.attend(), 2);
    await b.leave();
    equal(await a.attend(), 1);
  });
});
