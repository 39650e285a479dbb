import { LRUCache } from 'lru-cache';
import type { Captures, Lean, LeanDay, LeanPeriod, Today } from './captures.js';
import { readDate, readPeriod } from './dates.js';
import type { DateRule, PeriodRule } from './lexicon/lexicon.js';

/**
 * Days and periods as `dates.ts` reads them, each reckoned once a day: reckoning "March" with Temporal takes some 25 µs,
 * and a sentence comes back to it a dozen times while it is read. What is made of other times is reckoned once a sentence.
 */
export function dateKept(rule: DateRule, captures: Captures, at: Today): LeanDay | null {
  return kept(rule, captures, at, () => readDate(rule, captures, at)) as LeanDay | null;
}

export function periodKept(rule: PeriodRule, captures: Captures, at: Today): LeanPeriod | null {
  return kept(rule, captures, at, () => readPeriod(rule, captures, at)) as LeanPeriod | null;
}

type Rule = DateRule | PeriodRule;
type Leaning = (lean: Lean) => unknown;

/** Some 3 MB at most. */
const mostKept = 5_000;
const known = new LRUCache<string, { readonly read: Leaning | null }>({ max: mostKept });

function kept(rule: Rule, captures: Captures, at: Today, read: () => Leaning | null): Leaning | null {
  const words = wordsOf(captures);
  if (words === null) return onceALean(read());
  const key = `${dayOf(at)} ${String(numberOf(rule))} ${words}`;
  const before = known.get(key);
  if (before !== undefined) return before.read;
  const made = onceALean(read());
  known.set(key, { read: made });
  return made;
}

/** All that dates depend on: a field that they come to depend on has to be named here, or this does not compile. */
function dayOf({ today, fiscalYearStart, weekStartsOn, monthFirst }: Today): string {
  const on = { today, fiscalYearStart, weekStartsOn, monthFirst } satisfies Record<keyof Today, unknown>;
  return `${on.today} ${String(on.fiscalYearStart)} ${on.weekStartsOn ?? ''} ${String(on.monthFirst)}`;
}

const numbers = new WeakMap<Rule, number>();
let rules = 0;

function numberOf(rule: Rule): number {
  const before = numbers.get(rule);
  if (before !== undefined) return before;
  rules += 1;
  numbers.set(rule, rules);
  return rules;
}

/** What was captured, as a text; null where it holds another time, which may be anything. */
function wordsOf(captures: Captures): string | null {
  let words = '';
  for (const { kind, value } of captures) {
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    words += `${kind} ${String(value)} `;
  }
  return words;
}

function onceALean(of: Leaning | null): Leaning | null {
  if (of === null) return null;
  const told: Partial<Record<Lean, unknown>> = {};
  return (lean) => (told[lean] ??= of(lean));
}
