import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Double, Int32, Long, type Document } from 'mongodb';
import { backUp } from '../../src/ops/backup/backUp.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { openReadSide, stopReadSides } from '../projections/readSide.js';
import { bytesOf, createBackupWorld, requireSameLog, type BackupWorld } from './backupWorld.js';

describe('backup and restore', function () {
  this.timeout(240_000);
  let world: BackupWorld;
  beforeEach(async () => {
    world = await createBackupWorld();
  });
  afterEach(async () => {
    await stopReadSides();
    await world.close();
  });

  const files = (start: string) => readdirSync(world.folder).filter((file) => file.startsWith(start));

  it('gives back every event byte for byte, and read models equal to a fold over them', async () => {
    await world.append(750);
    const { position } = await world.backUp();
    const target = await world.empty();
    const restored = await world.restoreInto(target);
    equal(restored.position, position);
    await requireSameLog(world.source.db, target.db, position);

    const { projections, requireFold } = await openReadSide(target.db);
    await projections.start();
    await projections.caughtUp();
    await requireFold();
  });

  it('keeps the type of every number, the order of members and what is not of our making', async () => {
    await world.append(1);
    const odd = {
      whole: new Int32(3),
      broken: new Double(3),
      long: Long.fromNumber(3),
      nothing: null,
      z: 1,
      a: [],
      at: new Date(0),
    };
    await world.source.db.collection('links').insertOne({ ...odd, text: 'São Paulo\u0000' });
    await world.backUp();
    const target = await world.empty();
    await world.restoreInto(target);
    deepEqual(await bytesOf(target.db, 'links'), await bytesOf(world.source.db, 'links'));
    equal((await bytesOf(target.db, 'links')).length, 1);
  });

  it('writes only what is new, and leaves full segments as they are', async () => {
    await world.append(250);
    equal((await world.backUp()).written, 250);
    const [first, second] = files('events-').map((file) => readFileSync(join(world.folder, file)));
    await world.append(30);
    // The open segment is written anew, so that runs often do not leave many small files.
    equal((await world.backUp()).written, 80);
    equal((await world.backUp()).written, 0);
    deepEqual(
      files('events-')
        .map((file) => readFileSync(join(world.folder, file)))
        .slice(0, 2),
      [first, second],
    );
    equal(files('events-').length, 3);
    const target = await world.empty();
    equal((await world.restoreInto(target)).position, 280);
    await requireSameLog(world.source.db, target.db, 280);
  });

  it('restores to a position and to an instant, within a segment or at its end', async () => {
    await world.append(350);
    await world.backUp();
    for (const position of [1, 100, 137, 300, 350]) {
      const target = await world.empty();
      equal((await world.restoreInto(target, { position })).position, position);
      await requireSameLog(world.source.db, target.db, position);
    }
    const all = await world.eventStore.readFrom(0, 1_000);
    const instant = all[200]?.observedAt ?? new Date(0);
    const seen = all.filter(({ observedAt }) => observedAt <= instant).length;
    ok(seen > 200 && seen < 350);
    equal((await world.restoreInto(await world.empty(), { instant })).position, seen);
    const justBefore = { instant: new Date(instant.getTime() - 1) };
    ok((await world.restoreInto(await world.empty(), justBefore)).position <= 200);
  });

  it('refuses a database that holds anything, and one that was restored', async () => {
    await world.append(20);
    await world.backUp();
    const target = await world.empty();
    await target.db.collection<{ _id: string }>('links').insertOne({ _id: 'somebody' });
    await rejects(world.restoreInto(target), { code: 'DATABASE_NOT_EMPTY' });
    equal(await target.db.collection('events').countDocuments(), 0);
    const second = await world.empty();
    await world.restoreInto(second);
    await rejects(world.restoreInto(second), { code: 'DATABASE_NOT_EMPTY' });
  });

  it('refuses a file of which one bit fell over, a file that is missing and a segment left out, before it writes', async () => {
    await world.append(250);
    await world.backUp();
    const target = await world.empty();
    const path = join(world.folder, files('events-')[1] ?? '');
    const sound = readFileSync(path);
    const bent = Buffer.from(sound);
    bent.writeUInt8(bent.readUInt8(700) ^ 1, 700);
    writeFileSync(path, bent);
    await rejects(world.restoreInto(target), { code: 'BACKUP_DAMAGED' });
    rmSync(path);
    await rejects(world.restoreInto(target), { code: 'BACKUP_DAMAGED' });
    writeFileSync(path, sound);
    const manifest = readFileSync(join(world.folder, 'manifest.json'), 'utf8');
    const { segments, ...rest } = JSON.parse(manifest) as { segments: object[] };
    writeFileSync(
      join(world.folder, 'manifest.json'),
      JSON.stringify({ ...rest, segments: [segments[0], segments[2]] }),
    );
    await rejects(world.restoreInto(target), { code: 'BACKUP_DAMAGED' });
    deepEqual(await target.db.listCollections().toArray(), []);
  });

  it('refuses to go on with the backup of another log, or of one that went another way since', async () => {
    await world.append(150);
    await world.backUp();
    const other = await world.empty();
    const { folder, clock } = world;
    await rejects(backUp({ db: other.db, folder, clock, newId: () => 'other' }), { code: 'BACKUP_FOREIGN' });
    await world.source.db.collection('events').deleteMany({ _id: { $gt: 120 } as never });
    await rejects(world.backUp(), { code: 'BACKUP_FOREIGN' });
  });

  it('stops at a gap in the log', async () => {
    await world.append(150);
    await world.source.db.collection('events').deleteOne({ _id: 42 as never });
    await rejects(world.backUp(), { code: 'LOG_GAP' });
  });

  it('lets no log be opened as long as the restore has not ended', async () => {
    const target = await world.empty();
    const mark = { _id: 'restore' as never, backupId: 'b', until: 5, beganAt: new Date(0), endedAt: null };
    await target.db.collection('restores').insertOne(mark);
    await rejects(createEventStore({ db: target.db, clock: world.clock }), { code: 'RESTORE_UNFINISHED' });
  });

  it('brings back what speaks of later events, where it restores to an earlier point', async () => {
    await world.append(200);
    const { db } = world.source;
    await db.collection<Document>('checkpoints').insertMany([
      { _id: 'alerts' as never, position: 180, token: 3 },
      { _id: 'other' as never, position: 180 },
    ]);
    await db.collection<Document>('alert_outbox').insertMany([
      { _id: 'a' as never, position: 90 },
      { _id: 'b' as never, position: 170 },
    ]);
    await db.collection<Document>('alert_late').insertMany([{ _id: 100 as never }, { _id: 150 as never }]);
    await db.collection<Document>('sync_state').insertOne({
      _id: 'odoo' as never,
      paused: true,
      models: { users: {} },
      tracking: { lastMessageId: 4 },
      backfilled: true,
    });
    await world.backUp();
    const stateAfter = async (position: number) => {
      const target = await world.empty();
      await world.restoreInto(target, { position });
      const read = (name: string) =>
        target.db
          .collection(name)
          .find({}, { sort: { _id: 1 } })
          .toArray();
      return {
        checkpoints: await read('checkpoints'),
        outbox: await read('alert_outbox'),
        late: (await read('alert_late')).map(({ _id }) => Number(_id)),
        sync: await read('sync_state'),
      };
    };
    const early = await stateAfter(120);
    deepEqual(early.checkpoints, [{ _id: 'alerts', position: 120, token: 3 }]);
    deepEqual(
      early.outbox.map(({ _id }) => String(_id)),
      ['a'],
    );
    deepEqual(early.late, [100]);
    equal(early.sync[0]?.['tracking'], null);
    equal(early.sync[0]?.['backfilled'], false);
    const whole = await stateAfter(200);
    deepEqual(
      whole.outbox.map(({ _id }) => String(_id)),
      ['a', 'b'],
    );
    deepEqual(whole.late, [100, 150]);
    deepEqual(whole.sync[0]?.['tracking'], { lastMessageId: 4 });
    deepEqual(whole.sync[0]?.['models'], {});
    equal(whole.sync[0]?.['paused'], true);
  });
});
