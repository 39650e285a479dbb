import type { Collection } from 'mongodb';
import type { DealStatus, OpportunityView } from '../../projections/documents.js';
import type { Asking } from '../asking.js';
import type { Basis, DateField } from '../basis.js';
import { localDay } from '../calendar.js';
import type { DealFilter } from '../dealMatch.js';
import type { Grouping } from '../question.js';
import {
  mergeSums,
  recordMember,
  recurringOf,
  sumOfOne,
  timeMember,
  unsetMember,
  whole,
  type DealSum,
  type Member,
} from '../sums.js';

/** Sums per currency, status and member of the grouping, in one pass of the database. */
export async function sumDeals(
  deals: Collection<OpportunityView>,
  match: DealFilter,
  grouping: Grouping | null,
  { date, recurring = false }: Pick<Basis, 'date' | 'recurring'>,
  asking: Asking,
): Promise<DealSum[]> {
  if (recurring) return sumRecurring(deals, match, grouping, date, asking);
  if (grouping === 'tag') return sumByTag(deals, match);
  const rows = await deals.aggregate<Row>([{ $match: match }, groupStage(keyOf(grouping, date))]).toArray();
  return mergeSums(rows.map((row) => sumOf(row, memberOf(row, grouping, asking))));
}

interface Row {
  _id: {
    currency: string;
    status: DealStatus;
    id?: number | null;
    name?: string;
    sequence?: number;
    day?: string | Date | null;
  };
  count: number;
  amountMinor: number;
  weightedMicros: number;
  approximate: number;
  pushCount: number;
  daysPushed: number;
}

function keyOf(grouping: Grouping | null, date: DateField): Record<string, string> {
  if (grouping === null) return {};
  if (grouping === 'month' || grouping === 'quarter') return { day: `$${date}` };
  const key = { id: `$${grouping}.id`, name: `$${grouping}.name` };
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

function memberOf({ _id }: Pick<Row, '_id'>, grouping: Grouping | null, asking: Asking): Member {
  if (grouping === null) return whole;
  if (grouping === 'month' || grouping === 'quarter') {
    const day = _id.day instanceof Date ? localDay(_id.day, asking.viewer.timeZone) : (_id.day ?? null);
    return timeMember(day, grouping, asking.fiscalYearStart);
  }
  const { id, name = '', sequence = 0 } = _id;
  return recordMember(grouping, id === null || id === undefined ? null : { id, name, sequence });
}

/** Deal by deal, because what is weighted is not stored. */
async function sumRecurring(
  deals: Collection<OpportunityView>,
  match: DealFilter,
  grouping: Grouping | null,
  date: DateField,
  asking: Asking,
): Promise<DealSum[]> {
  const found = await deals.find(match).toArray();
  const membersOf = (deal: OpportunityView): readonly Member[] => {
    if (grouping !== 'tag') return [memberOf({ _id: keyIn(deal, grouping, date) }, grouping, asking)];
    return deal.tags.length === 0 ? [unsetMember('tag')] : deal.tags.map((tag) => recordMember('tag', tag));
  };
  return mergeSums(found.flatMap((deal) => membersOf(deal).map((member) => sumOfOne(recurringOf(deal), member))));
}

function keyIn(deal: OpportunityView, grouping: Exclude<Grouping, 'tag'> | null, date: DateField): Row['_id'] {
  const { currency, status } = deal;
  if (grouping === null) return { currency, status };
  if (grouping === 'month' || grouping === 'quarter') return { currency, status, day: deal[date] };
  return { currency, status, ...(deal[grouping] ?? { id: null }) };
}

/** A deal with several tags is counted under each of them, so these groups may add up to more than the total. */
async function sumByTag(deals: Collection<OpportunityView>, match: DealFilter): Promise<DealSum[]> {
  const rows = await deals.find(match).project<OpportunityView>(summedFields).toArray();
  return mergeSums(
    rows.flatMap((deal) =>
      deal.tags.length === 0
        ? sumOfOne(deal, unsetMember('tag'))
        : deal.tags.map((tag) => sumOfOne(deal, recordMember('tag', tag))),
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
