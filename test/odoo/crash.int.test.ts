import assert from 'node:assert/strict';
import type { Collection, Db } from 'mongodb';
import { startDemoOdoo, type DemoOdoo } from '../../sandbox/odoo/index.js';
import type { Clock } from '../../src/clock.js';
import type { EventStore } from '../../src/eventStore/event.js';
import { differences, repetitions } from './support/equality.js';
import { startDatabases, type TestDatabases } from './support/database.js';
import { syncOn, testClient, type Fixture } from './support/syncFixture.js';

class Killed extends Error {}

/**
 * A process that dies at its n-th write: the write is done or not done (by turns), and after it nothing works any more,
 * as after kill -9.
 */
class Mortal {
  private writes = 0;
  private dead = false;

  constructor(private readonly diesAt: number) {}

  async write<T>(work: () => Promise<T>): Promise<T> {
    this.requireAlive();
    this.writes += 1;
    if (this.writes !== this.diesAt) return work();
    if (this.diesAt % 2 === 0) await work();
    this.dead = true;
    throw new Killed();
  }

  requireAlive(): void {
    if (this.dead) throw new Killed();
  }

  eventStore(real: EventStore): EventStore {
    return { ...real, append: (appends) => this.write(() => real.append(appends)) };
  }

  db(real: Db): Db {
    return proxied(real, 'collection', (name: string) => this.collection(real.collection(name)));
  }

  private collection(real: Collection): Collection {
    const writing = new Set(['bulkWrite', 'replaceOne', 'updateOne', 'deleteMany', 'insertOne']);
    return new Proxy(real, {
      get: (target, name) => {
        this.requireAlive();
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        const call = (...args: unknown[]): unknown => Reflect.apply(member, target, args);
        return writing.has(String(name)) ? (...args: unknown[]) => this.write(async () => call(...args)) : call;
      },
    });
  }
}

function proxied<T extends object>(real: T, method: string, replacement: unknown): T {
  return new Proxy(real, {
    get: (target, name) => (name === method ? replacement : (Reflect.get(target, name) as unknown)),
  });
}

describe('a sync that is killed at any write', function () {
  this.timeout(240_000);
  let databases: TestDatabases;
  let odoo: DemoOdoo;
  let now = Date.UTC(2026, 10, 22, 12);
  const clock: Clock = { now: () => new Date(now) };

  before(async () => {
    databases = await startDatabases();
    odoo = await startDemoOdoo({ now: clock.now, deals: 12 });
  });
  after(async () => {
    await odoo.close();
    await databases.close();
  });

  async function killedAt(on: Fixture, write: number, mode: 'full' | 'incremental' | 'backfill'): Promise<boolean> {
    const mortal = new Mortal(write);
    const sync = syncOn({ ...on, db: mortal.db(on.db), eventStore: mortal.eventStore(on.eventStore) });
    const run = await sync.run(mode, 'test').catch((error: unknown) => {
      assert.ok(error instanceof Killed, String(error));
      return null;
    });
    if (run) assert.equal(run.error, null);
    return run !== null;
  }

  async function assertWhole(on: Fixture): Promise<void> {
    assert.deepEqual(await differences(on), []);
    assert.deepEqual(await repetitions(on), []);
  }

  it('is made good by the next run: nothing lost, nothing twice', async () => {
    const on: Fixture = { ...(await databases.fresh(clock)), client: testClient(odoo), clock };
    // Each kill leaves the log a little further, so the kills reach every phase; steps of three make them fall before and after a write by turns.
    for (let write = 1; !(await killedAt(on, write, 'full')); write += 3) now += 1000;
    await assertWhole(on);
    for (let write = 1; !(await killedAt(on, write, 'backfill')); write += 1) now += 1000;
    for (let write = 1, survived = false; !survived; write += 3) {
      now += 60_000;
      odoo.store.live(3);
      odoo.store.unlink('mail.activity', odoo.store.search('mail.activity').slice(0, 1));
      survived = await killedAt(on, write, 'incremental');
    }
    now += 60_000;
    assert.equal((await syncOn(on).run('incremental', 'test')).error, null);
    await assertWhole(on);
  });

  it('leaves a run that the next one closes with a plain word', async () => {
    const on: Fixture = { ...(await databases.fresh(clock)), client: testClient(odoo), clock };
    await killedAt(on, 9, 'full');
    const sync = syncOn(on);
    const interrupted = (await sync.status()).lastRun;
    assert.equal(interrupted?.state, 'running');
    await sync.run('full', 'test');
    const closed = await sync.finished(interrupted.id);
    assert.equal(closed.state, 'failed');
    assert.match(closed.error?.message ?? '', /ended in the middle/);
    await assertWhole(on);
  });
});
