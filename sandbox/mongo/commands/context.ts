import { MongoFault } from '../errors.js';
import { compileExpression } from '../expression/compile.js';
import type { Env } from '../expression/expression.js';
import { Budget } from '../query/budget.js';
import { type SortSpec, parseSort } from '../query/sort.js';
import type { Announce } from '../storage/collection.js';
import type { Catalog } from '../storage/catalog.js';
import type { Store } from '../storage/store.js';
import type { ChangeFeed } from '../changes/feed.js';
import type { Cursors } from '../cursors.js';
import type { FailPoint } from '../failPoint.js';
import { type Doc, type Maybe, type Value, field, isDoc, isNumber, plain, typeName } from '../values/types.js';

/** The parts of a running server that commands work with. */
export interface Engine {
  /** Where the data lies. */
  readonly directory: string;
  readonly store: Store;
  readonly catalog: Catalog;
  readonly cursors: Cursors;
  readonly feed: ChangeFeed;
  readonly failPoint: FailPoint;
  readonly now: () => Date;
  readonly startedAt: Date;
  /** Runs a write; what it announces goes to change streams when it is on disk. */
  write<T>(work: (announce: Announce) => T): Promise<T>;
}

/** One command being run. */
export interface Context {
  readonly engine: Engine;
  readonly db: string;
  readonly body: Doc;
  readonly sequences: ReadonlyMap<string, readonly Buffer[]>;
  readonly env: Env;
  readonly budget: Budget;
  /** host:port as the client sees this server. */
  readonly address: string;
  readonly connectionId: number;
  /** Runs the command's one write; repeated by the driver under the same number, it gives its first result again. */
  readonly write: <T extends Doc>(work: (announce: Announce) => T) => Promise<T>;
}

/** A reply: a document, or one already in bytes. `ok: 1` is added where it is missing. */
export type Reply = Doc | Buffer;

export interface Command {
  /** The fields it takes beside those every command takes; any other is refused. */
  readonly fields: readonly string[];
  readonly run: (context: Context) => Reply | Promise<Reply>;
}

const everywhere = [
  ...[
    '$db',
    'lsid',
    '$clusterTime',
    '$readPreference',
    'txnNumber',
    'maxTimeMS',
    'comment',
    'readConcern',
    'writeConcern',
  ],
  ...['apiVersion', 'apiStrict', 'apiDeprecationErrors', 'autocommit', 'startTransaction'],
];

/** @throws MongoFault 40415 for a field the command does not have, CommandNotSupported for a collation */
export function checkFields(name: string, body: Doc, allowed: readonly string[]): void {
  for (const key of Object.keys(body)) {
    if (key === name || allowed.includes(key) || everywhere.includes(key)) continue;
    throw new MongoFault('UnknownCommandField', `BSON field '${name}.${key}' is an unknown field.`);
  }
  checkCollation(body.collation);
}

/** Only the simple collation, comparing by bytes, is there. */
export function checkCollation(collation: Maybe): void {
  if (
    collation === undefined ||
    (isDoc(collation) && (collation.locale === 'simple' || Object.keys(collation).length === 0))
  )
    return;
  throw new MongoFault(
    'CommandNotSupported',
    'The embedded server compares strings by their bytes; it has no collation',
  );
}

export function environment(body: Doc, now: Date): Env {
  const variables: Record<string, Maybe> = { NOW: now };
  const given = body.let;
  if (isDoc(given as Value)) {
    for (const [name, value] of Object.entries(given as Doc)) {
      variables[name] = compileExpression(value, { variables: { NOW: now } })({ root: {}, vars: { NOW: now } });
    }
  }
  return { variables };
}

export function budgetOf(body: Doc): Budget {
  return new Budget(optionalNumber(body, 'maxTimeMS'));
}

export function namespace({ db, body }: Context, command: string): string {
  const name = field(body, command);
  if (typeof name !== 'string')
    throw new MongoFault('InvalidNamespace', `collection name has invalid type ${typeName(name)}`);
  if (name === '') throw new MongoFault('InvalidNamespace', `Invalid namespace specified '${db}.'`);
  return `${db}.${name}`;
}

/** @throws MongoFault TypeMismatch for anything but a whole number, BadValue below zero */
export function optionalNumber(doc: Doc, name: string, least = 0): number | undefined {
  const value = field(doc, name);
  if (value === undefined || value === null) return undefined;
  if (!isNumber(value))
    throw new MongoFault(
      'TypeMismatch',
      `BSON field '${name}' is the wrong type '${typeName(value)}', expected a number`,
    );
  const number = Number(plain(value));
  if (number < least)
    throw new MongoFault('BadValue', `BSON field '${name}' value must be >= ${least}, actual value '${number}'`);
  return Math.trunc(number);
}

export function optionalDoc(doc: Doc, name: string): Doc | undefined {
  const value = field(doc, name);
  if (value === undefined || value === null) return undefined;
  if (!isDoc(value))
    throw new MongoFault(
      'TypeMismatch',
      `BSON field '${name}' is the wrong type '${typeName(value)}', expected type 'object'`,
    );
  return value;
}

export function sortOf(doc: Doc, name = 'sort'): SortSpec {
  return parseSort(optionalDoc(doc, name) ?? {});
}

export function requireDoc(value: Maybe, name: string): Doc {
  if (value !== undefined && isDoc(value)) return value;
  throw new MongoFault(
    'TypeMismatch',
    `BSON field '${name}' is the wrong type '${typeName(value)}', expected type 'object'`,
  );
}
