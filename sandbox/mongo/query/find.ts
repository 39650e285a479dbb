import type { Env } from '../expression/expression.js';
import type { Collection, Row } from '../storage/collection.js';
import { type Effort, type Plan, plan, rowsOf } from '../storage/planner.js';
import type { Store } from '../storage/store.js';
import type { Doc, Maybe } from '../values/types.js';
import type { Budget } from './budget.js';
import type { Trace } from './conditions.js';
import { compileFilter } from './filter.js';
import { type SortSpec, sorted } from './sort.js';
import { filterFields, top } from './wanted.js';

export interface Search {
  readonly filter: Doc;
  readonly sort?: SortSpec;
  readonly skip?: number;
  /** 0 or absent: all */
  readonly limit?: number;
  readonly hint?: Maybe;
  readonly env: Env;
  readonly budget: Budget;
  readonly trace?: Trace;
  /** The top-level fields that matter beside those of filter and sort; absent: all. */
  readonly wanted?: ReadonlySet<string> | undefined;
}

export interface Found {
  readonly plan: Plan;
  readonly effort: Effort;
  readonly rows: Iterable<Row>;
}

/** The rows a search selects, in its order, read as they are asked for. */
export function find(store: Store, collection: Collection, search: Search): Found {
  const { filter, sort = [], hint, env, trace = {} } = search;
  const predicate = compileFilter(filter, env, trace);
  const chosen = plan(collection, { filter, sort, hint });
  const effort: Effort = { keys: 0, docs: 0 };
  const wanted = search.wanted && readBy(filter, sort, search.wanted);
  const rows = matching(rowsOf(store, collection, chosen, effort), predicate, { ...search, wanted });
  return { plan: chosen, effort, rows: window(ordered(rows, chosen, search), search) };
}

function readBy(filter: Doc, sort: SortSpec, more: ReadonlySet<string>): ReadonlySet<string> | undefined {
  const filtered = filterFields(filter);
  return filtered && new Set([...filtered, ...more, ...sort.map(({ path }) => top(path))]);
}

function* matching(
  rows: Iterable<Row>,
  predicate: (doc: Doc) => boolean,
  { filter, budget, wanted }: Search,
): Generator<Row> {
  const all = Object.keys(filter).length === 0;
  for (const row of rows) {
    budget.tick();
    row.wanted = wanted;
    if (all || predicate(row.doc)) yield row;
  }
}

function* ordered(
  rows: Iterable<Row>,
  { sorted: inOrder }: Plan,
  { sort = [], skip = 0, limit = 0 }: Search,
): Generator<Row> {
  if (inOrder || sort.length === 0) yield* rows;
  else
    yield* sorted(rows, sort, (row) => row.doc, {
      limit: limit === 0 ? Infinity : skip + limit,
      size: (row) => row.raw.length,
    });
}

function* window(rows: Iterable<Row>, { skip = 0, limit = 0 }: Search): Generator<Row> {
  let place = 0;
  for (const row of rows) {
    if (place++ < skip) continue;
    yield row;
    if (limit > 0 && place >= skip + limit) return;
  }
}
