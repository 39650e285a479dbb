import { MongoFault } from '../errors.js';
import { compileExpression } from '../expression/compile.js';
import { pathValue } from '../expression/expression.js';
import { compileFilter } from '../query/filter.js';
import { parseSort, sorted } from '../query/sort.js';
import { compare } from '../values/compare.js';
import { partsOf } from '../values/paths.js';
import { setAt } from '../update/paths.js';
import { clone } from '../values/encode.js';
import { type Doc, type Maybe, type Value, isDoc, isNumber, plain, typeName } from '../values/types.js';
import { group } from './group.js';
import { lookup, unionWith } from './lookup.js';
import type { Stage, Surroundings } from './stage.js';
import { compileReshape } from './reshape.js';

/**
 * Compiles a pipeline.
 * @throws MongoFault 40324 for a stage that is unknown or outside the subset
 */
export function compilePipeline(pipeline: readonly Value[], around: Surroundings): Stage {
  const compiled = pipeline.map((spec, at) => {
    const [entry, ...more] = isDoc(spec) ? Object.entries(spec) : [];
    if (entry === undefined || more.length > 0) {
      throw new MongoFault(40323, 'A pipeline stage specification object must contain exactly one field.');
    }
    const [name, operand] = entry;
    const make = Object.hasOwn(stages, name) ? stages[name] : undefined;
    if (make === undefined)
      throw new MongoFault(40324, `Unrecognized pipeline stage name: '${name}': the embedded server does not know it`);
    if (name === '$documents' && at > 0)
      throw new MongoFault(40602, '$documents is only valid as the first stage in a pipeline');
    return make(operand, around, limitAfter(name, pipeline[at + 1]));
  });
  return (docs) => compiled.reduce((stream, stage) => stage(stream), docs);
}

/** A sort directly before a limit keeps no more than that many. */
function limitAfter(name: string, next: Maybe): number | undefined {
  const limit = name === '$sort' && next !== undefined && isDoc(next) ? next.$limit : undefined;
  return isNumber(limit) ? Number(plain(limit)) : undefined;
}

type Maker = (operand: Value, around: Surroundings, limit?: number) => Stage;

const reshaping =
  (name: string): Maker =>
  (operand, { env }) => {
    const reshape = compileReshape(name, operand, env);
    return function* (docs) {
      for (const doc of docs) yield reshape(doc);
    };
  };

/** The stages of `aggregate`; `$out`, `$merge` and `$changeStream` stand in the command, the rest is refused. */
export const stages: Readonly<Record<string, Maker>> = {
  $match: (operand, { env }) => {
    const predicate = compileFilter(requireDoc('$match', operand), env);
    return function* (docs) {
      for (const doc of docs) if (predicate(doc)) yield doc;
    };
  },
  $project: reshaping('$project'),
  $set: reshaping('$set'),
  $addFields: reshaping('$addFields'),
  $unset: reshaping('$unset'),
  $replaceRoot: reshaping('$replaceRoot'),
  $replaceWith: reshaping('$replaceWith'),
  $group: (operand, { env }) => group(operand, env),
  $sort: (operand, _around, limit) => {
    const sort = parseSort(requireDoc('$sort', operand));
    if (sort.length === 0) throw new MongoFault(15976, '$sort stage must have at least one sort key');
    return (docs) => sorted(docs, sort, (doc) => doc, limit === undefined ? {} : { limit });
  },
  $limit: (operand) => limited(wholeNumber('$limit', operand, 1)),
  $skip: (operand) => {
    const count = wholeNumber('$skip', operand, 0);
    return function* (docs) {
      let place = 0;
      for (const doc of docs) if (place++ >= count) yield doc;
    };
  },
  $unwind: (operand) => unwind(operand),
  $count: (operand) => {
    if (typeof operand !== 'string' || operand === '' || /^\$|\./.test(operand))
      throw new MongoFault(40156, 'the count field must be a non-empty string');
    return function* (docs) {
      const count = sizeOf(docs);
      if (count > 0) yield { [operand]: count };
    };
  },
  $sortByCount: (operand, around) =>
    compilePipeline([{ $group: { _id: operand, count: { $sum: 1 } } }, { $sort: { count: -1 } }], around),
  $facet: (operand, around) => {
    const facets = Object.entries(requireDoc('$facet', operand)).map(([name, pipeline]) => {
      if (!Array.isArray(pipeline)) throw new MongoFault(40170, 'arguments to $facet must be arrays');
      return [name, compilePipeline(pipeline, around)] as const;
    });
    return function* (docs) {
      const all = [...docs];
      yield Object.fromEntries(facets.map(([name, stage]) => [name, [...stage(all)]]));
    };
  },
  $bucket: (operand, around) => bucket(requireDoc('$bucket', operand), around),
  $lookup: (operand, around) => lookup(requireDoc('$lookup', operand), around, compilePipeline),
  $unionWith: (operand, around) => unionWith(operand, around, compilePipeline),
  $documents: (operand, { env }) => {
    const items = compileExpression(operand, env)({ root: {}, vars: env.variables });
    if (!Array.isArray(items) || !items.every(isDoc))
      throw new MongoFault(5858203, '$documents must evaluate to an array of objects');
    return () => items as Doc[];
  },
};

/** How many there are, without keeping them. */
export function sizeOf(items: Iterable<unknown>): number {
  const iterator = items[Symbol.iterator]();
  let count = 0;
  while (iterator.next().done !== true) count++;
  return count;
}

function requireDoc(name: string, operand: Value): Doc {
  if (isDoc(operand)) return operand;
  throw new MongoFault(15959, `the ${name} specification must be an object, not ${typeName(operand)}`);
}

function wholeNumber(name: string, operand: Value, least: number): number {
  const number = isNumber(operand) ? Number(plain(operand)) : Number.NaN;
  if (Number.isInteger(number) && number >= least) return number;
  throw new MongoFault(
    least === 1 ? 15958 : 5107200,
    `invalid argument to ${name} stage: Expected a number of at least ${least}`,
  );
}

function limited(count: number): Stage {
  return function* (docs) {
    let place = 0;
    for (const doc of docs) {
      yield doc;
      if (++place >= count) return;
    }
  };
}

function unwind(operand: Value): Stage {
  const spec = isDoc(operand) ? operand : { path: operand };
  const { path, includeArrayIndex, preserveNullAndEmptyArrays: preserve, ...rest } = spec;
  const stranger = Object.keys(rest)[0];
  if (stranger !== undefined) throw new MongoFault(28811, `unrecognized option to $unwind stage: ${stranger}`);
  if (typeof path !== 'string' || !path.startsWith('$'))
    throw new MongoFault(28818, `path option to $unwind stage should be prefixed with a '$': ${String(path)}`);
  const parts = partsOf(path.slice(1));
  const place = typeof includeArrayIndex === 'string' ? partsOf(includeArrayIndex) : undefined;
  const made = (doc: Doc, value: Maybe, index: number | undefined): Doc => {
    const result = clone(doc);
    if (value !== undefined) setAt(result, parts, value);
    if (place !== undefined) setAt(result, place, index === undefined ? null : BigInt(index), true);
    return result;
  };
  return function* (docs) {
    for (const doc of docs) {
      const value = pathValue(doc, parts);
      if (Array.isArray(value) && value.length > 0)
        for (const [index, item] of value.entries()) yield made(doc, item, index);
      else if (value !== undefined && value !== null && !Array.isArray(value)) yield made(doc, value, undefined);
      else if (preserve === true) yield emptied(made(doc, undefined, undefined), parts, value);
    }
  };
}

/** Kept without the empty array that it had. */
function emptied(doc: Doc, parts: readonly string[], value: Maybe): Doc {
  if (!Array.isArray(value)) return doc;
  const parent = pathValue(doc, parts.slice(0, -1));
  if (parent !== undefined && isDoc(parent)) Reflect.deleteProperty(parent, parts.at(-1) ?? '');
  return doc;
}

function bucket(spec: Doc, around: Surroundings): Stage {
  const { groupBy = null, boundaries, default: other, output = { count: { $sum: 1 } } } = spec;
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    throw new MongoFault(40192, "The $bucket 'boundaries' field must have at least 2 values");
  if (boundaries.some((value, at) => at > 0 && compare(boundaries[at - 1], value) >= 0)) {
    throw new MongoFault(40194, "The 'boundaries' option to $bucket must be sorted in ascending order");
  }
  const between = (at: number): Value => ({
    $and: [
      { $gte: [groupBy, { $literal: boundaries[at] as Value }] },
      { $lt: [groupBy, { $literal: boundaries[at + 1] as Value }] },
    ],
  });
  const branches = boundaries.slice(0, -1).map((low, at) => ({ case: between(at), then: { $literal: low } }));
  const id: Doc = { $switch: other === undefined ? { branches } : { branches, default: { $literal: other } } };
  return compilePipeline([{ $group: { _id: id, ...(output as Doc) } }, { $sort: { _id: 1 } }], around);
}
