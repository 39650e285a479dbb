import assert from 'node:assert/strict';
import { startForesail, type RunningForesail } from '../foresail/startForesail.js';

const ana = 'ana.silva@example.com';
const ben = 'ben.carter@example.com';

interface Subscription {
  readonly id: string;
  readonly kind: string;
  readonly said: string;
  readonly state: string;
  readonly quiet: { readonly from: string; readonly to: string } | null;
}

interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Entry {
  readonly id: number;
  readonly action: string;
  readonly target: string | null;
  readonly requestId: string | null;
}

/** The real process on the demo Odoo. */
describe('subscriptions over the API', function () {
  this.timeout(240_000);
  let foresail: RunningForesail;
  const tokens = new Map<string, string>();
  before(async () => {
    foresail = await startForesail();
    for (const email of [ana, ben]) tokens.set(email, await foresail.token(email));
  });
  after(() => foresail?.stop());

  async function send(email: string, method: string, path: string, body?: unknown): Promise<Reply> {
    const headers = { authorization: `Bearer ${tokens.get(email) ?? ''}`, 'content-type': 'application/json' };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await fetch(`${foresail.url}/api/v2/subscriptions${path}`, init);
    return { status: response.status, body: (await response.json()) as Reply['body'] };
  }
  const list = async (email: string) => (await send(email, 'GET', '')).body['subscriptions'] as readonly Subscription[];
  async function started(text: string): Promise<string> {
    const { status, body } = await send(ana, 'POST', '', { text });
    assert.equal(status, 201, JSON.stringify(body));
    return String(body['id']);
  }

  it('says how often it would have come, with deals of the asker’s own, and starts nothing', async () => {
    const before = await list(ana);
    const text = 'tell me when any of my deals is won';
    const hers = await send(ana, 'POST', '/preview', { text });
    assert.equal(hers.status, 200, JSON.stringify(hers.body));
    const count = Number(hers.body['count']);
    const months = hers.body['months'] as readonly { readonly count: number }[];
    assert.ok(count > 0, 'the demo organisation wins deals');
    assert.equal(
      months.reduce((sum, month) => sum + month.count, 0),
      count,
    );
    const dealIds = (reply: Reply) => (reply.body['examples'] as { dealId: number }[]).map(({ dealId }) => dealId);
    const his = dealIds(await send(ben, 'POST', '/preview', { text }));
    assert.deepEqual(
      dealIds(hers).filter((id) => his.includes(id)),
      [],
    );
    assert.deepEqual(await list(ana), before);
  });

  it('starts an alert, pauses it, gives it quiet hours, resumes and stops it', async () => {
    const id = await started('tell me when a deal over 50k is won');
    const found = async () => (await list(ana)).find((one) => one.id === id);
    assert.equal((await found())?.state, 'active');
    assert.match((await found())?.said ?? '', /50/);
    assert.equal((await send(ana, 'PATCH', `/${id}`, { paused: true })).status, 200);
    assert.equal((await found())?.state, 'paused');
    const quiet = { from: '19:00', to: '08:00' };
    assert.equal((await send(ana, 'PATCH', `/${id}`, { quiet, paused: false })).status, 200);
    assert.equal((await found())?.state, 'active');
    assert.deepEqual((await found())?.quiet, quiet);
    assert.equal((await send(ana, 'DELETE', `/${id}`)).status, 200);
    assert.notEqual((await found())?.state ?? 'stopped', 'active');
  });

  it('leaves one entry in the audit log for each change, as do acts on projections', async () => {
    const admin = foresail.as('admin@example.com');
    const { entries: before } = await admin.get<{ entries: { id: number }[] }>('/api/admin/audit?limit=1');
    const id = await started('tell me when any of my deals is reassigned');
    await send(ana, 'PATCH', `/${id}`, { paused: true });
    for (const act of ['pause', 'resume']) await admin.post(`/api/admin/projections/tag_view/${act}`, {});
    const { entries } = await admin.get<{ entries: Entry[] }>('/api/admin/audit?limit=100');
    const since = entries.filter((entry) => entry.id > (before[0]?.id ?? 0)).reverse();
    const acts = since.filter(({ action }) => action === 'command' || action === 'projection' || action === 'admin');
    assert.deepEqual(
      acts.map(({ action, target, requestId }) => [action, target, requestId !== null]),
      [
        ['command', 'subscription start', true],
        ['command', `subscription ${id} pause`, true],
        ['projection', 'tag_view', true],
        ['projection', 'tag_view', true],
      ],
    );
  });

  it('starts a digest', async () => {
    const { status, body } = await send(ana, 'POST', '', { digest: { cadence: 'daily', at: '08:00' } });
    assert.equal(status, 201, JSON.stringify(body));
    assert.ok((await list(ana)).some(({ kind }) => kind === 'digest'));
  });

  it('is nobody else’s to see, to change or to stop', async () => {
    const id = await started('tell me when any of my deals is lost');
    assert.deepEqual(
      (await list(ben)).filter((one) => one.id === id),
      [],
    );
    assert.equal((await send(ben, 'PATCH', `/${id}`, { paused: true })).status, 404);
    assert.equal((await send(ben, 'DELETE', `/${id}`)).status, 404);
    assert.equal((await list(ana)).find((one) => one.id === id)?.state, 'active');
  });

  for (const [what, body, code, names] of [
    ['words it does not know', { text: 'tell me when the moon is blue' }, 'QUESTION_NOT_UNDERSTOOD', /moon|blue/],
    ['an operator for words', { text: { $gt: '' } }, 'BAD_REQUEST', /"field":"text"/],
    ['a digest at no hour', { digest: { cadence: 'daily', at: '25:00' } }, 'BAD_REQUEST', /digest\.at/],
    ['nothing', {}, 'BAD_REQUEST', /a text, or a digest/],
  ] as const) {
    it(`refuses ${what}, and starts nothing`, async () => {
      const before = await list(ana);
      const reply = await send(ana, 'POST', '', body);
      assert.equal(reply.body['code'], code);
      assert.match(JSON.stringify(reply.body), names);
      assert.deepEqual(await list(ana), before);
    });
  }

  it('refuses an id of another form, and a change of nothing', async () => {
    assert.equal((await send(ana, 'PATCH', '/%24ne', { paused: true })).status, 400);
    assert.equal((await send(ana, 'PATCH', '/s_1', {})).status, 400);
    assert.equal((await send(ana, 'DELETE', '/s_1')).status, 404);
  });
});
