import { MongoFault } from '../errors.js';
import { type Search, find } from '../query/find.js';
import { sizeOf } from '../pipeline/stages.js';
import type { Plan } from '../storage/planner.js';
import { type Doc, type Maybe, type Value, isDoc } from '../values/types.js';
import { headOf } from './aggregate.js';
import { type Command, checkFields, optionalDoc, optionalNumber, sortOf } from './context.js';

/** Says which index one of the commands would use, and with `executionStats` what it read. Nothing is written. */
export const explaining = (commands: Readonly<Record<string, Command>>): Command => ({
  fields: ['verbosity'],
  run: (context) => {
    const inner = optionalDoc(context.body, 'explain') ?? {};
    const [name = '', collectionName] = Object.entries(inner)[0] ?? [];
    checkFields(name, inner, commands[name]?.fields ?? []);
    const ns = `${context.db}.${String(collectionName)}`;
    const collection = context.engine.catalog.get(ns);
    const search = { ...searchOf(name, inner), env: context.env, budget: context.budget };
    const asked = { namespace: ns, parsedQuery: search.filter };
    if (collection === undefined) return { queryPlanner: { ...asked, winningPlan: { stage: 'EOF' } } };
    const found = find(context.engine.store, collection, search);
    const queryPlanner: Doc = { ...asked, winningPlan: shown(found.plan, search), rejectedPlans: [] };
    if (context.body.verbosity === 'queryPlanner') return { queryPlanner };
    return { queryPlanner, executionStats: executed(found) };
  },
});

function executed({ rows, effort }: ReturnType<typeof find>): Doc {
  const started = performance.now();
  const nReturned = sizeOf(rows);
  const executionTimeMillis = Math.round(performance.now() - started);
  return {
    executionSuccess: true,
    nReturned,
    executionTimeMillis,
    totalKeysExamined: effort.keys,
    totalDocsExamined: effort.docs,
  };
}

function searchOf(name: string, inner: Doc): Omit<Search, 'env' | 'budget'> {
  const { hint } = inner;
  switch (name) {
    case 'find':
      return {
        filter: optionalDoc(inner, 'filter') ?? {},
        sort: sortOf(inner),
        skip: optionalNumber(inner, 'skip') ?? 0,
        limit: optionalNumber(inner, 'limit') ?? 0,
        hint,
      };
    case 'count':
    case 'distinct':
      return { filter: optionalDoc(inner, 'query') ?? {}, hint };
    case 'findAndModify':
      return { filter: optionalDoc(inner, 'query') ?? {}, sort: sortOf(inner), limit: 1, hint };
    case 'update':
    case 'delete': {
      const first = firstOf(inner[`${name}s`]);
      return { filter: optionalDoc(first, 'q') ?? {}, hint: first.hint };
    }
    case 'aggregate': {
      const { filter, sort, limit } = headOf(Array.isArray(inner.pipeline) ? inner.pipeline : []);
      return { filter, sort, limit, hint };
    }
    default:
      throw new MongoFault('CommandNotFound', `Explain failed due to unknown command: ${name}`);
  }
}

function firstOf(list: Maybe): Doc {
  const [first] = Array.isArray(list) ? list : [];
  return first !== undefined && isDoc(first) ? first : {};
}

/** The plan as MongoDB shows one: a tree of stages, the innermost of which reads. */
function shown({ index, bounded, sorted, reverse }: Plan, { sort = [] }: { sort?: Search['sort'] }): Doc {
  const direction: Value = reverse ? 'backward' : 'forward';
  const scan: Doc = index.isPrimary && !bounded ? { stage: 'COLLSCAN', direction } : indexScan(index, direction);
  return sort.length === 0 || sorted ? scan : { stage: 'SORT', inputStage: scan };
}

function indexScan({ name, record: { spec, multikey } }: Plan['index'], direction: Value): Doc {
  const inputStage: Doc = {
    stage: 'IXSCAN',
    indexName: name,
    keyPattern: spec.key as Value,
    isMultiKey: multikey,
    direction,
  };
  return { stage: 'FETCH', inputStage };
}
