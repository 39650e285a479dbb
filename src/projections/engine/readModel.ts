import type { IndexDescription } from 'mongodb';
import type { StoredEvent } from '../../eventStore/event.js';
import type { EventType } from '../../eventStore/eventTypes.js';
import type { Lookup, Reference, ReferenceKind } from '../references.js';

/** What every read model says of itself. A new `version` makes the engine fill new collections and switch to them. */
interface ReadModelBase {
  readonly name: string;
  readonly version: number;
  readonly indexes: readonly IndexDescription[];
}

/** A document as `apply` sees and gives it. The engine adds `position`. */
export interface View {
  readonly _id: number | string;
}

/**
 * A read model with one document for each stream that owns one. `apply` is pure and is called with the stream's events
 * in order; null is "no document". What comes from other streams is joined, and joined again when they change.
 */
export interface DocumentModel<V extends View = View> extends ReadModelBase {
  readonly kind: 'documents';
  /** How many workers may share it; streams are spread over them. */
  readonly partitions: number;
  readonly owns: readonly EventType[];
  idOf(event: StoredEvent): V['_id'];
  apply(view: V | null, event: StoredEvent): V | null;
  readonly joins?: Joins<V>;
  /** The scopes whose figures the document is part of: `user:7`, `team:1`, `all`. Marked stale when it changes. */
  scopes?(view: V): readonly string[];
  /** Fail closed: the document while an event of its stream is parked, so that it cannot be shown to too many. */
  conceal?(view: V): V;
}

/** How documents take part in what other streams say. All pure. */
export interface Joins<V extends View = View> {
  /** Event types that are kept as references. */
  readonly references: readonly EventType[];
  /** Whether documents follow the organisation: then `sightOwner-7` and `sightTeam-1` are kept as references too. */
  readonly organisation: boolean;
  /** References and groups the document is joined with. */
  needs(view: V): Needs;
  /** Keys of further references, which only those references tell. */
  needsThen?(view: V, lookup: Lookup): readonly string[];
  /** The document with everything that follows from references set anew. Applying it twice changes nothing. */
  join(view: V, lookup: Lookup): V;
  /**
   * By noun of a reference: fields that follow from it alone in every document it reaches, as `join` sets them. Changes
   * of such references are written in bulk.
   */
  readonly sets?: Readonly<Record<string, (reference: Reference | undefined) => Readonly<Record<string, unknown>>>>;
  /** The scopes that those fields bring a document into. */
  seenBy?(fields: Readonly<Record<string, unknown>>): readonly string[];
  /** By noun of a changed reference (or group): which documents it reaches. */
  readonly reaches: Readonly<Record<string, readonly Reach[]>>;
}

/** A filter for the documents that references of these ids reach. */
export type Reach = (ids: readonly number[]) => Readonly<Record<string, unknown>>;

export interface Needs {
  readonly keys: readonly string[];
  readonly groups: readonly string[];
}

/** A small read model of which every document may depend on every reference; computed as a whole and compared. */
export interface SetModel<V extends View = View> extends ReadModelBase {
  readonly kind: 'set';
  readonly references: readonly EventType[];
  /** Kinds of the references that `compute` is given. */
  readonly kinds: readonly ReferenceKind[];
  compute(references: ReadonlyMap<string, Reference>): readonly V[];
}

export type ReadModel = DocumentModel | SetModel;

/** Event types the read model reacts to. */
export function handledTypes(model: ReadModel): ReadonlySet<string> {
  const types = model.kind === 'set' ? model.references : [...model.owns, ...(model.joins?.references ?? [])];
  return new Set(types);
}

export function partitionsOf(model: ReadModel): number {
  return model.kind === 'set' ? 1 : model.partitions;
}

/** Event types whose order across streams is that of one partition, because one computation reads them all. */
export const organisationTypes: ReadonlySet<string> = new Set<EventType>([
  'OdooUserSynced',
  'OdooUserRemoved',
  'OdooEmployeeSynced',
  'OdooEmployeeRemoved',
  'OdooTeamSynced',
  'OdooTeamRemoved',
]);

/** The partition an event belongs to: that of its stream, and 0 for everything about the organisation. Pure. */
export function partitionOf(event: Pick<StoredEvent, 'type' | 'stream'>, partitions: number): number {
  if (partitions === 1 || organisationTypes.has(event.type)) return 0;
  return fnv1a(event.stream) % partitions;
}

/** Fowler–Noll–Vo, 32 bit (RFC 9923): spreads short names evenly and is the same everywhere. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
