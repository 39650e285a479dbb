import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemoOdoo, type DemoOdoo } from './index.js';

const now = () => new Date('2026-11-20T12:00:00Z');
const models = [
  'crm.lead',
  'mail.message',
  'mail.tracking.value',
  'mail.activity',
  'res.partner',
  'res.users',
] as const;

describe('the journal of the demo Odoo', () => {
  let folder: string;
  let journal: string;
  let odoo: DemoOdoo | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'demo-odoo-'));
    journal = join(folder, 'odoo.jsonl');
  });
  afterEach(async () => {
    await odoo?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function start(): Promise<DemoOdoo> {
    await odoo?.close();
    odoo = await startDemoOdoo({ now, deals: 60, journal });
    return odoo;
  }
  const everything = ({ store }: DemoOdoo) =>
    Object.fromEntries(
      models.map((model) => [model, store.call(model, 'search_read', [], { domain: [], order: 'id' })]),
    );

  it('lets a restart go on where the life stood, ids included', async () => {
    const first = await start();
    const drawn = everything(first);
    const [lead = 0, gone = 0] = first.store.search('crm.lead');
    first.store.write('crm.lead', [lead], { expected_revenue: 4321.5, partner_id: false, description: false });
    first.store.unlink('crm.lead', [gone]);
    first.store.live(80);
    const lived = everything(first);
    assert.notDeepEqual(lived, drawn);
    assert.deepEqual(everything(await start()), lived);
    assert.deepEqual(everything(await start()), lived, 'a second restart, from the compacted file');
    const highest = Math.max(...first.store.search('crm.lead'));
    const made = odoo?.store.create('crm.lead', { name: 'After the restart' });
    assert.equal(made, highest + 1, 'an id is given once');
  });

  it('passes over half a line that a kill left', async () => {
    const first = await start();
    first.store.live(1);
    const lived = everything(first);
    await first.close();
    await appendFile(journal, (await readFile(journal, 'utf8')).slice(0, 40));
    assert.deepEqual(everything(await start()), lived);
  });

  it('keeps nothing of a transaction that failed', async () => {
    const first = await start();
    const before = everything(first);
    const [lead = 0] = first.store.search('crm.lead');
    assert.throws(() => {
      first.store.write('crm.lead', [lead], { expected_revenue: 1, stage_id: 999_999 });
    });
    assert.deepEqual(everything(await start()), before);
  });
});
