import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expressionOperators } from '../../sandbox/mongo/expression/compile.js';
import { accumulators } from '../../sandbox/mongo/pipeline/group.js';
import { stages } from '../../sandbox/mongo/pipeline/stages.js';
import { conditions } from '../../sandbox/mongo/query/conditions.js';
import { modifiers } from '../../sandbox/mongo/update/modifiers.js';

/** Everything that begins with a dollar and that the embedded server knows. */
const allowed = new Set([
  ...[expressionOperators, accumulators, stages, conditions, modifiers].flatMap((table) => Object.keys(table)),
  ...['$and', '$or', '$nor', '$not', '$expr', '$comment', '$options'],
  ...['$setOnInsert', '$unset', '$rename', '$each', '$slice', '$sort', '$position'],
  ...['$out', '$merge', '$changeStream', '$elemMatch', '$type', '$natural'],
]);

/** Dollar names in the code that are no MongoDB operators, with where they belong. */
const others = new Set([
  '$ref',
  '$id',
  '$schema',
  '$defs',
  '$filter',
  '$select',
  '$top',
  '$expand',
  '$data',
  '$when',
  '$root',
  '$index',
  '$host',
  '$batch',
  '$skip',
]);

/** Tests run from the root of the repository, from their sources or compiled. */
const root = process.cwd();

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(folder, name));
}

/** Dollar names used as the name of a property: `{$match: …}`, `{'$gte': …}`, `query.$or = …`. */
function dollarNames(file: string): string[] {
  const parsed = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ES2023, true);
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const name =
      ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node) || ts.isPropertyAccessExpression(node)
        ? node.name
        : undefined;
    if (name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) && /^\$[a-z]/i.test(name.text))
      names.push(name.text);
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return names;
}

describe('The application', () => {
  it('uses no operator that the embedded server lacks', () => {
    const files = [...sources('src'), ...sources('bot')];
    const unknown = files.flatMap((file) =>
      dollarNames(file)
        .filter((name) => !allowed.has(name) && !others.has(name))
        .map((name) => `${file}: ${name}`),
    );
    assert.deepEqual([...new Set(unknown)], []);
  });
});
