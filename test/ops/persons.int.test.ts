import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Document } from 'mongodb';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { createPersonalSeal, erasedText } from '../../src/eventStore/personal/personalSeal.js';
import { createAudit } from '../../src/ops/audit/createAudit.js';
import { backUp } from '../../src/ops/backup/backUp.js';
import { restore } from '../../src/ops/backup/restore.js';
import { silentLog } from '../../src/ops/log.js';
import { erasePerson } from '../../src/ops/persons/erasePerson.js';
import { exportPerson } from '../../src/ops/persons/exportPerson.js';
import { createProjections, type Projections } from '../../src/projections/projections.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { dealData, employeeData, newEvent, stageData, start, teamData, userData } from '../projections/samples.js';

const clock = { now: () => start };
const personalKeys = [`a:${Buffer.alloc(32, 1).toString('base64')}`];
const ofAna = ['Ana Silva', 'ana.silva@example.com'];

describe('a person’s data', function () {
  this.timeout(240_000);
  let database: TestDatabase;
  let folder: string;
  const running: Projections[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'foresail-persons-'));
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((projections) => projections.stop()));
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The service on a database, with its read models caught up. */
  async function serviceOn({ db }: TestDatabase) {
    const eventStore = await createEventStore({ db, clock, pollMs: 20, personalKeys, erasuresSeenMs: 0 });
    const projections = await createProjections({ db, eventStore, clock, log: silentLog, pollMs: 20, graceMs: 0 });
    running.push(projections);
    await projections.start();
    const audit = createAudit({ db, clock, log: silentLog });
    return { db, eventStore, projections, readModels: projections.readModels, audit };
  }

  async function sell(eventStore: Awaited<ReturnType<typeof serviceOn>>['eventStore']) {
    const owner = { id: 7, name: 'Ana Silva' };
    const events = [
      [
        'user-7',
        newEvent('OdooUserSynced', userData(7, { name: 'Ana Silva', login: ofAna[1] ?? '', email: ofAna[1] ?? '' })),
      ],
      ['user-8', newEvent('OdooUserSynced', userData(8, { name: 'Ben Carter' }))],
      ['employee-2', newEvent('OdooEmployeeSynced', { ...employeeData(2, 7, null), name: 'Ana Silva' })],
      ['team-1', newEvent('OdooTeamSynced', teamData(1, 8, [7, 8]))],
      ['stage-1', newEvent('OdooStageSynced', stageData(1))],
      ['opportunity-1', newEvent('OdooOpportunitySynced', dealData(1, { owner }))],
      ['opportunity-2', newEvent('OdooOpportunitySynced', dealData(2, { owner: { id: 8, name: 'Ben Carter' } }))],
    ] as const;
    await eventStore.append(
      events.map(([stream, event]) => ({ stream, expected: 'any', events: [{ ...event, eventId: `${stream}:1` }] })),
    );
  }

  async function putState(): Promise<void> {
    const put = (name: string, document: Document) => database.db.collection<Document>(name).insertOne(document);
    await put('links', {
      _id: 't:aad-7',
      objectId: 'aad-7',
      odooUserId: 7,
      holds: 'odoo:7',
      addresses: [ofAna[1]],
      linkedBy: 'sign-in',
    });
    await put('links', {
      _id: 't:aad-8',
      objectId: 'aad-8',
      odooUserId: 8,
      holds: 'odoo:8',
      addresses: [],
      linkedBy: 'odoo:7',
    });
    await put('link_versions', { _id: 'links', version: 1 });
    await put('conversations', { _id: 'chat', aadObjectId: 'aad-7', address: { user: 'Ana Silva' } });
    await put('answers', {
      _id: 'a1',
      question: { scope: { ids: [7], label: 'Ana Silva' }, said: 'Open deals of Ana Silva' },
    });
    await put('odoo_raw_data', {
      _id: 'crm.lead:1',
      record: { user_id: [7, 'Ana Silva'], partner_id: [70, 'Ana Silva'] },
      hash: 'h',
    });
  }

  /** Every document of the database as text; `without`: collections that are left out. */
  async function everything({ db }: TestDatabase, without: readonly string[] = []): Promise<string> {
    const names = (await db.listCollections().toArray())
      .map(({ name }) => name)
      .filter((name) => !without.includes(name));
    const found = await Promise.all(names.map((name) => db.collection(name).find({}).toArray()));
    return JSON.stringify(found);
  }

  async function erase(service: Awaited<ReturnType<typeof serviceOn>>) {
    const personal = await createPersonalSeal({ db: database.db, clock, keys: personalKeys });
    ok(personal);
    const erasure = await erasePerson(
      { ...service, personal, settled: () => Promise.resolve() },
      'ANA.SILVA@example.com',
    );
    while ((await service.projections.health()).some(({ rebuild }) => rebuild !== null))
      await service.projections.caughtUp();
    // The builds that were replaced are dropped some moments later.
    const states = database.db.collection('projections');
    while ((await states.countDocuments({ 'retired.0': { $exists: true } })) > 0) await service.projections.caughtUp();
    return erasure;
  }

  it('is exported: events, read models, state and audit that name them, and nobody else’s', async () => {
    const service = await serviceOn(database);
    await sell(service.eventStore);
    await putState();
    const act = { action: 'question', code: null, target: null, details: {}, requestId: null, address: null } as const;
    await service.audit.record({ ...act, who: 'odoo:7' });
    await service.audit.record({ ...act, who: 'odoo:8' });
    await service.projections.caughtUp();
    let text = '';
    for await (const piece of exportPerson(service, 'user:7')) text += piece;
    const exported = JSON.parse(text) as {
      names: string[];
      events: { stream: string }[];
      readModels: Record<string, { _id: unknown }[]>;
      collections: Record<string, { _id: unknown }[]>;
      audit: { who: string }[];
    };
    deepEqual(exported.names.sort(), [...ofAna].sort());
    deepEqual(
      exported.events.map(({ stream }) => stream),
      ['user-7', 'employee-2', 'opportunity-1'],
    );
    deepEqual(
      exported.readModels['user_profiles']?.map(({ _id }) => _id),
      [7],
    );
    deepEqual(
      exported.readModels['opportunity_view']?.map(({ _id }) => _id),
      [1],
    );
    deepEqual(
      exported.collections['conversations']?.map(({ _id }) => _id),
      ['chat'],
    );
    deepEqual(
      exported.collections['answers']?.map(({ _id }) => _id),
      ['a1'],
    );
    deepEqual(
      exported.audit.map(({ who }) => who),
      ['odoo:7'],
    );
    await rejects(exportPerson(service, 'nobody@example.com').next(), { code: 'NOT_FOUND' });
  });

  it('is erased in log, read models, state and backups, while order, sums and other people stay', async () => {
    const service = await serviceOn(database);
    await sell(service.eventStore);
    await putState();
    await service.projections.caughtUp();
    await backUp({ db: database.db, folder, clock, newId: () => 'one' });
    const before = await service.eventStore.readFrom(0, 100);
    ok((await everything(database)).includes('Ana Silva'));

    const { persons, keys } = await erase(service);
    deepEqual([...persons].sort(), ['employee:2', 'user:7']);
    equal(keys, 1);
    const left = await everything(database);
    deepEqual(
      ofAna.filter((text) => left.includes(text)),
      ['Ana Silva'],
      'but for a partner of the same name',
    );
    const raw = await database.db.collection('odoo_raw_data').findOne({ _id: 'crm.lead:1' as never });
    deepEqual(raw?.['record'], { user_id: [7, erasedText], partner_id: [70, 'Ana Silva'] });
    ok(!(await everything(database, ['odoo_raw_data'])).includes('Ana Silva'));
    deepEqual(await database.db.collection('links').distinct('_id'), ['t:aad-8']);
    const deals = database.db.collection(await service.readModels.collectionName('opportunity_view'));
    const [first, second] = await deals.find({}, { sort: { _id: 1 } }).toArray();
    equal((first?.['owner'] as Document)['name'], erasedText);
    equal((second?.['owner'] as Document)['name'], 'Ben Carter');
    const after = await service.eventStore.readFrom(0, 100);
    deepEqual(
      after.map(({ position, eventId }) => [position, eventId]),
      before.map(({ position, eventId }) => [position, eventId]),
    );

    await backUp({ db: database.db, folder, clock, newId: () => 'two' });
    const files = readdirSync(folder).filter((file) => file.endsWith('.gz'));
    const saved = files
      .filter((file) => !file.includes('odoo_raw'))
      .map((file) => gunzipSync(readFileSync(join(folder, file))).toString('latin1'));
    deepEqual(
      ofAna.filter((text) => saved.join('').includes(text)),
      [],
    );
    const target = await createTestDatabase();
    try {
      await restore({ db: target.db, folder, clock, until: null, personalKeys });
      const restored = await createEventStore({ db: target.db, clock, personalKeys });
      deepEqual(await restored.readFrom(0, 100), after);
      ok(!(await everything(target)).includes('Ana Silva'));
    } finally {
      await target.drop();
    }
  });
});
