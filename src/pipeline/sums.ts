import type { Collection } from 'mongodb';
import type { DealStatus, OpportunityView } from '../projections/documents.js';
import type { Asking } from './asking.js';
import type { DateField } from './basis.js';
import { localDay, monthKey, quarterKey } from './calendar.js';
import type { DealFilter } from './dealMatch.js';
import type { Grouping } from './question.js';

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

const refFields: Partial<Record<Grouping, string>> = {
  stage: 'stage',
  owner: 'owner',
  team: 'team',
  account: 'account',
  lostReason: 'lostReason',
  source: 'source',
};

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

/** Sums per currency, status and member of the grouping, in one pass of the database. */
export async function sumDeals(
  deals: Collection<OpportunityView>,
  match: DealFilter,
  grouping: Grouping | null,
  date: DateField,
  asking: Asking,
): Promise<DealSum[]> {
  if (grouping === 'tag') return sumByTag(deals, match);
  const time = grouping === 'month' || grouping === 'quarter';
  const by = time ? { day: `$${date}` } : refKey(grouping);
  const rows = await deals.aggregate<Row>([{ $match: match }, groupStage(by)]).toArray();
  const sums = rows.map((row) => sumOf(row, time ? timeMember(row, grouping, asking) : member(row, grouping)));
  return mergeSums(sums);
}

interface RowId {
  currency: string;
  status: DealStatus;
  id?: number | null;
  name?: string;
  sequence?: number;
  day?: string | Date | null;
}
interface Row {
  _id: RowId;
  count: number;
  amountMinor: number;
  weightedMicros: number;
  approximate: number;
  pushCount: number;
  daysPushed: number;
}
export interface Member {
  key: string;
  label: string;
  rank: number | string | null;
}

function refKey(grouping: Grouping | null): Record<string, string> {
  const field = grouping === null ? undefined : refFields[grouping];
  if (field === undefined) return {};
  const key = { id: `$${field}.id`, name: `$${field}.name` };
  return grouping === 'stage' ? { ...key, sequence: '$stage.sequence' } : key;
}

function groupStage(by: Record<string, string>): Record<string, unknown> {
  return {
    $group: {
      _id: { currency: '$currency', status: '$status', ...by },
      count: { $sum: 1 },
      amountMinor: { $sum: '$amountMinor' },
      weightedMicros: { $sum: '$weightedMicros' },
      approximate: { $sum: { $cond: ['$closedAtApproximate', 1, 0] } },
      pushCount: { $sum: '$pushCount' },
      daysPushed: { $sum: '$daysPushed' },
    },
  };
}

function sumOf(row: Row, of: Member): DealSum {
  return {
    currency: row._id.currency,
    status: row._id.status,
    ...of,
    count: row.count,
    amountMinor: Number(row.amountMinor),
    weightedMicros: BigInt(Math.round(Number(row.weightedMicros))),
    approximate: row.approximate,
    pushCount: row.pushCount,
    daysPushed: row.daysPushed,
  };
}

function member(row: Row, grouping: Grouping | null): Member {
  if (grouping === null) return { key: '', label: '', rank: null };
  const { id, name, sequence } = row._id;
  if (id === null || id === undefined) return unsetMember(grouping);
  return { key: String(id), label: name ?? '', rank: grouping === 'stage' ? (sequence ?? 0) : null };
}

function timeMember(row: Row, grouping: Grouping, asking: Asking): Member {
  const { day } = row._id;
  if (day === null || day === undefined) return unsetMember(grouping);
  const local = typeof day === 'string' ? day : localDay(day, asking.viewer.timeZone);
  const key = grouping === 'month' ? monthKey(local) : quarterKey(local, asking.fiscalYearStart);
  return { key, label: key, rank: key };
}

function unsetMember(grouping: Grouping): Member {
  return { key: unset, label: unsetLabels[grouping], rank: null };
}

/** A deal with several tags is counted under each of them, so these groups may add up to more than the total. */
async function sumByTag(deals: Collection<OpportunityView>, match: DealFilter): Promise<DealSum[]> {
  const rows = await deals.find(match).project<OpportunityView>(summedFields).toArray();
  return mergeSums(
    rows.flatMap((deal) =>
      (deal.tags.length === 0 ? [null] : deal.tags).map((tag) =>
        sumOfOne(deal, tag === null ? unsetMember('tag') : { key: String(tag.id), label: tag.name, rank: null }),
      ),
    ),
  );
}

const summedFields = {
  currency: 1,
  status: 1,
  tags: 1,
  amountMinor: 1,
  weightedMicros: 1,
  closedAtApproximate: 1,
  pushCount: 1,
  daysPushed: 1,
};

/** A single deal as a sum. */
export function sumOfOne(deal: OpportunityView, of: Member = { key: '', label: '', rank: null }): DealSum {
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

/** Adds what shares currency, status and member; a member that was renamed meanwhile keeps one of its names. */
export function mergeSums(sums: readonly DealSum[]): DealSum[] {
  const merged = new Map<string, DealSum>();
  for (const sum of sums) {
    const key = `${sum.currency} ${sum.status} ${sum.key}`;
    const known = merged.get(key);
    merged.set(key, known === undefined ? sum : { ...sum, ...addition(known, sum) });
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

export const zero: Total = {
  count: 0,
  amountMinor: 0,
  weightedMicros: 0n,
  approximate: 0,
  pushCount: 0,
  daysPushed: 0,
};
