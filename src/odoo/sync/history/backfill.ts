import type { Append } from '../../../eventStore/event.js';
import { streamOf } from '../../../eventStore/eventTypes.js';
import { grouped } from '../grouped.js';
import type { Payload } from '../../mapping/odooModel.js';
import { opportunities } from '../../mapping/opportunities.js';
import type { KnownRecord } from '../rawRecords.js';
import type { Run } from '../syncParts.js';
import { tellPast, type DealTold } from './tellDeal.js';
import { createTrackingReader, type TrackingReader } from './trackingReader.js';
import type { TrackingMessage } from './trackingMessage.js';
import { keepMessages, messageModel } from './trackingRun.js';

/** Deals whose history is read in one go. */
const dealsAtOnce = 500;

/**
 * Reads Odoo's whole tracking history of every known deal and tells what the log does not know yet. Goes on where an
 * interrupted one stopped; a second one tells nothing.
 * @throws ForesailError with an ODOO_* code, LEASE_LOST.
 */
export async function backfill(run: Run): Promise<void> {
  const reader = await createTrackingReader(run.client, run.context);
  if (!reader) return;
  const { backfillAfter, backfilled } = await run.states.read();
  const last = await run.raw.lastId(opportunities.model);
  for (let from = (backfilled ? 0 : backfillAfter) + 1; from <= last; from += dealsAtOnce) {
    run.goOn();
    const to = from + dealsAtOnce;
    await backfillDeals(run, reader, await run.raw.liveIds(opportunities.model, from, to));
    await run.states.set({ backfillAfter: to - 1 });
  }
  await run.states.set({ backfilled: true, backfillAfter: 0 });
}

async function backfillDeals(run: Run, reader: TrackingReader, dealIds: readonly number[]): Promise<void> {
  if (dealIds.length === 0) return;
  const deals = await run.raw.known(opportunities.model, dealIds);
  const messages = await unreadMessages(run, reader, deals);
  const told: { deal: KnownRecord; result: DealTold }[] = [];
  for (const [dealId, ofDeal] of grouped(messages, (message) => message.dealId)) {
    const deal = deals.get(dealId);
    if (deal) told.push({ deal, result: await tellPastOf(run, reader, deal, ofDeal) });
  }
  const appends = told.flatMap(({ deal, result }) => appendOf(run, deal, result));
  const stored = await run.eventStore.append(appends);
  const versions = new Map<string, number>();
  for (const event of stored) versions.set(event.stream, Math.max(event.version, versions.get(event.stream) ?? 0));
  await run.raw.setVersions(told.map(({ deal }) => ({ _id: deal._id, version: versionOf(deal, versions) })));
  await keepMessages(
    run,
    told.flatMap(({ result }) => result.consumed),
  );
  run.counts.add('history', { read: messages.length, changed: stored.length });
}

function versionOf(deal: KnownRecord, versions: ReadonlyMap<string, number>): number {
  return Math.max(deal.version, versions.get(streamOf(opportunities.stream, deal.recordId)) ?? 0);
}

async function unreadMessages(
  run: Run,
  reader: TrackingReader,
  deals: ReadonlyMap<number, KnownRecord>,
): Promise<TrackingMessage[]> {
  const ids = await reader.search([['res_id', 'in', [...deals.keys()]]]);
  const known = await run.raw.known(messageModel, ids);
  const currency = (dealId: number) => currencyOf(run, deals.get(dealId)?.data);
  return reader.read(
    ids.filter((id) => !known.has(id)),
    currency,
  );
}

/** The currency the log tells the deal's amount in. */
function currencyOf(run: Run, deal: Payload | undefined) {
  const code = (deal?.['amount'] as { currency?: string } | undefined)?.currency;
  return [...run.context.currencies.values()].find((currency) => currency.code === code) ?? null;
}

async function tellPastOf(
  run: Run,
  reader: TrackingReader,
  deal: KnownRecord,
  messages: readonly TrackingMessage[],
): Promise<DealTold> {
  const rules = { hasWonStatus: reader.hasWonStatus, wonStages: run.context.wonStages };
  const told = { data: deal.data, version: deal.version, deleted: false };
  return tellPast(told, await firstKnown(run, deal), messages, rules);
}

/** The deal as the log first knew it. Its stream is read only where there is more than one event. */
async function firstKnown(run: Run, deal: KnownRecord): Promise<Payload> {
  if (deal.version <= 1) return deal.data;
  const [first] = await run.eventStore.readStream(streamOf(opportunities.stream, deal.recordId));
  return (first?.data as Payload | undefined) ?? deal.data;
}

/** Versions are not insisted on: what is told lies before everything else, and its ids keep it from being told twice. */
function appendOf(run: Run, deal: KnownRecord, { events }: DealTold): Append[] {
  if (events.length === 0) return [];
  const stream = streamOf(opportunities.stream, deal.recordId);
  return [{ stream, expected: 'any', events: events.map((event) => ({ ...event, run: run.id })) }];
}
