import { MongoFault } from '../errors.js';
import { compileExpression } from '../expression/compile.js';
import { setAt } from '../update/paths.js';
import { clone } from '../values/encode.js';
import { keysAt, partsOf } from '../values/paths.js';
import { type Doc, type Maybe, type Value, isDoc } from '../values/types.js';
import type { CompilePipeline, Stage, Surroundings } from './stage.js';

/** `$lookup` by equality of two fields, by a pipeline with `let`, or by both. */
export function lookup(spec: Doc, around: Surroundings, compile: CompilePipeline): Stage {
  const { from, as, localField, foreignField, pipeline, let: bindings = {}, ...rest } = spec;
  const stranger = Object.keys(rest)[0];
  if (stranger !== undefined) throw new MongoFault('FailedToParse', `unknown argument to $lookup: ${stranger}`);
  if (typeof from !== 'string' || typeof as !== 'string')
    throw new MongoFault('FailedToParse', "$lookup needs 'from' and 'as'");
  if (
    (localField === undefined) !== (foreignField === undefined) ||
    (localField === undefined && pipeline === undefined)
  ) {
    throw new MongoFault(
      'FailedToParse',
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  }
  const target = partsOf(as);
  const filterFor = equality(localField, foreignField);
  const steps = stepsOf(bindings, pipeline, around, compile);
  return function* (docs) {
    for (const doc of docs) {
      const result = clone(doc);
      setAt(result, target, [...steps(doc, around.documents(from, filterFor(doc)))], true);
      yield result;
    }
  };
}

/** A missing local field meets a foreign one that is null or missing; an array meets each of its items. */
function equality(localField: Maybe, foreignField: Maybe): (doc: Doc) => Doc {
  if (typeof localField !== 'string' || typeof foreignField !== 'string') return () => ({});
  const parts = partsOf(localField);
  return (doc) => {
    const values = keysAt(doc, parts).values.filter((value) => typeof value !== 'symbol');
    return { [foreignField]: { $in: values.map((value) => value ?? null) } };
  };
}

function stepsOf(
  bindings: Value,
  pipeline: Maybe,
  around: Surroundings,
  compile: CompilePipeline,
): (doc: Doc, found: Iterable<Doc>) => Iterable<Doc> {
  if (pipeline === undefined) return (_doc, found) => found;
  if (!Array.isArray(pipeline) || !isDoc(bindings))
    throw new MongoFault('FailedToParse', "$lookup argument 'pipeline' must be an array");
  const { env } = around;
  const bound = Object.entries(bindings).map(([name, value]) => [name, compileExpression(value, env)] as const);
  const compiled = (variables: Record<string, Maybe>): Stage =>
    compile(pipeline, { ...around, env: { variables: { ...env.variables, ...variables } } });
  if (bound.length === 0) {
    const stage = compiled({});
    return (_doc, found) => stage(found);
  }
  compiled(Object.fromEntries(bound.map(([name]) => [name, null])));
  return (doc, found) => {
    const scope = { root: doc, vars: env.variables };
    return compiled(Object.fromEntries(bound.map(([name, value]) => [name, value(scope)])))(found);
  };
}

export function unionWith(operand: Value, around: Surroundings, compile: CompilePipeline): Stage {
  const { coll, pipeline = [] } = isDoc(operand) ? operand : { coll: operand };
  if (typeof coll !== 'string' || !Array.isArray(pipeline))
    throw new MongoFault('FailedToParse', '$unionWith needs a collection');
  const stage = compile(pipeline, around);
  return function* (docs) {
    yield* docs;
    yield* stage(around.documents(coll, {}));
  };
}
