import assert from 'node:assert/strict';
import { alike, refused, same, type SharedCall } from './conformance/calls.js';
import { dealLife } from './conformance/dealLife.js';
import { differences } from './conformance/kinds.js';
import { startDemoOdoo, type DemoOdoo } from './index.js';
import { OdooCaller, type Address, type Called } from './odooCaller.js';

/** The real Odoo of the environment, or undefined. */
function realAddress(): Address | undefined {
  const { ODOO_URL: url, ODOO_DB: db, ODOO_API_KEY: apiKey } = process.env;
  return url !== undefined && db !== undefined && apiKey !== undefined ? { url, db, apiKey } : undefined;
}

const title = ({ model, method, body }: SharedCall): string =>
  `${model}.${method} ${JSON.stringify(body).slice(0, 100)}`;

/** An error without its traceback, or a result; what differs by database name or log-in is the caller's to avoid. */
const told = ({ status, body }: Called): unknown =>
  typeof body === 'object' && body !== null && 'debug' in body
    ? { status, ...body, debug: typeof body.debug }
    : { status, body };

describe('the demo Odoo answers like the real Odoo 19', function () {
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

  const inBoth = async (call: (odoo: OdooCaller) => Promise<Called>): Promise<[unknown, unknown]> => {
    const [mine, theirs] = await Promise.all([call(ours), call(real)]);
    return [told(mine), told(theirs)];
  };

  describe('refuses in the same words', () => {
    for (const shared of refused)
      it(title(shared), async () => {
        const [mine, theirs] = await inBoth((odoo) => odoo.json2(shared.model, shared.method, shared.body));
        assert.deepEqual(mine, theirs);
        assert.notEqual((theirs as { status: number }).status, 200);
      });

    const atTheDoor: [string, (odoo: OdooCaller) => Promise<Called>][] = [
      ['a wrong key', (odoo) => odoo.json2('crm.lead', 'search', { domain: [] }, { authorization: 'bearer wrong' })],
      ['no key', (odoo) => odoo.json2('crm.lead', 'search', { domain: [] }, { authorization: '' })],
      ['a body that is no JSON', (odoo) => odoo.json2('crm.lead', 'search', 'not json')],
      ['a body cut short', (odoo) => odoo.json2('crm.lead', 'search', '{"domain":')],
      ['a body that is null', (odoo) => odoo.json2('crm.lead', 'search', 'null')],
      [
        'an unknown database',
        (odoo) => odoo.json2('crm.lead', 'search', { domain: [] }, { 'x-odoo-database': 'nope' }),
      ],
      ['a path without a method', (odoo) => odoo.get('/json/2/crm.lead')],
    ];
    for (const [what, call] of atTheDoor)
      it(what, async () => {
        const [mine, theirs] = await inBoth(call);
        assert.deepEqual(mine, theirs);
      });
  });

  describe('gives the same result', () => {
    for (const shared of same)
      it(title(shared), async () => {
        const [mine, theirs] = await inBoth((odoo) => odoo.json2(shared.model, shared.method, shared.body));
        if (shared.ownIds === true) assert.deepEqual(leaveOut('id', mine), leaveOut('id', theirs));
        else assert.deepEqual(mine, theirs);
      });

    it('the version', async () => {
      const [mine, theirs] = await inBoth((odoo) => odoo.get('/web/version'));
      assert.deepEqual(mine, theirs);
    });
  });

  describe('gives records of the same make', () => {
    for (const shared of alike)
      it(title(shared), async () => {
        const read = (odoo: OdooCaller): Promise<Record<string, unknown>[]> =>
          odoo.result(shared.model, shared.method, shared.body);
        const [mine, theirs] = await Promise.all([read(ours), read(real)]);
        assert.ok(mine.length > 0 && theirs.length > 0, 'nothing to compare');
        assert.deepEqual(differences(mine, theirs), []);
      });
  });

  it('a deal lives through the same', async () => {
    assert.deepEqual(await dealLife(ours), await dealLife(real));
  });

  describe('over JSON-RPC', () => {
    const rpc: [string, (odoo: OdooCaller) => Promise<Called>][] = [
      ['version', (odoo) => odoo.jsonRpc('common', 'version', [])],
      ['login', (odoo) => odoo.jsonRpc('common', 'login', [odoo.address.db, 'admin', odoo.address.apiKey])],
      ['login with a password', (odoo) => odoo.jsonRpc('common', 'login', [odoo.address.db, 'admin', 'admin'])],
      ['a wrong login', (odoo) => odoo.jsonRpc('common', 'login', [odoo.address.db, 'admin', 'wrong'])],
      [
        'authenticate',
        (odoo) => odoo.jsonRpc('common', 'authenticate', [odoo.address.db, 'admin', odoo.address.apiKey, {}]),
      ],
      ['an unknown service', (odoo) => odoo.jsonRpc('nope', 'x', [])],
      ['an unknown method of a service', (odoo) => odoo.jsonRpc('common', 'x', [])],
      [
        'a wrong key',
        (odoo) => odoo.jsonRpc('object', 'execute_kw', [odoo.address.db, 2, 'bad', 'crm.lead', 'search', [[]]]),
      ],
      [
        'search_read',
        (odoo) => odoo.execute('crm.stage', 'search_read', [[['is_won', '=', true]], ['name']], { limit: 1 }),
      ],
      ['read of one id', (odoo) => odoo.execute('crm.stage', 'read', [4, ['name']])],
      ['a result of None', (odoo) => odoo.execute('crm.lead', 'check_access_rights', ['write'])],
      ['a field that is not there', (odoo) => odoo.execute('crm.lead', 'read', [[1], ['nope']])],
      ['a model that is not there', (odoo) => odoo.execute('no.model', 'read', [[1]])],
      ['a method that is not there', (odoo) => odoo.execute('crm.lead', 'nope', [[1]])],
      ['a private method', (odoo) => odoo.execute('crm.lead', '_search', [[]])],
      ['a missing argument', (odoo) => odoo.execute('crm.lead', 'search', [])],
      ['an unexpected argument', (odoo) => odoo.execute('crm.lead', 'search', [[]], { nope: 1 })],
      ['a record that is gone', (odoo) => odoo.execute('crm.lead', 'write', [[99_999_999], { name: 'x' }])],
    ];
    for (const [what, call] of rpc)
      it(what, async () => {
        const [mine, theirs] = await inBoth(call);
        assert.deepEqual(leaveOut('debug', mine), leaveOut('debug', theirs));
      });
  });
});

/** The value without the members of this name, at any depth. */
const leaveOut = (name: string, value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, v: unknown) => (key === name ? undefined : v));
