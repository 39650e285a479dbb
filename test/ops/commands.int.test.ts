import { deepEqual, equal, match } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { bundleProgram } from '../eventStore/childProcess.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { newEvent, start, userData } from '../projections/samples.js';

const personalKeys = `a:${Buffer.alloc(32, 1).toString('base64')}`;

describe('the commands for backups and for persons', function () {
  this.timeout(240_000);
  let source: TestDatabase;
  let target: TestDatabase;
  let folder: string;

  beforeEach(async () => {
    [source, target] = [await createTestDatabase(), await createTestDatabase()];
    folder = mkdtempSync(join(tmpdir(), 'foresail-commands-'));
  });
  afterEach(async () => {
    await source.drop();
    await target.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function run(program: string, on: TestDatabase | null, ...args: string[]) {
    return runWith({}, program, on, ...args);
  }

  async function runWith(settings: object, program: string, on: TestDatabase | null, ...args: string[]) {
    const database = on ? { MONGODB_URI: on.uri, MONGODB_DB: on.name } : {};
    const child = spawn(process.execPath, [await bundleProgram(program), ...args], {
      env: { ...database, PERSONAL_KEYS: personalKeys, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = Promise.all([text(child.stdout), text(child.stderr)]);
    const [code] = (await once(child, 'close')) as [number];
    const [out, error] = await said;
    return { code, out, error };
  }

  it('save, restore, export and erase, and say what came of it', async () => {
    const clock = { now: () => start };
    const store = await createEventStore({ db: source.db, clock, personalKeys: [personalKeys] });
    const ids = Array.from({ length: 9 }, (_, index) => index + 1);
    await store.append(
      ids.map((id) => {
        const events = [newEvent('OdooUserSynced', userData(id), { eventId: `user-${id}:1` })];
        return { stream: `user-${id}`, expected: 'any' as const, events };
      }),
    );
    const backup = join(folder, 'backup');
    const saved = await run('src/ops/backup/backupCommand.ts', source, '--to', backup);
    match(saved.out, /Everything up to event 9 is saved/);
    equal(saved.code, 0);

    const file = join(folder, 'person.json');
    const exported = await run(
      'src/ops/persons/exportCommand.ts',
      source,
      '--person',
      'user7@example.com',
      '--to',
      file,
    );
    equal(exported.error, '');
    const { events } = JSON.parse(readFileSync(file, 'utf8')) as { events: { stream: string }[] };
    deepEqual(
      events.map(({ stream }) => stream),
      ['user-7'],
    );
    const erased = await run('src/ops/persons/eraseCommand.ts', source, '--person', 'user:7', '--backup', backup);
    match(erased.out, /user:7: 1 keys destroyed/);

    const from = ['--from', backup];
    match(
      (await run('src/ops/backup/restoreCommand.ts', target, ...from, '--until', '8')).out,
      /up to event 8 is restored/,
    );
    const again = await run('src/ops/backup/restoreCommand.ts', target, ...from);
    match(again.error, /is not empty.*DATABASE_NOT_EMPTY/);
    equal(again.code, 1);
    const restored = await createEventStore({ db: target.db, clock, personalKeys: [personalKeys] });
    const names = (await restored.readFrom(5, 3)).map(({ data }) => (data as { name: string }).name);
    deepEqual(names, ['User 6', 'Erased person', 'User 8']);
  });

  it('archive, after saying what they would do, and verify', async () => {
    let now = start.getTime();
    const clock = { now: () => new Date((now += 86_400_000)) };
    const store = await createEventStore({ db: source.db, clock, personalKeys: [personalKeys] });
    for (let id = 1; id <= 9; id += 1) {
      const events = [newEvent('OdooUserSynced', userData(id), { eventId: `user-${id}:1` })];
      await store.append([{ stream: `user-${id}`, expected: 'any', events }]);
    }
    const archive = (settings: object, ...args: string[]) =>
      runWith(settings, 'src/ops/archive/archiveCommand.ts', source, ...args);
    const [seventh] = await store.readFrom(6, 1);
    const before = ['--before', (seventh?.observedAt ?? start).toISOString()];
    const planned = await archive({}, ...before, '--dry-run');
    match(planned.out, /^Would move 6 events \(events 1 to 6\), seen before .*; 3 would stay\. Nothing was written$/m);
    const lost = await archive({}, ...before);
    deepEqual([lost.code, lost.error.startsWith('ARCHIVE_DIR is missing')], [2, true]);
    const there = { ARCHIVE_DIR: join(folder, 'archive') };
    match((await archive(there, ...before)).out, /^6 events were moved; 6 of 9 events of the log are archived$/m);
    match((await archive(there, ...before, '--dry-run')).out, /^Nothing to move/);
    match((await archive(there, '--verify')).out, /^The archive is whole: 6 events in 1 segments/);
    for (const args of [[], ['--before', 'long ago'], ['--after', '2020-01-01']]) {
      const { code, error } = await archive(there, ...args);
      deepEqual([code, error.includes('npm run archive --')], [2, true], args.join(' '));
    }
    // Every command meets the archived events, or says where they are.
    const file = join(folder, 'person.json');
    const ofPerson = ['--person', 'user2@example.com', '--to', file];
    const unaware = await run('src/ops/persons/exportCommand.ts', source, ...ofPerson);
    match(unaware.error, /^ARCHIVE_DIR is missing: events up to 6 of this log are archived/);
    equal((await runWith(there, 'src/ops/persons/exportCommand.ts', source, ...ofPerson)).code, 0);
    match(readFileSync(file, 'utf8'), /"stream":"user-2"/);
    const saved = await runWith(there, 'src/ops/backup/backupCommand.ts', source, '--to', join(folder, 'backup'));
    match(saved.out, /Everything up to event 9 is saved/);
  });

  it('say how they are called, and what is missing', async () => {
    const unnamed = await run('src/ops/backup/backupCommand.ts', null, '--to', folder);
    deepEqual([unnamed.code, unnamed.error.includes('MONGODB_URI')], [2, true]);
    for (const args of [[], ['--from'], ['--from', folder, '--until', 'tomorrow']]) {
      const { code, error } = await run('src/ops/backup/restoreCommand.ts', source, ...args);
      deepEqual([code, error.includes('npm run restore --')], [2, true], args.join(' '));
    }
    equal((await run('src/ops/backup/restoreCommand.ts', source, '--from', folder)).code, 1);
    match(
      (await run('src/ops/persons/eraseCommand.ts', source, '--person', 'nobody@example.com')).error,
      /knows nobody/,
    );
  });
});
