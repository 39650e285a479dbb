import { EJSON } from 'bson';
import { typeName } from '../../../sandbox/mongo/values/types.js';

/** Why an actual value does not match an expected one, or undefined where it does. */
export function mismatch(expected: unknown, actual: unknown, path = '', root = true): string | undefined {
  if (Array.isArray(expected)) return mismatchedArray(expected, actual, path);
  if (!isPlain(expected)) return same(expected, actual) ? undefined : told(path, expected, actual);
  const [special] = Object.keys(expected);
  if (special?.startsWith('$$') === true) return mismatchedSpecial(special, expected[special], actual, path, root);
  if (typeof actual !== 'object' || actual === null) return told(path, expected, actual);
  return mismatchedDocument(expected, actual as Record<string, unknown>, path, root);
}

function mismatchedDocument(
  expected: Record<string, unknown>,
  actual: Record<string, unknown>,
  path: string,
  root: boolean,
): string | undefined {
  for (const [name, value] of Object.entries(expected)) {
    const found = mismatch(value, actual[name], `${path}.${name}`, false);
    if (found !== undefined) return found;
  }
  const stranger = root
    ? undefined
    : Object.keys(actual).find((name) => !(name in expected) && actual[name] !== undefined);
  return stranger === undefined ? undefined : `${path}.${stranger} was not expected`;
}

function mismatchedArray(expected: readonly unknown[], actual: unknown, path: string): string | undefined {
  if (!Array.isArray(actual) || actual.length !== expected.length) return told(path, expected, actual);
  return expected
    .map((value, at) => mismatch(value, actual[at], `${path}.${at}`, path === ''))
    .find((each) => each !== undefined);
}

function mismatchedSpecial(
  special: string,
  operand: unknown,
  actual: unknown,
  path: string,
  root: boolean,
): string | undefined {
  switch (special) {
    case '$$unsetOrMatches':
      return actual === undefined || actual === null ? undefined : mismatch(operand, actual, path, root);
    case '$$exists':
      return (actual !== undefined) === operand ? undefined : `${path} should ${operand === true ? '' : 'not '}exist`;
    case '$$type': {
      const types = Array.isArray(operand) ? operand : [operand];
      const name = typeName(actual as Parameters<typeof typeName>[0]);
      return types.includes(name) || (types.includes('number') && typeof actual === 'number')
        ? undefined
        : told(path, operand, actual);
    }
    default:
      return `${path}: the runner does not know ${special}`;
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function same(expected: unknown, actual: unknown): boolean {
  return EJSON.stringify({ value: expected ?? null }) === EJSON.stringify({ value: actual ?? null });
}

function told(path: string, expected: unknown, actual: unknown): string {
  const show = (value: unknown): string => EJSON.stringify({ value }).slice(9, 400);
  return `${path || 'result'}: expected ${show(expected)}, got ${show(actual)}`;
}
