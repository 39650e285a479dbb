import type { Filter } from 'mongodb';
import { keyOf, parseKey, type Reference } from '../references.js';
import type { KeptDocument } from './documentStore.js';
import type { Reach } from './readModel.js';
import type { Settling } from './settle.js';

/** References written in one update: few enough that no server is busy with one command for long. */
const together = 20;

/** What changed references set in every document that they reach. */
interface Bulk {
  readonly noun: string;
  readonly ids: readonly number[];
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Lets documents follow those of the changed references that set their fields alone (`Joins.sets`), with one update for
 * many documents instead of a look at each. A change of the hierarchy reaches every deal; this is what makes it quick.
 *
 * No revision is asked for, and needs not be: the update counts the revision up, so who has read a document before writes
 * it in vain and computes again; and it writes only what is below its own position, so what comes late from a worker that
 * was fenced off finds its successor's position there and changes nothing. For that, documents that say so already are
 * written too. What is at or above it already, because another
 * partition is ahead, is left to `settle`; so are concealed documents, which it does not show.
 * @returns filters of what is left.
 */
export async function followInBulk(
  settling: Settling,
  reached: ReadonlySet<string>,
  position: number,
): Promise<Readonly<Record<string, unknown>>[]> {
  const { model, references, documents, requireLease } = settling;
  const sets = model.joins?.sets ?? {};
  const keys = [...reached].filter((key) => Object.hasOwn(sets, parseKey(key).noun));
  if (keys.length === 0) return [];
  await references.epoch();
  const lookup = await references.lookup({ keys, groups: [] });
  const bulks = bulksOf(keys, (key) => lookup.get(key), sets);
  await settling.touchAll(new Set(bulks.flatMap(({ fields }) => model.joins?.seenBy?.(fields) ?? [])), position);
  const left: Readonly<Record<string, unknown>>[] = [];
  for (const { noun, ids, fields } of bulks) {
    for (const reach of model.joins?.reaches[noun] ?? []) {
      requireLease();
      await documents.collection.updateMany(
        { ...reach(ids), position: { $lt: position }, _parked: { $ne: true } } as Filter<KeptDocument>,
        { $set: { ...fields, position }, $inc: { _rev: 1 } },
      );
      left.push({ ...outdatedBy(reach, ids, fields), position: { $gte: position } });
    }
  }
  return left;
}

/** Documents that the references reach and that do not say so yet. */
function outdatedBy(reach: Reach, ids: readonly number[], fields: Bulk['fields']): Readonly<Record<string, unknown>> {
  const differs = Object.entries(fields).map(([name, value]) => ({ [name]: { $ne: value } }));
  return { ...reach(ids), $or: differs };
}

function bulksOf(
  keys: readonly string[],
  get: (key: string) => Reference | undefined,
  sets: Readonly<Record<string, (reference: Reference | undefined) => Bulk['fields']>>,
): Bulk[] {
  const byContent = new Map<string, { noun: string; ids: number[]; fields: Bulk['fields'] }>();
  for (const key of keys) {
    const { noun, id } = parseKey(key);
    const fields = sets[noun]?.(get(keyOf(noun, id))) ?? {};
    const content = `${noun} ${JSON.stringify(fields)}`;
    const bulk = byContent.get(content) ?? { noun, ids: [], fields };
    bulk.ids.push(id);
    byContent.set(content, bulk);
  }
  return [...byContent.values()].flatMap(({ noun, ids, fields }) =>
    chunked(ids).map((some) => ({ noun, ids: some, fields })),
  );
}

function chunked(ids: readonly number[]): number[][] {
  return Array.from({ length: Math.ceil(ids.length / together) }, (_, index) =>
    ids.slice(index * together, (index + 1) * together),
  );
}
