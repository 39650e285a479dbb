import type { DealStatus } from '../projections/documents.js';
import { monthKey, quarterKey } from './calendar.js';
import type { ListedDeal } from './listedDeal.js';
import type { Grouping } from './question.js';
import { weightedMicros } from '../projections/weightedMicros.js';

/** What is added up of the deals that share a currency, a status and a member of the grouping. */
export interface DealSum {
  readonly currency: string;
  readonly status: DealStatus;
  /** Member of the grouping; empty without one. */
  readonly key: string;
  readonly label: string;
  /** Where the member stands among stages or in time; null orders by size. */
  readonly rank: number | string | null;
  readonly count: number;
  /** Expected revenue; of a question about recurring revenue that of a month. */
  readonly amountMinor: number;
  readonly weightedMicros: bigint;
  /** Deals whose closing date is approximate. */
  readonly approximate: number;
  readonly pushCount: number;
  readonly daysPushed: number;
}

/** What of a sum is added up. */
export type Total = Pick<
  DealSum,
  'count' | 'amountMinor' | 'weightedMicros' | 'approximate' | 'pushCount' | 'daysPushed'
>;

export const unset = 'none';

const unsetLabels: Record<Grouping, string> = {
  stage: 'No stage',
  owner: 'No owner',
  team: 'No team',
  account: 'No account',
  month: 'No date',
  quarter: 'No date',
  tag: 'No tag',
  lostReason: 'No reason given',
  source: 'No source',
};

/** A member of a grouping: its key, its name, and where it stands among stages or in time. */
export type Member = Pick<DealSum, 'key' | 'label' | 'rank'>;

/** The whole, where nothing is grouped. */
export const whole: Member = { key: '', label: '', rank: null };

export function unsetMember(grouping: Grouping): Member {
  return { key: unset, label: unsetLabels[grouping], rank: null };
}

/** A member that is a record of Odoo; stages have a place in the funnel. */
export function recordMember(
  grouping: Grouping,
  record: { readonly id: number; readonly name: string; readonly sequence?: number } | null,
): Member {
  if (record === null) return unsetMember(grouping);
  const { id, name, sequence } = record;
  return { key: String(id), label: name, rank: grouping === 'stage' ? (sequence ?? 0) : null };
}

/** The month or quarter of a day in the asker's zone. */
export function timeMember(day: string | null, grouping: 'month' | 'quarter', fiscalYearStart: number): Member {
  if (day === null) return unsetMember(grouping);
  const key = grouping === 'month' ? monthKey(day) : quarterKey(day, fiscalYearStart);
  return { key, label: key, rank: key };
}

/** What of a deal is added up. */
export type SummedDeal = Pick<
  ListedDeal,
  'currency' | 'status' | 'amountMinor' | 'weightedMicros' | 'closedAtApproximate' | 'pushCount' | 'daysPushed'
>;

/** A deal whose money is its recurring revenue of a month. */
export function recurringOf<Deal extends SummedDeal & Pick<ListedDeal, 'recurringMonthlyMinor' | 'probability'>>(
  deal: Deal,
): Deal {
  const amountMinor = deal.recurringMonthlyMinor ?? 0;
  return { ...deal, amountMinor, weightedMicros: weightedMicros(amountMinor, deal.probability) };
}

/** A single deal as a sum. */
export function sumOfOne(deal: SummedDeal, of: Member = whole): DealSum {
  return {
    currency: deal.currency,
    status: deal.status,
    ...of,
    count: 1,
    amountMinor: deal.amountMinor,
    weightedMicros: BigInt(Math.round(deal.weightedMicros)),
    approximate: deal.closedAtApproximate ? 1 : 0,
    pushCount: deal.pushCount,
    daysPushed: deal.daysPushed,
  };
}

/** Adds what shares currency, status and member; a member that is being renamed keeps the lesser of its names. */
export function mergeSums(sums: readonly DealSum[]): DealSum[] {
  const merged = new Map<string, DealSum>();
  for (const sum of sums) {
    const key = `${sum.currency} ${sum.status} ${sum.key}`;
    const known = merged.get(key);
    const label = known !== undefined && known.label < sum.label ? known.label : sum.label;
    merged.set(key, known === undefined ? sum : { ...sum, label, ...addition(known, sum) });
  }
  return [...merged.values()];
}

/** What two sums have together. */
export function addition(a: Total, b: Total): Total {
  return {
    count: a.count + b.count,
    amountMinor: a.amountMinor + b.amountMinor,
    weightedMicros: a.weightedMicros + b.weightedMicros,
    approximate: a.approximate + b.approximate,
    pushCount: a.pushCount + b.pushCount,
    daysPushed: a.daysPushed + b.daysPushed,
  };
}

/** A total that is being added up: a chief's deals by account are fifteen thousand additions. */
export type Running = { -readonly [Part in keyof Total]: Total[Part] };

export function addTo(total: Running, more: Total): void {
  total.count += more.count;
  total.amountMinor += more.amountMinor;
  total.weightedMicros += more.weightedMicros;
  total.approximate += more.approximate;
  total.pushCount += more.pushCount;
  total.daysPushed += more.daysPushed;
}

export const zero: Total = {
  count: 0,
  amountMinor: 0,
  weightedMicros: 0n,
  approximate: 0,
  pushCount: 0,
  daysPushed: 0,
};
