import { isDeepStrictEqual } from 'node:util';
import { LRUCache } from 'lru-cache';
import type { AnyBulkWriteOperation, Collection, Db } from 'mongodb';
import { refusedAsDuplicate } from '../../mongo/duplicateKey.js';
import type { StoredEvent } from '../../eventStore/event.js';
import { organisationOf } from '../organisation.js';
import {
  keyOf,
  referenceAfter,
  referenceKeyOf,
  type Lookup,
  type Reference,
  type ReferenceKind,
} from '../references.js';
import type { Needs } from './readModel.js';

/** A reference as it is stored, with the version of its stream that it has applied. */
interface ReferenceDocument {
  readonly _id: string;
  readonly v: number;
  readonly kind: ReferenceKind;
  readonly group: string | null;
  readonly value: Reference;
  /** Set while documents that this reference reaches may not have followed it yet. */
  readonly due?: boolean;
  /** An event of its stream is parked. */
  readonly uncertain?: boolean;
}

/** A lookup that can tell whether what it was made of has changed since. */
export interface VersionedLookup extends Lookup {
  readonly versions: ReadonlyMap<string, number>;
}

/** Counts changes of references of the build, in a document beside them. */
const epochId = 'epoch';
/** References and groups that a worker keeps in memory: some 50 MB. */
const cached = 100_000;

const organisationKinds: ReferenceKind[] = ['user', 'employee', 'graphManager', 'team'];

/**
 * The references of one build of a read model. Writes are conditional on the version read: an old one never wins.
 *
 * After references were written, and before documents that they reach are looked for, the epoch is counted up. So as
 * long as the epoch stands, what a worker has read stays true, or somebody who changed it has still to look for the
 * documents; it may keep references in memory, and need not ask for each whether it has changed.
 */
export class ReferenceStore {
  readonly #collection: Collection<ReferenceDocument>;
  readonly #epochs: Collection<{ _id: string; epoch: number }>;
  readonly #byKey = new LRUCache<string, { readonly found: ReferenceDocument | null }>({ max: cached });
  readonly #byGroup = new LRUCache<string, readonly ReferenceDocument[]>({ max: cached });
  #epoch = -1;

  constructor(db: Db, name: string) {
    this.#collection = db.collection<ReferenceDocument>(name);
    this.#epochs = db.collection(name);
  }

  async prepare(): Promise<void> {
    await this.#collection.createIndex({ group: 1 });
    await this.#collection.createIndex({ kind: 1 });
  }

  /** Reads the epoch; where it has moved on, what is kept in memory is forgotten. */
  async epoch(): Promise<number> {
    const epoch = (await this.#epochs.findOne({ _id: epochId }))?.epoch ?? 0;
    if (epoch === this.#epoch) return epoch;
    this.#byKey.clear();
    this.#byGroup.clear();
    return (this.#epoch = epoch);
  }

  /** To be called after references were written, and before documents are looked for. */
  async countUp(): Promise<void> {
    await this.#epochs.updateOne({ _id: epochId }, { $inc: { epoch: 1 } }, { upsert: true });
  }

  /**
   * Applies the events, in order, to their references.
   * @returns keys and groups whose documents have to follow: those that changed, and those of events delivered again,
   * because nobody knows how far the first delivery came.
   */
  async apply(events: readonly StoredEvent[]): Promise<ReadonlySet<string>> {
    const reached = new Set<string>();
    let open = groupByKey(events);
    while (open.size > 0) {
      const stored = await this.#load([...open.keys()]);
      const writes: AnyBulkWriteOperation<ReferenceDocument>[] = [];
      const written: string[] = [];
      for (const [key, keyEvents] of open) {
        const before = stored.get(key);
        const after = foldReference(before, keyEvents);
        const redelivered = before !== undefined && keyEvents.some((event) => event.version <= before.v);
        if (redelivered || !sameReach(before, after)) {
          for (const name of [key, before?.group, after?.group]) if (name) reached.add(name);
        }
        if (after && after !== before) {
          writes.push(conditionalWrite(before, after));
          written.push(key);
        }
      }
      const lost = await this.#write(writes, written);
      open = new Map([...open].filter(([key]) => lost.has(key)));
    }
    return reached;
  }

  /** Notes that an event of this reference's stream is parked, or is not any more. @returns whom it reaches, as `apply`. */
  async setUncertain(key: string, uncertain: boolean): Promise<ReadonlySet<string>> {
    const before = await this.#collection.findOneAndUpdate({ _id: key }, { $set: { uncertain } });
    return new Set(before ? [key, ...(before.group === null ? [] : [before.group])] : []);
  }

  /** All references of users, employees and teams. */
  async organisation(): Promise<ReadonlyMap<string, Reference>> {
    return this.ofKinds(organisationKinds);
  }

  async ofKinds(kinds: readonly ReferenceKind[]): Promise<ReadonlyMap<string, Reference>> {
    const found = new Map<string, Reference>();
    for await (const document of this.#collection.find({ kind: { $in: [...kinds] } })) {
      found.set(document._id, valueOf(document));
    }
    return found;
  }

  /**
   * Computes who may see whose deals anew and stores what differs, marked as due.
   * @returns the keys whose documents have to follow, those due from before included.
   */
  async deriveSights(): Promise<ReadonlySet<string>> {
    const organisation = organisationOf(await this.organisation());
    const stored = await this.#loadSights();
    const wanted = new Map<string, readonly number[]>();
    for (const id of organisation.places.keys()) wanted.set(keyOf('sightOwner', id), organisation.sightOfOwner(id));
    for (const id of organisation.teamIds) wanted.set(keyOf('sightTeam', id), organisation.sightOfTeam(id));
    const reached = new Set([...stored.values()].filter((sight) => sight.due).map((sight) => sight._id));
    const writes: AnyBulkWriteOperation<ReferenceDocument>[] = [];
    const written: string[] = [];
    for (const [key, userIds] of wanted) {
      const before = stored.get(key);
      const value: Reference = { kind: 'sight', userIds };
      if (before && isDeepStrictEqual(before.value, value)) continue;
      reached.add(key);
      written.push(key);
      const after: ReferenceDocument = {
        _id: key,
        v: (before?.v ?? 0) + 1,
        kind: 'sight',
        group: null,
        value,
        due: true,
      };
      writes.push(conditionalWrite(before, after));
    }
    const lost = await this.#write(writes, written);
    return lost.size > 0 ? this.deriveSights() : reached;
  }

  /** The documents that these reach have followed. */
  async settled(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await this.#collection.updateMany({ _id: { $in: [...keys] }, due: true }, { $set: { due: false } });
  }

  /** The references needed, as they were at the epoch read last or later. */
  async lookup(needs: Needs, known?: VersionedLookup): Promise<VersionedLookup> {
    const keys = needs.keys.filter((key) => !this.#byKey.has(key));
    const groups = needs.groups.filter((group) => !this.#byGroup.has(group));
    const [byKey, members] = await Promise.all([this.#load(keys), this.#loadGroups(groups)]);
    for (const key of keys) this.#byKey.set(key, { found: byKey.get(key) ?? null });
    for (const group of groups) this.#byGroup.set(group, members.get(group) ?? []);
    const documents = [
      ...needs.keys.flatMap((key) => this.#byKey.get(key)?.found ?? byKey.get(key) ?? []),
      ...needs.groups.flatMap((group) => this.#byGroup.get(group) ?? members.get(group) ?? []),
    ];
    return lookupOf(documents, known);
  }

  async #loadGroups(groups: readonly string[]): Promise<Map<string, ReferenceDocument[]>> {
    const members = new Map<string, ReferenceDocument[]>();
    if (groups.length === 0) return members;
    for await (const document of this.#collection.find({ group: { $in: [...groups] } })) {
      if (document.group === null) continue;
      members.set(document.group, [...(members.get(document.group) ?? []), document]);
    }
    return members;
  }

  async #load(keys: readonly string[]): Promise<Map<string, ReferenceDocument>> {
    if (keys.length === 0) return new Map();
    const found = await this.#collection.find({ _id: { $in: [...keys] } }).toArray();
    return new Map(found.map((document) => [document._id, document]));
  }

  async #loadSights(): Promise<Map<string, ReferenceDocument>> {
    const found = await this.#collection.find({ kind: 'sight' }).toArray();
    return new Map(found.map((document) => [document._id, document]));
  }

  /** @returns the keys whose write came too late. */
  async #write(writes: AnyBulkWriteOperation<ReferenceDocument>[], keys: readonly string[]): Promise<Set<string>> {
    if (writes.length === 0) return new Set();
    let changed = 0;
    const refused = await refusedAsDuplicate(async () => {
      const result = await this.#collection.bulkWrite(writes, { ordered: false });
      changed = result.insertedCount + result.matchedCount;
    });
    if (refused.size === 0 && changed === writes.length) return new Set();
    // Rare: somebody else was quicker somewhere. All are looked at again; those that took place are then known.
    return new Set(keys);
  }
}

function valueOf({ value, uncertain }: ReferenceDocument): Reference {
  return uncertain ? { ...value, uncertain: true } : value;
}

function groupByKey(events: readonly StoredEvent[]): Map<string, StoredEvent[]> {
  const groups = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const key = referenceKeyOf(event);
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  return groups;
}

function foldReference(
  before: ReferenceDocument | undefined,
  events: readonly StoredEvent[],
): ReferenceDocument | undefined {
  let current = before;
  for (const event of events) {
    if (current && event.version <= current.v) continue;
    const after = referenceAfter(current?.value ?? null, event);
    if (!after) continue;
    const { key, group, value } = after;
    const { uncertain = false } = current ?? {};
    current = { _id: key, v: event.version, kind: value.kind, group, value, uncertain };
  }
  return current;
}

function sameReach(before: ReferenceDocument | undefined, after: ReferenceDocument | undefined): boolean {
  return before === after || (before?.group === after?.group && isDeepStrictEqual(before?.value, after?.value));
}

function conditionalWrite(
  before: ReferenceDocument | undefined,
  after: ReferenceDocument,
): AnyBulkWriteOperation<ReferenceDocument> {
  if (!before) return { insertOne: { document: after } };
  const { _id, ...replacement } = after;
  return { replaceOne: { filter: { _id, v: before.v }, replacement } };
}

function lookupOf(documents: readonly ReferenceDocument[], known?: VersionedLookup): VersionedLookup {
  const values = new Map<string, Reference>();
  const versions = new Map<string, number>(known?.versions);
  const groups = new Map<string, Map<string, Reference>>();
  for (const document of documents) {
    const { _id, v, group, uncertain } = document;
    const value = valueOf(document);
    values.set(_id, value);
    versions.set(_id, uncertain ? -v : v);
    if (group === null) continue;
    const members = groups.get(group) ?? new Map<string, Reference>();
    groups.set(group, members.set(_id, value));
  }
  return {
    versions,
    get: (key) => values.get(key) ?? known?.get(key),
    group: (name) => {
      const members = groups.get(name);
      return members ? [...members.values()] : (known?.group(name) ?? []);
    },
  };
}
