import { ForesailError } from '../../errors.js';
import type { Domain, OdooRecord } from '../client/call.js';
import type { OdooModel } from '../mapping/odooModel.js';
import { isModelMissing } from '../client/faults.js';
import type { ParkedRecord } from './parkedRecords.js';
import type { SyncParts } from './syncParts.js';
import type { SyncMode } from '../../eventStore/eventTypes.js';
import type { ModelState, SyncState } from './syncState.js';
import { odooInstant, odooText } from './odooTime.js';

/** How far before the watermark changes are looked for: a transaction commits rows dated at its start. */
export const overlapMs = 5 * 60_000;

/** What one run will read of one model, frozen before the first record is read. */
export interface Scan {
  readonly model: OdooModel;
  /** Fields that are wanted and exist. */
  readonly fields: readonly string[];
  /** Ids to read, ascending. */
  readonly ids: readonly number[];
  /** The records themselves where the model is read whole; null where they are read in chunks. */
  readonly records: readonly OdooRecord[] | null;
  /** Lower end of `write_date` that was asked for; null: none. */
  readonly since: string | null;
  /** Odoo's clock when the ids were frozen; null where it is not known. */
  readonly frozenAt: string | null;
  /** Type of each field of the customer's own that this Odoo has. */
  readonly customFields: ReadonlyMap<string, string>;
}

/** Fields every record has. */
const always = ['write_date', 'write_uid'];

/** Freezes what changed. null: the model's module is not installed, or the key may not read what can be done without. */
export async function scanModel(
  parts: SyncParts,
  model: OdooModel,
  state: SyncState,
  mode: SyncMode,
  parkedRecords: readonly ParkedRecord[],
): Promise<Scan | null> {
  try {
    return await scanReadable(parts, model, state, mode, parkedRecords);
  } catch (error) {
    if (!model.dispensable || !isForbidden(error)) throw error;
    parts.log.warn({ model: model.model, err: error }, 'the Odoo key may not read the model: it is left out');
    return null;
  }
}

function isForbidden(error: unknown): boolean {
  return error instanceof ForesailError && error.code === 'ODOO_FORBIDDEN';
}

async function scanReadable(
  parts: SyncParts,
  model: OdooModel,
  state: SyncState,
  mode: SyncMode,
  parkedRecords: readonly ParkedRecord[],
): Promise<Scan | null> {
  const found = await existingFields(parts, model);
  if (!found) return null;
  const { fields, customFields } = found;
  const known = state.models[model.noun];
  const since = sinceOf(known, fields, mode);
  if (known && known.fields !== fields.join()) {
    parts.log.warn(
      { model: model.model, was: known.fields, is: fields.join() },
      'the model has other fields: it is read anew',
    );
  }
  if (model.reading === 'whole') return { ...(await wholeModel(parts, model, fields)), customFields };
  const { ids, frozenAt } = await frozenIds(parts, model, since, resumable(known, since, mode));
  const parked = parkedRecords.filter((record) => record.model === model.model).map((record) => record.recordId);
  const wanted = parked.length === 0 ? ids : [...new Set([...ids, ...parked])].sort((a, b) => a - b);
  return { model, fields, ids: wanted, records: null, since, frozenAt, customFields };
}

async function wholeModel(
  parts: SyncParts,
  model: OdooModel,
  fields: readonly string[],
): Promise<Omit<Scan, 'customFields'>> {
  const records = await parts.client.searchRead(model.model, model.domain, fields);
  return { model, fields, ids: records.map((record) => record.id), records, since: null, frozenAt: null };
}

interface ExistingFields {
  readonly fields: readonly string[];
  readonly customFields: ReadonlyMap<string, string>;
}

async function existingFields(parts: SyncParts, model: OdooModel): Promise<ExistingFields | null> {
  const own = model.noun === 'opportunities' ? parts.dealFields : [];
  try {
    const found = await parts.client.fieldsGet(model.model, [...model.fields, ...own, ...always]);
    const missing = own.filter((name) => !(name in found));
    if (missing.length > 0) parts.log.warn({ missing }, 'ODOO_DEAL_FIELDS names fields that this Odoo does not have');
    return {
      fields: [...model.fields, ...own, ...always].filter((name) => name in found),
      customFields: new Map(own.flatMap((name) => (found[name] ? [[name, found[name].type] as const] : []))),
    };
  } catch (error) {
    if (model.optional && isModelMissing(error)) return null;
    throw error;
  }
}

function sinceOf(known: ModelState | undefined, fields: readonly string[], mode: SyncMode): string | null {
  const everything = mode === 'full' || mode === 'reconcile';
  if (everything || !known?.watermark || known.fields !== fields.join()) return null;
  return overlapStart(known.watermark);
}

/** An interrupted reading that asked for the same is gone on with; a reconcile looks at everything again. */
function resumable(known: ModelState | undefined, since: string | null, mode: SyncMode): ModelState['progress'] {
  if (mode === 'reconcile' || !known?.progress || known.progress.since !== since) return null;
  return known.progress;
}

async function frozenIds(
  parts: SyncParts,
  model: OdooModel,
  since: string | null,
  progress: ModelState['progress'],
): Promise<{ ids: number[]; frozenAt: string | null }> {
  const ids = await parts.client.search(model.model, changedSince(model.domain, since));
  if (!progress) return { ids, frozenAt: odooNow(parts) };
  const from = overlapStart(progress.frozenAt);
  const again = new Set(await parts.client.search(model.model, changedSince(model.domain, from)));
  parts.log.info({ model: model.model, after: progress.lastId }, 'an interrupted reading goes on');
  return { ids: ids.filter((id) => id > progress.lastId || again.has(id)), frozenAt: progress.frozenAt };
}

export function changedSince(domain: Domain, since: string | null): Domain {
  return since === null ? domain : [...domain, ['write_date', '>=', since]];
}

/** Where to look for changes again from, so that no transaction that was under way is missed. */
export function overlapStart(watermark: string): string {
  return odooText(new Date(odooInstant(watermark).getTime() - overlapMs));
}

/** How far two clocks may differ and still count as one. */
const clockToleranceMs = 60_000;

/**
 * Odoo's clock, if its Date header and our clock agree; the earlier of the two. A proxy's clock or a fixed clock of
 * ours says nothing about Odoo's: then the newest `write_date` seen must serve as the watermark.
 */
export function odooNow(parts: Pick<SyncParts, 'client' | 'clock'>): string | null {
  const server = parts.client.serverNow()?.getTime();
  const ours = parts.clock.now().getTime();
  if (server === undefined || Math.abs(server - ours) > clockToleranceMs) return null;
  return odooText(new Date(Math.min(server, ours)));
}
