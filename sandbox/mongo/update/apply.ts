import { MongoFault } from '../errors.js';
import type { Env } from '../expression/expression.js';
import { compileReshape } from '../pipeline/reshape.js';
import { equal } from '../values/compare.js';
import { decode, elementOf } from '../values/decode.js';
import { clone } from '../values/encode.js';
import { partsOf } from '../values/paths.js';
import { type Doc, type Maybe, type Value, field, isDoc, typeName } from '../values/types.js';
import { type ArrayFilters, checkArrayFilters, expand, parseArrayFilters } from './arrayPaths.js';
import { type Change, modifiers } from './modifiers.js';
import { comparePaths, setAt, unsetAt, valueAt } from './paths.js';

/** What the application of an update depends on beside the document. */
export interface Occasion {
  /** Where the query matched in its array, for `$`. */
  readonly position?: number | undefined;
  /** The document is being inserted by an upsert. */
  readonly inserting: boolean;
}

/** A compiled update. */
export interface Update {
  /** Gives the changed document and leaves the old one as it was. */
  readonly apply: (doc: Doc, occasion: Occasion) => Doc;
  /** The top-level fields that it may change in a document that is there; undefined: all. */
  readonly fields?: ReadonlySet<string>;
  /** Those of them whose present value counts, because they are not set as a whole; undefined: all. */
  readonly reads?: ReadonlySet<string>;
  /** A replacement without an `_id`, as bytes. */
  readonly bytes?: Buffer;
}

/**
 * Compiles an update: modifiers, a pipeline, or a replacement, which may be given as bytes.
 * @throws MongoFault with MongoDB's code for what it refuses
 */
export function compileUpdate(update: Value | Buffer, env: Env, arrayFilters?: Maybe): Update {
  if (Buffer.isBuffer(update)) return replacementBytes(update);
  if (Array.isArray(update)) return pipelineUpdate(update, env);
  if (!isDoc(update)) throw new MongoFault('FailedToParse', 'Update argument must be either an object or an array');
  const [first] = Object.keys(update);
  if (first?.startsWith('$') !== true) return replacement(update);
  return modifierUpdate(update, env, parseArrayFilters(arrayFilters, env));
}

export function isReplacement(update: Value | Buffer): boolean {
  return Buffer.isBuffer(update) || (isDoc(update) && Object.keys(update)[0]?.startsWith('$') !== true);
}

function replacementBytes(bytes: Buffer): Update {
  if (elementOf(bytes, '_id') !== undefined) return replacement(decode(bytes));
  return { apply: (doc, occasion) => replacement(decode(bytes)).apply(doc, occasion), bytes, reads: new Set() };
}

function replacement(update: Doc): Update {
  const apply: Update['apply'] = (doc) => {
    const { _id, ...rest } = update;
    const id = field(doc, '_id') ?? _id;
    const result = id === undefined ? rest : { _id: id, ...rest };
    return checkId(doc, _id === undefined ? result : { ...result, _id });
  };
  return { apply };
}

function pipelineUpdate(stages: Value[], env: Env): Update {
  const allowed = ['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith'];
  const steps = stages.map((stage) => {
    const [entry] = isDoc(stage) ? Object.entries(stage) : [];
    if (entry === undefined || !allowed.includes(entry[0])) {
      throw new MongoFault(
        'InvalidOptions',
        `${entry?.[0] ?? typeName(stage)} is not allowed to be used within an update`,
      );
    }
    return compileReshape(entry[0], entry[1], env);
  });
  const apply: Update['apply'] = (doc) => {
    const result = clone(steps.reduce((current, step) => step(current), doc));
    const id = field(doc, '_id');
    return checkId(doc, id !== undefined && result._id === undefined ? { _id: id, ...result } : result);
  };
  return { apply };
}

interface Step {
  readonly parts: readonly string[];
  readonly path: string;
  readonly onlyInserting: boolean;
  readonly sets: boolean;
  /** undefined for `$unset` */
  readonly change: Change | undefined;
}

function modifierUpdate(update: Doc, env: Env, filters: ArrayFilters): Update {
  const { steps, renames } = parseModifiers(update, env);
  const paths = [...steps.map(({ parts }) => parts), ...renames.flat()];
  checkConflicts(paths);
  checkArrayFilters(paths, filters);
  steps.sort((a, b) => comparePaths(a.parts, b.parts));
  const lasting = steps.filter(({ onlyInserting }) => !onlyInserting);
  const reading = lasting.filter(({ sets, parts: [top, inner] }) => !sets || inner !== undefined || top === '_id');
  const tops = (some: readonly Step[]): Set<string> =>
    new Set([...some.map(({ parts }) => parts), ...renames.flat()].map(([top = '']) => top));
  const apply: Update['apply'] = (before, { position, inserting }) => {
    const doc = clone(before);
    for (const step of steps) {
      if (step.onlyInserting && !inserting) continue;
      for (const parts of expand(doc, step.parts, filters, position)) run(doc, parts, step);
    }
    for (const [from, to] of renames) rename(doc, from, to);
    return checkId(before, doc);
  };
  return { apply, fields: tops(lasting), reads: tops(reading) };
}

function parseModifiers(update: Doc, env: Env): { steps: Step[]; renames: [readonly string[], readonly string[]][] } {
  const steps: Step[] = [];
  const renames: [readonly string[], readonly string[]][] = [];
  for (const [name, operands] of Object.entries(update)) {
    const make =
      name === '$setOnInsert' ? modifiers.$set : Object.hasOwn(modifiers, name) ? modifiers[name] : undefined;
    if (make === undefined && name !== '$unset' && name !== '$rename') {
      throw new MongoFault(
        'FailedToParse',
        `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    }
    if (!isDoc(operands)) {
      throw new MongoFault(
        'FailedToParse',
        `Modifiers operate on fields but we found type ${typeName(operands)} instead. For example: {$mod: {<field>: ...}} not {${name}: ${JSON.stringify(operands)}}`,
      );
    }
    for (const [path, operand] of Object.entries(operands)) {
      if (name === '$rename') renames.push([checkedPath(path), checkedPath(String(operand))]);
      else
        steps.push({
          parts: checkedPath(path),
          path,
          onlyInserting: name === '$setOnInsert',
          sets: name === '$set',
          change: make?.(operand, path, env),
        });
    }
  }
  return { steps, renames };
}

function checkedPath(path: string): readonly string[] {
  const parts = partsOf(path);
  if (parts.includes(''))
    throw new MongoFault(
      'EmptyFieldName',
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  const dollar = parts.find((part, index) => part.startsWith('$') && (index === 0 || !/^\$(\[.*\])?$/.test(part)));
  if (dollar !== undefined)
    throw new MongoFault(
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${dollar}' in '${path}' is not allowed in the context of an update`,
    );
  return parts;
}

function checkConflicts(paths: readonly (readonly string[])[]): void {
  if (paths.every(({ length }) => length === 1) && new Set(paths.map(([name]) => name)).size === paths.length) return;
  const byText = paths.map((parts) => parts.join('.')).sort();
  for (const [index, path] of byText.entries()) {
    const clash = byText.find((other, at) => at !== index && (other === path || other.startsWith(`${path}.`)));
    if (clash !== undefined) {
      throw new MongoFault(
        'ConflictingUpdateOperators',
        `Updating the path '${clash}' would create a conflict at '${path}'`,
      );
    }
  }
}

function run(doc: Doc, parts: readonly string[], { change, path }: Step): void {
  if (change === undefined) return unsetAt(doc, parts);
  const result = change(valueAt(doc, parts), path);
  if (result !== undefined) setAt(doc, parts, clone(result));
}

function rename(doc: Doc, from: readonly string[], to: readonly string[]): void {
  const value = valueAt(doc, from);
  if (value === undefined) return;
  unsetAt(doc, from);
  setAt(doc, to, value);
}

function checkId(before: Doc, after: Doc): Doc {
  const id = field(before, '_id');
  if (id !== undefined && !equal(id, field(after, '_id'))) {
    throw new MongoFault(
      'ImmutableField',
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  }
  return after;
}
