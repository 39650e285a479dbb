import { ForesailError } from '../../errors.js';
import type { Append, NewEvent, StoredEvent } from '../../eventStore/event.js';
import { streamOf } from '../../eventStore/eventTypes.js';
import type { OdooRecord } from '../client/call.js';
import type { OdooModel, Payload } from '../mapping/odooModel.js';
import { contentHash } from './contentHash.js';
import { decideRecord, decideRemoval, mapRecord, type Told } from './decideRecord.js';
import type { Disappearance } from './disappearance.js';
import { rawId, type KnownRecord, type RawRecord } from './rawRecords.js';
import type { Run } from './syncParts.js';

/** What is to be written of one record. */
export interface Planned {
  readonly record: OdooRecord;
  readonly payload: Payload;
  readonly hash: string;
  readonly told: Told | null;
  readonly events: readonly NewEvent[];
}

/** Says which events tell of the change from `told` to `payload`. */
export type Decide = (record: OdooRecord, payload: Payload, told: Told | null) => readonly NewEvent[];

/** How one model's records are told. */
export interface Telling {
  readonly decide: Decide;
  /** Records to decide on even where they look unchanged. */
  readonly always: (id: number) => boolean;
}

/**
 * Compares records with what is known, appends what is new to the log, then stores the raw records: in that order, so
 * that a crash in between is made good by the next run, which finds its events already there.
 * @returns how storing the raw records ends, so that the next chunk can be read and appended meanwhile.
 */
export async function applyRecords(
  run: Run,
  model: OdooModel,
  records: readonly OdooRecord[],
  telling: Telling = asTheyAre(model),
): Promise<{ stored: Promise<void> }> {
  const known = await run.raw.known(
    model.model,
    records.map((record) => record.id),
  );
  const { planned, parked } = plan(run, model, records, known, telling);
  run.goOn();
  const versions = await appendAll(run, model, planned, telling.decide);
  run.counts.add(model.noun, { read: records.length, changed: versions.changed, parked: parked.length });
  const at = run.clock.now();
  const store = async () => {
    await run.raw.store(
      planned.map((one) => rawRecord(run, model, one, versions.of(one))),
      planned.filter((one) => one.told === null).map((one) => rawId(model.model, one.record.id)),
    );
    await run.parked.park(
      parked.map(({ id, reason }) => ({
        _id: rawId(model.model, id),
        model: model.model,
        recordId: id,
        reason,
        run: run.id,
        at,
      })),
    );
    const told = planned.map((one) => rawId(model.model, one.record.id));
    await run.parked.release(told.filter((id) => run.parkedBefore.has(id)));
  };
  const stored = store();
  // Whoever awaits it hears of a failure; until then it must not count as unhandled.
  stored.catch(() => undefined);
  return { stored };
}

function asTheyAre(model: OdooModel): Telling {
  return { decide: (record, payload, told) => decideRecord(model, record, payload, told), always: () => false };
}

function plan(
  run: Run,
  model: OdooModel,
  records: readonly OdooRecord[],
  known: ReadonlyMap<number, KnownRecord>,
  { decide, always }: Telling,
) {
  const planned: Planned[] = [];
  const parked: { id: number; reason: string }[] = [];
  for (const record of records) {
    const before = known.get(record.id) ?? null;
    const hash = contentHash(record);
    if (before && isOvertaken(run, before, record)) continue;
    if (before && !always(record.id) && isUnchanged(run, model, before, hash, record)) continue;
    const told = before && { data: before.data, version: before.version, deleted: before.deletedAt !== null };
    try {
      const payload = mapRecord(model, record, run.context, told);
      const events = decide(record, payload, told);
      if (events.length > 0 || !before || !isSame(before, hash, record)) {
        planned.push({ record, payload, hash, told, events });
      }
    } catch (error) {
      if (!(error instanceof ForesailError) || error.code !== 'RECORD_UNMAPPABLE') throw error;
      run.log.warn({ model: model.model, id: record.id, reason: error.message }, 'a record is parked');
      parked.push({ id: record.id, reason: error.message });
    }
  }
  return { planned, parked };
}

/** Small models and reconciling runs are mapped again whatever the hash says: what they map *with* may have changed. */
function isUnchanged(run: Run, model: OdooModel, before: KnownRecord, hash: string, record: OdooRecord): boolean {
  return run.mode !== 'reconcile' && model.reading === 'changed' && isSame(before, hash, record);
}

/**
 * The write-back applies single deals beside a run: what was read before its write must not be told after it. A reading of
 * everything believes Odoo all the same, because a restored backup has older records.
 */
function isOvertaken(run: Run, before: KnownRecord, record: OdooRecord): boolean {
  const written = record['write_date'];
  if (run.mode === 'full' || run.mode === 'reconcile' || before.writeDate === null) return false;
  return before.deletedAt === null && typeof written === 'string' && written < before.writeDate;
}

function isSame(before: KnownRecord, hash: string, record: OdooRecord): boolean {
  return before.deletedAt === null && before.hash === hash && before.writeDate === record['write_date'];
}

function rawRecord(run: Run, model: OdooModel, planned: Planned, version: number): RawRecord {
  const { record, hash, payload } = planned;
  const writeDate = typeof record['write_date'] === 'string' ? record['write_date'] : null;
  const _id = rawId(model.model, record.id);
  return {
    _id,
    model: model.model,
    recordId: record.id,
    record,
    hash,
    writeDate,
    data: payload,
    version,
    run: run.id,
    deletedAt: null,
  };
}

/** Versions of the streams after appending, and how many records had something to tell. */
interface Versions {
  readonly changed: number;
  of(planned: Planned): number;
}

async function appendAll(run: Run, model: OdooModel, planned: readonly Planned[], decide: Decide): Promise<Versions> {
  const versions = new Map<number, number>();
  const telling = planned.filter((one) => one.events.length > 0);
  if (telling.length === 0) return { changed: 0, of: (one) => one.told?.version ?? 0 };
  try {
    remember(
      versions,
      await run.eventStore.append(telling.map((one) => appendOf(run, model, one, one.events, one.told))),
    );
  } catch (error) {
    if (!isConflict(error)) throw error;
    for (const one of telling) remember(versions, await appendOne(run, model, one, decide));
  }
  return {
    changed: versions.size,
    of: (one) => versions.get(one.record.id) ?? one.told?.version ?? 0,
  };
}

/** The stream has moved on since the raw record was stored (a crash in between): decide against the stream itself. */
async function appendOne(run: Run, model: OdooModel, one: Planned, decide: Decide): Promise<readonly StoredEvent[]> {
  try {
    return await run.eventStore.append([appendOf(run, model, one, one.events, one.told)]);
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
  const stream = streamOf(model.stream, one.record.id);
  const events = await run.eventStore.readStream(stream);
  const told = toldBy(events, model);
  const seen = new Set(events.map((event) => event.eventId));
  const missing = decide(one.record, one.payload, told).filter((event) => !seen.has(event.eventId));
  if (missing.length === 0) return events.slice(-1);
  return run.eventStore.append([appendOf(run, model, one, missing, told)]);
}

/** What a stream says of its record. */
export function toldBy(events: readonly StoredEvent[], model: OdooModel): Told | null {
  const last = events.at(-1);
  if (!last) return null;
  const data = events.findLast((event) => event.type === model.synced)?.data as Payload | undefined;
  return { data: data ?? {}, version: last.version, deleted: last.type === model.removed };
}

function appendOf(run: Run, model: OdooModel, one: Planned, events: readonly NewEvent[], told: Told | null): Append {
  return {
    stream: streamOf(model.stream, one.record.id),
    expected: told ? told.version : 'none',
    events: events.map((event) => ({ ...event, run: run.id })),
  };
}

function remember(versions: Map<number, number>, stored: readonly StoredEvent[]): void {
  for (const event of stored) versions.set((event.data as { id: number }).id, event.version);
}

function isConflict(error: unknown): boolean {
  return error instanceof ForesailError && error.code === 'VERSION_CONFLICT';
}

/** Tells the log that records are gone, and keeps their raw records with the date. */
export async function applyRemovals(run: Run, { model, ids }: Disappearance): Promise<void> {
  const known = await run.raw.known(model.model, ids);
  const now = run.clock.now();
  const removed: { _id: string; version: number }[] = [];
  for (const { _id, recordId, version } of known.values()) {
    run.goOn();
    const stream = streamOf(model.stream, recordId);
    const event = { ...decideRemoval(model, recordId, version, now), run: run.id };
    const [stored] = await run.eventStore.append([{ stream, expected: 'any', events: [event] }]);
    removed.push({ _id, version: stored?.version ?? version + 1 });
  }
  await run.raw.markDeleted(removed, run.id, now);
  run.counts.add(model.noun, { removed: removed.length });
}
