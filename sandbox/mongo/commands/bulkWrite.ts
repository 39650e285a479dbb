import { MongoFault } from '../errors.js';
import { Cursor } from '../cursors.js';
import type { Announce } from '../storage/collection.js';
import { encode } from '../values/encode.js';
import { type Doc, isNumber, plain } from '../values/types.js';
import { type Command, type Context, requireDoc, sortOf } from './context.js';
import { asDoc, checkStatement, eachStatement, filterOf, insert, remove, statements, update } from './writing.js';

const counters = { nErrors: 0, nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 };

/** What one operation did: how it is counted, and its line in the answer. */
interface Done {
  readonly counts: Partial<typeof counters>;
  readonly line: Doc;
}

/** Inserts, updates and deletes over several collections: `MongoClient.bulkWrite`. */
export const bulkWrite: Command = {
  fields: ['ops', 'nsInfo', 'ordered', 'errorsOnly', 'bypassDocumentValidation', 'let', 'cursor'],
  run: async (context) => {
    const operations = statements(context, 'ops').map(asDoc);
    const names = statements(context, 'nsInfo').map((info) => String(asDoc(info).ns));
    const result = await context.write((announce) => runAll(context, operations, names, announce));
    const { lines, ...counts } = result;
    const source = (lines as Doc[]).map(encode)[Symbol.iterator]();
    const cursor = new Cursor('admin.$cmd.bulkWrite', source, context.budget);
    return context.engine.cursors.start(cursor, Infinity, false, counts);
  },
};

function runAll(context: Context, operations: readonly Doc[], names: readonly string[], announce: Announce): Doc {
  const total = { ...counters };
  const lines: Doc[] = [];
  const errorsOnly = context.body.errorsOnly === true;
  const errors = eachStatement(operations, context.body.ordered !== false, (operation, idx) => {
    const { counts, line } = runOne(context, asDoc(operation), names, announce);
    for (const [name, count] of Object.entries(counts)) total[name as keyof typeof counters] += count;
    if (!errorsOnly) lines.push({ ok: 1, idx, ...line });
  });
  for (const { index, ...error } of errors) lines.push({ ok: 0, idx: index ?? 0, n: 0, ...error });
  total.nErrors = errors.length;
  return { ...total, lines: lines.sort((a, b) => Number(a.idx) - Number(b.idx)) };
}

function runOne(context: Context, operation: Doc, names: readonly string[], announce: Announce): Done {
  const [kind = '', place] = Object.entries(operation)[0] ?? [];
  const ns = names[isNumber(place) ? Number(plain(place)) : -1];
  if (ns === undefined) throw new MongoFault('BadValue', `BulkWrite ops entry ${kind} has an invalid nsInfo index`);
  const { catalog } = context.engine;
  const { hint, collation, arrayFilters, updateMods, document } = operation;
  const filter = filterOf(operation, 'filter');
  const multi = operation.multi === true;
  if (kind === 'insert') {
    insert(catalog.obtain(ns), requireDoc(document, 'document'), announce);
    return { counts: { nInserted: 1 }, line: { n: 1 } };
  }
  if (kind === 'delete') {
    checkStatement('bulkWrite', operation, ['delete', 'filter', 'multi', 'hint', 'collation']);
    const collection = catalog.get(ns);
    const n =
      collection === undefined ? 0 : remove(context, collection, { filter, multi, hint, collation }, announce).count;
    return { counts: { nDeleted: n }, line: { n } };
  }
  if (kind !== 'update' || updateMods === undefined)
    throw new MongoFault('FailedToParse', 'bulkWrite knows insert, update and delete');
  return runUpdate(
    context,
    ns,
    { ...operation, updateMods },
    { filter, update: updateMods, multi, hint, collation, arrayFilters },
    announce,
  );
}

type Statement = Omit<Parameters<typeof update>[2], 'upsert'>;

function runUpdate(context: Context, ns: string, operation: Doc, statement: Statement, announce: Announce): Done {
  checkStatement('bulkWrite', operation, [
    ...['update', 'filter', 'updateMods', 'multi', 'upsert', 'arrayFilters', 'hint', 'collation', 'sort', 'constants'],
  ]);
  const { matched, modified, upsertedId } = update(
    context,
    ns,
    { ...statement, upsert: operation.upsert === true, sort: sortOf(operation) },
    announce,
  );
  if (upsertedId === undefined) {
    return { counts: { nMatched: matched, nModified: modified }, line: { n: matched, nModified: modified } };
  }
  return { counts: { nUpserted: 1 }, line: { n: 1, nModified: 0, upserted: { _id: upsertedId } } };
}
