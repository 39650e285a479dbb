import { MongoFault } from '../errors.js';
import type { SortSpec } from '../query/sort.js';
import { equal } from '../values/compare.js';
import { bounded, inverted, keyOf, orderedKeyBytes } from '../values/keys.js';
import { isPosition } from '../values/paths.js';
import { type Doc, type Maybe, type Value, isDoc } from '../values/types.js';
import { type Bounds, type Conjunct, both, boundsOf, conjuncts, implies, notNull } from './bounds.js';
import { type Collection, Row, after } from './collection.js';
import type { Index } from './index.js';
import { type Entry, type Store, scan } from './store.js';

/** A stretch of an index, as keys. */
type Stretch = readonly [start: Buffer, end: Buffer];

/** How the documents of a query are found. Every document found is still put to the filter. */
export interface Plan {
  readonly index: Index;
  readonly stretches: readonly Stretch[];
  /** The keys themselves, where each field of a unique index has its points. */
  readonly exact?: readonly Buffer[];
  readonly reverse: boolean;
  /** The plan bounds the index; otherwise it reads all of it. */
  readonly bounded: boolean;
  /** The documents come in the order asked for. */
  readonly sorted: boolean;
}

/** More stretches than this (`$in` × `$in`) are read as fewer, wider ones. */
const maxStretches = 2000;

export interface Question {
  readonly filter: Doc;
  readonly sort: SortSpec;
  readonly hint?: Maybe;
}

/** Chooses the index with the most equalities, then a range, then the order asked for. @throws MongoFault for a bad hint */
export function plan(collection: Collection, question: Question): Plan {
  const given = conjuncts(question.filter);
  const hinted = hintedIndex(collection, question.hint);
  const id =
    hinted === undefined ? given.find(({ path, operator }) => path === '_id' && operator === '$eq') : undefined;
  if (id !== undefined) {
    return byId(collection.primary, id.operand) ?? planFor(collection.primary, given, question.sort).plan;
  }
  const usable =
    hinted === undefined ? collection.indexes.filter((index) => holdsAll(index, question.filter, given)) : [hinted];
  let best: { plan: Plan; score: number } | undefined;
  for (const index of usable) {
    const candidate = planFor(index, given, question.sort);
    if (best === undefined || candidate.score > best.score) best = candidate;
  }
  return (best ?? planFor(collection.primary, given, question.sort)).plan;
}

/** The plan of most writes: one key, read as it is. */
function byId(index: Index, id: Value): Plan | undefined {
  if (Array.isArray(id) || id instanceof RegExp) return undefined;
  const exact = [Buffer.concat([index.prefix, bounded(keyOf(id)).key])];
  return { index, stretches: [], exact, reverse: false, bounded: true, sorted: true };
}

function hintedIndex(collection: Collection, hint: Maybe): Index | undefined {
  if (hint === undefined || (isDoc(hint) && Object.keys(hint).length === 0)) return undefined;
  if (isDoc(hint) && '$natural' in hint) return collection.primary;
  const found = collection.indexes.find((index) =>
    typeof hint === 'string' ? index.name === hint : equal(index.record.spec.key, hint),
  );
  if (found !== undefined) return found;
  throw new MongoFault(
    'BadValue',
    'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
  );
}

function holdsAll(index: Index, filter: Doc, given: readonly Conjunct[]): boolean {
  if (index.partial !== undefined && !implies(filter, index.partial)) return false;
  return !index.sparse || index.fields.some(({ path }) => given.some((each) => each.path === path && notNull(each)));
}

function planFor(index: Index, given: readonly Conjunct[], sort: SortSpec): { plan: Plan; score: number } {
  let prefixes: Buffer[] = [index.prefix];
  let ranges: Stretch[] | undefined;
  let points = 0;
  const fixed = new Set<string>();
  for (const [at, { path }] of index.fields.entries()) {
    const bounds = boundsFor(path, given, index.record.multikey);
    if (bounds === undefined) break;
    if (bounds.kind === 'points' && prefixes.length * bounds.values.length <= maxStretches) {
      const keys = bounds.values.map((value) => index.encoded(value, at)).sort(Buffer.compare);
      prefixes = prefixes.flatMap((prefix) => keys.map((key) => Buffer.concat([prefix, key])));
      points++;
      if (keys.length === 1) fixed.add(path);
    } else {
      const stretch = stretchOf(bounds, index.fields[at]?.descending === true);
      ranges = prefixes.map((prefix) => [Buffer.concat([prefix, stretch[0]]), Buffer.concat([prefix, stretch[1]])]);
      break;
    }
  }
  const order = orderOf(index, sort, fixed, prefixes.length);
  const stretches = (ranges ?? prefixes.map((prefix): Stretch => [prefix, after(prefix)])).map(within);
  const isBounded = points > 0 || ranges !== undefined;
  const whole = index.unique && points === index.fields.length;
  const exact = whole
    ? prefixes.map((prefix) => Buffer.concat([index.prefix, bounded(prefix.subarray(4)).key]))
    : undefined;
  const score =
    (whole ? 100 : 0) +
    points * 10 +
    (ranges === undefined ? 0 : 6) +
    (order === undefined || sort.length === 0 ? 0 : 5);
  const plan = { index, stretches, bounded: isBounded, sorted: order !== undefined, reverse: order === -1 };
  return { plan: exact === undefined ? plan : { ...plan, exact }, score };
}

function boundsFor(path: string, given: readonly Conjunct[], multikey: boolean): Bounds | undefined {
  if (path.split('.').some(isPosition)) return undefined;
  const all = given.filter((each) => each.path === path).flatMap((each) => boundsOf(each) ?? []);
  return all.length === 0 ? undefined : all.reduce((a, b) => both(a, b, multikey));
}

/** A place in an index: before a key, or after all that begin with it. */
interface Edge {
  readonly key: Buffer;
  readonly after: boolean;
}

const before = (key: Buffer): Edge => ({ key, after: false });
const behind = (key: Buffer): Edge => ({ key, after: true });
const bytesOf = (edge: Edge): Buffer => (edge.after ? after(edge.key) : edge.key);

/** The bytes between which a field's values lie, in the index's own direction. */
function stretchOf(bounds: Bounds, descending: boolean): Stretch {
  const [start, end] = edgesOf(bounds);
  return descending ? [bytesOf(turned(end)), bytesOf(turned(start))] : [bytesOf(start), bytesOf(end)];
}

const turned = ({ key, after }: Edge): Edge => ({ key: inverted(key), after: !after });

function edgesOf(bounds: Bounds): [Edge, Edge] {
  if (bounds.kind === 'points') {
    const { values } = bounds;
    return [before(keyOf(values[0])), behind(keyOf(values.at(-1)))];
  }
  if (bounds.kind === 'prefix') {
    const open = keyOf(bounds.text).subarray(0, -2);
    return [before(open), behind(open)];
  }
  const { low, high, rank } = bounds;
  const start = low === undefined ? before(Buffer.from([rank])) : { key: keyOf(low.value), after: !low.inclusive };
  const end = high === undefined ? before(Buffer.from([rank + 1])) : { key: keyOf(high.value), after: high.inclusive };
  return [start, end];
}

/** Where keys are cut the stretch is widened to all that begin alike. */
function within([start, end]: Stretch): Stretch {
  const most = 4 + orderedKeyBytes;
  return [start.subarray(0, most), end.length > most ? after(end.subarray(0, most)) : end];
}

/**
 * 1 or -1 where reading the index forwards or backwards gives the order asked for.
 * @param fixed the leading fields that have one value each
 */
function orderOf(
  { fields, record }: Index,
  sort: SortSpec,
  fixed: ReadonlySet<string>,
  prefixes: number,
): 1 | -1 | undefined {
  if (sort.length === 0) return 1;
  if (record.multikey || record.cut || prefixes > 1) return undefined;
  const rest = fields.slice(fixed.size);
  const turns = sort
    .filter(({ path }) => !fixed.has(path))
    .map(({ path, direction }, at) => {
      const next = rest[at];
      if (next?.path !== path) return 0;
      return next.descending ? -direction : direction;
    });
  const [first = 1] = turns;
  return (first === 1 || first === -1) && turns.every((turn) => turn === first) ? first : undefined;
}

/** What a run of a plan cost, for explain. */
export interface Effort {
  keys: number;
  docs: number;
}

/** The documents a plan leads to, each once. */
export function* rowsOf(store: Store, collection: Collection, plan: Plan, effort: Effort): Generator<Row> {
  const { index } = plan;
  const seen = index.record.multikey || index.record.cut ? new Set<string>() : undefined;
  for (const { key, value } of entriesOf(store, plan)) {
    effort.keys++;
    const idKey = index.isPrimary ? key.subarray(4) : value;
    if (seen !== undefined) {
      const name = idKey.toString('latin1');
      if (seen.has(name)) continue;
      seen.add(name);
    }
    const row = index.isPrimary ? new Row(idKey, value) : collection.row(idKey);
    if (row === undefined) continue;
    effort.docs++;
    yield row;
  }
}

function* entriesOf(store: Store, { exact, stretches, reverse }: Plan): Generator<Entry> {
  if (exact === undefined) {
    for (const [start, end] of reverse ? stretches.toReversed() : stretches) yield* scan(store, start, end, reverse);
    return;
  }
  for (const key of exact) {
    const value = store.get(key);
    if (value !== undefined) yield { key, value };
  }
}
