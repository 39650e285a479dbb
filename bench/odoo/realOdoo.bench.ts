import { systemClock } from '../../src/clock.js';
import { odooModels } from '../../src/odoo/mapping/models.js';
import type { OdooClient } from '../../src/odoo/client/createOdooClient.js';
import { startDatabases } from '../../test/odoo/support/database.js';
import { noRealOdoo, realOdoo } from '../../test/odoo/support/realOdoo.js';
import { syncOn, testClient } from '../../test/odoo/support/syncFixture.js';

/**
 * Full sync of the real Odoo against the bare paged download of the same records and fields, by turns, each into an
 * empty database; then runs in which nothing changed. `BENCH_DEALS` (default 20,000) deals are added first and deleted
 * after (BENCH_KEEP=1 keeps them). Run: `npx tsx bench/odoo/realOdoo.bench.ts` with ODOO_URL, ODOO_DB and ODOO_API_KEY.
 */
const deals = Number(process.env['BENCH_DEALS'] ?? 20_000);
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
const mark = 'Foresail benchmark';

async function main(): Promise<void> {
  const odoo = realOdoo(process.env);
  if (!odoo) return console.log(noRealOdoo);
  const client = testClient(odoo, { timeoutMs: 120_000 });
  const databases = await startDatabases();
  try {
    await fill(client);
    const bare: number[] = [];
    const synced: number[] = [];
    const idle: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      bare.push(await timed(() => download(client)));
      const on = { ...(await databases.fresh(systemClock)), client, clock: systemClock };
      const sync = syncOn(on);
      synced.push(await timed(async () => report(await sync.run('full', 'bench'))));
      if (round > 0) continue;
      await sync.run('incremental', 'bench');
      for (let run = 0; run < rounds; run += 1) {
        await skipOverlap(on.db);
        idle.push(await timed(async () => report(await sync.run('incremental', 'bench'))));
      }
    }
    console.log({ deals, bareMs: bare, syncMs: synced, idleMs: idle });
    console.log(
      `bare ${median(bare)} ms, sync ${median(synced)} ms, ratio ${(median(synced) / median(bare)).toFixed(2)}, idle ${median(idle)} ms`,
    );
  } finally {
    if (process.env['BENCH_KEEP'] !== '1') await empty(client);
    await client.close();
    await databases.close();
  }
}

/** Ids, then records in pages of 1,000, one after the other: what any reader has to do at least. */
async function download(client: OdooClient): Promise<void> {
  for (const { model, domain, fields } of odooModels) {
    const there = Object.keys(await client.fieldsGet(model, [...fields, 'write_date', 'write_uid']));
    const ids = await client.search(model, domain);
    for (let from = 0; from < ids.length; from += 1000) await client.read(model, ids.slice(from, from + 1000), there);
  }
}

const context = { tracking_disable: true, mail_create_nolog: true, mail_create_nosubscribe: true };

async function fill(client: OdooClient): Promise<void> {
  const there = await client.searchCount('crm.lead', [['name', 'like', mark]]);
  const stages = await client.search('crm.stage', []);
  const accounts = await client.search('res.partner', [['is_company', '=', true]]);
  for (let made = there; made < deals; made += 500) {
    const vals_list = Array.from({ length: 500 }, (_, index) => ({
      name: `${mark} ${made + index}`,
      type: 'opportunity',
      user_id: false,
      partner_id: accounts[(made + index) % accounts.length],
      stage_id: stages[index % stages.length],
      expected_revenue: 1000.25 + index,
      date_deadline: `2026-12-${String(1 + (index % 28)).padStart(2, '0')}`,
    }));
    await client.call({ model: 'crm.lead', method: 'create', args: { vals_list }, context });
  }
}

async function empty(client: OdooClient): Promise<void> {
  for (;;) {
    const ids = await client.search('crm.lead', [['name', 'like', mark]], { limit: 500 });
    if (ids.length === 0) return;
    await client.call({ model: 'crm.lead', method: 'unlink', ids, context });
  }
}

/** As if the overlap had passed, so that "nothing changed" is not "read again what was just made". */
async function skipOverlap(db: {
  collection(name: string): { updateOne(filter: object, update: object): Promise<unknown> };
}): Promise<void> {
  const later = new Date(Date.now() + 6 * 60_000).toISOString().slice(0, 19).replace('T', ' ');
  const states = db.collection('sync_state');
  for (const noun of ['accounts', 'opportunities', 'activities']) {
    await states.updateOne({}, { $set: { [`models.${noun}.watermark`]: later } });
  }
}

function report(run: { error: unknown }): void {
  if (run.error) throw new Error(JSON.stringify(run.error));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return Math.round(performance.now() - began);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

await main();
