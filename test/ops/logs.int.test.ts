import assert from 'node:assert/strict';
import { createLog } from '../../src/ops/log.js';
import { createRecentLog } from '../../src/ops/recentLog.js';
import type { AuditAct } from '../../src/ops/audit/auditEntry.js';
import type { Audit } from '../../src/ops/audit/createAudit.js';
import { Writable } from 'node:stream';
import { fakeSync } from '../api/fakeParts.js';
import { openDoor, type OpenDoor } from '../api/openDoor.js';

interface Line {
  readonly level: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Takes acts and keeps them. */
function listeningAudit(acts: AuditAct[]): Audit {
  return {
    note: (act) => void acts.push(act),
    record: async (act) => void acts.push(act),
    entries: async () => [],
    verify: async () => ({ entries: 0, head: '', broken: null }),
    settled: async () => undefined,
  };
}

describe('recent log lines', () => {
  const acts: AuditAct[] = [];
  let door: OpenDoor;
  before(async () => {
    const recentLog = createRecentLog();
    const destination = new Writable({ write: (_chunk, _encoding, done) => done() });
    const log = createLog({ level: 'info', destination, recent: recentLog, secrets: ['key-of-odoo'] });
    const sync = fakeSync();
    const status = async () => {
      log.error({ err: new Error('Odoo refused key-of-odoo') }, 'A look at the sync');
      return sync.status();
    };
    door = await openDoor({ recentLog, log, audit: listeningAudit(acts), sync: { ...sync, status } });
  });
  after(() => door.close());

  const read = async (query: string): Promise<Line[]> => {
    const { status, body } = await door.send('GET', `/api/admin/logs${query}`, { as: 'admin' });
    assert.equal(status, 200);
    return body['lines'] as Line[];
  };

  it('are for admins alone', async () => {
    assert.equal((await door.send('GET', '/api/admin/logs', { as: 'ana' })).status, 403);
    assert.equal((await door.send('GET', '/api/admin/logs')).status, 401);
  });

  it('carry the id of the request within which they were written, and no secret', async () => {
    const headers = { 'x-request-id': 'seen-by-the-caller' };
    await door.send('GET', '/api/admin/sync', { as: 'admin', headers });
    const lines = await read('?holding=seen-by-the-caller');
    assert.deepEqual(lines.map(({ level, message }) => [level, message]).sort(), [
      ['error', 'A look at the sync'],
      ['info', 'Request answered'],
    ]);
    assert.doesNotMatch(JSON.stringify(await read('')), /key-of-odoo/);
    assert.match(JSON.stringify(lines), /Odoo refused \[redacted\]/);
  });

  it('can be asked for by severity', async () => {
    assert.deepEqual([...new Set((await read('?level=error')).map(({ level }) => level))], ['error']);
    assert.equal((await door.send('GET', '/api/admin/logs?level=loud', { as: 'admin' })).status, 400);
  });

  it('are audited each time they are read', async () => {
    acts.length = 0;
    await read('?limit=1');
    assert.deepEqual(
      acts.map(({ who, action, target }) => [who, action, target]),
      [['login:admin@example.com', 'read', 'get /api/admin/logs']],
    );
  });
});
