import { isDeepStrictEqual } from 'node:util';
import type { OdooRecord } from '../client/call.js';
import type { SyncMode } from '../../eventStore/eventTypes.js';
import type { OdooModel } from '../mapping/odooModel.js';
import { users } from '../mapping/people.js';
import { contextOf, readGroups, type ContextRecords } from '../mapping/readContext.js';
import { accounts, companies, currencies, stages } from '../mapping/referenceModels.js';
import type { ParkedRecord } from './parkedRecords.js';
import { backfill } from './history/backfill.js';
import { startTracking, type TrackingRun } from './history/trackingRun.js';
import { odooModels } from '../mapping/models.js';
import { opportunities } from '../mapping/opportunities.js';
import { referenceId } from '../mapping/values.js';
import { applyRecords, applyRemovals } from './applyRecords.js';
import { findDisappeared, refuseSuspicious, type Disappearance } from './disappearance.js';
import { dealsWithNewNotes, withLastNotes } from './lastNotes.js';
import { readAhead } from './readAhead.js';
import { scanModel, type Scan } from './scan.js';
import type { Run, RunBase, SyncParts } from './syncParts.js';
import type { ModelState, SyncState } from './syncState.js';

/** Records read in one call: 1,000 deals are half a megabyte and a tenth of a second. */
export const defaultChunkSize = 1000;

/** Runs the pipeline once. @throws ForesailError with an ODOO_* code, SYNC_SUSPICIOUS, LEASE_LOST. */
export async function runSync(base: Omit<RunBase, 'parkedBefore'>): Promise<void> {
  const state = await base.states.read();
  const parked = await base.parked.all();
  const found = await scanAll(base, state, parked);
  const disappeared = await Promise.all(found.map((scan) => findDisappeared(base.client, base.raw, scan)));
  if (!state.removalConfirmed) refuseSuspicious(disappeared);
  const run: Run = {
    ...base,
    parkedBefore: new Set(parked.map((record) => record._id)),
    context: {
      ...contextOf(await readGroups(base.client), contextRecords(found)),
      customFields: customFieldsOf(found),
    },
  };
  const tracking = await startTracking(run, state);
  const noted = await dealsWithNewNotes(run.client, state.models[opportunities.noun]?.watermark ?? null);
  await syncScans(
    run,
    found.map((scan) => withDeals(scan, [...tracking.dealIds, ...noted])),
    state,
    tracking,
  );
  await tracking.finish();
  await removeAll(run, disappeared);
  if (state.removalConfirmed) await run.states.set({ removalConfirmed: false });
  if (run.mode === 'backfill') await backfill(run);
}

/** Small models wait for the database rather than for Odoo: they go together, the large ones after them in order. */
async function syncScans(run: Run, scans: readonly Scan[], state: SyncState, tracking: TrackingRun): Promise<void> {
  const sync = (scan: Scan) => syncModel(run, scan, state.models[scan.model.noun], tracking);
  await Promise.all(scans.filter((scan) => scan.records).map(sync));
  for (const scan of scans) if (!scan.records) await sync(scan);
}

function contextRecords(scans: readonly Scan[]): ContextRecords {
  const of = (model: OdooModel) => scans.find((scan) => scan.model === model)?.records ?? [];
  return { currencies: of(currencies), companies: of(companies), stages: of(stages), users: of(users) };
}

function customFieldsOf(scans: readonly Scan[]): ReadonlyMap<string, string> {
  return scans.find((scan) => scan.model === opportunities)?.customFields ?? new Map<string, string>();
}

function withDeals(scan: Scan, dealIds: readonly number[]): Scan {
  if (scan.model !== opportunities || dealIds.length === 0) return scan;
  return { ...scan, ids: [...new Set([...scan.ids, ...dealIds])].sort((a, b) => a - b) };
}

async function scanAll(
  run: SyncParts & { readonly mode: SyncMode },
  state: SyncState,
  parked: readonly ParkedRecord[],
): Promise<Scan[]> {
  const scans = await Promise.all(odooModels.map((model) => scanModel(run, model, state, run.mode, parked)));
  return scans.filter((scan) => scan !== null);
}

async function syncModel(run: Run, scan: Scan, known: ModelState | undefined, tracking: TrackingRun): Promise<void> {
  const reader = new ModelReader(run, scan, known, tracking);
  const accountIds = new Set<number>();
  for await (const records of chunksOfRecords(run, scan)) {
    await reader.take(records);
    if (scan.model === opportunities) collectAccounts(records, accountIds);
  }
  await reader.finish();
  if (accountIds.size > 0) await readReferredAccounts(run, [...accountIds]);
  const counts = run.counts.of(scan.model.noun);
  if (counts.changed > 0 || counts.parked > 0) await run.runLog.progressed(scan.model.noun, counts);
}

function chunksOfRecords(run: Run, scan: Scan): AsyncIterable<readonly OdooRecord[]> {
  const { model, fields, ids, records } = scan;
  if (records) return readAhead(chunksOf(records, run.chunkSize), async (chunk) => chunk);
  const read = (chunk: readonly number[]) => run.client.read(model.model, chunk, fields);
  if (model !== opportunities) return readAhead(chunksOf(ids, run.chunkSize), read);
  return readAhead(chunksOf(ids, run.chunkSize), async (chunk) =>
    withLastNotes(run.client, run.context, await read(chunk)),
  );
}

/** Takes the chunks of one model: applies them, and remembers after each how far it came. */
class ModelReader {
  private stored: Promise<void> = Promise.resolve();
  private newest: string | null;
  private previous: number | null = null;

  constructor(
    private readonly run: Run,
    private readonly scan: Scan,
    private readonly known: ModelState | undefined,
    private readonly tracking: TrackingRun,
  ) {
    this.newest = known?.watermark ?? null;
  }

  async take(records: readonly OdooRecord[]): Promise<void> {
    const { run, scan } = this;
    for (const record of records) this.notice(record['write_date']);
    const isDeals = scan.model === opportunities;
    const { stored } = await (isDeals ? this.tracking.apply(records) : applyRecords(run, scan.model, records));
    await this.stored;
    await this.remember(this.previous);
    this.stored = stored;
    this.previous = records.reduce((last, record) => Math.max(last, record.id), this.previous ?? 0);
  }

  async finish(): Promise<void> {
    await this.stored;
    const watermark = this.scan.records ? null : (this.scan.frozenAt ?? this.newest);
    const state = { watermark, fields: this.scan.fields.join(), progress: null };
    if (!isDeepStrictEqual(state, this.known)) await this.run.states.setModel(this.scan.model.noun, state);
  }

  private notice(writeDate: unknown): void {
    if (typeof writeDate === 'string' && (this.newest === null || writeDate > this.newest)) this.newest = writeDate;
  }

  private async remember(lastId: number | null): Promise<void> {
    const { since, frozenAt, fields, model } = this.scan;
    if (lastId === null || frozenAt === null || this.scan.records) return;
    const progress = { since, frozenAt, lastId };
    await this.run.states.setModel(model.noun, {
      watermark: this.known?.watermark ?? null,
      fields: fields.join(),
      progress,
    });
  }
}

function* chunksOf<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

function collectAccounts(records: readonly OdooRecord[], into: Set<number>): void {
  for (const record of records) {
    const id = referenceId(record, 'partner_id');
    if (id !== null) into.add(id);
  }
}

/** Accounts that a deal or lead names and that no scan of accounts finds: only leads name them, or they did not change. */
async function readReferredAccounts(run: Run, ids: readonly number[]): Promise<void> {
  for (const chunk of chunksOf(ids, run.chunkSize)) {
    const known = await run.raw.known(accounts.model, chunk);
    const unknown = chunk.filter((id) => !known.has(id));
    if (unknown.length === 0) continue;
    const fields = [...accounts.fields, 'write_date', 'write_uid'];
    const { stored } = await applyRecords(run, accounts, await run.client.read(accounts.model, unknown, fields));
    await stored;
  }
}

/** What refers to others goes first. */
async function removeAll(run: Run, disappeared: readonly Disappearance[]): Promise<void> {
  for (const one of [...disappeared].reverse()) {
    if (one.ids.length === 0) continue;
    await applyRemovals(run, one);
    await run.runLog.progressed(one.model.noun, run.counts.of(one.model.noun));
  }
}
