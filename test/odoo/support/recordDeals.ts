import { writeFileSync } from 'node:fs';
import { odooModels } from '../../../src/odoo/mapping/models.js';
import type { OdooClient } from '../../../src/odoo/client/createOdooClient.js';
import type { OdooRecord } from '../../../src/odoo/client/call.js';
import { noRealOdoo, realOdoo } from './realOdoo.js';
import { testClient } from './syncFixture.js';

/**
 * Records what an Odoo answers about the same deals, for tests of the mapping: `npx tsx test/odoo/support/recordDeals.ts
 * test/odoo/recorded/odoo14.json` with ODOO_URL, ODOO_DB and ODOO_API_KEY of that Odoo. The deals are made as a person
 * would make them, read with the very calls of the sync, and deleted again.
 */
const odoo = realOdoo(process.env);
const [file = ''] = process.argv.slice(2);

const mark = 'Recorded';

async function record(client: OdooClient): Promise<void> {
  const create = async (model: string, values: object) =>
    ((await client.call({ model, method: 'create', args: { vals_list: [values] } })) as number[])[0] ?? 0;
  const call = (method: string, ids: number[], args: Readonly<Record<string, unknown>> = {}) =>
    client.call({ model: 'crm.lead', method, ids, args });
  const stages = await client.searchRead('crm.stage', [], ['name'], { order: 'sequence' });
  const stage = (name: string) => stages.find((one) => one['name'] === name)?.id;
  const partner = await create('res.partner', { name: `${mark} account`, is_company: true });
  const tag = await create('crm.tag', { name: `${mark} tag` });
  const reason = await create('crm.lost.reason', { name: `${mark} reason` });
  const common = { type: 'opportunity', partner_id: partner, date_deadline: '2027-03-31', tag_ids: [[6, 0, [tag]]] };
  const deal = (name: string, values: object) => create('crm.lead', { ...common, name: `${mark} ${name}`, ...values });

  const open = await deal('open', { expected_revenue: 1234.56, priority: '2', stage_id: stage('Proposition') });
  await call('write', [open], { vals: { probability: 42.5 } });
  const won = await deal('won', { expected_revenue: 100 });
  await call('action_set_won', [won]);
  const lost = await deal('lost', { expected_revenue: 0.01, user_id: false });
  const field =
    'lost_reason_id' in (await client.fieldsGet('crm.lead', ['lost_reason_id'])) ? 'lost_reason_id' : 'lost_reason';
  await call('action_set_lost', [lost], { [field]: reason });
  const archived = await deal('archived', { expected_revenue: 7 });
  await call('write', [archived], { vals: { probability: 30, active: false } });
  const lead = await create('crm.lead', { name: `${mark} lead`, type: 'lead', contact_name: 'Someone' });

  await call('write', [lead], { vals: { probability: 10 } });

  const ids = [open, won, lost, archived, lead];
  const records: Record<string, readonly OdooRecord[]> = {};
  for (const { model, domain, fields } of odooModels) {
    if (!['res.currency', 'res.company', 'crm.stage', 'res.users', 'crm.lead'].includes(model)) continue;
    const there = Object.keys(await client.fieldsGet(model, [...fields, 'write_date', 'write_uid']));
    const own = model === 'res.users';
    const wanted = own ? ['name', 'partner_id'] : there;
    records[model] =
      model === 'crm.lead'
        ? await client.read(model, ids, there)
        : await client.searchRead(model, own ? [['login', '=', 'admin']] : domain, wanted);
  }
  writeFileSync(file, `${JSON.stringify({ version: (await client.version()).text, records }, null, 1)}\n`);
  await call('unlink', ids);
  await client.call({ model: 'crm.tag', method: 'unlink', ids: [tag] });
  await client.call({ model: 'crm.lost.reason', method: 'unlink', ids: [reason] });
  await client.call({ model: 'res.partner', method: 'unlink', ids: [partner] });
}

if (odoo && file !== '') {
  const client = testClient(odoo);
  await record(client);
  await client.close();
} else throw new Error(odoo ? 'name the file to write' : noRealOdoo);
