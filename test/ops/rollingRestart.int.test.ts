import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { startForesail, type RunningForesail } from '../foresail/startForesail.js';
import { createBalancer, type Balancer } from './balancer.js';
import { startOutside, type Outside } from './outside.js';

const instant = '2026-11-20T12:00:00Z';
const paths = [
  '/api/v2/dashboard?scope=me&period=thisQuarter',
  '/api/v2/opportunities?status=open&limit=50',
  '/api/v2/me',
];

interface Pair {
  readonly accessToken: string;
  readonly refreshToken: string;
}

const post = async <T>(url: string, path: string, body: object): Promise<T> => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  assert.equal(answer.status, 200, path);
  return (await answer.json()) as T;
};

/** Asks until it says yes, within the test's time: a poll of another process, there is nothing to be woken by. */
async function becomesReady(url: string): Promise<void> {
  while (!(await fetch(`${url}/health/ready`)).ok) await pause(50);
}

describe('several processes on one database', function () {
  this.timeout(600_000);
  let outside: Outside;
  let balancer: Balancer;
  const workers: RunningForesail[] = [];
  const webs: RunningForesail[] = [];
  let common: Record<string, string>;
  let pair: Pair;

  const startWeb = () => startForesail({ ...common, ROLE: 'web', DRAIN_SECONDS: '2' }, 'live');
  const startWorker = () => startForesail({ ...common, ROLE: 'worker' }, 'live');
  /** Ends it and says how long that took. */
  const stop = async (process: RunningForesail): Promise<{ code: number | null; seconds: number }> => {
    const began = performance.now();
    const code = await process.stop();
    return { code, seconds: (performance.now() - began) / 1_000 };
  };

  before(async () => {
    outside = await startOutside(instant);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const TOKEN_SIGNING_KEY = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const secrets = { TOKEN_SIGNING_KEY, CLIENT_SECRET: 'a-secret-of-the-bot' };
    common = { ...outside.settings, ...secrets, FORESAIL_NOW: instant };
    balancer = createBalancer(100);
    const starting = [
      Promise.all([startWorker(), startWorker()]),
      Promise.all([startWeb(), startWeb(), startWeb()]),
    ] as const;
    workers.push(...(await starting[0]));
    webs.push(...(await starting[1]));
    await Promise.all(webs.map(({ url }) => balancer.add(url)));
  });
  after(async () => {
    balancer.stop();
    await Promise.all([...webs, ...workers].map((process) => process.stop()));
    await outside.close();
  });

  it('a worker syncs and tells probes and scrapers how it is, and answers nobody else', async () => {
    let told = '';
    for (const { url } of workers) {
      await becomesReady(url);
      assert.equal((await fetch(`${url}/api/v2/me`)).status, 404);
      told += await (await fetch(`${url}/metrics`)).text();
    }
    const full = [...told.matchAll(/foresail_sync_runs_total\{mode="full",outcome="completed"\} (\d+)/g)];
    assert.deepEqual(
      full.map(([, count]) => count),
      ['1'],
      'one of the two has run the first sync',
    );
    const ofWeb = await (await fetch(`${webs[0]?.url ?? ''}/metrics`)).text();
    assert.doesNotMatch(ofWeb, /foresail_sync_runs_total\{mode="full"/, 'a web process has run no sync');
  });

  it('what one web process gave out another takes', async () => {
    const [first, second] = webs.map(({ url }) => url);
    const ssoToken = await outside.ssoToken('ana.silva@example.com');
    const given = await post<Pair>(first ?? '', '/api/auth/teams', { token: ssoToken });
    pair = await post<Pair>(second ?? '', '/api/auth/refresh', { refreshToken: given.refreshToken });
    for (const { url } of webs) {
      const answer = await fetch(`${url}/api/v2/me`, { headers: { authorization: `Bearer ${pair.accessToken}` } });
      assert.equal(answer.status, 200);
    }
  });

  it('are replaced one after the other under load, and no request fails', async () => {
    let loading = true;
    const caller = async (path: string) => {
      while (loading) await balancer.get(path, pair.accessToken);
    };
    const load = Promise.all(
      Array.from({ length: 8 }, () => paths)
        .flat()
        .map(caller),
    );
    const ends: { code: number | null; seconds: number }[] = [];
    for (const index of webs.keys()) {
      const old = webs[index];
      if (!old) throw new Error('no such process');
      ends.push(await stop(old));
      balancer.remove(old.url);
      const fresh = await startWeb();
      webs[index] = fresh;
      await balancer.add(fresh.url);
    }
    for (const index of workers.keys()) {
      const old = workers[index];
      if (!old) throw new Error('no such process');
      ends.push(await stop(old));
      workers[index] = await startWorker();
    }
    loading = false;
    await load;
    const failed = balancer.outcomes.filter(({ status }) => status !== 200);
    assert.deepEqual(failed, []);
    assert.ok(balancer.outcomes.length > 100, `${String(balancer.outcomes.length)} requests`);
    const served = new Set(balancer.outcomes.map(({ instance }) => instance));
    assert.equal(served.size, 6, 'the old and the new ones all served');
    assert.deepEqual(
      ends.map(({ code }) => code),
      [0, 0, 0, 0, 0],
    );
    for (const { seconds } of ends) assert.ok(seconds < 10, `${String(seconds)} s to end`);
  });

  it('a new worker goes on where the old one gave its leases back', async () => {
    const runs = async () => {
      const told = (await Promise.all(workers.map(async ({ url }) => (await fetch(`${url}/metrics`)).text()))).join(
        '\n',
      );
      return /foresail_sync_runs_total\{mode="(?:incremental|backfill)",outcome="completed"\} [1-9]/.test(told);
    };
    while (!(await runs())) await new Promise((resolve) => setTimeout(resolve, 100));
  });
});
