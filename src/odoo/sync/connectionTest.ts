import { ForesailError } from '../../errors.js';
import type { OdooClient } from '../client/createOdooClient.js';
import type { ConnectionReport } from '../syncStatus.js';

const context = { active_test: false };

/** Asks for version, key, CRM and the right to read the history, in that order; says the first thing that is wrong. */
export async function testConnection(
  client: OdooClient,
  dealFields: readonly string[] = [],
): Promise<ConnectionReport> {
  let version: string | null = null;
  try {
    version = (await client.version('once')).text;
    await client.call({ model: 'res.users', method: 'context_get', args: {} }, 'once');
    const deals = await client.call(
      { model: 'crm.lead', method: 'search_count', args: { domain: [] }, context },
      'once',
    );
    await client.call({ model: 'mail.tracking.value', method: 'search', args: { domain: [], limit: 1 } }, 'once');
    const missing = await missingFields(client, dealFields);
    if (missing.length > 0) return { ok: false, sentence: missingSentence(missing), version, code: 'CONFIG_INVALID' };
    const sentence = `Odoo ${version} answers and shows ${Number(deals)} deals and leads`;
    return { ok: true, sentence, version, code: null };
  } catch (error) {
    const told = error instanceof ForesailError ? error : new ForesailError('INTERNAL', { cause: error });
    return { ok: false, sentence: sentenceOf(told), version, code: told.code };
  }
}

async function missingFields(client: OdooClient, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const found = await client.fieldsGet('crm.lead', names);
  return names.filter((name) => !(name in found));
}

function missingSentence(missing: readonly string[]): string {
  return `ODOO_DEAL_FIELDS names ${missing.join(', ')}, which deals of this Odoo do not have; everything else is synced`;
}

function sentenceOf(error: ForesailError): string {
  if (error.details['modelMissing'] !== true) return error.message;
  return error.details['model'] === 'crm.lead' ? 'The CRM app is not installed in this Odoo database' : error.message;
}
