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
  /** Whether other partitions may change references meanwhile. */
  readonly shared: boolean;
  /** Called before each write; throws when the lease is no longer held. */
  readonly requireLease: () => void;
}

/** Documents to bring up to date: their own new events (often none), and the position that causes it. */
export interface Task {
  readonly ids: readonly (number | string)[];
  readonly events: ReadonlyMap<number | string, readonly StoredEvent[]>;
  readonly position: number;
  /** Whether the documents are to be marked as having a parked event; left as they are when absent. */
  readonly parked?: boolean;
}

interface Settled extends Replacement {
  /** Own events were applied, so it is written even where nothing shows. */
  readonly moved: boolean;
}

/** Rounds until documents that others keep changing are given up; each round lost means another writer won one. */
const patience = 100;

/**
 * Brings documents up to date: own events in order, those already applied left out; then everything that is joined, from
 * references read *after* the decision which documents to look at. A document overtaken by another writer is computed
 * again. With several partitions the references are read again after the write: whoever changes one first writes it and
 * then looks for documents, whoever writes a document first writes it and then looks at its references, so one of the two
 * sees the other (docs/decisions/0003).
 */
export async function settle(settling: Settling, task: Task): Promise<void> {
  let open = [...new Set(task.ids)];
  for (let round = 0; open.length > 0; round += 1) {
    if (round > patience)
      throw new ForesailError('INTERNAL', { message: `${settling.model.name} keeps being overtaken` });
    const stored = await settling.documents.load(open);
    const folded = open.map((id) => fold(settling.model, stored.get(id) ?? null, id, task));
    const lookup = await lookUpFor(
      settling,
      folded.flatMap(({ after }) => viewOf(after) ?? []),
    );
    const replacements = folded.flatMap((entry) => joined(settling.model, entry, lookup, task.position) ?? []);
    await settling.touch(scopesOf(settling.model, replacements), task.position);
    settling.requireLease();
    const overtaken = await settling.documents.replace(replacements);
    const outdated = settling.shared ? await outdatedBy(settling, folded, lookup) : [];
    open = [...new Set([...overtaken, ...outdated])];
  }
}

function fold(model: DocumentModel, before: KeptDocument | null, id: number | string, task: Task): Settled {
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
  const kept = { _id: id, _v: version, _rev: (before?._rev ?? 0) + 1, position, ...mark };
  return { before, after: view ? { ...withoutKept(view), ...kept } : { ...kept, _gone: true }, moved };
}

/** Marks are set anew, so that a revived record does not keep that of its tombstone. */
function withoutKept(view: View): View {
  const rest: Record<string, unknown> = { ...view };
  delete rest['_gone'];
  delete rest['_parked'];
  return rest as unknown as View;
}

function joined(model: DocumentModel, entry: Settled, lookup: VersionedLookup, position: number): Settled | null {
  const { before, after, moved } = entry;
  const view = viewOf(after);
  // Nothing to bring up to date: a document that never was, or a tombstone without new events.
  if (!view) return moved ? entry : null;
  const known = model.joins ? model.joins.join(view, lookup) : view;
  const next = after._parked && model.conceal ? model.conceal(known) : known;
  if (!moved && isDeepStrictEqual(next, view)) return null;
  const changedAt = moved ? after.position : Math.max(after.position, position);
  return { before, moved, after: { ...next, _v: after._v, _rev: after._rev, position: changedAt } };
}

async function lookUpFor(settling: Settling, views: readonly View[]): Promise<VersionedLookup> {
  const { model, references } = settling;
  let lookup: VersionedLookup = emptyLookup;
  const asked = new Set<string>();
  while (model.joins) {
    const needs = unasked(
      views.map((view) => model.joins?.needs(view, lookup)),
      asked,
    );
    if (needs.keys.length + needs.groups.length === 0) break;
    lookup = await references.lookup(needs, lookup);
  }
  return lookup;
}

const emptyLookup: VersionedLookup = { versions: new Map(), get: () => undefined, group: () => [] };

function unasked(all: readonly (Needs | undefined)[], asked: Set<string>): Needs {
  const keys: string[] = [];
  const groups: string[] = [];
  for (const needs of all) {
    addNew(needs?.keys ?? [], asked, keys);
    addNew(needs?.groups ?? [], asked, groups);
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
  settled: readonly Settled[],
  lookup: VersionedLookup,
): Promise<(number | string)[]> {
  if (!settling.model.joins) return [];
  const views = settled.flatMap(({ after }) => viewOf(after) ?? []);
  const now = await lookUpFor(settling, views);
  if (isDeepStrictEqual(now.versions, lookup.versions)) return [];
  return views.map((view) => view._id);
}
