import assert from 'node:assert/strict';
import { startDemoOdoo, type DemoOdoo } from './index.js';
import { ManualTimers } from './life/manualTimers.js';
import { OdooCaller } from './odooCaller.js';

describe('a demo Odoo with faults', () => {
  const timers = new ManualTimers();
  let demo: DemoOdoo;
  let odoo: OdooCaller;
  before(async () => {
    demo = await startDemoOdoo({ now: () => new Date('2026-11-20T12:00:00Z'), deals: 100, timers });
    odoo = new OdooCaller(demo);
  });
  afterEach(() => {
    demo.faults.clear();
  });
  after(() => demo.close());

  const count = (): Promise<number> =>
    odoo.result<number>('crm.lead', 'search_count', { domain: [], context: { active_test: false } });

  it('says it is busy and when to come again', async () => {
    demo.faults.plan({ kind: 'status', status: 429, retryAfterSeconds: 3 });
    const { status, headers, body } = await odoo.json2('crm.lead', 'search_count', { domain: [] });
    assert.equal(status, 429);
    assert.equal(headers.get('retry-after'), '3');
    assert.match(String(body), /Too Many Requests/);
    assert.equal(await count(), 100);
  });

  it('answers 500 as Odoo does and 503 as a proxy does', async () => {
    demo.faults.plan({ kind: 'status', status: 500 });
    const { body } = await odoo.json2('crm.lead', 'search_count', { domain: [] });
    assert.deepEqual(Object.keys(body as object), ['name', 'message', 'arguments', 'context', 'debug']);
    demo.faults.plan({ kind: 'status', status: 503 });
    assert.match(String((await odoo.json2('crm.lead', 'search', { domain: [] })).body), /503/);
  });

  it('breaks off in the middle of an answer', async () => {
    demo.faults.plan({ kind: 'brokenJson' });
    const { status, body } = await odoo.json2('crm.lead', 'search', { domain: [] });
    assert.equal(status, 200);
    assert.equal(typeof body, 'string', 'no JSON');
  });

  it('cuts the connection before or after the work', async () => {
    const name = { vals_list: [{ name: 'Lost answer' }] };
    demo.faults.plan({ kind: 'reset' });
    await assert.rejects(odoo.json2('crm.lead', 'create', name));
    assert.equal(await count(), 100);
    demo.faults.plan({ kind: 'reset', afterWork: true });
    await assert.rejects(odoo.json2('crm.lead', 'create', name));
    assert.equal(await count(), 101);
  });

  it('never answers', async () => {
    demo.faults.plan({ kind: 'hang' });
    const asked = fetch(`${demo.url}/web/version`, { signal: AbortSignal.timeout(50) });
    await assert.rejects(asked, { name: 'TimeoutError' });
  });

  it('takes its time', async () => {
    demo.faults.plan({ kind: 'latency', ms: 700 });
    let answered = false;
    const asked = count().then(() => (answered = true));
    while (timers.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    timers.pass(699);
    assert.equal(answered, false);
    timers.pass(1);
    await asked;
    assert.deepEqual(timers.asked, [700]);
  });

  it('meets only the calls it is meant for, in both dialects', async () => {
    demo.faults.plan({ kind: 'status', status: 502 }, { times: 2, when: ({ method }) => method === 'read' });
    assert.equal((await odoo.json2('crm.lead', 'search', { domain: [] })).status, 200);
    assert.equal((await odoo.json2('crm.lead', 'read', { ids: [1] })).status, 502);
    assert.equal((await odoo.execute('crm.lead', 'search_count', [[]])).status, 200);
    assert.equal((await odoo.execute('crm.lead', 'read', [[1]])).status, 502);
  });

  it('refuses a revoked key in both dialects', async () => {
    demo.faults.revokeKey();
    assert.equal((await odoo.json2('crm.lead', 'search', { domain: [] })).status, 401);
    const { body } = await odoo.execute('crm.lead', 'search', [[]]);
    assert.match(JSON.stringify(body), /AccessDenied/);
  });

  it('shows a key with cut rights about its share of the deals, always the same', async () => {
    demo.faults.cutRights(0.1);
    const search = (): Promise<number[]> =>
      odoo.result('crm.lead', 'search', { domain: [], context: { active_test: false } });
    const [first, again] = [await search(), await search()];
    assert.ok(first.length > 2 && first.length < 25, String(first.length));
    assert.deepEqual(first, again);
    demo.faults.clear();
    assert.ok((await search()).length >= 100);
  });
});
