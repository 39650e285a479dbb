import assert from 'node:assert/strict';
import { createSharedCounter } from '../../src/api/http/sharedCounter.js';
import { silentLog } from '../../src/ops/log.js';
import { createTestDatabase } from '../eventStore/database.js';
import type { TestDatabase } from '../eventStore/database.js';
import { fakePipeline } from './fakeParts.js';
import { openDoor } from './openDoor.js';

const windowStart = 1_795_334_400_000;

describe('limits', () => {
  describe('shared by instances', () => {
    let database: TestDatabase;
    before(async () => {
      database = await createTestDatabase();
    });
    after(() => database.drop());

    it('add up what each of them counted, once they have told one another', async () => {
      const [one, two] = [1, 2].map(() => createSharedCounter({ db: database.db, log: silentLog }));
      assert.ok(one && two);
      for (let at = 0; at < 3; at += 1) await one.count('ana', windowStart);
      for (let at = 0; at < 2; at += 1) await two.count('ana', windowStart);
      await one.exchange();
      await two.exchange();
      assert.equal(await two.count('ana', windowStart), 6, 'two of its own before, three elsewhere, and this');
      assert.equal(await one.count('ana', windowStart), 4, 'has not heard of the other yet');
      await two.exchange();
      await one.exchange();
      assert.equal(await one.count('ana', windowStart), 8);
      assert.equal(await one.count('ana', windowStart + 60_000), 1);
    });

    it('go on by themselves while the database does not answer', async () => {
      const failing = { bulkWrite: () => Promise.reject(new Error('down')), createIndex: () => Promise.resolve('') };
      const alone = createSharedCounter({ db: { collection: () => failing } as never, log: silentLog });
      await alone.count('ana', windowStart);
      await alone.exchange();
      assert.equal(await alone.count('ana', windowStart), 2);
    });
  });

  it('of a person end in 429 with the time to wait, and leave others alone', async () => {
    const door = await openDoor({ limits: { perPerson: 3 } });
    const statuses: number[] = [];
    for (let at = 0; at < 4; at += 1) statuses.push((await door.send('GET', '/api/v2/me', { as: 'ana' })).status);
    assert.deepEqual(statuses, [200, 200, 200, 429]);
    const refused = await door.send('GET', '/api/v2/me', { as: 'ana' });
    assert.equal(refused.body['code'], 'TOO_MANY_REQUESTS');
    assert.equal(refused.headers.get('retry-after'), '60');
    assert.equal((await door.send('GET', '/api/v2/me', { as: 'admin' })).status, 200);
    await door.close();
  });

  it('of an address count what is wrong and never keep out what is right', async () => {
    const door = await openDoor({ limits: { refusalsPerAddress: 3 } });
    const wrong = () => door.send('GET', '/api/v2/me', { headers: { authorization: 'Bearer wrong' } });
    const refresh = () => door.send('POST', '/api/auth/refresh', { json: { refreshToken: 'x'.repeat(30) } });
    for (let at = 0; at < 5; at += 1) await door.send('GET', '/api/v2/me', { as: 'ana' });
    const statuses = [await wrong(), await refresh(), await wrong(), await wrong(), await refresh()];
    assert.deepEqual(
      statuses.map(({ status }) => status),
      [401, 401, 401, 429, 429],
    );
    assert.equal((await door.send('GET', '/api/v2/me', { as: 'ana' })).status, 200);
    await door.close();
  });

  it('of time give an answer up that never comes', async () => {
    const pipeline = { ...fakePipeline(), scopes: () => new Promise<never>(() => undefined) };
    const door = await openDoor({ pipeline, limits: { timeoutMs: 20 } });
    const { status, body } = await door.send('GET', '/api/v2/me', { as: 'ana' });
    assert.deepEqual([status, body['code']], [503, 'TIMED_OUT']);
    await door.close();
  });
});
