import { ObjectId } from 'bson';
import { MongoFault } from '../errors.js';
import { compareStrings } from '../values/compare.js';
import { regexOf } from '../values/regex.js';
import { type Maybe, type Value, isNumber, plain, typeName } from '../values/types.js';
import { type Operator, isNullish } from './expression.js';
import { integerOperand, named, optional, over, overPresent, stringOperand } from './operands.js';

export const stringOperators: Readonly<Record<string, Operator>> = {
  $concat: overPresent('$concat', [0, Infinity], (...values) =>
    values.map((value) => stringOperand('$concat', value)).join(''),
  ),
  $toLower: over('$toLower', [1, 1], (value) => asciiCase(value, /[A-Z]/g, (letter) => letter.toLowerCase())),
  $toUpper: over('$toUpper', [1, 1], (value) => asciiCase(value, /[a-z]/g, (letter) => letter.toUpperCase())),
  $strLenCP: over('$strLenCP', [1, 1], (value) => [...stringOperand('$strLenCP', value)].length),
  $strcasecmp: over('$strcasecmp', [2, 2], (a, b) => Math.sign(compareStrings(upper(a), upper(b)))),
  $substrCP: over('$substrCP', [3, 3], (text, start, count) => {
    const from = integerOperand('$substrCP', start);
    const size = integerOperand('$substrCP', count);
    if (from < 0 || size < 0) throw new MongoFault(34454, '$substrCP: length and starting index must be non-negative');
    return [...asText(text)].slice(from, from + size).join('');
  }),
  $indexOfCP: over('$indexOfCP', [2, 2], (text, search) => {
    if (isNullish(text)) return null;
    const index = stringOperand('$indexOfCP', text).indexOf(stringOperand('$indexOfCP', search));
    return index < 0 ? -1 : [...asText(text).slice(0, index)].length;
  }),
  $split: overPresent('$split', [2, 2], (text, separator) => {
    if (separator === '') throw new MongoFault(40087, '$split requires a non-empty separator');
    return stringOperand('$split', text).split(stringOperand('$split', separator));
  }),
  $trim: trimmer('$trim', true, true),
  $ltrim: trimmer('$ltrim', true, false),
  $rtrim: trimmer('$rtrim', false, true),
  $regexMatch: (operand, compile) => {
    const operands = named('$regexMatch', operand, ['input', 'regex', 'options'], ['input', 'regex']);
    const [input, regex, options] = ['input', 'regex', 'options'].map((key) => optional(operands, key, compile));
    return (scope) => {
      const text = input?.(scope);
      const pattern = regex?.(scope);
      if (isNullish(text) || isNullish(pattern)) return false;
      const flags = options?.(scope);
      const compiled =
        pattern instanceof RegExp
          ? pattern
          : regexOf(stringOperand('$regexMatch', pattern), typeof flags === 'string' ? flags : '');
      return compiled.test(stringOperand('$regexMatch', text));
    };
  },
  $toString: overPresent('$toString', [1, 1], toText),
  $toObjectId: overPresent('$toObjectId', [1, 1], (value) => {
    if (value instanceof ObjectId) return value;
    if (typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value)) return new ObjectId(value);
    throw new MongoFault(241, `Failed to parse objectId '${String(value)}' in $convert with no onError value`);
  }),
};

function asText(value: Maybe): string {
  if (isNullish(value)) return '';
  if (value instanceof Date) return value.toISOString();
  if (isNumber(value)) return String(plain(value));
  if (typeof value === 'string') return value;
  throw new MongoFault(16007, `can't convert from BSON type ${typeName(value)} to String`);
}

function asciiCase(value: Maybe, letters: RegExp, turn: (letter: string) => string): string {
  return asText(value).replace(letters, turn);
}

const upper = (value: Maybe): string => asciiCase(value, /[a-z]/g, (letter) => letter.toUpperCase());

function toText(value: Value): string {
  if (typeof value === 'boolean') return String(value);
  if (value instanceof ObjectId) return value.toHexString();
  if (typeof value === 'object' && !(value instanceof Date) && !isNumber(value)) {
    throw new MongoFault(
      241,
      `Unsupported conversion from ${typeName(value)} to string in $convert with no onError value`,
    );
  }
  return asText(value);
}

/** The white space `$trim` takes off by itself; fewer characters than JavaScript's. */
const blanks = '\0\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a';

function trimmer(name: string, left: boolean, right: boolean): Operator {
  return (operand, compile) => {
    const operands = named(name, operand, ['input', 'chars'], ['input']);
    const input = optional(operands, 'input', compile);
    const chars = optional(operands, 'chars', compile);
    return (scope) => {
      const text = input(scope);
      const cut = 'chars' in operands ? chars(scope) : blanks;
      if (isNullish(text) || isNullish(cut)) return null;
      return trim(stringOperand(name, text), new Set(stringOperand(name, cut)), left, right);
    };
  };
}

function trim(text: string, cut: ReadonlySet<string>, left: boolean, right: boolean): string {
  const points = [...text];
  let start = 0;
  let end = points.length;
  while (left && start < end && cut.has(points[start] ?? '')) start++;
  while (right && end > start && cut.has(points[end - 1] ?? '')) end--;
  return points.slice(start, end).join('');
}
