import { ObjectId } from 'bson';
import { MongoFault } from '../errors.js';
import type { Env } from '../expression/expression.js';
import { find } from '../query/find.js';
import type { Trace } from '../query/conditions.js';
import type { Announce, Collection, Row } from '../storage/collection.js';
import { compileUpdate, isReplacement } from '../update/apply.js';
import { rewritten } from '../update/rewrite.js';
import { upserted } from '../update/upsert.js';
import { decode, elementOf } from '../values/decode.js';
import { encode } from '../values/encode.js';
import { type Doc, type Maybe, type Value, field } from '../values/types.js';
import type { SortSpec } from '../query/sort.js';
import { type Context, checkCollation, environment, optionalDoc, requireDoc } from './context.js';

/** A document to insert, its `_id` made where it has none and put first. */
export function prepared(given: Buffer | Doc): Buffer {
  if (Buffer.isBuffer(given) && given.subarray(5, 9).toString('latin1') === '_id\0') return given;
  const { _id, ...rest } = asDoc(given);
  return encode({ _id: _id === undefined ? new ObjectId() : _id, ...rest });
}

/** @returns the document as stored. @throws MongoFault DuplicateKey and others; nothing is written then */
export function insert(collection: Collection, given: Buffer | Doc, announce: Announce): Buffer {
  const after = prepared(given);
  collection.insert(after);
  announce({ kind: 'insert', ns: collection.ns, after });
  return after;
}

/** What is asked of a document beside the filter, where its bytes are enough. */
export const nothing: ReadonlySet<string> = new Set();

/** One statement of `update`, of `bulkWrite` or `findAndModify`. */
export interface UpdateStatement {
  readonly filter: Doc;
  /** A replacement may be given as bytes. */
  readonly update: Value | Buffer;
  readonly multi: boolean;
  readonly upsert: boolean;
  readonly arrayFilters?: Maybe;
  readonly hint?: Maybe;
  readonly sort?: SortSpec;
  readonly collation?: Maybe;
  readonly variables?: Doc | undefined;
}

export interface Updated {
  readonly matched: number;
  readonly modified: number;
  readonly upsertedId?: Value;
  /** The last of the documents, in bytes. */
  readonly before?: Buffer;
  readonly after?: Buffer;
}

/** @throws MongoFault; of several documents those before the failing one stay changed, as in MongoDB */
export function update(context: Context, ns: string, statement: UpdateStatement, announce: Announce): Updated {
  const { engine, budget } = context;
  const { filter, multi, upsert, sort, hint } = statement;
  checkCollation(statement.collation);
  if (multi && isReplacement(statement.update)) {
    throw new MongoFault('FailedToParse', 'multi update is not supported for replacement-style update');
  }
  const env = environmentOf(context, statement);
  const change = compileUpdate(statement.update, env, statement.arrayFilters);
  const replaces = isReplacement(statement.update);
  const collection = upsert ? engine.catalog.obtain(ns) : engine.catalog.get(ns);
  if (collection === undefined) return { matched: 0, modified: 0 };
  const trace: Trace = {};
  const search = {
    filter,
    env,
    budget,
    trace,
    hint,
    wanted: change.reads,
    ...(sort && { sort }),
    limit: multi ? 0 : 1,
  };
  const { plan, rows } = find(engine.store, collection, search);
  const stays = change.fields !== undefined && !plan.index.isTouchedBy(change.fields);
  let [matched, modified] = [0, 0];
  let last: { before: Buffer; after: Buffer } | undefined;
  // All rows before the first is changed, where a change might move a row into the path of the search.
  for (const { row, position } of stays ? placed(rows, trace) : [...placed(rows, trace)]) {
    const after = rewritten(change, row, { position, inserting: false });
    matched++;
    last = { before: row.raw, after };
    if (after.equals(row.raw)) continue;
    collection.replace(row, after, change.fields);
    modified++;
    announce({ kind: replaces ? 'replace' : 'update', ns: collection.ns, ...last });
  }
  if (matched > 0 || !upsert) return { matched, modified, ...last };
  const after = insert(collection, upserted(filter, change, replaces), announce);
  return { matched: 0, modified: 0, upsertedId: decode(after, new Set(['_id']))._id as Value, after };
}

/** The command's own variables, or those that the statement brings in their place. */
function environmentOf({ body, engine, env }: Context, { variables }: Pick<UpdateStatement, 'variables'>): Env {
  return variables === undefined ? env : environment({ ...body, let: variables }, engine.now());
}

function* placed(rows: Iterable<Row>, trace: Trace): Generator<{ row: Row; position: number | undefined }> {
  for (const row of rows) {
    const { position } = trace;
    trace.position = undefined;
    yield { row, position };
  }
}

export interface DeleteStatement {
  readonly filter: Doc;
  readonly multi: boolean;
  readonly hint?: Maybe;
  readonly sort?: SortSpec;
  readonly collation?: Maybe;
  readonly variables?: Doc | undefined;
}

/** @returns the documents removed (the last one) and how many */
export function remove(
  context: Context,
  collection: Collection,
  statement: DeleteStatement,
  announce: Announce,
): { count: number; last?: Buffer } {
  const { engine, budget } = context;
  const { filter, multi, hint, sort } = statement;
  checkCollation(statement.collation);
  const env = environmentOf(context, statement);
  const search = { filter, env, budget, hint, wanted: nothing, ...(sort && { sort }), limit: multi ? 0 : 1 };
  const rows = [...find(engine.store, collection, search).rows];
  for (const row of rows) {
    collection.remove(row);
    announce({ kind: 'delete', ns: collection.ns, before: row.raw });
  }
  const last = rows.at(-1)?.raw;
  return { count: rows.length, ...(last && { last }) };
}

/** Reads the filter of a statement. */
export function filterOf(statement: Doc, name: string): Doc {
  return optionalDoc(statement, name) ?? {};
}

/** How one statement's failure stands in `writeErrors`. */
export function writeError(index: number, fault: MongoFault): Doc {
  return { index, code: fault.code, errmsg: fault.message, ...(fault.details as Doc) };
}

/** The statements of a write command: beside it as a sequence, or in its body. */
export function statements(context: Context, name: string): readonly (Buffer | Doc)[] {
  const sequence = context.sequences.get(name);
  if (sequence !== undefined) return sequence;
  const value = field(context.body, name);
  if (Array.isArray(value) && value.length > 0) return value.map((item) => requireDoc(item, name));
  throw new MongoFault(
    value === undefined ? 40414 : 'InvalidOptions',
    `BSON field '${name}' is missing or empty but a required field`,
  );
}

/** Runs statements in order; ordered stops at the first that fails. Faults are gathered, other errors go on up. */
export function eachStatement(
  list: readonly (Buffer | Doc)[],
  ordered: boolean,
  run: (statement: Buffer | Doc, index: number) => void,
): Doc[] {
  const errors: Doc[] = [];
  for (const [index, statement] of list.entries()) {
    try {
      run(statement, index);
    } catch (error) {
      if (!(error instanceof MongoFault) || error.code === 50) throw error;
      errors.push(writeError(index, error));
      if (ordered) break;
    }
  }
  return errors;
}

export const asDoc = (statement: Buffer | Doc): Doc => (Buffer.isBuffer(statement) ? decode(statement) : statement);

/** The bytes of a statement's replacement, which need not be decoded; undefined for any other update. */
export function replacementIn(statement: Buffer | Doc, name: string): Buffer | undefined {
  if (!Buffer.isBuffer(statement)) return undefined;
  const found = elementOf(statement, name);
  if (found === undefined || statement[found.start] !== 0x03) return undefined;
  const bytes = statement.subarray(found.value, found.end);
  return bytes[5] === 0x24 ? undefined : bytes; // the first name begins with `$`
}

/** @throws MongoFault 40415 for a field the statement does not have */
export function checkStatement(name: string, statement: Doc, allowed: readonly string[]): void {
  const stranger = Object.keys(statement).find((key) => !allowed.includes(key));
  if (stranger === undefined) return;
  throw new MongoFault('UnknownCommandField', `BSON field '${name}.${stranger}' is an unknown field.`);
}
