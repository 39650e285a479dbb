import type { Group } from './answer.js';
import { figuresOf } from './figures.js';
import { firstInOrder } from './firstInOrder.js';
import type { Grouping, Measure } from './question.js';
import { unset, type DealSum } from './sums.js';

/** Time and stages keep their order; everything else goes by size. What is unset comes last. */
export interface GroupingContext {
  readonly measure: Measure;
  readonly grouping: Grouping;
  readonly currencies: readonly string[];
  /** Groups wanted, the first ones; null: all. */
  readonly most: number | null;
  /** Lengths of won deals by member, for sales cycles. */
  readonly cycles?: ReadonlyMap<string, Float64Array>;
}

/** The members of a grouping with their figures, at most as many as are wanted. */
export function groupsOf(sums: readonly DealSum[], context: GroupingContext): Group[] {
  const sizeOf = sizeBySums(context);
  if (sizeOf !== null && context.most !== null) return firstGroups(sums, context, sizeOf, context.most);
  const groups = [...byMember(sums)].map(([key, own]) => ({ rank: rankOf(own), group: groupOf(key, own, context) }));
  return sortGroups(groups).slice(0, context.most ?? undefined);
}

function byMember(sums: Iterable<DealSum>): Map<string, DealSum[]> {
  const members = new Map<string, DealSum[]>();
  for (const sum of sums) {
    const own = members.get(sum.key);
    if (own === undefined) members.set(sum.key, [sum]);
    else own.push(sum);
  }
  return members;
}

/** A chief's deals by account are fifteen thousand groups: only those that are shown are more than a number each. */
function firstGroups(
  sums: readonly DealSum[],
  context: GroupingContext,
  sizeOf: (sum: DealSum) => number,
  most: number,
): Group[] {
  const members = new Map<string, { -readonly [Part in keyof Ranked]: Ranked[Part] }>();
  for (const sum of sums) {
    const known = members.get(sum.key);
    if (known === undefined) {
      members.set(sum.key, { key: sum.key, label: sum.label, rank: sum.rank, size: sizeOf(sum) });
      continue;
    }
    known.size += sizeOf(sum);
    if (sum.label < known.label) known.label = sum.label;
  }
  const first = firstInOrder(members.values(), order, most);
  const wanted = new Set(first.map(({ key }) => key));
  const own = byMember(sums.filter(({ key }) => wanted.has(key)));
  return first.map(({ key }) => groupOf(key, own.get(key) ?? [], context));
}

/** What a sum adds to Σ amount in the first currency, for measures whose headline it is; null for those that are sized by another figure. */
function sizeBySums({ measure, currencies }: GroupingContext): ((sum: DealSum) => number) | null {
  const [first] = currencies;
  if (!sizedByAmount.has(measure) || first === undefined) return null;
  return ({ currency, amountMinor }) => (currency === first ? amountMinor : 0);
}

const sizedByAmount: ReadonlySet<Measure> = new Set([
  'openPipeline',
  'deals',
  'overdue',
  'stale',
  'won',
  'lost',
  'recurring',
]);

function rankOf([first]: readonly DealSum[]): number | string | null {
  return first?.rank ?? null;
}

/** A member that is being renamed keeps the lesser of its names. */
function labelOf(sums: readonly DealSum[]): string {
  return sums.reduce((least, { label }) => (label < least ? label : least), sums[0]?.label ?? '');
}

/** Groups in the order they are shown, by the rank of their member where it has one. */
export function sortGroups(
  groups: readonly { readonly rank: number | string | null; readonly group: Group }[],
): Group[] {
  return groups
    .map(({ rank, group }) => ({ group, rank, key: group.key, label: group.label, size: headline(group) }))
    .sort(order)
    .map(({ group }) => group);
}

function groupOf(key: string, sums: readonly DealSum[], context: GroupingContext): Group {
  const cycles = context.cycles?.get(key);
  const figures = figuresOf(context.measure, { sums, currencies: context.currencies, ...(cycles && { cycles }) });
  return { key, label: labelOf(sums), figures };
}

/** The order of `localeCompare`, made once: a chief's deals by account are ten thousand names. */
const collator = new Intl.Collator();

interface Ranked {
  readonly key: string;
  readonly label: string;
  readonly rank: number | string | null;
  readonly size: number;
}

function order(a: Ranked, b: Ranked): number {
  if (a.key === unset || b.key === unset) return a.key === b.key ? 0 : a.key === unset ? 1 : -1;
  if (a.rank !== null && b.rank !== null && a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  const bySize = b.size - a.size;
  return bySize !== 0 ? bySize : collator.compare(a.label, b.label) || (a.key < b.key ? -1 : 1);
}

function headline(group: Group): number {
  return group.figures[0]?.value ?? -1;
}
