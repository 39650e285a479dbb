import { ForesailError } from '../../errors.js';
import type { Domain, OdooRecord } from '../client/call.js';
import type { OdooClient } from '../client/createOdooClient.js';
import type { MappingContext } from '../mapping/context.js';
import { lastNoteField, type LastNote } from '../mapping/lastNote.js';
import { referenceId } from '../mapping/values.js';
import { changedSince, overlapStart } from './scan.js';

/** What people wrote on deals: notes, messages and e-mails. What Odoo notes by itself is a notification. */
const written: Domain = [
  ['model', '=', 'crm.lead'],
  ['message_type', 'in', ['comment', 'email', 'email_outgoing']],
];

/** Deals on which somebody wrote since: a message does not touch the deal's own `write_date`. */
export async function dealsWithNewNotes(client: OdooClient, watermark: string | null): Promise<readonly number[]> {
  if (watermark === null) return [];
  const domain = changedSince(written, overlapStart(watermark));
  const messages = await readable(() => client.searchRead('mail.message', domain, ['res_id']));
  return [...new Set((messages ?? []).flatMap((message) => dealOf(message) ?? []))];
}

/** The deals with when somebody last wrote on them, and who; as they are where the key may read no messages. */
export async function withLastNotes(
  client: OdooClient,
  { userOfPartner }: Pick<MappingContext, 'userOfPartner'>,
  deals: readonly OdooRecord[],
): Promise<readonly OdooRecord[]> {
  if (deals.length === 0) return deals;
  const domain = [...written, ['res_id', 'in', deals.map(({ id }) => id)]];
  const messages = await readable(() => client.searchRead('mail.message', domain, ['res_id', 'date', 'author_id']));
  if (messages === null) return deals;
  const last = new Map<number, LastNote>();
  for (const message of messages) {
    const [deal, date] = [dealOf(message), message['date']];
    if (deal === null || typeof date !== 'string' || date < (last.get(deal)?.date ?? '')) continue;
    last.set(deal, { date, by: userOfPartner.get(referenceId(message, 'author_id') ?? 0) ?? null });
  }
  return deals.map((deal) => ({ ...deal, [lastNoteField]: last.get(deal.id) ?? null }));
}

function dealOf(message: OdooRecord): number | null {
  const id = message['res_id'];
  return typeof id === 'number' && id > 0 ? id : null;
}

async function readable<Result>(read: () => Promise<Result>): Promise<Result | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ForesailError && error.code === 'ODOO_FORBIDDEN') return null;
    throw error;
  }
}
