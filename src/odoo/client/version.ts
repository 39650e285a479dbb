import { ForesailError } from '../../errors.js';
import { notOdoo } from './faults.js';
import { rpc } from './jsonRpc.js';
import type { Transport } from './transport.js';

/** The server's version and the dialect it is spoken to in. */
export interface OdooVersion {
  readonly major: number;
  /** Such as `19.0`. */
  readonly text: string;
  readonly dialect: 'json2' | 'jsonRpc';
}

/**
 * Asks the server which version it is; needs no key. Odoo 14 has no `/web/version` (404), so `common.version` is next.
 * @throws ForesailError ODOO_UNREACHABLE, ODOO_TIMEOUT, ODOO_BUSY, ODOO_ANSWER_MALFORMED.
 */
export async function askVersion(transport: Transport): Promise<OdooVersion> {
  const answer = await transport.send('/web/version', {});
  if (answer.status === 200) {
    const read = versionOf(answer.json, 'version_info', 'version');
    if (read) return read;
  }
  if (answer.status >= 500 || answer.status === 429) throw new ForesailError('ODOO_BUSY');
  const place = { database: '', model: 'common', method: 'version' };
  const older = await rpc(transport, { service: 'common', method: 'version', args: [] }, place);
  const read = versionOf(older, 'server_version_info', 'server_version');
  if (!read) throw notOdoo(answer.status);
  return read;
}

function versionOf(body: unknown, infoName: string, textName: string): OdooVersion | null {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const info = fields[infoName];
  const text = fields[textName];
  if (!Array.isArray(info) || typeof text !== 'string') return null;
  // Online servers say "saas~18.3" in place of the number.
  const major = Number(/\d+/.exec(String(info[0]))?.[0]);
  return Number.isInteger(major) ? { major, text, dialect: major >= 19 ? 'json2' : 'jsonRpc' } : null;
}
