import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { createEventStore, type EventStoreSettings } from '../../src/eventStore/mongoEventStore.js';
import { createPersonalSeal, erasedText } from '../../src/eventStore/personal/personalSeal.js';
import { accountData, dealData, employeeData, newEvent, start, userData } from '../projections/samples.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { eventStoreContract } from './eventStoreContract.js';

const masterKey = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;
const personalKeys = [masterKey('a', 1)];
const clock = { now: () => start };

describe('the event store with keys for personal fields', () => {
  let database: TestDatabase;
  let watch = 0;
  const open = (given: Partial<EventStoreSettings> = {}) =>
    createEventStore({ db: database.db, clock, pollMs: 10, personalKeys, ...given });
  const seal = async (freshMs = 0) => {
    const made = await createPersonalSeal({
      db: database.db,
      clock,
      keys: personalKeys,
      freshMs,
      monotonic: () => watch,
    });
    ok(made);
    return made;
  };

  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());

  eventStoreContract(open, open);

  const ana = userData(7, { name: 'Ana Silva', login: 'ana.silva', email: 'ana@example.com' });
  const actor = { id: 'odoo:7', name: 'Ana Silva' };
  const deal = dealData(1, {
    owner: { id: 7, name: 'Ana Silva' },
    account: { id: 3, name: 'Rui Costa' },
    contactName: 'Rui C.',
  });
  const events = [
    { stream: 'user-7', event: newEvent('OdooUserSynced', ana) },
    { stream: 'employee-2', event: newEvent('OdooEmployeeSynced', { ...employeeData(2, 7, null), name: 'Ana S.' }) },
    {
      stream: 'account-3',
      event: newEvent('OdooAccountSynced', { ...accountData(3), name: 'Rui Costa', email: 'rui@example.com' }),
    },
    {
      stream: 'opportunity-1',
      event: {
        ...newEvent('OdooOpportunitySynced', deal),
        actor,
        changes: {
          owner: { from: { id: 8, name: 'Ben Carter' }, to: { id: 7, name: 'Ana Silva' } },
          amount: { from: 1, to: 2 },
        },
      },
    },
    { stream: 'user-8', event: newEvent('OdooUserSynced', userData(8, { name: 'Ben Carter' })) },
  ];
  const appends = events.map(({ stream, event }) => ({
    stream,
    expected: 'any' as const,
    // As the sync's, these ids tell nothing.
    events: [{ ...event, eventId: `${stream}:1` }],
  }));
  const texts = [
    'Ana Silva',
    'ana.silva',
    'ana@example.com',
    'Ana S.',
    'Rui Costa',
    'rui@example.com',
    'Rui C.',
    'Ben Carter',
  ];
  const stored = async () => JSON.stringify(await database.db.collection('events').find({}).toArray());

  it('holds no personal text in the clear, and reads as if it did', async () => {
    const store = await open();
    const given = events.map(({ event }) => event);
    const appended = await store.append(appends);
    deepEqual(
      appended.map(({ data, changes, actor: by }) => ({ data, changes, by })),
      given.map(({ data, changes, actor: by }) => ({ data, changes, by })),
    );
    deepEqual(
      texts.filter((text) => JSON.stringify(given).includes(text)),
      texts,
    );
    const log = await stored();
    deepEqual(
      texts.filter((text) => log.includes(text)),
      [],
    );
    deepEqual(await (await open()).readFrom(0, 10), appended);
    deepEqual(await store.readStream('user-7'), appended.slice(0, 1));
    ok(log.includes('"minor"'), 'what is not personal stands in the clear');
  });

  it('erases one person in every event, and leaves order, ids and everybody else', async () => {
    const store = await open();
    const before = await store.append(appends);
    const bytes = await stored();
    equal(await (await seal()).erase(['user:7']), 1);
    equal(await stored(), bytes, 'the log itself is not touched');
    const reader = await open();
    const after = await reader.readFrom(0, 10);
    const shown = JSON.stringify(after);
    deepEqual(
      texts.filter((text) => shown.includes(text)),
      ['Rui Costa', 'rui@example.com', 'Rui C.', 'Ben Carter'],
    );
    deepEqual(
      after.map(({ position, eventId, stream, version }) => [position, eventId, stream, version]),
      before.map(({ position, eventId, stream, version }) => [position, eventId, stream, version]),
    );
    deepEqual(after[3]?.data, { ...deal, owner: { id: 7, name: erasedText } });
    await reader.append([
      {
        stream: 'user-7',
        expected: 1,
        events: [newEvent('OdooUserSynced', { ...ana, active: false }, { eventId: 'later' })],
      },
    ]);
    ok(!(await stored()).includes('Ana'), 'what comes after is not kept either');
    deepEqual((await reader.readStream('user-7', 1))[0]?.data, {
      ...ana,
      ...{ name: erasedText, login: erasedText, email: erasedText, active: false },
    });
  });

  it('notices an erasure by another process after the given time, and never before it could', async () => {
    const store = await open();
    const [event] = await store.append(appends);
    ok(event);
    const [one, other] = [await seal(1_000), await seal()];
    const [sealed] = await one.seal([event]);
    ok(sealed);
    const era = await one.era();
    await other.erase(['user:7']);
    deepEqual((await one.open([sealed]))[0]?.data, event.data);
    watch += 1_000;
    deepEqual((await one.open([sealed]))[0]?.data, { ...ana, name: erasedText, login: erasedText, email: erasedText });
    ok((await one.era()) > era);
  });

  it('reads on with a new master key before the old one, and refuses to start without the one that was used', async () => {
    const appended = await (await open()).append(appends);
    const rotated = await open({ personalKeys: [masterKey('b', 2), ...personalKeys] });
    deepEqual(await rotated.readFrom(0, 10), appended);
    await rotated.append([
      { stream: 'user-9', expected: 'none', events: [newEvent('OdooUserSynced', userData(9), { eventId: 'nine' })] },
    ]);
    equal((await database.db.collection('person_keys').findOne({ _id: 'user:9' as never }))?.['masterId'], 'b');
    await rejects(open({ personalKeys: [masterKey('b', 2)] }), { code: 'CONFIG_INVALID' });
    await rejects(open({ personalKeys: [] }), { code: 'CONFIG_INVALID' });
    await rejects((await open({ personalKeys: [masterKey('b', 2), masterKey('a', 9)] })).readFrom(0, 10), {
      code: 'CONFIG_INVALID',
    });
  });

  it('takes no text of one person for that of another, nor one that was changed', async () => {
    const store = await open();
    await store.append(appends);
    const log = database.db.collection('events');
    const name = String(((await log.findOne({ stream: 'user-8' }))?.['data'] as { name: string }).name);
    const forged = name.replace('user:8', 'user:7');
    await log.updateOne({ stream: 'user-7' }, { $set: { 'data.name': forged } });
    await rejects((await open()).readFrom(0, 10), { code: 'EVENT_INVALID' });
  });

  it('reads what was written in the clear before keys were given', async () => {
    const plain = await (await open({ personalKeys: [] })).append(appends.slice(0, 2));
    const store = await open();
    const sealed = await store.append(appends.slice(2));
    deepEqual(await store.readFrom(0, 10), [...plain, ...sealed]);
  });
});
