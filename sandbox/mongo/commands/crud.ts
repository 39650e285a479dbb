import { MongoFault } from '../errors.js';
import { find } from '../query/find.js';
import { projection } from '../query/projection.js';
import { compileFilter } from '../query/filter.js';
import { decode } from '../values/decode.js';
import { encode } from '../values/encode.js';
import { keyOf } from '../values/keys.js';
import { partsOf, valuesAt } from '../values/paths.js';
import { type Doc, type Value, field } from '../values/types.js';
import { Cursor } from '../cursors.js';
import { sizeOf } from '../pipeline/stages.js';
import { type Command, type Context, namespace, optionalDoc, optionalNumber, requireDoc, sortOf } from './context.js';
import {
  asDoc,
  checkStatement,
  eachStatement,
  filterOf,
  insert,
  nothing,
  remove,
  replacementIn,
  statements,
  update,
} from './writing.js';

const insertCommand: Command = {
  fields: ['documents', 'ordered', 'bypassDocumentValidation'],
  run: (context) => {
    const ns = namespace(context, 'insert');
    const list = statements(context, 'documents');
    return context.write((announce) => {
      const collection = context.engine.catalog.obtain(ns);
      let n = 0;
      const writeErrors = eachStatement(list, context.body.ordered !== false, (given) => {
        insert(collection, given, announce);
        n++;
      });
      return { n, ...(writeErrors.length > 0 && { writeErrors }) };
    });
  },
};

const updateFields = ['q', 'u', 'multi', 'upsert', 'hint', 'arrayFilters', 'collation', 'sort', 'c'];

const updateCommand: Command = {
  fields: ['updates', 'ordered', 'bypassDocumentValidation', 'let'],
  run: (context) => {
    const ns = namespace(context, 'update');
    const list = statements(context, 'updates');
    return context.write((announce) => {
      let [n, nModified] = [0, 0];
      const upserted: Doc[] = [];
      const writeErrors = eachStatement(list, context.body.ordered !== false, (given, index) => {
        const bytes = replacementIn(given, 'u');
        const statement = Buffer.isBuffer(given) && bytes !== undefined ? decode(given, allButUpdate) : asDoc(given);
        checkStatement('update.updates', statement, updateFields);
        const result = update(context, ns, updateOf(statement, bytes), announce);
        n += result.matched + (result.upsertedId === undefined ? 0 : 1);
        nModified += result.modified;
        if (result.upsertedId !== undefined) upserted.push({ index, _id: result.upsertedId });
      });
      return { n, nModified, ...(upserted.length > 0 && { upserted }), ...(writeErrors.length > 0 && { writeErrors }) };
    });
  },
};

const allButUpdate = { has: (name: string) => name !== 'u' };

function updateOf(statement: Doc, replacement: Buffer | undefined): Parameters<typeof update>[2] {
  const { u = replacement, hint, arrayFilters, collation, c } = statement;
  if (u === undefined) throw new MongoFault(40414, "BSON field 'update.updates.u' is missing but a required field");
  const variables = c === undefined ? undefined : requireDoc(c, 'c');
  return {
    filter: filterOf(statement, 'q'),
    update: u,
    multi: statement.multi === true,
    upsert: statement.upsert === true,
    sort: sortOf(statement),
    hint,
    arrayFilters,
    collation,
    variables,
  };
}

const deleteCommand: Command = {
  fields: ['deletes', 'ordered', 'let'],
  run: (context) => {
    const ns = namespace(context, 'delete');
    const list = statements(context, 'deletes');
    return context.write((announce) => {
      let n = 0;
      const writeErrors = eachStatement(list, context.body.ordered !== false, (given) => {
        const statement = asDoc(given);
        checkStatement('delete.deletes', statement, ['q', 'limit', 'hint', 'collation']);
        const collection = context.engine.catalog.get(ns);
        if (collection === undefined) return;
        const multi = optionalNumber(statement, 'limit') !== 1;
        const { hint, collation } = statement;
        n += remove(context, collection, { filter: filterOf(statement, 'q'), multi, hint, collation }, announce).count;
      });
      return { n, ...(writeErrors.length > 0 && { writeErrors }) };
    });
  },
};

const findAndModify: Command = {
  fields: [
    ...['query', 'sort', 'remove', 'update', 'new', 'fields', 'upsert', 'bypassDocumentValidation'],
    ...['collation', 'arrayFilters', 'hint', 'let'],
  ],
  run: (context) => {
    const { body, engine } = context;
    const ns = namespace(context, 'findAndModify' in body ? 'findAndModify' : 'findandmodify');
    if ((body.remove === true) === (body.update !== undefined)) {
      throw new MongoFault('FailedToParse', "Either an update or 'remove'=true must be specified, and not both");
    }
    const shape = projection(optionalDoc(body, 'fields') ?? {}, context.env);
    const reply = (value: Buffer | undefined, lastErrorObject: Doc): Doc => ({
      lastErrorObject,
      value: value === undefined ? null : shape(decode(value)),
    });
    const common = {
      filter: filterOf(body, 'query'),
      multi: false,
      sort: sortOf(body),
      hint: body.hint,
      collation: body.collation,
    };
    return context.write((announce) => {
      if (body.remove === true) {
        const collection = engine.catalog.get(ns);
        const removed = collection && remove(context, collection, common, announce);
        return reply(removed?.last, { n: removed?.count ?? 0 });
      }
      const { arrayFilters } = body;
      const statement = { ...common, update: body.update as Value, upsert: body.upsert === true, arrayFilters };
      const result = update(context, ns, statement, announce);
      const { upsertedId, matched, before, after } = result;
      const status = { n: upsertedId === undefined ? matched : 1, updatedExisting: matched > 0 };
      return reply(
        body.new === true ? after : before,
        upsertedId === undefined ? status : { ...status, upserted: upsertedId },
      );
    });
  },
};

const findCommand: Command = {
  fields: [
    ...['filter', 'sort', 'projection', 'hint', 'skip', 'limit', 'batchSize', 'singleBatch', 'collation', 'let'],
    ...[
      'noCursorTimeout',
      'allowPartialResults',
      'allowDiskUse',
      'oplogReplay',
      'returnKey',
      'showRecordId',
      'min',
      'max',
    ],
  ],
  run: (context) => {
    const { body, engine, budget } = context;
    for (const name of ['returnKey', 'showRecordId', 'min', 'max']) {
      if (field(body, name) !== undefined && body[name] !== false) {
        throw new MongoFault('CommandNotSupported', `The embedded server does not support find with ${name}`);
      }
    }
    const ns = namespace(context, 'find');
    const limit = optionalNumber(body, 'limit', -Infinity) ?? 0;
    const rows = findRows(context, ns, limit);
    const singleBatch = body.singleBatch === true || limit < 0;
    const batchSize = optionalNumber(body, 'batchSize');
    return engine.cursors.start(new Cursor(ns, rows, budget), batchSize, singleBatch);
  },
};

function* findRows(context: Context, ns: string, limit: number): Generator<Buffer> {
  const { body, engine, env, budget } = context;
  const filter = filterOf(body, 'filter');
  const trace = {};
  const spec = optionalDoc(body, 'projection') ?? {};
  const shape = projection(spec, env, { filter, trace });
  const whole = Object.keys(spec).length === 0;
  const search = {
    filter,
    env,
    budget,
    trace,
    sort: sortOf(body),
    wanted: whole ? nothing : undefined,
    skip: optionalNumber(body, 'skip') ?? 0,
    limit: Math.abs(limit),
    hint: body.hint,
  };
  const collection = engine.catalog.get(ns) ?? emptyCheck(search);
  if (collection === undefined) return;
  for (const row of find(engine.store, collection, search).rows) yield whole ? row.raw : encode(shape(row.doc));
}

/** A filter is read, and refused, even where there is no collection to put it to. */
function emptyCheck({ filter, env }: { filter: Doc; env: Context['env'] }): undefined {
  compileFilter(filter, env);
  return undefined;
}

const getMore: Command = {
  fields: ['collection', 'batchSize'],
  run: ({ engine, body, db }) => {
    const id = BigInt(body.getMore as number | bigint);
    return engine.cursors.more(
      id,
      `${db}.${String(body.collection)}`,
      optionalNumber(body, 'batchSize'),
      optionalNumber(body, 'maxTimeMS'),
    );
  },
};

const killCursors: Command = {
  fields: ['cursors'],
  run: ({ engine, body }) => {
    const ids = (Array.isArray(body.cursors) ? body.cursors : []) as (number | bigint)[];
    const [cursorsKilled, cursorsNotFound]: [Value[], Value[]] = [[], []];
    for (const id of ids) (engine.cursors.kill(BigInt(id)) ? cursorsKilled : cursorsNotFound).push(id);
    return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] };
  },
};

const count: Command = {
  fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields'],
  run: (context) => {
    const { body, engine, env, budget } = context;
    const collection = engine.catalog.get(namespace(context, 'count'));
    const filter = filterOf(body, 'query');
    const [skip, limit] = [optionalNumber(body, 'skip') ?? 0, Math.abs(optionalNumber(body, 'limit', -Infinity) ?? 0)];
    if (collection === undefined) return { n: 0 };
    if (Object.keys(filter).length === 0 && skip === 0 && limit === 0) return { n: collection.count };
    const { rows } = find(engine.store, collection, { filter, env, budget, skip, limit, hint: body.hint });
    return { n: sizeOf(rows) };
  },
};

const distinct: Command = {
  fields: ['key', 'query', 'collation', 'hint'],
  run: (context) => {
    const { body, engine, env, budget } = context;
    const collection = engine.catalog.get(namespace(context, 'distinct'));
    if (typeof body.key !== 'string')
      throw new MongoFault('TypeMismatch', "BSON field 'distinct.key' must be a string");
    const parts = partsOf(body.key);
    const values = new Map<string, Value>();
    const rows =
      collection &&
      find(engine.store, collection, { filter: filterOf(body, 'query'), env, budget, hint: body.hint }).rows;
    for (const { doc } of rows ?? []) {
      for (const value of valuesAt(doc, parts)) {
        const key = keyOf(value).toString('latin1');
        if (!values.has(key)) values.set(key, value);
      }
    }
    return { values: [...values.values()] };
  },
};

export const crudCommands: Readonly<Record<string, Command>> = {
  insert: insertCommand,
  update: updateCommand,
  delete: deleteCommand,
  findAndModify,
  findandmodify: findAndModify,
  find: findCommand,
  getMore,
  killCursors,
  count,
  distinct,
};
