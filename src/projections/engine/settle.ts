import { isDeepStrictEqual } from 'node:util';
import type { StoredEvent } from '../../eventStore/event.js';
import { ForesailError } from '../../errors.js';
import { viewOf, type DocumentStore, type KeptDocument, type Replacement } from './documentStore.js';
import type { DocumentModel, Needs, View } from './readModel.js';
import type { ReferenceStore, VersionedLookup } from './referenceStore.js';

/** What settling documents needs. `touch` marks scopes as changed, before anything is written. */
export interface Settling {
  readonly model: DocumentModel;
  readonly documents: DocumentStore;
  readonly references: ReferenceStore;
  readonly touch: (scopes: ReadonlySet<string>, position: number) => Promise<void>;
  /** Marks all scopes there are as changed, and these whether they are or not. */
  readonly touchAll: (scopes: ReadonlySet<string>, position: number) => Promise<void>;
  /** Whether other partitions may change references meanwhile. */
  readonly shared: boolean;
  /** Called before each write; throws when the lease is no longer held. */
  readonly requireLease: () => void;
  /** Least position that a document written now may carry; see Applying. */
  readonly floor: () => number;
}

/** Documents to bring up to date: their own new events (often none), and the position that causes it. */
export interface Task {
  readonly ids: readonly (number | string)[];
  readonly events: ReadonlyMap<number | string, readonly StoredEvent[]>;
  readonly position: number;
  /** Whether the documents are to be marked as having a parked event; left as they are when absent. */
  readonly parked?: boolean;
}

/** A document after its own events; joined it becomes a replacement. */
interface Folded {
  readonly before: KeptDocument | null;
  readonly view: View | null;
  readonly kept: Pick<KeptDocument, '_id' | '_v' | '_rev' | '_parked' | 'position'>;
  /** Own events were applied, so it is written even where nothing shows. */
  readonly moved: boolean;
}

/** Rounds until documents that others keep changing are given up; each round lost means another writer won one. */
const patience = 100;

/**
 * Brings documents up to date: own events in order, those already applied left out; then everything that is joined, from
 * references read *after* the decision which documents to look at. A document overtaken by another writer is computed
 * again. With several partitions the references are looked at again after the write: whoever changes one first writes it,
 * then looks for documents; whoever writes a document first writes it, then looks whether references have changed; so one
 * of the two sees the other (docs/decisions/0003).
 */
export async function settle(settling: Settling, task: Task): Promise<void> {
  let open = [...new Set(task.ids)];
  for (let round = 0; open.length > 0; round += 1) {
    if (round > patience) throw overtakenTooOften(settling);
    const [stored, epoch] = await Promise.all([settling.documents.load(open), epochOf(settling)]);
    const folded = open.map((id) => fold(settling.model, stored.get(id) ?? null, id, task));
    const views = folded.flatMap(({ view }) => view ?? []);
    const lookup = await lookUpFor(settling, views);
    const replacements = folded.flatMap((entry) => joined(settling, entry, lookup, task) ?? []);
    await settling.touch(scopesOf(settling.model, replacements), task.position);
    settling.requireLease();
    const overtaken = await settling.documents.replace(replacements);
    const changed = settling.shared && (await epochOf(settling)) !== epoch;
    const outdated = changed ? await outdatedBy(settling, views, lookup) : [];
    open = [...new Set([...overtaken, ...outdated])];
  }
}

async function epochOf({ model, references }: Settling): Promise<number> {
  return model.joins ? references.epoch() : 0;
}

function fold(model: DocumentModel, before: KeptDocument | null, id: number | string, task: Task): Folded {
  let view = viewOf(before);
  let version = before?._v ?? 0;
  let position = before?.position ?? 0;
  const parked = task.parked ?? before?._parked === true;
  let moved = view !== null && parked !== (before?._parked === true);
  for (const event of task.events.get(id) ?? []) {
    if (event.version <= version) continue;
    view = model.apply(view, event);
    version = event.version;
    position = Math.max(position, event.position);
    moved = true;
  }
  const mark = parked ? { _parked: true as const } : {};
  return { before, view, kept: { _id: id, _v: version, _rev: (before?._rev ?? 0) + 1, position, ...mark }, moved };
}

/** null where there is nothing to write: nothing new shows, or the document never was. */
function joined(settling: Settling, folded: Folded, lookup: VersionedLookup, task: Task): Replacement | null {
  const { model } = settling;
  const { before, view, moved } = folded;
  const kept = { ...folded.kept, position: positionOf(folded, task, settling.floor()) };
  if (!view) return moved ? { before, after: { ...kept, _gone: true } } : null;
  const known = model.joins ? model.joins.join(view, lookup) : view;
  const shown = kept._parked && model.conceal ? model.conceal(known) : known;
  if (!moved && isDeepStrictEqual(shown, view)) return null;
  return { before, after: withKept(shown, view, kept) };
}

/**
 * A document carries the position of its own last event, and that of the whole task where something else has changed it:
 * a reference, or that it is concealed or shown again. Never less than before, and always above the checkpoint.
 */
function positionOf({ before, kept }: Folded, task: Task, floor: number): number {
  const ownEvents = kept._v > (before?._v ?? 0);
  return Math.max(kept.position, floor, ownEvents ? 0 : task.position);
}

/** Adds what is kept. A join has made a new object that nobody else holds; only a document as it was read is copied. */
function withKept(shown: View, view: View, kept: Folded['kept']): KeptDocument {
  const own: View & { _parked?: true } = shown === view ? { ...shown } : shown;
  if ('_parked' in own && !kept._parked) delete own._parked;
  return Object.assign(own, kept);
}

function overtakenTooOften({ model }: Settling): ForesailError {
  return new ForesailError('INTERNAL', { message: `${model.name} keeps being overtaken` });
}

async function lookUpFor({ model, references }: Settling, views: readonly View[]): Promise<VersionedLookup> {
  const { joins } = model;
  if (!joins) return emptyLookup;
  const asked = new Set<string>();
  const first = await references.lookup(unasked(views.map(joins.needs), asked), emptyLookup);
  const then = joins.needsThen;
  if (!then) return first;
  const keys = views.map((view) => ({ keys: then(view, first), groups: [] }));
  return references.lookup(unasked(keys, asked), first);
}

const emptyLookup: VersionedLookup = { versions: new Map(), get: () => undefined, group: () => [] };

function unasked(all: readonly Needs[], asked: Set<string>): Needs {
  const keys: string[] = [];
  const groups: string[] = [];
  for (const needs of all) {
    addNew(needs.keys, asked, keys);
    addNew(needs.groups, asked, groups);
  }
  return { keys, groups };
}

function addNew(names: readonly string[], asked: Set<string>, to: string[]): void {
  for (const name of names) {
    if (asked.has(name)) continue;
    asked.add(name);
    to.push(name);
  }
}

function scopesOf(model: DocumentModel, replacements: readonly Replacement[]): ReadonlySet<string> {
  const scopes = new Set<string>();
  if (!model.scopes) return scopes;
  for (const { before, after } of replacements) {
    for (const view of [viewOf(before), viewOf(after)]) {
      if (view) for (const scope of model.scopes(view)) scopes.add(scope);
    }
  }
  return scopes;
}

/** Documents whose references have changed between reading them and now. */
async function outdatedBy(
  settling: Settling,
  views: readonly View[],
  lookup: VersionedLookup,
): Promise<(number | string)[]> {
  const now = await lookUpFor(settling, views);
  if (isDeepStrictEqual(now.versions, lookup.versions)) return [];
  return views.map((view) => view._id);
}
