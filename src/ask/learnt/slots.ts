import type { LeanDay, LeanPeriod } from '../captures.js';
import type { Meaning } from '../lexicon/lexicon.js';
import type { Amount } from '../literals.js';
import type { Edge, Match } from '../pattern.js';
import type { Named } from '../names.js';
import type { Reading } from '../reading.js';

/** What a slot holds: a time, an amount, a number of things or percent, a length in days, or a name. */
export type SlotKind = 'period' | 'amount' | 'number' | 'days' | 'name';

/** A part of the sentence that the recognisers understand by itself; what part it plays is learnt. */
export interface Slot {
  readonly kind: SlotKind;
  /** The edge it came from, which the words of the sentence are replaced by. */
  readonly edge: Edge;
  readonly start: number;
  readonly end: number;
  /** What the grammar takes it for; empty where no phrase has it. */
  readonly hint: string;
  /** Days of a length of time that is said, in a time as well: "untouched in 21 days". */
  readonly length?: number | undefined;
  /** The time that a bound is made of: of "up to Q4" the quarter. */
  readonly inner?: Edge | undefined;
}

const kinds: Readonly<Partial<Record<Edge['kind'], SlotKind>>> = {
  ...{ period: 'period', date: 'period', age: 'period' },
  ...{ amount: 'amount', n: 'number', times: 'number', factor: 'number', percent: 'number' },
  ...{ person: 'name', team: 'name', stage: 'name', account: 'name', tag: 'name' },
};

const unitDays: Readonly<Record<string, number>> = {
  ...{ day: 1, week: 7, month: 30, quarter: 91, year: 365, fiscalYear: 365 },
};

/** The slots of a sentence in its order: those the phrases captured, then the longest that stand outside of any phrase. */
export function slotsOf({ tokens, phrases, edges }: Reading, isWord: (word: string) => boolean): Slot[] {
  const found = phrases.flatMap((phrase) => captured(phrase));
  const taken = tokens.map((_, at) => phrases.some(({ start, end }) => start <= at && at < end));
  const outside = edges.flat().filter(({ start, end }) => !taken.slice(start, end).includes(true));
  const thousands = outside.some(({ kind, value }) => kind === 'amount' && (value as Amount).multiplier > 1);
  const free = outside.filter((edge) => {
    // "Ten customers" are no amount, "sales teams" not the team of that name.
    if (edge.kind === 'amount' && (edge.value as Amount).small === true) return thousands;
    const { text = '', raw = '' } = tokens[edge.start] ?? {};
    return kinds[edge.kind] !== 'name' || edge.end - edge.start > 1 || !isWord(text) || /^\p{Lu}/u.test(raw);
  });
  for (const slot of joined(free.map((edge) => slotOf(edge, ''))).sort(longerFirst)) {
    if (taken.slice(slot.start, slot.end).includes(true)) continue;
    taken.fill(true, slot.start, slot.end);
    found.push(slot);
  }
  const own = found.filter((slot, at) => found.findIndex(({ start }) => start === slot.start) === at);
  return own.map((slot) => withInner(slot, edges)).sort((a, b) => a.start - b.start);
}

/** A time with what it is made of, which is looked for when it is asked for: most sentences need no more than their features. */
function withInner(slot: Slot, edges: Reading['edges']): Slot {
  if (slot.kind !== 'period') return slot;
  let found: Pick<Slot, 'inner' | 'length'> | null = null;
  const inside = (): Pick<Slot, 'inner' | 'length'> => (found ??= madeOf(slot, edges));
  return {
    ...slot,
    get inner() {
      return inside().inner;
    },
    get length() {
      return inside().length;
    },
  };
}

/** The longest time at the end of another, and a length. */
function madeOf(slot: Slot, edges: Reading['edges']): Pick<Slot, 'inner' | 'length'> {
  const inside = edges
    .slice(slot.start, slot.end)
    .flat()
    .filter(({ end }) => end <= slot.end);
  const inner = inside.find((edge) => edge.kind === 'period' && edge.start > slot.start && isWhole(edge));
  const [days] = joined(inside.map((edge) => slotOf(edge, ''))).filter(({ kind }) => kind === 'days');
  return { inner, length: days?.length };
}

function longerFirst(a: Slot, b: Slot): number {
  return b.end - b.start - (a.end - a.start) || order.indexOf(a.kind) - order.indexOf(b.kind);
}

const order: readonly SlotKind[] = ['name', 'period', 'days', 'amount', 'number'];

function captured({ means, captures }: Match<Meaning>): Slot[] {
  return joined(captures.map((edge) => slotOf(edge, hintOf(means, edge))));
}

function slotOf(edge: Edge, hint: string): Slot | null {
  const kind = kinds[edge.kind];
  if (edge.kind === 'unit') return { kind: 'days', edge, start: edge.start, end: edge.end, hint };
  return kind === undefined ? null : { kind, edge, start: edge.start, end: edge.end, hint };
}

function isWhole(edge: Edge): boolean {
  const { from, to } = leanOfEdge(edge)('future');
  return from !== null && to !== null && from !== to;
}

/** A number and the unit behind it are a length of time; a unit alone is nothing. */
function joined(slots: readonly (Slot | null)[]): Slot[] {
  const all = slots.filter((slot) => slot !== null);
  return all.flatMap((slot) => {
    if (slot.edge.kind === 'unit') return [];
    const unit = all.find(({ edge }) => edge.kind === 'unit' && edge.start === slot.end);
    const days = unitDays[String(unit?.edge.value)];
    if (unit === undefined || days === undefined || slot.edge.kind !== 'n') return [slot];
    return [{ ...slot, kind: 'days', end: unit.end, length: days * Number(slot.edge.value) } satisfies Slot];
  });
}

function hintOf(means: Meaning, { kind }: Edge): string {
  if (kind === 'amount') return means.bound ?? '';
  if (kinds[kind] === 'period') return means.compare === true ? 'compare' : (means.when ?? '');
  return means.takes ?? (means.probability === undefined ? '' : `probability ${means.probability}`);
}

/** The days of a slot, looked at as the past or as what comes. */
export function leanOfSlot({ edge }: Slot): LeanPeriod {
  return leanOfEdge(edge);
}

export function leanOfEdge(edge: Edge): LeanPeriod {
  if (edge.kind !== 'date') return edge.value as LeanPeriod;
  const day = edge.value as LeanDay;
  return (lean) => ({ from: day(lean), to: day(lean), label: day(lean) });
}

/** What a name may mean. */
export function namedBy({ edge }: Slot): readonly Named[] {
  return edge.value as readonly Named[];
}

/** Amounts in major units: "20 to 40k" gives the first what the second is counted in. */
export function amountOf({ edge }: Slot, others: readonly Slot[]): Amount {
  const own = edge.value as Amount;
  const [larger] = others.flatMap((other) => {
    const amount = other.edge.value as Amount;
    return other.kind === 'amount' && amount.multiplier > 1 && amount.value > own.value * amount.multiplier
      ? [amount]
      : [];
  });
  if (own.multiplier !== 1 || own.small !== true || larger === undefined) return own;
  return { ...own, value: own.value * larger.multiplier, multiplier: larger.multiplier };
}
