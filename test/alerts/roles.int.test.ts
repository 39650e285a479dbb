import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { MongoClient, type Db } from 'mongodb';
import { objectIdOf } from '../../sandbox/entra/localEntra.js';
import { startForesail, type RunningForesail } from '../foresail/startForesail.js';
import { startOutside, type Outside } from '../ops/outside.js';
import { startConnector, type ConnectorStandIn } from './connectorStandIn.js';

const instant = '2026-11-20T12:00:00Z';
const grace = 'grace.okafor@example.com';

/** Of a lease that a process holds: `host-pid-random`. */
interface Held {
  readonly _id: string;
  readonly owner: string | null;
}

describe('alerts of two web processes and two workers', function () {
  this.timeout(600_000);
  let outside: Outside;
  let connector: ConnectorStandIn;
  let client: MongoClient;
  let db: Db;
  const webs: RunningForesail[] = [];
  const workers: RunningForesail[] = [];

  before(async () => {
    outside = await startOutside(instant);
    connector = await startConnector({ keepsIds: true, random: () => 0.5 });
    const { MONGODB_URI = '', ODOO_URL = '', ODOO_DB = '', ODOO_API_KEY = '' } = outside.settings;
    // Sign-in is local, so that the bot needs no token of the real Bot Framework for what it posts.
    const common = { MONGODB_URI, ODOO_URL, ODOO_DB, ODOO_API_KEY, FORESAIL_NOW: instant };
    client = await MongoClient.connect(MONGODB_URI);
    db = client.db('foresail');
    const start = (ROLE: string) => startForesail({ ...common, ROLE }, 'live');
    workers.push(...(await Promise.all([start('worker'), start('worker')])));
    webs.push(...(await Promise.all([start('web'), start('web')])));
    for (const { url } of webs) while (!(await fetch(`${url}/health/ready`)).ok) await pause(50);
  });
  after(async () => {
    connector.release();
    await Promise.all([...webs, ...workers].map((process) => process.stop()));
    await client.close();
    await connector.close();
    await outside.close();
  });

  const api = () => (webs[0] ?? assert.fail('no web process')).as(grace);

  async function meetGrace(): Promise<void> {
    const aadObjectId = objectIdOf(grace);
    const address = { channelId: 'msteams', serviceUrl: connector.url, conversationId: 'chat-grace' };
    const rest = { conversationType: 'personal', tenantId: null, bot: { id: '28:foresail', name: 'Foresail' } };
    const kept = { aadObjectId, personal: true, welcomed: true, seenAt: new Date() };
    const conversations = db.collection<{ _id: string }>('conversations');
    await conversations.insertOne({ _id: 'chat-grace', ...kept, address: { ...address, ...rest } } as { _id: string });
  }

  /** Wins so many open deals, by the web processes in turn. */
  async function win(count: number): Promise<number[]> {
    const { rows } = await api().get<{ rows: { id: number }[] }>(`/api/v2/opportunities?status=open&limit=${count}`);
    for (const [index, { id }] of rows.entries()) {
      const { url, token } = webs[index % webs.length] ?? assert.fail('no web process');
      const authorization = `Bearer ${await token(grace)}`;
      const choices = await fetch(`${url}/api/v2/opportunities/${id}/choices`, { headers: { authorization } });
      const { position } = (await choices.json()) as { position: number };
      const body = JSON.stringify({ commandId: randomUUID(), seen: { position }, change: { kind: 'won' } });
      const headers = { authorization, 'content-type': 'application/json' };
      const answer = await fetch(`${url}/api/v2/opportunities/${id}`, { method: 'PATCH', headers, body });
      assert.equal(answer.status, 200, await answer.text());
    }
    return rows.map(({ id }) => id);
  }

  const holderOf = async (name: string): Promise<number> => {
    const lease = await db.collection<Held>('leases').findOne({ _id: name });
    return Number(lease?.owner?.split('-').at(-2));
  };

  it('are delivered by a worker, and by the other one when it is killed with a message on its way: each once', async () => {
    await meetGrace();
    const text = 'tell me when a deal is won';
    const started = await api().post<{ id: string }>('/api/v2/subscriptions', { text });
    assert.match(started.id, /^s_/);
    connector.hold();
    const won = await win(3);
    assert.equal(won.length, 3);
    while (connector.accepted.length === 0) await pause(20);
    const pids = workers.map(({ process }) => process.pid);
    const first = await holderOf('alerts:delivery');
    assert.ok(pids.includes(first), `${first} is no worker`);
    const began = performance.now();
    process.kill(first, 'SIGKILL');
    connector.release();
    while (connector.accepted.length < 3) await pause(20);
    const seconds = (performance.now() - began) / 1_000;
    const second = await holderOf('alerts:delivery');
    assert.ok(pids.includes(second) && second !== first, `${second} took over from ${first}`);
    while ((await db.collection('alert_outbox').countDocuments({ state: { $ne: 'delivered' } })) > 0) await pause(20);
    assert.deepEqual(
      connector.accepted.map(({ key }) => Number(key.split(':')[1])),
      won,
    );
    assert.ok(seconds < 15, `${seconds.toFixed(1)} s until the other one delivered`);
  });
});
