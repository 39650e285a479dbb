import type { Lexicon, Meaning, Rule } from './lexicon/lexicon.js';
import { compile, type PatternBook } from './pattern.js';
import type { Ranges } from './tokens.js';

/** What a language brings, compiled once. */
export interface Books {
  readonly namedDays: PatternBook<string>;
  readonly dates: PatternBook<Lexicon['dates'][number][1]>;
  /** Days that a period names: its first and its last. */
  readonly edgeDates: PatternBook<Lexicon['dates'][number][1]>;
  readonly periods: PatternBook<Lexicon['periods'][number][1]>;
  readonly phrases: PatternBook<Meaning>;
  readonly asides: PatternBook<Meaning>;
  readonly articles: ReadonlySet<string>;
  readonly ignored: ReadonlySet<string>;
  readonly uncorrected: ReadonlySet<string>;
  readonly leavable: ReadonlySet<string>;
  readonly narrowing: ReadonlySet<string>;
  readonly beforeNouns: ReadonlySet<string>;
  readonly heads: ReadonlySet<string>;
  readonly saying: ReadonlySet<string>;
  readonly conditions: ReadonlySet<string>;
  readonly commands: ReadonlySet<string>;
  readonly ranges: Ranges;
  /** Every word the language brings: what a mistyped word may have meant. */
  readonly vocabulary: ReadonlySet<string>;
}

const books = new WeakMap<Lexicon, Books>();

export function booksOf(lexicon: Lexicon): Books {
  const known = books.get(lexicon);
  if (known !== undefined) return known;
  const made = makeBooks(lexicon);
  books.set(lexicon, made);
  return made;
}

function makeBooks(lexicon: Lexicon): Books {
  const canonical = canonicalOf(lexicon);
  const namedDays = compile(lexicon.namedDays, canonical);
  const dates = compile(
    lexicon.dates.filter(([pattern]) => !pattern.includes('<period>')),
    canonical,
  );
  const edgeDates = compile(
    lexicon.dates.filter(([pattern]) => pattern.includes('<period>')),
    canonical,
  );
  const periods = compile(lexicon.periods, canonical);
  const phrases = compile(lexicon.phrases.map(closeTogether), canonical);
  const asides = compile(lexicon.asides, canonical);
  const vocabulary = new Set([
    ...[namedDays, dates, edgeDates, periods, phrases, asides].flatMap((book) => [...book.words]),
    ...lexicon.ignored,
    ...Object.keys({ ...lexicon.synonyms, ...lexicon.ignoredBeside }),
    ...lexicon.months.flat(),
    ...lexicon.weekdays.flat(),
    ...Object.keys({ ...lexicon.units, ...lexicon.numbers, ...lexicon.ordinals, ...lexicon.times }),
    ...Object.keys({ ...lexicon.multipliers, ...lexicon.currencies }),
  ]);
  return {
    namedDays,
    dates,
    edgeDates,
    periods,
    phrases,
    asides,
    articles: new Set(lexicon.articles),
    ignored: new Set(lexicon.ignored),
    uncorrected: new Set([...lexicon.uncorrected, ...lexicon.leftOut.words]),
    leavable: new Set(lexicon.leftOut.words),
    narrowing: new Set(lexicon.leftOut.narrowing),
    beforeNouns: new Set(lexicon.leftOut.beforeNouns),
    heads: new Set(lexicon.leftOut.heads),
    saying: new Set(lexicon.leftOut.saying),
    conditions: new Set(lexicon.leftOut.conditions),
    commands: new Set(lexicon.commands),
    ranges: {
      ends: new Set([...lexicon.months, ...lexicon.weekdays].flat()),
      ...{ to: lexicon.rangeWord, and: lexicon.andWord },
    },
    vocabulary,
  };
}

/** "Turin vs Leeds this year" compares no years: between a comparison and what it names nothing else may stand. */
function closeTogether([pattern, means]: Rule<Meaning>): Rule<Meaning> {
  return means.compare === true && !/^[!~]/.test(pattern) ? [`~${pattern}`, means] : [pattern, means];
}

function canonicalOf({ synonyms }: Lexicon): (word: string) => string {
  return (word) => synonyms[word] ?? word;
}
