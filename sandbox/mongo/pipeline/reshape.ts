import { MongoFault } from '../errors.js';
import { compileExpression } from '../expression/compile.js';
import type { Env, Expression } from '../expression/expression.js';
import { partsOf } from '../values/paths.js';
import { type Doc, type Maybe, type Value, field, isDoc, isNumber, plain, typeName } from '../values/types.js';

/** A stage that makes one document of one document. */
export type Reshape = (doc: Doc) => Doc;

/** @param name `$set`, `$addFields`, `$unset`, `$project`, `$replaceRoot` or `$replaceWith` */
export function compileReshape(name: string, operand: Value, env: Env): Reshape {
  switch (name) {
    case '$set':
    case '$addFields':
      return addFields(requireDoc(name, operand), env);
    case '$unset':
      return unset(operand);
    case '$project':
      return project(requireDoc(name, operand), env);
    case '$replaceRoot':
      return replaceRoot((requireDoc(name, operand).newRoot ?? null) as Value, env);
    default:
      return replaceRoot(operand, env);
  }
}

function requireDoc(name: string, operand: Value): Doc {
  if (isDoc(operand) && (name === '$replaceRoot' || Object.keys(operand).length > 0)) return operand;
  throw new MongoFault(40272, `${name} specification stage must be a non-empty object, got ${typeName(operand)}`);
}

function unset(operand: Value): Reshape {
  const paths = Array.isArray(operand) ? operand : [operand];
  if (paths.length === 0 || paths.some((path) => typeof path !== 'string')) {
    throw new MongoFault(31002, '$unset specification must be a string or an array of strings');
  }
  return exclusion(tree(Object.fromEntries(paths.map((path) => [path as string, false]))));
}

function replaceRoot(operand: Value, env: Env): Reshape {
  const expression = compileExpression(operand, env);
  return (doc) => {
    const result = expression({ root: doc, vars: env.variables });
    if (isDoc(result)) return result;
    throw new MongoFault(
      40228,
      `'newRoot' expression must evaluate to an object, but resulting value was: ${JSON.stringify(result) ?? 'MISSING'}`,
    );
  };
}

/** What is asked at a path: keep it, drop it, compute it, or look further down. */
export type Leaf = boolean | Expression;
export class Tree extends Map<string, Tree | Leaf> {}

/** Puts dotted paths into a tree. @throws MongoFault 31250 where one path is inside another */
export function tree(leaves: Readonly<Record<string, Leaf>>): Tree {
  const root: Tree = new Tree();
  for (const [path, leaf] of Object.entries(leaves)) {
    const parts = partsOf(path);
    let node = root;
    for (const part of parts.slice(0, -1)) {
      const next = node.get(part) ?? new Tree();
      if (!(next instanceof Tree)) throw collision(path);
      node.set(part, next);
      node = next;
    }
    const last = parts.at(-1) ?? '';
    if (last === '') throw new MongoFault(40352, 'FieldPath cannot be constructed with empty string');
    if (node.has(last)) throw collision(path);
    node.set(last, leaf);
  }
  return root;
}

const collision = (path: string): MongoFault => new MongoFault(31250, `Path collision at ${path}`);

function addFields(spec: Doc, env: Env): Reshape {
  const fields = tree(expressionsOf(spec, env));
  return (doc) => computed(doc, fields, { root: doc, vars: env.variables }) as Doc;
}

/** Nested documents in a specification are paths, unless they are operators. */
function expressionsOf(spec: Doc, env: Env, prefix = ''): Record<string, Leaf> {
  const leaves: Record<string, Leaf> = {};
  for (const [name, value] of Object.entries(spec)) {
    if (name.startsWith('$')) throw new MongoFault(16410, `FieldPath field names may not start with '$': ${name}`);
    const nested = isDoc(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$');
    if (nested) Object.assign(leaves, expressionsOf(value, env, `${prefix}${name}.`));
    else leaves[prefix + name] = compileExpression(value, env);
  }
  return leaves;
}

function computed(value: Maybe, fields: Tree, scope: Parameters<Expression>[0]): Value {
  if (Array.isArray(value)) return value.map((item) => computed(item, fields, scope));
  const result: Doc = isDoc(value) ? { ...value } : {};
  for (const [name, node] of fields) {
    if (node instanceof Tree) result[name] = computed(field(result, name), node, scope);
    else if (typeof node === 'function') {
      const part = node(scope);
      if (part === undefined) Reflect.deleteProperty(result, name);
      else result[name] = part;
    }
  }
  return result;
}

export function exclusion(fields: Tree): Reshape {
  const strip = (value: Value, node: Tree): Value => {
    if (Array.isArray(value)) return value.map((item) => strip(item, node));
    if (!isDoc(value)) return value;
    const result: Doc = {};
    for (const name in value) {
      const inner = node.get(name);
      if (inner === undefined) result[name] = value[name] as Value;
      else if (inner instanceof Tree) result[name] = strip(value[name] as Value, inner);
    }
    return result;
  };
  return (doc) => strip(doc, fields) as Doc;
}

/** Keeps fields in the document's order, then adds computed ones in the specification's. */
export function inclusion(fields: Tree, env: Env): Reshape {
  return (doc) => {
    const scope = { root: doc, vars: env.variables };
    return (pick(doc, fields, scope) ?? {}) as Doc;
  };
}

function pick(value: Maybe, fields: Tree, scope: Parameters<Expression>[0]): Maybe {
  if (Array.isArray(value)) return value.map((item) => pick(item, fields, scope)).filter((item) => item !== undefined);
  const result: Doc = {};
  if (isDoc(value)) {
    for (const name in value) {
      const node = fields.get(name);
      const part = node === true ? value[name] : node instanceof Tree ? pick(value[name], node, scope) : undefined;
      if (part !== undefined) result[name] = part;
    }
  } else if (!hasComputed(fields)) return undefined;
  addComputed(result, value, fields, scope);
  return result;
}

function addComputed(result: Doc, value: Maybe, fields: Tree, scope: Parameters<Expression>[0]): void {
  for (const [name, node] of fields) {
    if (typeof node === 'function') {
      const part = node(scope);
      if (part !== undefined) result[name] = part;
    } else if (node instanceof Tree && !(name in result) && hasComputed(node)) {
      const part = pick(isDoc(value) ? field(value, name) : undefined, node, scope);
      if (part !== undefined) result[name] = part;
    }
  }
}

function hasComputed(fields: Tree): boolean {
  return [...fields.values()].some((node) => typeof node === 'function' || (node instanceof Tree && hasComputed(node)));
}

/**
 * Compiles a projection.
 * @throws MongoFault 31253 / 31254 where inclusion and exclusion are mixed
 */
export function project(spec: Doc, env: Env): Reshape {
  const leaves = projectionLeaves(spec, env);
  const { _id: id, ...others } = leaves;
  const kinds = Object.entries(others);
  const includes = kinds.some(([, leaf]) => leaf !== false);
  const mixed = kinds.find(([, leaf]) => includes && leaf === false);
  if (mixed !== undefined)
    throw new MongoFault(31254, `Cannot do exclusion on field ${mixed[0]} in inclusion projection`);
  const onlyId = kinds.length === 0;
  if (!includes && !(onlyId && id !== undefined && id !== false)) {
    if (typeof id === 'function' || (id === true && !onlyId)) {
      throw new MongoFault(31253, 'Cannot do inclusion on field _id in exclusion projection');
    }
    return exclusion(tree(Object.fromEntries(Object.entries(leaves).filter(([, leaf]) => leaf === false))));
  }
  const wanted: Record<string, Leaf> =
    id === undefined ? { _id: true, ...others } : id === false ? others : { _id: id, ...others };
  return inclusion(tree(wanted), env);
}

function projectionLeaves(spec: Doc, env: Env, prefix = ''): Record<string, Leaf> {
  const leaves: Record<string, Leaf> = {};
  for (const [name, value] of Object.entries(spec)) {
    if (name.startsWith('$')) throw new MongoFault(16410, `FieldPath field names may not start with '$': ${name}`);
    const nested = isDoc(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$');
    if (nested) Object.assign(leaves, projectionLeaves(value, env, `${prefix}${name}.`));
    else if (typeof value === 'boolean') leaves[prefix + name] = value;
    else if (isNumber(value)) leaves[prefix + name] = plain(value) != 0;
    else leaves[prefix + name] = compileExpression(value, env);
  }
  return leaves;
}
