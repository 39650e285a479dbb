import assert from 'node:assert/strict';
import { ForesailError } from '../../src/errors.js';
import type { SyncAdministration, SyncHealth } from '../../src/odoo/syncStatus.js';
import { notConfigured, odooIntegration } from '../../src/ops/integrations.js';
import { fakeSync } from './fakeParts.js';
import { openDoor, type OpenDoor } from './openDoor.js';

/** A sync whose switches are remembered. */
function fakeAdministration() {
  let health: SyncHealth = {
    paused: false,
    cron: null,
    breaker: 'closed',
    watermarks: { opportunities: '2026-11-22T07:58:00.000Z' },
    parkedRecords: 2,
    needsConfirmation: false,
  };
  const set = async (more: Partial<SyncHealth>) => {
    health = { ...health, ...more };
  };
  const sync: SyncAdministration = {
    ...fakeSync(),
    pause: () => set({ paused: true }),
    resume: () => set({ paused: false }),
    confirmRemoval: async () => {
      throw new ForesailError('NOTHING_TO_CONFIRM');
    },
    reschedule: async (cron) => {
      if (cron === 'often') throw new ForesailError('BAD_REQUEST', { message: '"often" is not a cron expression' });
      await set({ cron });
    },
    connectionTest: async () => ({
      ...{ ok: false, version: null },
      ...{ sentence: 'Odoo refused the API key (ODOO_API_KEY)', code: 'ODOO_UNAUTHORIZED' },
    }),
    health: async () => health,
  };
  return sync;
}

describe('what admins see and switch of the integrations', () => {
  let door: OpenDoor;
  const send = (method: string, path: string, json?: unknown) =>
    door.send(method, path, { as: 'admin', ...(json === undefined ? {} : { json }) });

  beforeEach(async () => {
    const syncAdministration = fakeAdministration();
    const integrations = [odooIntegration(syncAdministration, false), notConfigured('graph', 'Graph', 'No Graph')];
    const run = (await syncAdministration.status()).lastRun;
    assert.ok(run);
    door = await openDoor({ syncAdministration, integrations, recentRuns: async () => [run] });
  });
  afterEach(() => door.close());

  it('lists each connection and how far the sync has read', async () => {
    const { status, body } = await send('GET', '/api/admin/integrations');
    assert.equal(status, 200);
    assert.deepEqual(body['integrations'], [
      { name: 'odoo', title: 'Odoo', state: 'ok', sentence: 'The last run completed' },
      { name: 'graph', title: 'Graph', state: 'notConfigured', sentence: 'No Graph' },
    ]);
    const { health } = body['sync'] as { health: { watermarks: object; parkedRecords: number } };
    assert.deepEqual(health.watermarks, { opportunities: { at: '2026-11-22T07:58:00.000Z', ageSeconds: 120 } });
    assert.equal(health.parkedRecords, 2);
  });

  it('tests a connection and says in words what is wrong', async () => {
    const { status, body } = await send('POST', '/api/admin/integrations/odoo/test');
    assert.deepEqual([status, body['ok'], body['code']], [200, false, 'ODOO_UNAUTHORIZED']);
    assert.equal((await send('POST', '/api/admin/integrations/llm/test')).status, 404);
    assert.equal((await send('POST', '/api/admin/integrations/salesforce/test')).status, 400);
  });

  it('pauses, resumes and reschedules, and refuses what is no expression', async () => {
    const healthAfter = async (method: string, path: string, json?: unknown) => {
      const { status, body } = await send(method, path, json);
      return [status, (body['health'] as SyncHealth | undefined) ?? body['code']] as const;
    };
    const [, paused] = await healthAfter('POST', '/api/admin/sync/pause');
    assert.equal((paused as SyncHealth).paused, true);
    const [, resumed] = await healthAfter('POST', '/api/admin/sync/resume');
    assert.equal((resumed as SyncHealth).paused, false);
    const [, rescheduled] = await healthAfter('PUT', '/api/admin/sync/schedule', { cron: '*/10 * * * *' });
    assert.equal((rescheduled as SyncHealth).cron, '*/10 * * * *');
    assert.deepEqual(await healthAfter('PUT', '/api/admin/sync/schedule', { cron: 'often' }), [400, 'BAD_REQUEST']);
    assert.deepEqual(await healthAfter('PUT', '/api/admin/sync/schedule', {}), [400, 'BAD_REQUEST']);
    assert.deepEqual(await healthAfter('POST', '/api/admin/sync/confirm-removal'), [409, 'NOTHING_TO_CONFIRM']);
  });

  it('lists the last runs', async () => {
    const { body } = await send('GET', '/api/admin/sync/runs?limit=5');
    assert.equal((body['runs'] as object[]).length, 1);
  });

  it('lets nobody but admins in', async () => {
    for (const path of ['/api/admin/integrations', '/api/admin/sync/runs']) {
      assert.equal((await door.send('GET', path, { as: 'ana' })).status, 403);
    }
    assert.equal((await door.send('POST', '/api/admin/sync/pause', { as: 'ana' })).status, 403);
  });
});
