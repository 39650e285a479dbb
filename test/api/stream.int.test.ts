import assert from 'node:assert/strict';
import { createLiveChanges } from '../../src/api/live/liveChanges.js';
import { createTargetChanges } from '../../src/api/live/targetChanges.js';
import { silentLog } from '../../src/ops/log.js';
import type { OpportunityView } from '../../src/projections/documents.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { openReadSide, stopReadSides, type ReadSide } from '../projections/readSide.js';
import { dealData, employeeData, newEvent, userData } from '../projections/samples.js';
import { ana, tokens } from './fakeParts.js';
import { openDoor, type OpenDoor } from './openDoor.js';

/** The events of an open stream as they come. */
async function* eventsOf(response: Response): AsyncGenerator<{ event: string; data: Record<string, unknown> }> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      const event = /^event: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (event !== undefined) yield { event, data: JSON.parse(data ?? '{}') as Record<string, unknown> };
    }
  }
}

describe('the stream of changes', function () {
  this.timeout(240_000);
  let database: TestDatabase;
  let side: ReadSide;
  let door: OpenDoor;
  let freshAt = new Date('2026-11-22T08:00:00Z');

  beforeEach(async () => {
    database = await createTestDatabase();
    side = await openReadSide(database.db);
    const { readModels } = side.projections;
    const live = createLiveChanges({
      db: database.db,
      readModels,
      freshAt: async () => freshAt,
      log: silentLog,
      everyMs: 10,
    });
    door = await openDoor({ live });
    for (const id of [10, 11]) {
      await append(`user-${id}`, newEvent('OdooUserSynced', userData(id)));
      await append(`employee-${id}`, newEvent('OdooEmployeeSynced', employeeData(id, id, null)));
    }
    await deal(10, 1000);
    await deal(11, 1000);
    await side.projections.start();
    await side.projections.caughtUp();
  });
  afterEach(async () => {
    await door.close();
    await stopReadSides();
    await database.drop();
  });

  const append = (stream: string, event: ReturnType<typeof newEvent>) =>
    side.eventStore.append([{ stream, expected: 'any', events: [event as never] }]);
  const deal = (owner: number, minor: number) =>
    append(
      `opportunity-${owner}`,
      newEvent(
        'OdooOpportunitySynced',
        dealData(owner, { owner: { id: owner, name: '' }, amount: { minor, currency: 'EUR' } }),
      ),
    );

  async function listen() {
    const aborter = new AbortController();
    const headers = { authorization: `Bearer ${tokens.ana}` };
    const response = await fetch(`${door.url}/api/v2/stream`, { headers, signal: aborter.signal });
    const events = eventsOf(response);
    const next = async () => (await events.next()).value as { event: string; data: Record<string, unknown> };
    return { response, next, end: () => aborter.abort() };
  }

  it('says that something changed once the figures show it, and nothing of what others see', async () => {
    const { response, next, end } = await listen();
    assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
    assert.equal((await next()).event, 'hello');
    await deal(11, 2000);
    await side.projections.caughtUp();
    const [stored] = await deal(10, 777);
    const { event, data } = await next();
    assert.equal(event, 'changed');
    assert.ok(Number(data['position']) >= (stored?.position ?? 0), 'the change of somebody else was told');
    assert.deepEqual(Object.keys(data).sort(), ['freshAt', 'position']);
    const name = await side.projections.readModels.collectionName('opportunity_view');
    const shown = await database.db.collection<OpportunityView>(name).findOne({ _id: 10 });
    assert.equal(shown?.amountMinor, 777);
    end();
  });

  const quarter = { from: '2026-10-01', to: '2026-12-31' };
  const target = (odooUserId: number, minor: number) =>
    append(
      `target-${odooUserId}`,
      minor > 0
        ? newEvent('TargetSet', { odooUserId, period: quarter, amount: { minor, currency: 'EUR' } })
        : newEvent('TargetCleared', { odooUserId, period: quarter }),
    );

  it('says that a target was set of somebody whom one sees, and of nobody else', async () => {
    const { next, end } = await listen();
    await next();
    await target(11, 1);
    await side.projections.caughtUp();
    const [first] = await target(10, 1);
    let isTold = false;
    const told = next().finally(() => (isTold = true));
    // Whenever it was that the stream looked first, one of these came later.
    for (let minor = 2; !isTold; minor += 1) {
      await side.projections.caughtUp();
      await target(10, minor);
    }
    const { event, data } = await told;
    assert.equal(event, 'changed');
    assert.ok(Number(data['position']) >= (first?.position ?? 0), 'the target of somebody else was told');
    end();
  });

  it('reads from the targets whose were set or cleared since it looked last', async () => {
    const targets = createTargetChanges({ db: database.db, readModels: side.projections.readModels });
    const look = async (event?: ReturnType<typeof append>) => {
      await event;
      await side.projections.caughtUp();
      return [...(await targets.look())];
    };
    assert.deepEqual(await look(target(10, 1)), []);
    assert.deepEqual(await look(), []);
    assert.deepEqual(await look(target(11, 5)), [11]);
    assert.deepEqual(await look(deal(11, 5)), []);
    assert.deepEqual(await look(target(10, 0)), [10]);
    targets.forget();
    assert.deepEqual(await look(target(10, 7)), []);
  });

  it('says that Odoo was read anew', async () => {
    const { next, end } = await listen();
    await next();
    await deal(10, 5);
    await next();
    freshAt = new Date('2026-11-22T08:05:00Z');
    const { event, data } = await next();
    assert.deepEqual([event, data['freshAt']], ['fresh', freshAt.toISOString()]);
    end();
  });

  it('is for who has signed in, and for so many tabs at once', async () => {
    assert.equal((await door.send('GET', '/api/v2/stream')).status, 401);
    const streams = await Promise.all(Array.from({ length: 20 }, listen));
    assert.equal((await door.send('GET', '/api/v2/stream', { as: 'ana' })).status, 429);
    for (const stream of streams) stream.end();
    assert.equal(ana.odooUserId, 10);
  });
});
