import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { startEmbeddedMongo } from '../../sandbox/mongo/index.js';
import { systemClock } from '../../src/clock.js';
import { connectMongo } from '../../src/mongo/connect.js';
import { createAudit } from '../../src/ops/audit/createAudit.js';
import { silentLog } from '../../src/ops/log.js';
import { coverageOfFirst } from '../foresail/coverage.js';

/** The command as an operator runs it; compiled where this file runs compiled. */
async function verify(uri: string): Promise<{ code: number | null; said: string }> {
  const compiled = import.meta.url.endsWith('.js');
  const entry = compiled
    ? ['dist/src/ops/audit/verifyCommand.js']
    : ['--import', 'tsx', 'src/ops/audit/verifyCommand.ts'];
  const settings = { PATH: process.env['PATH'] ?? '', MONGODB_URI: uri, MONGODB_DB: 'audited' };
  const env = { ...settings, ...coverageOfFirst('verifyCommand') };
  const command = spawn(process.execPath, entry, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [said, [code]] = await Promise.all([text(command.stdout), once(command, 'exit') as Promise<[number | null]>]);
  return { code, said };
}

describe('the command that verifies the audit log', function () {
  this.timeout(240_000);

  it('says that the chain is whole, or where it breaks, and ends accordingly', async () => {
    const mongo = await startEmbeddedMongo();
    const { db, close } = await connectMongo({ uri: mongo.uri, dbName: 'audited' });
    const audit = createAudit({ db, clock: systemClock, log: silentLog });
    const nobody = { who: null, code: null, details: {}, requestId: null, address: null };
    for (const target of ['1', '2', '3']) await audit.record({ ...nobody, action: 'command', target });
    const whole = await verify(mongo.uri);
    assert.deepEqual([whole.code, /whole; 3 entries/.test(whole.said)], [0, true]);
    await db.collection('audit_log').updateOne({ _id: 2 as never }, { $set: { who: 'somebody' } });
    const broken = await verify(mongo.uri);
    assert.deepEqual([broken.code, /broken at entry 2: changed/.test(broken.said)], [1, true]);
    await close();
    await mongo.close();
  });
});
