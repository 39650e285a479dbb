import type { Group } from './answer.js';
import { figuresOf } from './figures.js';
import type { Grouping, Measure } from './question.js';
import { unset, type DealSum } from './sums.js';

/** Time and stages keep their order; everything else goes by size. What is unset comes last. */
export interface GroupingContext {
  readonly measure: Measure;
  readonly grouping: Grouping;
  readonly currencies: readonly string[];
  /** Lengths of won deals by member, for sales cycles. */
  readonly cycles?: ReadonlyMap<string, readonly number[]>;
}

/** The members of a grouping with their figures. */
export function groupsOf(sums: readonly DealSum[], context: GroupingContext): Group[] {
  const members = new Map<string, DealSum[]>();
  for (const sum of sums) {
    const own = members.get(sum.key);
    if (own === undefined) members.set(sum.key, [sum]);
    else own.push(sum);
  }
  return sortGroups(
    [...members].map(([key, own]) => ({ rank: own[0]?.rank ?? null, group: groupOf(key, own, context) })),
  );
}

/** Groups in the order they are shown, by the rank of their member where it has one. */
export function sortGroups(groups: { readonly rank: number | string | null; readonly group: Group }[]): Group[] {
  return groups.sort((a, b) => order(a.group, b.group, a.rank, b.rank)).map(({ group }) => group);
}

function groupOf(key: string, sums: readonly DealSum[], context: GroupingContext): Group {
  const cycles = context.cycles?.get(key) ?? [];
  const figures = figuresOf(context.measure, { sums, currencies: context.currencies, cycles });
  const [label = ''] = sums.map((sum) => sum.label).sort();
  return { key, label, figures };
}

/** The order of `localeCompare`, made once: a chief's deals by account are ten thousand names. */
const collator = new Intl.Collator();

function order(a: Group, b: Group, rankA: number | string | null, rankB: number | string | null): number {
  if (a.key === unset || b.key === unset) return a.key === b.key ? 0 : a.key === unset ? 1 : -1;
  if (rankA !== null && rankB !== null && rankA !== rankB) return rankA < rankB ? -1 : 1;
  const bySize = headline(b) - headline(a);
  return bySize !== 0 ? bySize : collator.compare(a.label, b.label) || (a.key < b.key ? -1 : 1);
}

function headline(group: Group): number {
  return group.figures[0]?.value ?? -1;
}
