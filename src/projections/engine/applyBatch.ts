import { isDeepStrictEqual } from 'node:util';
import type { StoredEvent } from '../../eventStore/event.js';
import { parseKey, referenceKeyOf } from '../references.js';
import type { Build } from './build.js';
import { followInBulk } from './followInBulk.js';
import { viewOf, type KeptDocument, type Replacement } from './documentStore.js';
import { organisationTypes, type DocumentModel, type SetModel, type View } from './readModel.js';
import { settle, type Settling } from './settle.js';

/** Documents settled at once: bounds memory whatever one event reaches. */
const chunkSize = 1_000;

/** What applying events to a build needs besides the build. */
export interface Applying {
  readonly build: Build;
  readonly touch: Settling['touch'];
  readonly touchAll: Settling['touchAll'];
  readonly requireLease: () => void;
  /**
   * The position after the partition's checkpoint. Whatever is written carries at least this one, so that a reader who
   * follows positions above the checkpoint finds it, also where an old event is applied late (docs/decisions/0003).
   */
  readonly floor: () => number;
}

/**
 * Applies events of one partition, in order, to the documents of a build. Safe to repeat from any point of a crash: what
 * is applied already is recognised by stream versions, and what follows from it is computed again.
 * @param events readable events of types that the read model handles; at least one.
 */
export async function applyBatch(applying: Applying, events: readonly StoredEvent[]): Promise<void> {
  const { model } = applying.build;
  const position = Math.max(events.at(-1)?.position ?? 0, applying.floor());
  if (model.kind === 'set') await applyToSet(applying, model, events, position);
  else await applyToDocuments(applying, model, events, position);
}

async function applyToDocuments(
  applying: Applying,
  model: DocumentModel,
  events: readonly StoredEvent[],
  position: number,
): Promise<void> {
  const settling = settlingOf(applying, model);
  const reached = await applyReferences(applying, model, events);
  if (reached.size > 0) await applying.build.references.countUp();
  const own = groupById(model, events);
  const ids = [...own.keys()];
  for (let start = 0; start < ids.length; start += chunkSize) {
    await settle(settling, { ids: ids.slice(start, start + chunkSize), events: own, position });
  }
  await follow(settling, reached, position);
}

function settlingOf(applying: Applying, model: DocumentModel): Settling {
  const { references, documents, id } = applying.build;
  return { ...applying, model, documents, references, shared: id.partitions > 1 };
}

/** Settles the documents that changed references reach. */
async function follow(settling: Settling, reached: ReadonlySet<string>, position: number): Promise<void> {
  const { model, documents, references } = settling;
  const left = await followInBulk(settling, reached, position);
  for await (const chunk of documents.idsOf([...left, ...filtersFor(model, reached)], chunkSize)) {
    await settle(settling, { ids: chunk, events: new Map(), position });
  }
  await references.settled([...reached].filter((key) => parseKey(key).noun.startsWith('sight')));
}

/**
 * Fails closed while an event is parked: its document is concealed, and what follows from its reference for the sight
 * of others is withdrawn. With `parked` false that ends. Nothing happens where the stream was never seen.
 */
export async function setParked(applying: Applying, event: StoredEvent, parked: boolean): Promise<void> {
  const { build, requireLease } = applying;
  const { model, references } = build;
  const position = Math.max(event.position, applying.floor());
  const types = new Set<string>(model.kind === 'set' ? model.references : model.joins?.references);
  requireLease();
  const reached = types.has(event.type)
    ? await references.setUncertain(referenceKeyOf(event), parked)
    : new Set<string>();
  if (model.kind === 'set') return computeSet(applying, model, position);
  const settling = settlingOf(applying, model);
  const widened = model.joins?.organisation && organisationTypes.has(event.type);
  const followed = new Set([...reached, ...(widened ? await references.deriveSights() : [])]);
  if (followed.size > 0) await references.countUp();
  if (model.owns.includes(event.type)) {
    await settle(settling, { ids: [model.idOf(event)], events: new Map(), position, parked });
  }
  await follow(settling, followed, position);
}

async function applyReferences(
  applying: Applying,
  model: DocumentModel,
  events: readonly StoredEvent[],
): Promise<ReadonlySet<string>> {
  const { references } = applying.build;
  if (!model.joins) return new Set();
  const types = new Set<string>(model.joins.references);
  const kept = events.filter((event) => types.has(event.type));
  if (kept.length === 0) return new Set();
  applying.requireLease();
  const reached = await references.apply(kept);
  const reorganised = model.joins.organisation && kept.some((event) => organisationTypes.has(event.type));
  return reorganised ? new Set([...reached, ...(await references.deriveSights())]) : reached;
}

function groupById(model: DocumentModel, events: readonly StoredEvent[]): Map<number | string, StoredEvent[]> {
  const owned = new Set<string>(model.owns);
  const groups = new Map<number | string, StoredEvent[]>();
  for (const event of events) {
    if (!owned.has(event.type)) continue;
    const id = model.idOf(event);
    const group = groups.get(id);
    if (group) group.push(event);
    else groups.set(id, [event]);
  }
  return groups;
}

/** Filters for the documents that changed references reach, one for each way; without those that follow in bulk. */
function filtersFor(model: DocumentModel, reached: ReadonlySet<string>) {
  const idsByNoun = new Map<string, number[]>();
  for (const key of reached) {
    const { noun, id } = parseKey(key);
    if (model.joins?.sets && Object.hasOwn(model.joins.sets, noun)) continue;
    idsByNoun.set(noun, [...(idsByNoun.get(noun) ?? []), id]);
  }
  return [...idsByNoun].flatMap(([noun, ids]) => (model.joins?.reaches[noun] ?? []).map((filter) => filter(ids)));
}

async function applyToSet(
  applying: Applying,
  model: SetModel,
  events: readonly StoredEvent[],
  position: number,
): Promise<void> {
  applying.requireLease();
  await applying.build.references.apply(events);
  await computeSet(applying, model, position);
}

async function computeSet(applying: Applying, model: SetModel, position: number): Promise<void> {
  const { references, documents } = applying.build;
  const wanted = model.compute(await references.ofKinds(model.kinds));
  for (let overtaken = true; overtaken;) {
    const stored = await documents.collection.find({}).toArray();
    applying.requireLease();
    overtaken = (await documents.replace(differences(stored, wanted, position))).length > 0;
    overtaken = (await documents.replace(removals(stored, wanted, position))).length > 0 || overtaken;
  }
}

function differences(stored: readonly KeptDocument[], wanted: readonly View[], position: number): Replacement[] {
  const byId = new Map(stored.map((document) => [document._id, document]));
  return wanted.flatMap((view) => {
    const before = byId.get(view._id) ?? null;
    const same = before !== null && isDeepStrictEqual({ ...before, ...view }, before) && viewOf(before) !== null;
    const after = { ...view, _v: 0, _rev: (before?._rev ?? 0) + 1, position: notBefore(before, position) };
    return same ? [] : [{ before, after }];
  });
}

/** Tombstones of documents that are wanted no more, so that who follows positions hears of it. */
function removals(stored: readonly KeptDocument[], wanted: readonly View[], position: number): Replacement[] {
  const kept = new Set(wanted.map((view) => view._id));
  return stored
    .filter((before) => !kept.has(before._id) && viewOf(before) !== null)
    .map((before) => {
      const { _id, _rev } = before;
      return { before, after: { _id, _v: 0, _rev: _rev + 1, _gone: true, position: notBefore(before, position) } };
    });
}

function notBefore(before: KeptDocument | null, position: number): number {
  return Math.max(before?.position ?? 0, position);
}
