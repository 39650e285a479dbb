/**
 * `node dist/src/ops/audit/verifyCommand.js`: walks the hash chain of the audit log of MONGODB_URI and MONGODB_DB, says
 * what it found, and ends with 1 where the chain is broken. It needs no other setting and no key.
 */
import { parseConfig } from '../../config.js';
import { connectMongo } from '../../mongo/connect.js';
import type { AuditDocument } from './auditEntry.js';
import { verifyChain } from './createAudit.js';

const config = parseConfig({ ...process.env, NODE_ENV: 'test' });
if (config.MONGODB_URI === undefined) {
  process.stderr.write('MONGODB_URI is missing: it says where the audit log is\n');
  process.exitCode = 2;
} else {
  const { db, close } = await connectMongo({ uri: config.MONGODB_URI, dbName: config.MONGODB_DB });
  const { entries, head, broken } = await verifyChain(db.collection<AuditDocument>('audit_log'));
  await close();
  const found = broken ? `broken at entry ${broken.at}: ${broken.problem}` : 'whole';
  process.stdout.write(`The audit log is ${found}; ${entries} entries stand, head ${head}\n`);
  process.exitCode = broken ? 1 : 0;
}
