import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { archiveSegments, stubMembers } from '../../src/eventStore/archive/archiveSegment.js';
import { documentsIn } from '../../src/eventStore/archive/eventArchive.js';
import { createPersonalSeal, erasedText } from '../../src/eventStore/personal/personalSeal.js';
import { archiveEvents, planArchive } from '../../src/ops/archive/archiveEvents.js';
import { underArchiveLease } from '../../src/ops/archive/archiveLease.js';
import { verifyArchive } from '../../src/ops/archive/verifyArchive.js';
import { backUp } from '../../src/ops/backup/backUp.js';
import { restore } from '../../src/ops/backup/restore.js';
import { readModels as models } from '../../src/projections/readModelList.js';
import { createTestDatabase } from '../eventStore/database.js';
import { appendsOf, randomSteps } from '../projections/randomLog.js';
import { openReadSide, stopReadSides } from '../projections/readSide.js';
import { newEvent, userData } from '../projections/samples.js';
import { createArchiveWorld, lone, type ArchiveWorld } from './archiveWorld.js';
import { bytesOf } from './backupWorld.js';

/** `FC_RUNS=100` for the long run. */
const runs = Number(process.env['FC_RUNS'] ?? 8);
const steps = (count: number) => fc.sample(randomSteps({ min: count, max: count }), { numRuns: 1, seed: 5 })[0] ?? [];

describe('archiving old events', function () {
  this.timeout(240_000);
  let world: ArchiveWorld;
  beforeEach(async () => {
    world = await createArchiveWorld();
  });
  afterEach(async () => {
    await stopReadSides();
    await world.close();
  });

  it('changes nothing for any reader, wherever it cuts and however often, and recognises what comes again', async () => {
    const sizes = fc.record({
      segmentSize: fc.integer({ min: 1, max: 40 }),
      blockSize: fc.integer({ min: 1, max: 12 }),
    });
    const cuts = fc.array(fc.nat(70), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(randomSteps({ min: 5, max: 70 }), cuts, sizes, async (given, positions, size) => {
        const own = await createArchiveWorld();
        try {
          await own.append(given.slice(0, -1));
          for (const position of positions) await own.archiveTo(position, size);
          const archived = Math.min(Math.max(...positions), given.length - 2);
          const before = await own.eventStore.readFrom(0, 1_000);
          deepEqual(
            await own.kept(),
            before.slice(archived).map(({ position }) => position),
          );
          const repeated = await own.eventStore.append(appendsOf(given));
          deepEqual(repeated.slice(0, -1), before);
          equal(await own.eventStore.head(), given.length);
          await own.archiveTo(given.length, size);
          const all = await own.eventStore.readFrom(0, 1_000);
          deepEqual(
            all.map(({ eventId }) => eventId),
            given.map(({ event }) => event.eventId),
          );
          deepEqual(await (await own.open()).append(appendsOf(given)), all);
          for (const store of [own.eventStore, await own.open()]) await own.requireSame(store, all);
        } finally {
          await own.close();
        }
      }),
      { numRuns: runs },
    );
  });

  it('lets every read model be made anew, equal to the fold over the whole log', async () => {
    const given = steps(160);
    await world.append(given.slice(0, 120));
    const events = await world.eventStore.readFrom(0, 1_000);
    await world.archiveTo(90);
    const { eventStore, projections, requireFold, rebuilt } = await openReadSide(world.database.db, {}, world.folder);
    deepEqual(await eventStore.readFrom(0, 1_000), events);
    await projections.start();
    await projections.caughtUp();
    await requireFold();
    await world.append(given.slice(120));
    await world.archiveTo(130);
    await Promise.all(models.map(({ name }) => projections.rebuild(name)));
    await rebuilt();
    await projections.caughtUp();
    await requireFold();
  });

  it('leaves place, stream and id of each event in the collection, and the last event whole', async () => {
    await world.append(steps(30));
    const saved = await bytesOf(world.database.db, 'events');
    // What a run left behind that was killed while it wrote.
    writeFileSync(join(world.folder, `${world.database.name}-1.part`), 'half of something');
    const plan = await world.archiveTo(1_000);
    deepEqual(plan, { archivedBefore: 0, archivedAfter: 29, head: 30 });
    deepEqual(await world.kept(), [30]);
    const stub = await world.database.db.collection('events').findOne({ _id: 3 as never });
    deepEqual(Object.keys(stub ?? {}), [...stubMembers]);
    const packed = readdirSync(world.folder).map((file) => gunzipSync(readFileSync(join(world.folder, file))));
    deepEqual(
      packed.flatMap((bytes) => documentsIn(bytes)).map((bytes) => Buffer.from(bytes).toString('hex')),
      saved.slice(0, 29),
    );
    deepEqual(await verifyArchive(world.database.db, world.folder), { segments: 2, events: 29 });
  });

  it('says what it would do, and does nothing then', async () => {
    const { db } = world.database;
    deepEqual(await planArchive(db, new Date()), { archivedBefore: 0, archivedAfter: 0, head: 0 });
    await world.append(steps(30));
    const { observedAt } = (await world.eventStore.readFrom(11, 1))[0] ?? { observedAt: new Date(0) };
    deepEqual(await planArchive(db, observedAt), { archivedBefore: 0, archivedAfter: 11, head: 30 });
    deepEqual(await planArchive(db, new Date(0)), { archivedBefore: 0, archivedAfter: 0, head: 30 });
    equal((await world.kept()).length, 30);
    await world.archiveTo(5);
    deepEqual(await planArchive(db, observedAt), { archivedBefore: 5, archivedAfter: 11, head: 30 });
    deepEqual(await planArchive(db, new Date(0)), { archivedBefore: 5, archivedAfter: 5, head: 30 });
  });

  it('refuses a version of a stream that an archived event has', async () => {
    await world.append(steps(40));
    const [first] = await world.eventStore.readFrom(0, 1);
    await world.archiveTo(39);
    const fresh = await world.open();
    const stale = { stream: first?.stream ?? '', expected: 'none' as const };
    const event = newEvent('OdooUserSynced', userData(1), { eventId: 'another' });
    await rejects(fresh.append([{ ...stale, events: [event] }]), { code: 'VERSION_CONFLICT' });
  });

  it('is backed up whole, and restored without an archive, byte for byte', async () => {
    await world.append(steps(90));
    const { db } = world.database;
    const saved = await bytesOf(db, 'events');
    const all = await world.eventStore.readFrom(0, 1_000);
    const folder = mkdtempSync(join(tmpdir(), 'foresail-backup-'));
    const target = await createTestDatabase();
    try {
      const parts = { db, folder, clock: world.clock, newId: () => 'run', segmentSize: 25, archiveDir: world.folder };
      await world.archiveTo(33);
      await backUp(parts);
      await world.archiveTo(77);
      await world.append(steps(100).slice(90));
      equal((await backUp(parts)).position, 100);
      await restore({ db: target.db, folder, clock: world.clock, until: { position: 90 } });
      deepEqual(await bytesOf(target.db, 'events'), saved);
      const restored = await openReadSide(target.db);
      deepEqual(await restored.eventStore.readFrom(0, 1_000), all);
      await restored.projections.start();
      await restored.projections.caughtUp();
      await restored.requireFold();
      // Archived anew, in the folder of before: files are named after what they hold.
      const before = all[60]?.observedAt ?? new Date(0);
      const again = { db: target.db, folder: world.folder, clock: world.clock, lease: lone, before, segmentSize: 20 };
      equal((await archiveEvents(again)).archivedAfter, 60);
      await world.requireSame(await world.open({ db: target.db }), all);
      deepEqual((await world.eventStore.readFrom(0, 90)).length, 90);
    } finally {
      await target.drop();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('makes a person unreadable there too, when their key is destroyed', async () => {
    const keys = [`a:${Buffer.alloc(32, 1).toString('base64')}`];
    const own = await createArchiveWorld({ personalKeys: keys, erasuresSeenMs: 0 });
    try {
      const { db } = own.database;
      for (const id of [7, 8]) {
        const event = newEvent('OdooUserSynced', userData(id, { name: `Ana the ${id}th` }), {
          eventId: `user-${id}:1`,
        });
        await own.append([{ stream: `user-${id}`, event }]);
      }
      await own.append([{ stream: 'user-9', event: newEvent('OdooUserSynced', userData(9), { eventId: 'user-9:1' }) }]);
      await own.archiveTo(2);
      const names = async () =>
        (await own.eventStore.readFrom(0, 2)).map(({ data }) => (data as { name: string }).name);
      deepEqual(await names(), ['Ana the 7th', 'Ana the 8th']);
      const files = readdirSync(own.folder).map((file) => gunzipSync(readFileSync(join(own.folder, file))));
      equal(files.filter((file) => file.includes('Ana the')).length, 0);
      const seal = await createPersonalSeal({ db, clock: own.clock, keys });
      equal(await seal?.erase(['user:7']), 1);
      deepEqual(await names(), [erasedText, 'Ana the 8th']);
    } finally {
      await own.close();
    }
  });

  it('does not start without its folder, or where a file of it is missing or another', async () => {
    await world.append(steps(50));
    await world.archiveTo(45);
    await rejects(world.open({ archiveDir: undefined }), {
      code: 'CONFIG_INVALID',
      message: /^ARCHIVE_DIR is missing/,
    });
    await rejects(world.open({ archiveDir: tmpdir() }), { code: 'CONFIG_INVALID', message: /does not hold events-/ });
    const path = join(world.folder, readdirSync(world.folder)[0] ?? '');
    writeFileSync(path, 'short');
    await rejects(world.open(), { code: 'CONFIG_INVALID', message: /another size/ });
  });

  it('says so where a file is away, damaged, or of another log, and goes on when it is back', async () => {
    await world.append(steps(50));
    const all = await world.eventStore.readFrom(0, 100);
    await world.archiveTo(45);
    const path = join(world.folder, readdirSync(world.folder).sort()[1] ?? '');
    const reader = await world.open();
    renameSync(path, `${path}.away`);
    await rejects(reader.readFrom(20, 5), { code: 'ARCHIVE_UNAVAILABLE' });
    equal((await reader.readFrom(0, 20)).length, 20);
    renameSync(`${path}.away`, path);
    deepEqual(await reader.readFrom(0, 100), all);
    const bent = readFileSync(path);
    bent.writeUInt8(bent.readUInt8(60) ^ 1, 60);
    writeFileSync(path, bent);
    await rejects((await world.open()).readFrom(20, 5), { code: 'ARCHIVE_DAMAGED' });
    await rejects(verifyArchive(world.database.db, world.folder), { code: 'ARCHIVE_DAMAGED' });
    await archiveSegments(world.database.db).deleteOne({ _id: 1 });
    await rejects((await world.open()).readFrom(0, 1), { code: 'ARCHIVE_DAMAGED', message: /no segment/ });
  });

  it('tells a process that was started without the folder what it needs', async () => {
    const unaware = await world.open({ archiveDir: undefined });
    await world.append(steps(30));
    await world.archiveTo(20);
    await rejects(unaware.readFrom(0, 5), { code: 'ARCHIVE_UNAVAILABLE', message: /ARCHIVE_DIR/ });
    equal((await unaware.readFrom(20, 100)).length, 10);
  });

  it('lets one run at a time work, and waits for one that was killed', async () => {
    const { db } = world.database;
    const busy = { renewed: 0 };
    await underArchiveLease(db, async () => {
      const second = underArchiveLease(
        db,
        () => Promise.resolve('too early'),
        async () => void (busy.renewed += 1),
      );
      await rejects(second, { code: 'ARCHIVE_BUSY' });
    });
    ok(busy.renewed > 5);
    equal(await underArchiveLease(db, () => Promise.resolve('in turn')), 'in turn');
  });

  it('stops where another run has taken over', async () => {
    await world.append(steps(50));
    let left = 2;
    const lease = { renew: () => Promise.resolve((left -= 1) >= 0) };
    const { folder, clock, database } = world;
    const parts = { db: database.db, folder, clock, before: clock.now(), segmentSize: 10, blockSize: 5 };
    const all = await world.eventStore.readFrom(0, 100);
    await rejects(archiveEvents({ ...parts, lease }), { code: 'LEASE_LOST' });
    deepEqual(
      await world.kept(),
      all.slice(5).map(({ position }) => position),
    );
    await world.requireSame(world.eventStore, all);
    equal((await archiveEvents({ ...parts, lease: lone })).archivedAfter, 49);
    deepEqual(await world.kept(), [50]);
    await world.requireSame(world.eventStore, all);
    ok(readdirSync(world.folder).every((file) => file.endsWith('.bson.gz')));
  });
});
