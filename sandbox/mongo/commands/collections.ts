import { MongoFault } from '../errors.js';
import { Cursor } from '../cursors.js';
import { compileFilter } from '../query/filter.js';
import { type Collection, Row, after } from '../storage/collection.js';
import { type Index, checkedSpec } from '../storage/index.js';
import { scan } from '../storage/store.js';
import { equal } from '../values/compare.js';
import { encode } from '../values/encode.js';
import { type Doc, type Value, isDoc } from '../values/types.js';
import { type Command, type Context, namespace, optionalDoc, optionalNumber, requireDoc } from './context.js';

const missing = (): MongoFault => new MongoFault('NamespaceNotFound', 'ns not found');

const create: Command = {
  fields: [
    'capped',
    'size',
    'max',
    'validator',
    'validationLevel',
    'validationAction',
    'collation',
    'indexOptionDefaults',
  ],
  run: (context) => {
    const ns = namespace(context, 'create');
    const stranger = ['capped', 'size', 'max', 'validator'].find(
      (name) => name in context.body && context.body[name] !== false,
    );
    if (stranger !== undefined)
      throw new MongoFault('InvalidOptions', `The embedded server does not create collections with ${stranger}`);
    return context.write(() => {
      if (context.engine.catalog.get(ns) !== undefined)
        throw new MongoFault('NamespaceExists', `Collection ${ns} already exists.`);
      context.engine.catalog.create(ns);
      return {};
    });
  },
};

const drop: Command = {
  fields: [],
  run: (context) => {
    const ns = namespace(context, 'drop');
    return context.write((announce) => {
      const collection = context.engine.catalog.get(ns);
      if (collection === undefined) return {};
      const nIndexesWas = collection.indexes.length;
      context.engine.catalog.drop(collection);
      announce({ kind: 'drop', ns });
      return { nIndexesWas, ns };
    });
  },
};

const dropDatabase: Command = {
  fields: [],
  run: ({ engine, db, write }) =>
    write((announce) => {
      for (const collection of engine.catalog.all().filter(({ ns }) => ns.startsWith(`${db}.`))) {
        engine.catalog.drop(collection);
        announce({ kind: 'drop', ns: collection.ns });
      }
      return { dropped: db };
    }),
};

const renameCollection: Command = {
  fields: ['to', 'dropTarget'],
  run: ({ engine, body, write }) =>
    write(() => {
      const [from, to] = [String(body.renameCollection), String(body.to)];
      const collection = engine.catalog.get(from);
      if (collection === undefined)
        throw new MongoFault('NamespaceNotFound', `Source collection ${from} does not exist`);
      if (engine.catalog.get(to) !== undefined && body.dropTarget !== true)
        throw new MongoFault('NamespaceExists', 'target namespace exists');
      engine.catalog.rename(collection, to);
      return {};
    }),
};

function reply(context: Context, ns: string, docs: readonly Doc[]): Buffer {
  const batchSize = optionalNumber(optionalDoc(context.body, 'cursor') ?? {}, 'batchSize');
  return context.engine.cursors.start(new Cursor(ns, docs.map(encode)[Symbol.iterator](), context.budget), batchSize);
}

const listCollections: Command = {
  fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  run: (context) => {
    const { engine, db, body, env } = context;
    const wanted = compileFilter(optionalDoc(body, 'filter') ?? {}, env);
    const docs = engine.catalog
      .all()
      .filter(({ ns }) => ns.startsWith(`${db}.`))
      .map(({ ns, uuid, primary }): Doc => {
        const name = ns.slice(db.length + 1);
        return { name, type: 'collection', options: {}, info: { readOnly: false, uuid }, idIndex: primary.record.spec };
      })
      .filter(wanted)
      .map((doc) => (body.nameOnly === true ? { name: doc.name as Value, type: 'collection' } : doc));
    return reply(context, `${db}.$cmd.listCollections`, docs);
  },
};

const listDatabases: Command = {
  fields: ['filter', 'nameOnly', 'authorizedDatabases'],
  run: ({ engine, body, env }) => {
    const wanted = compileFilter(optionalDoc(body, 'filter') ?? {}, env);
    const names = [...new Set(engine.catalog.all().map(({ ns }) => ns.split('.')[0] ?? ''))].sort();
    return {
      databases: names.map((name): Doc => ({ name, sizeOnDisk: 0, empty: false })).filter(wanted),
      totalSize: 0,
    };
  },
};

const createIndexes: Command = {
  fields: ['indexes', 'commitQuorum'],
  run: (context) => {
    const ns = namespace(context, 'createIndexes');
    const given = Array.isArray(context.body.indexes) ? context.body.indexes : [];
    const specs = given.map((spec) => checkedSpec(requireDoc(spec, 'createIndexes.indexes')));
    const { catalog } = context.engine;
    return context.write(() => {
      const createdCollectionAutomatically = catalog.get(ns) === undefined;
      const collection = catalog.obtain(ns);
      const numIndexesBefore = collection.indexes.length;
      for (const spec of specs) {
        if (exists(collection, spec)) continue;
        collection.addIndex({ spec, id: catalog.freshId(), multikey: false, cut: false }, () =>
          allRows(context, collection),
        );
      }
      return { numIndexesBefore, numIndexesAfter: collection.indexes.length, createdCollectionAutomatically };
    });
  },
};

/** True for the same index again. @throws MongoFault 85 or 86 for another one under the same name or key */
function exists(collection: Collection, spec: Doc): boolean {
  for (const { name, record } of collection.indexes) {
    if (equal(record.spec, spec) || (name === '_id_' && sameKey(record.spec.key, spec.key))) return true;
    if (name === spec.name) {
      const message = `An existing index has the same name as the requested index. Requested index: ${JSON.stringify(spec)}, existing index: ${JSON.stringify(record.spec)}`;
      throw new MongoFault(
        sameKey(record.spec.key, spec.key) ? 'IndexOptionsConflict' : 'IndexKeySpecsConflict',
        message,
      );
    }
    if (
      sameKey(record.spec.key, spec.key) &&
      equal(record.spec.partialFilterExpression, spec.partialFilterExpression)
    ) {
      throw new MongoFault('IndexOptionsConflict', `Index already exists with a different name: ${name}`);
    }
  }
  return false;
}

const sameKey = (a: Value | undefined, b: Value | undefined): boolean => equal(a, b);

function* allRows({ engine }: Context, { primary }: Collection): Generator<Row> {
  for (const { key, value } of scan(engine.store, primary.prefix, after(primary.prefix), false))
    yield new Row(key.subarray(4), value);
}

const listIndexes: Command = {
  fields: ['cursor'],
  run: (context) => {
    const ns = namespace(context, 'listIndexes');
    const collection = context.engine.catalog.get(ns);
    if (collection === undefined) throw new MongoFault('NamespaceNotFound', `ns does not exist: ${ns}`);
    return reply(
      context,
      ns,
      collection.indexes.map(({ record }) => record.spec),
    );
  },
};

const dropIndexes: Command = {
  fields: ['index'],
  run: (context) => {
    const ns = namespace(context, 'dropIndexes' in context.body ? 'dropIndexes' : 'deleteIndexes');
    return context.write(() => {
      const collection = context.engine.catalog.get(ns);
      if (collection === undefined) throw missing();
      const nIndexesWas = collection.indexes.length;
      for (const index of chosen(collection, context.body.index)) collection.dropIndex(index);
      return { nIndexesWas };
    });
  },
};

function chosen(collection: Collection, wanted: Value | undefined): Index[] {
  if (wanted === '*') return collection.secondary;
  const names = Array.isArray(wanted) ? wanted : [wanted];
  return names.map((name) => {
    const found = collection.indexes.find(
      (index) => index.name === name || (name !== undefined && isDoc(name) && equal(index.record.spec.key, name)),
    );
    if (found === undefined) throw new MongoFault('IndexNotFound', `index not found with name [${String(name)}]`);
    if (found.isPrimary) throw new MongoFault('InvalidOptions', 'cannot drop _id index');
    return found;
  });
}

export const collectionCommands: Readonly<Record<string, Command>> = {
  create,
  drop,
  dropDatabase,
  renameCollection,
  listCollections,
  listDatabases,
  createIndexes,
  listIndexes,
  dropIndexes,
};
