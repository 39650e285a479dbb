import type { DealDifference } from '../../eventStore/dealEvents.js';
import type { OdooRecord } from '../client/call.js';
import type { OdooClient } from '../client/createOdooClient.js';
import { referenceId } from '../mapping/values.js';
import { isSameValue } from '../sync/history/dealState.js';
import type { TrackedField, TrackedRow, TrackingMessage } from '../sync/history/trackingMessage.js';
import { odooInstant } from '../sync/odooTime.js';
import { isSame, type SeenField } from './differences.js';
import type { KnownOdoo } from './ground.js';
import { carriesMark, isOurNote, markOf } from './note.js';
import type { PresentDeal } from './presentDeal.js';

const ofDeal = (dealId: number) => [
  ['model', '=', 'crm.lead'],
  ['res_id', '=', dealId],
];

/** Ids of the messages that carry a command's id, ascending: one where it was carried out, none where not. */
export async function messagesOf(client: OdooClient, dealId: number, commandId: string): Promise<number[]> {
  const domain = [...ofDeal(dealId), ['body', 'like', markOf(commandId)]];
  const found = await client.searchRead('mail.message', domain, ['body']);
  return found.filter((message) => carriesMark(message['body'], commandId)).map((message) => message.id);
}

/** Id of the newest message of the deal; 0 without one. */
export async function lastMessageId(client: OdooClient, dealId: number): Promise<number> {
  const [last = 0] = await client.search('mail.message', ofDeal(dealId), { limit: 1, order: 'id desc' });
  return last;
}

const trackedAs: Readonly<Record<SeenField, TrackedField | null>> = {
  stage: 'stage',
  amount: 'amount',
  status: 'wonStatus',
  // Odoo keeps no history of it (docs/metrics.md).
  expectedClose: null,
};

/** How many messages back the last change of a field is looked for. */
const reach = 30;

/** Who made a field what it is now, and when: by Odoo's history, else by the record's last write. */
export async function tellDifferences(
  client: OdooClient,
  odoo: KnownOdoo,
  present: PresentDeal,
  fields: readonly { readonly field: SeenField; readonly seen: unknown }[],
): Promise<DealDifference[]> {
  if (fields.length === 0) return [];
  const dealId = present.record.id;
  const options = { limit: reach, order: 'id desc' };
  const messages = await client.searchRead('mail.message', ofDeal(dealId), ['body', 'author_id', 'date'], options);
  const tracked = await readTracked(odoo, present, [['id', '>=', messages.at(-1)?.id ?? 0]]);
  return fields.map(({ field, seen }) => {
    const told = changeOf(field, present.values[field], tracked);
    const at = told?.at ?? present.writtenAt;
    const by = ourAuthor(messages, at, odoo) ?? told?.actor.name ?? present.writer?.name ?? null;
    return { field, seen, present: present.values[field], by, at: at.toISOString() };
  });
}

/** Tracked changes of the deal in messages that fit, oldest first; none where the history may not be read. */
async function readTracked(
  { tracking, context }: KnownOdoo,
  { record, values }: PresentDeal,
  domain: readonly unknown[],
): Promise<TrackingMessage[]> {
  if (!tracking) return [];
  const ids = await tracking.search([['res_id', '=', record.id], ...domain]);
  const currency = [...context.currencies.values()].find(({ code }) => code === values.amount.currency);
  return tracking.read(ids, () => currency ?? null);
}

function changeOf(field: SeenField, value: unknown, tracked: readonly TrackingMessage[]): TrackingMessage | undefined {
  const name = trackedAs[field];
  if (name === null) return undefined;
  return tracked.findLast(({ rows }) => rows.some((row) => row.field === name && leadsTo(field, row, value)));
}

function leadsTo(field: SeenField, row: TrackedRow, value: unknown): boolean {
  if (field !== 'status') return isSameValue(row.to, value);
  return row.to === (value === 'won' || value === 'lost' ? value : 'pending');
}

/** Two clocks of one transaction lie this close together. */
const sameWriteMs = 1_500;

/** A change that came through here was written with the service's key: its note names the person. */
function ourAuthor(messages: readonly OdooRecord[], at: Date, { context }: KnownOdoo): string | null {
  const note = messages.find(
    (message) =>
      isOurNote(message['body']) &&
      Math.abs(odooInstant(String(message['date'])).getTime() - at.getTime()) <= sameWriteMs,
  );
  const author = note && referenceId(note, 'author_id');
  return (author && context.userOfPartner.get(author)?.name) || null;
}

/**
 * Changes by others that our write met in the instant between comparing and writing: tracked rows after the last message
 * known whose value is not the one that was compared.
 */
export async function overlapsOf(
  client: OdooClient,
  odoo: KnownOdoo,
  compared: { readonly before: PresentDeal; readonly lastMessageId: number },
  after: PresentDeal,
  wanted: Readonly<Partial<Record<SeenField, unknown>>>,
): Promise<DealDifference[]> {
  const tracked = await readTracked(odoo, after, [['id', '>', compared.lastMessageId]]);
  const met = (Object.keys(wanted) as SeenField[]).flatMap((field) => {
    const before = compared.before.values[field];
    const foreign = tracked.find(({ rows }) => rows.some((row) => isForeign(field, row, before)));
    const row = foreign?.rows.find((one) => isForeign(field, one, before));
    if (!foreign || !row) return [];
    return [{ field, seen: before, present: row.to, by: foreign.actor.name ?? null, at: foreign.at.toISOString() }];
  });
  const notKept = (Object.keys(wanted) as SeenField[])
    .filter((field) => !isSame(field, wanted[field], after.values[field]))
    .map((field) => ({ field, seen: wanted[field] }));
  return [...met, ...(await tellDifferences(client, odoo, after, notKept))];

  function isForeign(field: SeenField, row: TrackedRow, before: unknown): boolean {
    if (row.field !== trackedAs[field] || field === 'status') return false;
    return isSameValue(row.from, before) && !isSameValue(row.to, wanted[field]);
  }
}
