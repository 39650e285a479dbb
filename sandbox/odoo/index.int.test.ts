import assert from 'node:assert/strict';
import { startDemoOdoo, type DemoOdoo } from './index.js';
import { OdooCaller } from './odooCaller.js';

interface Lead {
  readonly id: number;
  readonly [field: string]: unknown;
}

describe('the demo Odoo over HTTP', () => {
  let demo: DemoOdoo;
  let odoo: OdooCaller;
  let clock = new Date('2026-11-22T12:00:00Z');
  before(async () => {
    demo = await startDemoOdoo({ now: () => clock, deals: 60 });
    odoo = new OdooCaller(demo);
  });
  after(() => demo.close());

  const newDeal = (values: object = {}): Promise<number[]> =>
    odoo.result<number[]>('crm.lead', 'create', { vals_list: [{ name: 'Sensors for Oslo Tools', ...values }] });
  const readLead = async (id: number, fields: readonly string[] = []): Promise<Lead> => {
    const [lead] = await odoo.result<Lead[]>('crm.lead', 'read', { ids: [id], fields });
    assert.ok(lead);
    return lead;
  };

  it('tells its version without a key', async () => {
    const { body } = await odoo.get('/web/version');
    assert.deepEqual(body, { version_info: [19, 0, 0, 'final', 0, ''], version: '19.0' });
  });

  it('pages through the deals by id, archived ones only when asked', async () => {
    const everything = { domain: [], order: 'id', context: { active_test: false } };
    const all = await odoo.result<number[]>('crm.lead', 'search', everything);
    const page = await odoo.result<Lead[]>('crm.lead', 'search_read', {
      ...everything,
      fields: ['name'],
      offset: 10,
      limit: 5,
    });
    assert.equal(all.length, 60);
    assert.deepEqual(
      page.map(({ id }) => id),
      all.slice(10, 15),
    );
    assert.deepEqual(Object.keys(page[0] ?? {}), ['id', 'name']);
    const active = await odoo.result<number>('crm.lead', 'search_count', { domain: [] });
    assert.equal(active, demo.store.search('crm.lead', [['active', '=', true]]).length);
    assert.ok(active < 60);
  });

  it('has the people of the real Odoo in their hierarchy', async () => {
    const [ana] = await odoo.result<Lead[]>('hr.employee', 'search_read', {
      domain: [['work_email', '=', 'ana.silva@example.com']],
      fields: ['name', 'parent_id'],
    });
    const [, boss] = ana?.['parent_id'] as [number, string];
    assert.equal(boss, 'Priya Raman');
    const [north] = await odoo.result<Lead[]>('crm.team', 'search_read', {
      domain: [['name', '=', 'North']],
      fields: ['user_id', 'member_ids'],
    });
    assert.equal((north?.['member_ids'] as number[]).length, 4);
  });

  it('fills a new deal in as Odoo does', async () => {
    const [id = 0] = await newDeal();
    const lead = await readLead(id);
    assert.deepEqual(lead['stage_id'], [1, 'New']);
    assert.deepEqual(lead['user_id'], [2, 'Administrator']);
    assert.equal(lead['create_date'], '2026-11-22 12:00:00');
    assert.equal(lead['won_status'], 'pending');
    assert.equal(lead['description'], false);
  });

  it('keeps the history of a move with its author and both names', async () => {
    const [id = 0] = await newDeal();
    clock = new Date('2026-11-22T12:30:00Z');
    await odoo.result('crm.lead', 'write', { ids: [id], vals: { stage_id: 2, expected_revenue: 5000 } });
    const moved = (await readLead(id, ['date_last_stage_update']))['date_last_stage_update'];
    assert.equal(moved, '2026-11-22 12:30:00');
    const [message] = await odoo.result<Lead[]>('mail.message', 'search_read', {
      domain: [
        ['model', '=', 'crm.lead'],
        ['res_id', '=', id],
        ['tracking_value_ids', '!=', false],
      ],
      fields: ['date', 'author_id', 'tracking_value_ids', 'subtype_id'],
    });
    assert.deepEqual(message?.['author_id'], [3, 'YourCompany, Administrator']);
    assert.deepEqual(message['subtype_id'], [9, 'Stage Changed']);
    const rows = await odoo.result<Lead[]>('mail.tracking.value', 'read', { ids: message['tracking_value_ids'] });
    const stage = rows.find((row) => row['new_value_char'] === 'Qualified');
    assert.equal(stage?.['old_value_char'], 'New');
    assert.equal(stage['old_value_integer'], 1);
    assert.equal(rows.find((row) => row['new_value_float'] === 5000)?.['old_value_float'], 0);
    const spent = (await readLead(id, ['duration_tracking']))['duration_tracking'] as Record<string, number>;
    // Stamps differ by microseconds even when the clock stands, so half an hour may be cut to 1799 whole seconds.
    assert.ok([1799, 1800].includes(spent['1'] ?? 0), JSON.stringify(spent));
    assert.equal(spent['2'], 0);
  });

  it('wins a deal, and refuses to lose one that is won', async () => {
    const [id = 0] = await newDeal();
    await odoo.result('crm.lead', 'action_set_won', { ids: [id] });
    const won = await readLead(id, ['stage_id', 'probability', 'won_status', 'date_closed']);
    assert.deepEqual([won['stage_id'], won['probability'], won['won_status']], [[4, 'Won'], 100, 'won']);
    assert.equal(won['date_closed'], '2026-11-22 12:30:00');
    const { status, body } = await odoo.json2('crm.lead', 'action_set_lost', { ids: [id], lost_reason_id: 1 });
    assert.equal(status, 422);
    assert.match((body as { message: string }).message, /A lead in a Won stage cannot be lost/);
    assert.equal((await readLead(id, ['active']))['active'], true);
  });

  it('loses a deal with a reason', async () => {
    const [id = 0] = await newDeal();
    assert.equal(await odoo.result('crm.lead', 'action_set_lost', { ids: [id], lost_reason_id: 1 }), null);
    const lost = await readLead(id, ['active', 'probability', 'won_status', 'lost_reason_id']);
    assert.deepEqual(lost, {
      id,
      active: false,
      probability: 0,
      won_status: 'lost',
      lost_reason_id: [1, 'Too expensive'],
    });
  });

  it('undoes the whole call when a part of it fails', async () => {
    const [first = 0] = await newDeal();
    const [won = 0] = await newDeal();
    await odoo.result('crm.lead', 'action_set_won', { ids: [won] });
    const messages = demo.store.count('mail.message');
    const { status } = await odoo.json2('crm.lead', 'write', { ids: [first, won], vals: { probability: 0 } });
    assert.equal(status, 422);
    assert.notEqual((await readLead(first, ['probability']))['probability'], 0);
    assert.equal(demo.store.count('mail.message'), messages);
  });

  it('answers a JSON-RPC create with one id for one record, a list for a list', async () => {
    const create = async (values: unknown): Promise<unknown> =>
      ((await odoo.execute('crm.lead', 'create', [values])).body as { result: unknown }).result;
    assert.equal(typeof (await create({ name: 'One' })), 'number');
    assert.equal(((await create([{ name: 'One' }, { name: 'Two' }])) as unknown[]).length, 2);
  });
});
