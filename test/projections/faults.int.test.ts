import { deepEqual, equal, ok } from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { Registry } from 'prom-client';
import type { StoredEvent } from '../../src/eventStore/event.js';
import { partitionsOf, type DocumentModel, type ReadModel } from '../../src/projections/engine/readModel.js';
import { readModels } from '../../src/projections/readModelList.js';
import { Checkpoints } from '../../src/projections/engine/checkpoints.js';
import { DocumentStore } from '../../src/projections/engine/documentStore.js';
import { settle, type Settling } from '../../src/projections/engine/settle.js';
import { ReferenceStore } from '../../src/projections/engine/referenceStore.js';
import { opportunityView } from '../../src/projections/opportunityView.js';
import type { ProjectionAct } from '../../src/projections/projections.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { modelsNamed } from './modelsNamed.js';
import { openReadSide, stopReadSides } from './readSide.js';
import { accountData, dealData, newEvent, storedEvent, userData } from './samples.js';

const deal = (id: number, name: string) => newEvent('OdooOpportunitySynced', dealData(id, { name }));
const append = (id: number, ...names: string[]) => ({
  stream: `opportunity-${id}`,
  expected: 'any' as const,
  events: names.map((name) => deal(id, name)),
});

describe('projections, when things go wrong', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    await stopReadSides();
    await database.drop();
  });

  it('refuses the writes of a worker that was fenced off', async () => {
    const checkpoints = new Checkpoints(database.db);
    const paused = await checkpoints.claim('p:0', 1);
    const next = await checkpoints.claim('p:0', 2);
    await checkpoints.advance(next, 10, 10);
    for (const act of [() => checkpoints.advance(paused, 5, 5), () => checkpoints.claim('p:0', 1)]) {
      await act().then(
        () => ok(false, 'A fenced worker moved the checkpoint'),
        (error: unknown) => ok(error instanceof Error && error.message === 'Another worker has taken over'),
      );
    }
    equal(await checkpoints.least(['p:0']), 10);
  });

  it('refuses documents of a worker that sleeps between reading and writing, whoever believes to hold the lease', async () => {
    const documents = new DocumentStore(database.db, 'docs');
    const references = new ReferenceStore(database.db, 'refs');
    const versions = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) =>
        storedEvent('OdooOpportunitySynced', dealData(42, { name: `v${from + index}` }), {
          ...{ version: from + index, position: from + index },
        }),
      );
    const model = opportunityView as unknown as DocumentModel;
    let whileAsleep = async (): Promise<void> => undefined;
    const worker = (touch: () => Promise<void>): Settling => ({
      ...{ model, documents, references, shared: false, touch, touchAll: touch },
      ...{ requireLease: () => undefined, floor: () => 1 },
    });
    const task = (events: StoredEvent[]) => ({ ids: [42], events: new Map([[42, events]]), position: 9 });
    const awake = worker(async () => undefined);
    const sleeper = worker(async () => {
      const act = whileAsleep;
      whileAsleep = async () => undefined;
      await act();
    });
    const name = async () => (await documents.collection.findOne({ _id: 42 }))?.['name'] as string | undefined;

    // Asleep before a first insert, while the other creates the document and brings it further.
    whileAsleep = () => settle(awake, task(versions(1, 3)));
    await settle(sleeper, task(versions(1, 1)));
    equal(await name(), 'v3');
    // Asleep before a replacement.
    whileAsleep = () => settle(awake, task(versions(4, 6)));
    await settle(sleeper, task(versions(4, 4)));
    equal(await name(), 'v6');
    // Asleep before a replacement, while the other removes it: the tombstone stays.
    const removal = storedEvent('OdooOpportunityRemoved', { id: 42 }, { version: 8, position: 8 });
    whileAsleep = () => settle(awake, task([...versions(7, 7), removal]));
    await settle(sleeper, task(versions(7, 7)));
    deepEqual(await documents.collection.findOne({ _id: 42 }), { _id: 42, _v: 8, _rev: 3, position: 8, _gone: true });
  });

  it('sees a rename that another partition makes between its reading and its writing', async () => {
    const documents = new DocumentStore(database.db, 'docs');
    const references = new ReferenceStore(database.db, 'refs');
    const elsewhere = new ReferenceStore(database.db, 'refs');
    const model = opportunityView as unknown as DocumentModel;
    const account = (name: string, version: number) =>
      storedEvent('OdooAccountSynced', accountData(7, name), { stream: 'account-7', version });
    let whileAsleep = async (): Promise<void> => {
      whileAsleep = async () => undefined;
      // As the other partition does it: write, count up, look for documents (there is none yet).
      await elsewhere.apply([account('After', 2)]);
      await elsewhere.countUp();
      equal(await documents.collection.countDocuments({ 'account.id': 7 }), 0);
    };
    await references.apply([account('Before', 1)]);
    const settling = { model, documents, references, shared: true, requireLease: () => undefined, floor: () => 1 };
    const events = new Map([[42, [storedEvent('OdooOpportunitySynced', dealData(42))]]]);
    await settle(
      { ...settling, touch: () => whileAsleep(), touchAll: () => whileAsleep() },
      { ids: [42], events, position: 3 },
    );
    deepEqual((await documents.collection.findOne({ _id: 42 }))?.['account'], { id: 7, name: 'After' });
  });

  it('parks a poison event and what follows in its stream only; retried after the fix, all is as a fold says', async () => {
    let broken = true;
    const fragile: DocumentModel<{ _id: number; name: string }> = {
      ...{
        kind: 'documents',
        name: 'fragile',
        version: 1,
        partitions: 1,
        indexes: [],
        owns: ['OdooOpportunitySynced'],
      },
      idOf: (event) => (event.data as { id: number }).id,
      apply(_, event) {
        const { id, name } = (event as StoredEvent<'OdooOpportunitySynced'>).data;
        if (broken && name === 'poison') throw new Error('Cannot apply this');
        return { _id: id, name };
      },
      conceal: (view) => ({ ...view, name: 'concealed' }),
    };
    const acts: ProjectionAct[] = [];
    const registry = new Registry();
    const models = [fragile as unknown as ReadModel];
    const side = await openReadSide(database.db, { models, registry, audit: async (act) => void acts.push(act) });
    const { eventStore, projections } = side;
    const names = async () => {
      const collection = database.db.collection(await projections.readModels.collectionName('fragile'));
      return Object.fromEntries(
        (await collection.find().toArray()).map((document) => [document._id, document['name']]),
      );
    };
    await projections.start();
    await eventStore.append([append(1, 'a', 'poison', 'c'), append(2, 'x', 'y'), append(1, 'd'), append(2, 'z')]);
    await projections.caughtUp();
    deepEqual(await names(), { 1: 'concealed', 2: 'z' });
    const letters = await projections.deadLetters();
    deepEqual(
      letters.map(({ position, state, attempts }) => [position, state, attempts]),
      [
        [2, 'failed', 3],
        [3, 'waiting', 0],
        [6, 'waiting', 0],
      ],
    );
    const [health] = await projections.health();
    deepEqual([health?.state, health?.parked, health?.lag], ['failing', 3, 0]);
    ok((await registry.metrics()).includes('foresail_projection_parked_events{projection="fragile"} 3'));

    const id = letters[0]?._id ?? '';
    equal(await projections.retry(id, 'person:7'), 'failedAgain');
    deepEqual(
      (await projections.deadLetters()).map((letter) => letter.attempts),
      [4, 0, 0],
    );
    broken = false;
    equal(await projections.retry(id, 'person:7'), 'done');
    await eventStore.append([append(1, 'e')]);
    await projections.caughtUp();
    deepEqual(await names(), { 1: 'e', 2: 'z' });
    await side.requireFold();
    deepEqual(
      acts.map(({ action, by, target }) => [action, by, target]),
      Array(2).fill(['retryDeadLetter', 'person:7', id]),
    );
    await projections.stop();
  });

  it('goes on with the stream when the poison is discarded', async () => {
    const models = modelsNamed('opportunity_view', 'activity_view');
    const { eventStore, projections } = await openReadSide(database.db, { models });
    await eventStore.append([
      { stream: 'user-1', expected: 'any', events: [newEvent('OdooUserSynced', userData(1))] },
      append(1, 'a', 'b', 'c'),
    ]);
    // Written by a version of the service that is no more: not even its payload can be read.
    await database.db
      .collection('events')
      .updateOne({ stream: 'opportunity-1', version: 2 }, { $unset: { 'data.amount': 1 } });
    await projections.start();
    await projections.caughtUp();
    const collection = database.db.collection(await projections.readModels.collectionName('opportunity_view'));
    const concealed = await collection.findOne({ _id: 1 as never });
    deepEqual([concealed?.['name'], concealed?.['visible_to_user_ids']], ['a', []]);
    // What reaches the document meanwhile does not bring it into sight.
    await eventStore.append([
      { stream: 'user-1', expected: 'any', events: [newEvent('OdooUserSynced', userData(1, { name: 'Ana Silva' }))] },
    ]);
    await projections.caughtUp();
    const renamed = await collection.findOne({ _id: 1 as never });
    deepEqual([renamed?.['owner'], renamed?.['visible_to_user_ids']], [{ id: 1, name: 'Ana Silva' }, []]);
    const letters = (await projections.deadLetters()).filter((letter) => letter.projection === 'opportunity_view');
    deepEqual(
      letters.map(({ error, state }) => [error?.code ?? null, state]),
      [
        ['EVENT_INVALID', 'failed'],
        [null, 'waiting'],
      ],
    );
    equal(await projections.discard(letters[0]?._id ?? '', 'person:7'), 'done');
    const revealed = await collection.findOne({ _id: 1 as never });
    deepEqual([revealed?.['name'], revealed?.['visible_to_user_ids']], ['c', [1]]);
    await projections.stop();
  });

  it('shares the partitions among workers, and takes over those of one that goes', async () => {
    const sides = await Promise.all([1, 2].map(() => openReadSide(database.db, { leaseMs: 500 })));
    for (const { projections } of sides) await projections.start();
    const holders = async () => {
      const leases = await database.db
        .collection('leases')
        .find({ owner: { $ne: null } })
        .toArray();
      const counts = new Map<string, number>();
      for (const { owner } of leases) counts.set(String(owner), (counts.get(String(owner)) ?? 0) + 1);
      return [...counts.values()].sort();
    };
    const become = async (wanted: number[]) => {
      while (JSON.stringify(await holders()) !== JSON.stringify(wanted)) await pause(20);
    };
    const all = readModels.reduce((sum, model) => sum + partitionsOf(model), 0);
    await become([Math.floor(all / 2), Math.ceil(all / 2)]);
    await sides[0]?.projections.stop();
    await become([all]);
    await sides[1]?.projections.stop();
    deepEqual(await holders(), []);
  });

  it('pauses and resumes', async () => {
    const models = modelsNamed('tag_view', 'account_view');
    const { eventStore, projections, requireFold } = await openReadSide(database.db, { models });
    await projections.start();
    await projections.pause('tag_view');
    const tag = newEvent('OdooTagSynced', { id: 1, name: 'Key' });
    await eventStore.append([{ stream: 'tag-1', expected: 'any', events: [tag] }]);
    await projections.caughtUp();
    deepEqual((await projections.health()).map(({ state, lag }) => [state, lag]).sort(), [
      ['live', 0],
      ['paused', 1],
    ]);
    await projections.resume('tag_view');
    await projections.caughtUp();
    await requireFold();
    await projections.stop();
  });
});
