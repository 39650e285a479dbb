import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/clock.js';
import type { Append } from '../../src/eventStore/event.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { backUp } from '../../src/ops/backup/backUp.js';
import { restore } from '../../src/ops/backup/restore.js';
import { dealChange, measured, openBenchDatabase, report } from '../eventStore/bench.js';

/**
 * What encrypting personal fields costs on the way into the log and out of it, and how fast a log is saved and restored.
 * Every event names an owner (200 of them), an account (1,000), a contact (one a deal) and an actor.
 */
const total = Number(process.env['EVENTS'] ?? 40_000);
const batch = 1_000;
const personalKeys = [`a:${Buffer.alloc(32, 1).toString('base64')}`];
const { client, db, close } = await openBenchDatabase();

function change(number: number): Append {
  const { stream, events } = dealChange(number, 20_000);
  const named = events.map((event) => {
    const { owner, account, ...data } = event.data as { owner: { id: number }; account: { id: number } };
    return {
      ...event,
      actor: { id: `odoo:${owner.id}`, name: `Person ${owner.id} of Sales` },
      data: {
        ...data,
        owner: { ...owner, name: `Person ${owner.id} of Sales` },
        account: { ...account, name: `Account ${account.id}` },
        contactName: `Contact of ${stream}`,
      },
    };
  });
  return { stream, expected: 'any', events: named as unknown as Append['events'] };
}

for (const keys of [[], personalKeys]) {
  const words = keys.length > 0 ? 'with keys for personal fields' : 'in the clear';
  const own = client.db(keys.length > 0 ? 'sealed' : 'clear');
  const store = await createEventStore({ db: own, clock: systemClock, personalKeys: keys });
  const append = async (from: number, to: number) => {
    for (let at = from; at < to; at += batch) {
      await store.append(Array.from({ length: batch }, (_, index) => change(at + index)));
    }
  };
  await append(0, 5_000);
  report(`append ${words}`, total, await measured(() => append(5_000, 5_000 + total)));
  const known = 5_000 + total;
  report(`append ${words}, nobody new`, total / 2, await measured(() => append(known, known + total / 2)));
  const fresh = await createEventStore({ db: own, clock: systemClock, personalKeys: keys });
  const read = async () => {
    for (let after = 0; after < total; after += batch) await fresh.readFrom(after, batch);
  };
  report(`read ${words}`, total, await measured(read));
}

const saved = 5_000 + total + total / 2;
const folder = mkdtempSync(join(tmpdir(), 'foresail-bench-backup-'));
const source = client.db('sealed');
const newId = () => 'run';
report('backup', saved, await measured(() => backUp({ db: source, folder, clock: systemClock, newId })));
const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
console.log(`backup: ${Math.round(bytes / saved)} bytes an event`);
report(
  'backup with nothing new',
  total,
  await measured(() => backUp({ db: source, folder, clock: systemClock, newId })),
);
const work = () => restore({ db, folder, clock: systemClock, until: null, personalKeys });
report('restore, compared byte by byte, raw records made', saved, await measured(work));
console.log(`resident: ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
rmSync(folder, { recursive: true, force: true });
await close();
