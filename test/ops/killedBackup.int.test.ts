import { equal, ok } from 'node:assert/strict';
import { once } from 'node:events';
import { randomDeaths, type Death } from '../eventStore/chance.js';
import { bundleProgram, forkProgram } from '../eventStore/childProcess.js';
import type { TestDatabase } from '../eventStore/database.js';
import { openReadSide, stopReadSides } from '../projections/readSide.js';
import { createBackupWorld, requireSameLog, type BackupWorld } from './backupWorld.js';

/** How many processes are killed, of backups and of restores. */
const kills = Number(process.env['ROUNDS'] ?? 6);

describe('kill -9 of backups and restores', function () {
  this.timeout(600_000);
  let world: BackupWorld;
  beforeEach(async () => {
    world = await createBackupWorld();
  });
  afterEach(async () => {
    await stopReadSides();
    await world.close();
  });

  async function killed(program: string, act: string, { uri, name }: TestDatabase, { count, moment }: Death) {
    const child = forkProgram(program, [uri, name, world.folder, act, String(count), moment]);
    const [, signal] = (await once(child, 'close')) as [number | null, string | null];
    return signal === 'SIGKILL';
  }

  it(`ends in a log equal byte for byte, killed ${2 * kills} times on the way`, async () => {
    const program = await bundleProgram('test/ops/mortalBackup.ts');
    let deaths = 0;
    for (const death of randomDeaths(kills, 20, 21)) {
      await world.append(40);
      deaths += (await killed(program, 'backup', world.source, death)) ? 1 : 0;
    }
    const { position } = await world.backUp();
    equal(position, 40 * kills);
    const target = await world.empty();
    for (const death of randomDeaths(kills, 45, 22).sort((a, b) => a.count - b.count)) {
      if (!(await killed(program, 'restore', target, death))) break;
      deaths += 1;
    }
    ok(deaths > kills * 1.5, `${deaths} processes were killed at work`);
    if ((await target.db.collection('restores').findOne({}))?.['endedAt'] === null) await world.restoreInto(target);
    await requireSameLog(world.source.db, target.db, position);
    const { projections, requireFold } = await openReadSide(target.db);
    await projections.start();
    await projections.caughtUp();
    await requireFold();
  });
});
