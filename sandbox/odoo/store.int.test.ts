import assert from 'node:assert/strict';
import { startDemoOdoo, type DemoOdoo } from './index.js';
import { ManualTimers } from './life/manualTimers.js';
import { OdooCaller } from './odooCaller.js';
import { char } from './orm/field.js';

interface Found {
  readonly id: number;
  readonly [field: string]: unknown;
}

describe('changes in the demo Odoo that nobody announces', () => {
  const timers = new ManualTimers();
  let clock = new Date('2026-11-20T12:00:00Z');
  let demo: DemoOdoo;
  let odoo: OdooCaller;
  beforeEach(async () => {
    clock = new Date('2026-11-20T12:00:00Z');
    demo = await startDemoOdoo({ now: () => clock, deals: 40, timers, pace: 60 });
    odoo = new OdooCaller(demo);
  });
  afterEach(() => demo.close());

  const since = (from: string): Promise<Found[]> =>
    odoo.result('crm.lead', 'search_read', {
      domain: [['write_date', '>=', from]],
      fields: ['name', 'write_date'],
      order: 'id',
      context: { active_test: false },
    });

  it('shows another user’s change with their name', async () => {
    const [id = 0] = demo.store.search('crm.lead', [['won_status', '=', 'pending']]);
    demo.store.write('crm.lead', [id], { expected_revenue: 42 }, demo.store.userId('ben.carter@example.com'));
    const lead = demo.store.read('crm.lead', id, ['expected_revenue', 'write_uid', 'write_date']);
    assert.equal(lead?.['expected_revenue'], 42);
    assert.equal((lead['write_uid'] as [number, string])[1], 'Ben Carter');
    assert.equal(lead['write_date'], '2026-11-20 12:00:00');
  });

  it('commits a long transaction with the time and the ids of its start', async () => {
    const [early = 0, late = 0] = demo.store.search('crm.lead', [['won_status', '=', 'pending']]);
    const transaction = demo.store.begin().write('crm.lead', [early], { stage_id: 3, expected_revenue: 1 });
    clock = new Date('2026-11-20T12:10:00Z');
    demo.store.write('crm.lead', [late], { expected_revenue: 2 });
    assert.deepEqual(
      (await since('2026-11-20 12:00:00')).map(({ id }) => id),
      [late],
    );
    const seen = demo.store.search('mail.tracking.value').at(-1) ?? 0;
    transaction.commit();
    const now = await since('2026-11-20 12:00:00');
    assert.equal(now.find(({ id }) => id === early)?.['write_date'], '2026-11-20 12:00:00');
    const [row] = demo.store.search('mail.tracking.value', [
      ['mail_message_id.res_id', '=', early],
      ['new_value_float', '=', 1],
    ]);
    assert.ok(row !== undefined && row < seen, 'its tracking rows come below ids that were seen before');
  });

  it('forgets a transaction that is rolled back', async () => {
    const transaction = demo.store.begin().create('crm.lead', { name: 'Never' });
    transaction.rollback();
    transaction.commit();
    assert.deepEqual(await since('2026-11-20 12:00:00'), []);
  });

  it('deletes without a trace in write_date, history and activities included', async () => {
    const [id = 0] = demo.store.search('crm.lead');
    demo.store.unlink('crm.lead', [id]);
    assert.deepEqual(await since('2026-11-20 12:00:00'), []);
    assert.deepEqual(
      demo.store.search('mail.message', [
        ['model', '=', 'crm.lead'],
        ['res_id', '=', id],
      ]),
      [],
    );
  });

  it('merges deals as Odoo does: the history of the loser goes on with the winner', () => {
    const [winner = 0, loser = 0] = demo.store.search('crm.lead');
    const messages = (id: number): number =>
      demo.store.search('mail.message', [
        ['model', '=', 'crm.lead'],
        ['res_id', '=', id],
      ]).length;
    const before = messages(winner) + messages(loser);
    demo.store.merge(winner, [loser]);
    assert.equal(demo.store.read('crm.lead', loser), undefined);
    assert.equal(messages(winner), before);
  });

  it('renames an account without touching its deals', async () => {
    const [id = 0] = demo.store.search('crm.lead', [['partner_id.is_company', '=', true]]);
    const [partner] = demo.store.read('crm.lead', id, ['partner_id'])?.['partner_id'] as [number, string];
    demo.store.write('res.partner', [partner], { name: 'Renamed' });
    assert.deepEqual(await since('2026-11-20 12:00:00'), []);
    assert.deepEqual(demo.store.read('crm.lead', id, ['partner_id'])?.['partner_id'], [partner, 'Renamed']);
  });

  it('gains a field and loses one, and says so in fields_get', async () => {
    demo.store.addField('crm.lead', 'x_region', char('Region'));
    demo.store.removeField('res.users', 'employee_id');
    const fields = await odoo.result<object>('crm.lead', 'fields_get', { allfields: ['x_region'] });
    assert.deepEqual(Object.keys(fields), ['x_region']);
    const [id = 0] = demo.store.search('crm.lead');
    demo.store.write('crm.lead', [id], { x_region: 'Minho' });
    assert.equal(demo.store.read('crm.lead', id, ['x_region'])?.['x_region'], 'Minho');
    const { body } = await odoo.json2('res.users', 'search_read', { domain: [], fields: ['employee_id'] });
    assert.match(JSON.stringify(body), /Invalid field 'employee_id' on 'res.users'/);
  });

  it('lives on at its pace', () => {
    const changed = (): number => demo.store.search('crm.lead', [['write_date', '>=', '2026-11-20 12:00:00']]).length;
    assert.equal(changed(), 0);
    timers.pass(60_000);
    assert.ok(changed() >= 20, String(changed()));
  });

  it('gives a user and their contact one name', () => {
    const ana = demo.store.userId('ana.silva@example.com');
    const [partner] = demo.store.read('res.users', ana, ['partner_id'])?.['partner_id'] as [number, string];
    demo.store.write('res.users', [ana], { name: 'Ana Souza' });
    assert.equal(demo.store.read('res.partner', partner, ['name'])?.['name'], 'Ana Souza');
    demo.store.write('res.partner', [partner], { email: 'ana@example.com' });
    assert.equal(demo.store.read('res.users', ana, ['email'])?.['email'], 'ana@example.com');
  });
});

describe('starting the demo Odoo', () => {
  it('refuses a number of deals it cannot hold', async () => {
    const now = (): Date => new Date('2026-11-20T12:00:00Z');
    await assert.rejects(startDemoOdoo({ now, deals: 100_001 }), /deals must be a whole number from 0 to 100000/);
    await assert.rejects(startDemoOdoo({ now, deals: 1.5 }), RangeError);
  });

  it('refuses a port that is taken', async () => {
    const now = (): Date => new Date('2026-11-20T12:00:00Z');
    const first = await startDemoOdoo({ now, deals: 0 });
    const port = Number(new URL(first.url).port);
    await assert.rejects(startDemoOdoo({ now, deals: 0, port }), { code: 'EADDRINUSE' });
    await first.close();
  });
});
