import type { Lexicon } from './lexicon/lexicon.js';
import type { Edge } from './pattern.js';
import type { Token } from './tokens.js';

/** Numbers, amounts and the words of the calendar, read token by token before any phrase is. */

/** An amount as it was said; `bare` had neither a sign nor a multiplier, so it may take those of its neighbour. */
export interface Amount {
  readonly value: number;
  readonly currency: string | null;
  readonly multiplier: number;
  /** A small number with neither sign nor multiplier: only beside another amount is it one ("between 20 and 40k"). */
  readonly small?: true;
}

const signs: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY' };

/** Every literal edge of the sentence. */
export function literalEdges(tokens: readonly Token[], lexicon: Lexicon): Edge[] {
  const words = literalWords(lexicon);
  return tokens.flatMap((token, start) => {
    const iso = isoEdges(tokens, start, lexicon);
    // Most words are no literals: some twenty expressions need not be tried on them.
    if (!words.has(token.text) && /^\p{L}+$/u.test(token.text)) return iso;
    const calendar = calendarEdges(token.text, start, lexicon).filter(
      ({ kind }) => kind !== 'weekday' || isDay(tokens, start, lexicon),
    );
    return [...calendar, ...numberEdges(tokens, start, lexicon), ...quotedEdges(token, start), ...iso];
  });
}

const wordsOf = new WeakMap<Lexicon, ReadonlySet<string>>();

/** Words of a language that a literal may begin with; any other that does has a figure or a sign in it. */
function literalWords(lexicon: Lexicon): ReadonlySet<string> {
  const known = wordsOf.get(lexicon);
  if (known !== undefined) return known;
  const { units, months, weekdays, currencies, times, ordinals, numbers, fractions } = lexicon;
  const words = new Set([...months, ...weekdays].flat());
  for (const named of [units, currencies, times, ordinals, numbers, fractions]) {
    for (const word of Object.keys(named)) words.add(word);
  }
  wordsOf.set(lexicon, words);
  return words;
}

/** ISO 4217: beside the currencies with a name in the language, any other by its code, unless it is a word that people stress. */
const isoCodes: ReadonlySet<string> = new Set(
  Intl.supportedValuesOf('currency').filter((code) => !/^(ALL|TOP)$/.test(code)),
);

/** "In SEK": a code that is written as one, in capitals where not all is, behind a word that says where it belongs. */
function isoEdges(tokens: readonly Token[], at: number, lexicon: Lexicon): Edge[] {
  const { raw = '', text = '' } = tokens[at] ?? {};
  if (!isoCodes.has(raw) || lexicon.currencies[text] !== undefined) return [];
  const before = tokens[at - 1]?.raw ?? '';
  return /^(in|to|into|as|em|para|a)$/.test(before) ? [edge('currency', at, raw)] : [];
}

/** "It has SAT there", "sat IN proposition": a verb that is written like the short name of a day. */
function isDay(tokens: readonly Token[], at: number, { dayLike }: Lexicon): boolean {
  if (dayLike === undefined) return true;
  const [before, word, after] = [tokens[at - 1]?.text ?? '', tokens[at]?.text ?? '', tokens[at + 1]?.text ?? ''];
  return !dayLike.test(`${before} ${word} ${after}`);
}

function edge(kind: Edge['kind'], start: number, value: unknown, length = 1): Edge {
  return { kind, start, end: start + length, value, cost: 0 };
}

function calendarEdges(word: string, start: number, lexicon: Lexicon): Edge[] {
  const edges: Edge[] = [];
  const unit = lexicon.units[word];
  if (unit !== undefined) edges.push(edge('unit', start, unit));
  const month = lexicon.months.findIndex((names) => names.includes(word));
  if (month >= 0) edges.push(edge('month', start, month + 1));
  const weekday = lexicon.weekdays.findIndex((names) => names.includes(word));
  if (weekday >= 0) edges.push(edge('weekday', start, weekday + 1));
  const quarter = /^(?:q|t)([1-4])$/.exec(word)?.[1];
  if (quarter !== undefined) edges.push(edge('quarter', start, Number(quarter)));
  const half = /^[hs]([12])$/.exec(word)?.[1];
  if (half !== undefined) edges.push(edge('half', start, Number(half)));
  const fiscal = /^fy(?:20)?(\d\d)$/.exec(word)?.[1];
  if (fiscal !== undefined) edges.push(edge('fiscal', start, 2000 + Number(fiscal)));
  const factor = /^(\d+(?:[.,]\d+)?)x$/.exec(word)?.[1];
  if (factor !== undefined) edges.push(edge('factor', start, Number(factor.replace(',', '.'))));
  if (/^\d{4}-\d\d-\d\d$/.test(word)) edges.push(edge('iso', start, word));
  if (/^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$|^\d{1,2}\.\d{1,2}\.$|^\d{1,2}\/\d{1,2}$/.test(word))
    edges.push(edge('numeric', start, word));
  const currency = currencyOf(word, lexicon);
  if (currency !== null) edges.push(edge('currency', start, currency));
  if (/^(19|20)\d\d$/.test(word)) edges.push(edge('year', start, Number(word)));
  return edges;
}

function quotedEdges(token: Token, start: number): Edge[] {
  const quoted = /^["“](.+)["”]$/.exec(token.raw)?.[1];
  return quoted === undefined ? [] : [edge('text', start, quoted.trim())];
}

function numberEdges(tokens: readonly Token[], start: number, lexicon: Lexicon): Edge[] {
  const word = tokens[start]?.text ?? '';
  const times = lexicon.times[word];
  if (times !== undefined) return [edge('times', start, times)];
  const ordinal = lexicon.ordinals[word] ?? /^(\d{1,2})(?:st|nd|rd|th|o|a)$/.exec(word)?.[1];
  if (ordinal !== undefined) return [edge('ordinal', start, Number(ordinal))];
  const amounts = amountEdges(tokens, start, lexicon);
  const spelled = lexicon.numbers[word];
  const whole = spelled ?? (/^\d{1,4}$/.test(word) ? Number(word) : undefined);
  if (whole === undefined) return amounts;
  const percent = tokens[start + 1]?.text === '%' ? [edge('percent', start, whole, 2)] : [];
  // "2025 deals" are the deals of a year, hardly ever so many of them.
  const count = { ...edge('n', start, whole), cost: whole >= 1900 ? 15 : 0 };
  return [count, ...percent, ...amounts];
}

/** A number with an optional sign before or after it and an optional multiplier: "€ 1.5m", "20 thousand usd". */
function amountEdges(tokens: readonly Token[], at: number, lexicon: Lexicon): Edge[] {
  const word = (position: number): string => tokens[position]?.text ?? '';
  const before = currencyOf(word(at), lexicon);
  const first = before === null ? at : at + 1;
  const part = fractionOf(tokens, first, lexicon);
  if (part !== null) {
    const { amount } = part;
    return [edge('amount', at, { ...amount, currency: before ?? amount.currency }, part.end - at)];
  }
  const following = lexicon.multipliers[word(first + 1)];
  const figure = figureOf(word(first), lexicon, following !== undefined);
  if (figure === null) return [];
  if (following !== undefined && figure.multiplier !== 1) return [];
  const multiplier = following ?? figure.multiplier;
  const unit = first + (following === undefined ? 1 : 2);
  const after = before === null ? currencyOf(word(unit), lexicon) : null;
  const end = after === null ? unit : unit + 1;
  if (word(end) === '%') return [];
  const value = Number((figure.value * multiplier).toFixed(4));
  const bare = multiplier === 1 && before === null && after === null;
  const small = bare && value < 100;
  const doubt = bare && isDoubtful(value, word(first)) ? smallCost : 0;
  const amount: Amount = { value, currency: before ?? after, multiplier, ...(small && value > 0 && { small }) };
  return [{ ...edge('amount', at, amount, end - at), cost: doubt }];
}

const smallCost = 6;

/** "Between 1 and 15 November" is no amount, nor is a number so small that nobody sells for it, nor a year. */
function isDoubtful(value: number, word: string): boolean {
  return value < 100 || /^20\d\d$/.test(word);
}

/** "Half a million", "a million euros": a part of what follows, never a number alone. */
function fractionOf(tokens: readonly Token[], at: number, lexicon: Lexicon): { amount: Amount; end: number } | null {
  const word = (position: number): string => tokens[position]?.text ?? '';
  const share = lexicon.fractions[word(at)];
  if (share === undefined) return null;
  const next = lexicon.articles.includes(word(at + 1)) ? at + 2 : at + 1;
  const multiplier = lexicon.multipliers[word(next)];
  if (multiplier === undefined) return null;
  const currency = currencyOf(word(next + 1), lexicon);
  return { amount: { value: share * multiplier, multiplier, currency }, end: currency === null ? next + 1 : next + 2 };
}

function currencyOf(word: string, lexicon: Lexicon): string | null {
  return signs[word] ?? lexicon.currencies[word] ?? null;
}

function figureOf(word: string, lexicon: Lexicon, multiplied: boolean): { value: number; multiplier: number } | null {
  const spelled = lexicon.numbers[word];
  if (spelled !== undefined) return { value: spelled, multiplier: 1 };
  const parts = /^(\d[\d.,]*)([a-z]*)$/.exec(word);
  if (parts === null) return null;
  const multiplier = parts[2] === '' ? 1 : lexicon.multipliers[parts[2] ?? ''];
  if (multiplier === undefined) return null;
  const value = decimalOf(parts[1] ?? '', multiplied || multiplier !== 1 ? lexicon.decimal : null);
  return value === null ? null : { value, multiplier };
}

/**
 * Reads both "1,234.50" and "1.234,50": the last sign is the decimal one. A lone sign before three digits groups them
 * ("250.000"), since nobody writes thousandths of money; before a multiplier the `usual` decimal sign is one ("1.125m").
 */
function decimalOf(written: string, usual: '.' | ',' | null): number | null {
  const digits = written.replace(/[.,]$/, '');
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last === -1) return Number(digits);
  const sign = digits[last] ?? '.';
  const alone = digits.indexOf(sign) === last && !digits.includes(sign === '.' ? ',' : '.');
  const groups = digits.length - last - 1 === 3 && (alone ? sign !== usual : digits.indexOf(sign) !== last);
  const repeated = digits.indexOf(sign) !== last;
  if (groups || repeated) return Number(digits.replace(/[.,]/g, ''));
  const whole = digits.slice(0, last).replace(/[.,]/g, '');
  const value = Number(`${whole}.${digits.slice(last + 1)}`);
  return Number.isFinite(value) ? value : null;
}
