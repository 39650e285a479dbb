import assert from 'node:assert/strict';
import { alike } from './conformance/calls.js';
import { differences } from './conformance/kinds.js';
import { readRecording, writeRecording } from './conformance/recording.js';
import { allTold } from './conformance/sayings.js';
import { startDemoOdoo, type DemoOdoo } from './index.js';
import { OdooCaller, type Address } from './odooCaller.js';

/** The real Odoo of the environment, or undefined. */
function realAddress(): Address | undefined {
  const { ODOO_URL: url, ODOO_DB: db, ODOO_API_KEY: apiKey } = process.env;
  return url !== undefined && db !== undefined && apiKey !== undefined ? { url, db, apiKey } : undefined;
}

/** Fields that `fields_get` describes otherwise here, each for a reason. */
const DESCRIBED_OTHERWISE = new Set([
  'mail.activity.type.res_model', // a selection of every installed model there
  'mail.activity.type.create_uid', // redefined there for the access of ordinary users
]);

const COMPARED = [
  'type',
  'string',
  'relation',
  'relation_field',
  'currency_field',
  'required',
  'readonly',
  'store',
  'searchable',
  'sortable',
  'aggregator',
  'name',
];

type Description = Record<string, Record<string, unknown>>;

describe('the demo Odoo is like the real Odoo 19', function () {
  this.timeout(120_000);
  const address = realAddress();
  let demo: DemoOdoo;
  let ours: OdooCaller;
  let real: OdooCaller;

  before(async function () {
    if (!address) {
      process.stdout.write('    (skipped: set ODOO_URL, ODOO_DB and ODOO_API_KEY to compare with a real Odoo)\n');
      this.skip();
    }
    real = new OdooCaller(address);
    const now = new Date();
    demo = await startDemoOdoo({ now: () => now, deals: 300 });
    ours = new OdooCaller(demo);
  });
  after(() => demo?.close());

  it('in what the recording holds: the real server still says the same (RECORD=1 records anew)', async () => {
    const answers = await allTold(real);
    if (process.env['RECORD'] === '1') await writeRecording(answers);
    assert.deepEqual(answers, await readRecording());
  });

  describe('in the make of its records', () => {
    for (const { model, method, body } of alike)
      it(`${model} ${JSON.stringify(body['domain'])}`, async () => {
        const read = (odoo: OdooCaller): Promise<Record<string, unknown>[]> => odoo.result(model, method, body);
        const [mine, theirs] = await Promise.all([read(ours), read(real)]);
        assert.ok(mine.length > 0 && theirs.length > 0, 'nothing to compare');
        assert.deepEqual(differences(mine, theirs), []);
      });
  });

  it('in what fields_get tells of every field it has', async () => {
    const models = (
      await ours.result<{ model: string }[]>('ir.model', 'search_read', { domain: [], fields: ['model'] })
    ).map(({ model }) => model);
    const apart: string[] = [];
    for (const model of models) {
      const [mine, theirs] = await Promise.all([
        ours.result<Description>(model, 'fields_get'),
        real.result<Description>(model, 'fields_get'),
      ]);
      for (const [field, described] of Object.entries(mine)) {
        if (DESCRIBED_OTHERWISE.has(`${model}.${field}`)) continue;
        const there = theirs[field];
        if (!there) apart.push(`${model}.${field} does not exist there`);
        else
          for (const attribute of COMPARED)
            if (described[attribute] !== there[attribute])
              apart.push(
                `${model}.${field} ${attribute}: ${String(described[attribute])}, there ${String(there[attribute])}`,
              );
      }
    }
    assert.deepEqual(apart, []);
  });
});
