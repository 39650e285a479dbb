import { deepEqual } from 'node:assert/strict';
import type { StoredEvent } from '../../src/eventStore/event.js';
import { applyBatch, type Applying } from '../../src/projections/engine/applyBatch.js';
import { openBuild, prepareBuild } from '../../src/projections/engine/build.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { modelsNamed } from './modelsNamed.js';
import { dealData, employeeData, storedEvent, userData } from './samples.js';

/** User 2 owns deal 42; who is above them changes. */
describe('a change of the hierarchy', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
    await prepareBuild(worker().build);
    await applyBatch(
      worker(),
      [1, 2, 3].map((id) => storedEvent('OdooUserSynced', userData(id), at(`user-${id}`, 1, id))),
    );
    await applyBatch(worker(), [employee(1, null, 4), employee(3, null, 5), employee(2, 1, 6), deal(1, 7)]);
    deepEqual(await visibleTo(), [1, 2]);
  });
  afterEach(() => database.drop());

  const at = (stream: string, version: number, position: number) => ({ stream, version, position });
  const employee = (id: number, manager: number | null, position: number, version = 1): StoredEvent =>
    storedEvent('OdooEmployeeSynced', employeeData(id, id, manager), at(`employee-${id}`, version, position));
  const deal = (version: number, position: number, name = 'Deal'): StoredEvent =>
    storedEvent('OdooOpportunitySynced', dealData(42, { name, owner: { id: 2, name: '' } }), {
      ...at('opportunity-42', version, position),
    });

  /** A worker with its own memory; `beforeWriting` is where it may sleep. */
  function worker(beforeWriting: () => Promise<void> = async () => undefined): Applying {
    const [model] = modelsNamed('opportunity_view');
    if (!model) throw new Error('There is no opportunity_view');
    const id = { name: model.name, version: 1, build: 1, partitions: 2 };
    let asleep = false;
    const touch = async () => {
      if (asleep) return;
      asleep = true;
      await beforeWriting();
    };
    return {
      ...{ build: openBuild(database.db, model, id), touch, touchAll: touch },
      ...{ requireLease: () => undefined, floor: () => 0 },
    };
  }

  const stored = () => database.db.collection('opportunity_view_v1_b1').findOne({ _id: 42 as never });
  const visibleTo = async () => (await stored())?.['visible_to_user_ids'] as unknown;

  it('reaches documents in bulk, and says so by their position', async () => {
    await applyBatch(worker(), [employee(2, 3, 10, 2)]);
    deepEqual([await visibleTo(), (await stored())?.['position']], [[2, 3], 10]);
  });

  it('does not come late from a worker that was fenced off, even where its successor changed it back', async () => {
    const successor = () => applyBatch(worker(), [employee(2, 3, 10, 2), employee(2, 1, 11, 3)]);
    await applyBatch(worker(successor), [employee(2, 3, 10, 2)]);
    deepEqual(await visibleTo(), [1, 2]);
  });

  it('is not undone by a partition that has read the document before', async () => {
    const meanwhile = () => applyBatch(worker(), [employee(2, 3, 10, 2)]);
    await applyBatch(worker(meanwhile), [deal(2, 12, 'Renamed')]);
    deepEqual([await visibleTo(), (await stored())?.['name']], [[2, 3], 'Renamed']);
  });

  it('reaches documents that another partition has brought further', async () => {
    await applyBatch(worker(), [deal(2, 500, 'Ahead')]);
    await applyBatch(worker(), [employee(2, null, 10, 2)]);
    deepEqual([await visibleTo(), (await stored())?.['position']], [[2], 500]);
  });

  it('leaves what is concealed concealed', async () => {
    await database.db
      .collection('opportunity_view_v1_b1')
      .updateOne({}, { $set: { _parked: true, visible_to_user_ids: [] } });
    await applyBatch(worker(), [employee(2, 3, 10, 2)]);
    deepEqual(await visibleTo(), []);
  });
});
