import type { OdooRecord } from '../../client/call.js';
import { grouped } from '../grouped.js';
import { opportunities } from '../../mapping/opportunities.js';
import { applyRecords, type Decide } from '../applyRecords.js';
import { odooNow, overlapStart } from '../scan.js';
import type { Run } from '../syncParts.js';
import type { SyncState } from '../syncState.js';
import { rawId, type RawRecord } from '../rawRecords.js';
import { tellDeal } from './tellDeal.js';
import { createTrackingReader, type TrackingReader } from './trackingReader.js';
import type { TrackingMessage } from './trackingMessage.js';

/** Raw messages are kept beside the raw records, so that one is told once, and one that changes its deal is noticed. */
export const messageModel = 'mail.message';

/** Odoo's tracking rows as one run sees them. */
export interface TrackingRun {
  /** Deals with new messages: they are read even where their own `write_date` says nothing. */
  readonly dealIds: readonly number[];
  /** Applies a chunk of deals together with their new messages. */
  apply(records: readonly OdooRecord[]): Promise<{ stored: Promise<void> }>;
  /** Remembers how far messages have been read. */
  finish(): Promise<void>;
}

/**
 * Freezes the ids of new messages, before any deal is read: so a deal is never older than the messages frozen.
 * A first run only notes where the history stands; a backfill reads what is before.
 */
export async function startTracking(run: Run, state: SyncState): Promise<TrackingRun> {
  const reader = await createTrackingReader(run.client, run.context);
  if (!reader) {
    run.log.warn('the key may not read tracking rows: moves between two runs count as one');
    return {
      dealIds: [],
      apply: (records) => applyRecords(run, opportunities, records),
      finish: async () => undefined,
    };
  }
  const [last = 0] = await reader.search([], { limit: 1, order: 'id desc' });
  const watermark = odooNow(run) ?? (await reader.newestWrite());
  const fresh = state.tracking
    ? await freshMessages(run, reader, state.tracking, state.backfilled)
    : new Map<number, number[]>();
  const after = Math.max(last, state.tracking?.lastMessageId ?? 0);
  return {
    dealIds: [...fresh.keys()],
    apply: (records) =>
      state.tracking ? applyTracked(run, reader, records, fresh, after) : applyRecords(run, opportunities, records),
    finish: () => run.states.set({ tracking: { lastMessageId: after, watermark } }),
  };
}

/** Unread messages by deal: newer ids, and older ones that were written again (a merge moves them to another deal). */
async function freshMessages(
  run: Run,
  reader: TrackingReader,
  tracking: NonNullable<SyncState['tracking']>,
  backfilled: boolean,
): Promise<Map<number, number[]>> {
  const newer = ['id', '>', tracking.lastMessageId];
  const domain = tracking.watermark ? ['|', newer, ['write_date', '>=', overlapStart(tracking.watermark)]] : [newer];
  const ids = await reader.search(domain);
  if (ids.length === 0) return new Map();
  const [known, deals] = await Promise.all([run.raw.known(messageModel, ids), reader.dealsOf(ids)]);
  const fresh = new Map<number, number[]>();
  for (const [id, dealId] of deals) {
    const before = known.get(id)?.data['dealId'];
    const isOld = before === undefined && !backfilled && id <= tracking.lastMessageId;
    if (before === dealId || isOld) continue;
    fresh.set(dealId, [...(fresh.get(dealId) ?? []), id]);
  }
  return fresh;
}

/** Applies deals with their new messages, `fresh` by deal; those above `after` may be newer than the records. */
export async function applyTracked(
  run: Run,
  reader: TrackingReader,
  records: readonly OdooRecord[],
  fresh: ReadonlyMap<number, readonly number[]>,
  after: number,
): Promise<{ stored: Promise<void> }> {
  const messages = await messagesFor(run, reader, records, fresh, after);
  const consumed: TrackingMessage[] = [];
  const rules = { hasWonStatus: reader.hasWonStatus, wonStages: run.context.wonStages };
  const decide: Decide = (record, payload, told) => {
    const result = tellDeal(record, payload, told, messages.get(record.id) ?? [], rules);
    consumed.push(...result.consumed);
    return result.events;
  };
  const { stored } = await applyRecords(run, opportunities, records, { decide, always: (id) => messages.has(id) });
  return { stored: stored.then(() => keepMessages(run, consumed)) };
}

/** Frozen messages of these deals, and late ones: those of writes that came between freezing and reading. */
async function messagesFor(
  run: Run,
  reader: TrackingReader,
  records: readonly OdooRecord[],
  fresh: ReadonlyMap<number, readonly number[]>,
  after: number,
): Promise<Map<number, TrackingMessage[]>> {
  const ids = records.map((record) => record.id);
  const frozen = ids.flatMap((id) => fresh.get(id) ?? []);
  const late = await reader.search([
    ['id', '>', after],
    ['res_id', 'in', ids],
  ]);
  const currency = currencyOfRecords(run, records);
  const read = [
    ...(await reader.read(frozen, currency)),
    ...(await reader.read(
      late.filter((id) => !frozen.includes(id)),
      currency,
      true,
    )),
  ];
  return grouped(read, (message) => message.dealId);
}

function currencyOfRecords(run: Run, records: readonly OdooRecord[]) {
  const byDeal = new Map(records.map((record) => [record.id, record]));
  return (dealId: number) => {
    const company = byDeal.get(dealId)?.['company_currency'];
    const id: unknown = Array.isArray(company) ? company[0] : undefined;
    return (typeof id === 'number' ? run.context.currencies.get(id) : undefined) ?? null;
  };
}

/** Notes messages as told, with the deal they belonged to. */
export async function keepMessages(run: Run, messages: readonly TrackingMessage[]): Promise<void> {
  const records = messages.map((message) => rawMessage(run, message));
  await run.raw.store(
    records,
    records.map((record) => record._id),
  );
}

function rawMessage(run: Run, message: TrackingMessage): RawRecord {
  const { id, dealId, at, actor, rows } = message;
  return {
    _id: rawId(messageModel, id),
    model: messageModel,
    recordId: id,
    record: { id, res_id: dealId, date: at, actor, rows },
    hash: '',
    writeDate: null,
    data: { dealId },
    version: 0,
    run: run.id,
    deletedAt: null,
  };
}
