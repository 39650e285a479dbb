import { MongoFault } from '../errors.js';
import type { Announce, Collection } from '../storage/collection.js';
import { checkedSpec } from '../storage/index.js';
import { compilePipeline } from '../pipeline/stages.js';
import { find } from '../query/find.js';
import { equal } from '../values/compare.js';
import { encode } from '../values/encode.js';
import { type Doc, type Maybe, type Value, isDoc } from '../values/types.js';
import type { Context } from './context.js';
import { insert } from './writing.js';

/** Runs `$out` or `$merge` over the documents of a pipeline, in one transaction. */
export async function writeOut(context: Context, stage: Doc, docs: Iterable<Doc>): Promise<void> {
  const { engine, db } = context;
  const merging = stage.$merge;
  if (merging === undefined) {
    const ns = target(stage.$out, db, 'coll');
    const all = [...docs];
    await context.write((announce) => {
      replaceAll(context, ns, all, announce);
      return {};
    });
  } else {
    const spec = isDoc(merging) ? merging : { into: merging };
    const merge = mergeOf(context, spec);
    const ns = target(spec.into, db, 'coll');
    const all = [...docs];
    await context.write((announce) => {
      const collection = engine.catalog.obtain(ns);
      for (const doc of all) merge(collection, doc, announce);
      return {};
    });
  }
}

function target(into: Maybe, db: string, key: string): string {
  if (typeof into === 'string') return `${db}.${into}`;
  if (into !== undefined && isDoc(into) && typeof into[key] === 'string')
    return `${typeof into.db === 'string' ? into.db : db}.${into[key]}`;
  throw new MongoFault(16990, '$out and $merge need the name of a collection');
}

function replaceAll({ engine: { catalog } }: Context, ns: string, docs: readonly Doc[], announce: Announce): void {
  const old = catalog.get(ns);
  const specs = old?.secondary.map(({ record }) => record.spec) ?? [];
  if (old !== undefined) catalog.drop(old);
  const collection = catalog.create(ns);
  for (const spec of specs) {
    collection.addIndex({ spec: checkedSpec(spec), id: catalog.freshId(), multikey: false, cut: false }, () => []);
  }
  for (const doc of docs) insert(collection, doc, announce);
}

type Merge = (collection: Collection, doc: Doc, announce: Announce) => void;

function mergeOf(context: Context, spec: Doc): Merge {
  const { whenMatched = 'merge', whenNotMatched = 'insert', on = '_id' } = spec;
  if (!equal(on, '_id') && !equal(on, ['_id']))
    throw new MongoFault('CommandNotSupported', 'The embedded server merges on _id only');
  const matched = whenMatchedOf(context, whenMatched);
  if (!['insert', 'discard', 'fail'].includes(String(whenNotMatched)))
    throw new MongoFault(
      'BadValue',
      `Enumeration value '${String(whenNotMatched)}' for field 'whenNotMatched' is not a valid value`,
    );
  return (collection, doc, announce) => {
    const search = { filter: { _id: doc._id ?? null }, env: context.env, budget: context.budget };
    const [row] = doc._id === undefined ? [] : find(context.engine.store, collection, search).rows;
    if (row === undefined) {
      if (whenNotMatched === 'fail')
        throw new MongoFault(13113, '$merge could not find a matching document in the target collection');
      if (whenNotMatched === 'insert') insert(collection, doc, announce);
      return;
    }
    const after = encode(matched(row.doc, doc));
    if (after.equals(row.raw)) return;
    collection.replace(row, after);
    announce({ kind: 'update', ns: collection.ns, before: row.raw, after });
  };
}

function whenMatchedOf({ env }: Context, mode: Value): (old: Doc, doc: Doc) => Doc {
  if (Array.isArray(mode)) {
    return (old, doc) => {
      const stage = compilePipeline(mode, { env: { variables: { ...env.variables, new: doc } }, documents: () => [] });
      return [...stage([old])][0] ?? old;
    };
  }
  switch (mode) {
    case 'merge':
      return (old, doc) => ({ ...old, ...doc });
    case 'replace':
      return (_old, doc) => doc;
    case 'keepExisting':
      return (old) => old;
    case 'fail':
      return (_old, doc) => {
        throw new MongoFault('DuplicateKey', 'E11000 duplicate key error in $merge with whenMatched: fail', {
          keyPattern: { _id: 1 },
          keyValue: { _id: doc._id },
        });
      };
    default:
      throw new MongoFault(
        'BadValue',
        `Enumeration value '${String(mode)}' for field 'whenMatched' is not a valid value`,
      );
  }
}
