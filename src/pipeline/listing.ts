import type { Collection, Document, Filter, Sort } from 'mongodb';
import type { Place } from './cursor.js';

/** Part of a list with one order: which documents, sorted by `field` and then by id. */
export interface Segment<Doc extends Document> {
  readonly match: Filter<Doc>;
  /** Null sorts by id alone. */
  readonly field: string | null;
  readonly direction: 1 | -1;
}

export interface Listed<Doc> {
  readonly docs: readonly Doc[];
  /** Where the next page starts; null when there is none. */
  readonly next: Place | null;
}

/**
 * Up to `size` documents after `start`, at most `cap` of each segment. One document more than needed is read to know
 * whether another page follows.
 */
export async function listPage<Doc extends { _id: number } & Document>(
  collection: Collection<Doc>,
  segments: readonly Segment<Doc>[],
  start: Place | null,
  size: number,
  cap: number,
): Promise<Listed<Doc>> {
  const docs: Doc[] = [];
  const places: Place[] = [];
  for (let index = start?.segment ?? 0; index < segments.length && docs.length <= size; index += 1) {
    const segment = segments[index];
    if (segment === undefined) break;
    const after = start?.segment === index ? start : null;
    const wanted = Math.min(size + 1 - docs.length, cap - (after?.given ?? 0));
    if (wanted <= 0) continue;
    const found = await readSegment(collection, segment, after, wanted);
    found.forEach((doc, at) => {
      docs.push(doc);
      places.push({ segment: index, key: keyOf(doc, segment.field), id: doc._id, given: (after?.given ?? 0) + at + 1 });
    });
  }
  const more = docs.length > size;
  return { docs: docs.slice(0, size), next: more ? (places[size - 1] ?? null) : null };
}

async function readSegment<Doc extends { _id: number } & Document>(
  collection: Collection<Doc>,
  segment: Segment<Doc>,
  after: Place | null,
  limit: number,
): Promise<Doc[]> {
  const match = after === null ? segment.match : { $and: [segment.match, afterPlace(segment, after)] };
  const sort: Sort = segment.field === null ? { _id: 1 } : { [segment.field]: segment.direction, _id: 1 };
  return (await collection
    .find(match as Filter<Doc>)
    .sort(sort)
    .limit(limit)
    .toArray()) as Doc[];
}

function afterPlace<Doc extends Document>(segment: Segment<Doc>, place: Place): Document {
  if (segment.field === null) return { _id: { $gt: place.id } };
  const key = instantFields.has(segment.field) && typeof place.key === 'number' ? new Date(place.key) : place.key;
  const further = segment.direction === 1 ? { $gt: key } : { $lt: key };
  return { $or: [{ [segment.field]: further }, { [segment.field]: key, _id: { $gt: place.id } }] };
}

const instantFields = new Set(['closedAt', 'createdAt', 'doneAt']);

function keyOf(doc: Document, field: string | null): string | number | null {
  const value: unknown = field === null ? null : doc[field];
  if (value instanceof Date) return value.getTime();
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
