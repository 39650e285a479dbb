import type { Filter } from 'mongodb';
import { visibleDeals } from '../access/visibility.js';
import type { OpportunityView } from '../projections/documents.js';
import { defaultStaleDays, type Asking } from './asking.js';
import { basisOf, type Basis, type DateField } from './basis.js';
import { addDays, instantsOf, startOfDay } from './calendar.js';
import { thresholdMinor, unusualCurrencies } from './money.js';
import { asksForMoves } from './history/moves.js';
import type { Filters, Period, PipelineQuestion } from './question.js';
import type { ScopeOwners } from './scopeOwners.js';
import { wordPatterns } from './text.js';

/**
 * A question as one MongoDB filter. Every condition is an element of one `$and`, so that none can replace another and the
 * visibility of the viewer always binds. Only plain operators: the embedded server refuses what it does not know.
 */
export type DealFilter = Filter<OpportunityView>;

/** The deals a question is about: visible to the viewer, in its scope, of its status, in its period, through its filters. */
export function dealMatch(question: PipelineQuestion, owners: ScopeOwners, asking: Asking): DealFilter {
  const basis = basisOf(question);
  const conditions = [
    visibleDeals(asking.viewer),
    { type: 'opportunity' as const },
    scopeMatch(owners),
    ...(basis === null ? [] : basisMatch(basis, question, asking)),
    ...filterMatch(question.filters, asking),
  ];
  return { $and: conditions.filter((condition) => Object.keys(condition).length > 0) };
}

/** Owners or teams of the scope. */
export function scopeMatch(owners: ScopeOwners): DealFilter {
  if (owners.kind === 'owners') return { 'owner.id': { $in: [...owners.ids] } };
  if (owners.kind === 'teams') return { 'team.id': { $in: [...owners.ids] } };
  return {};
}

function basisMatch(basis: Basis, question: PipelineQuestion, asking: Asking): DealFilter[] {
  const conditions: DealFilter[] = [{ status: { $in: [...basis.statuses] } }];
  if (question.period) conditions.push(periodMatch(basis.date, question.period, asking));
  // Documents of before it was projected have none.
  if (basis.recurring) conditions.push({ recurringMonthlyMinor: { $nin: [0, null] } } as DealFilter);
  if (basis.pushed) conditions.push({ pushCount: { $gte: 1 } });
  if (basis.overdue) conditions.push({ expectedClose: { $lt: asking.today } });
  if (basis.stale && question.filters.staleForDays === undefined) conditions.push(staleMatch(asking));
  return conditions;
}

/** Expected close is a calendar date and compared as one; instants are compared with the day's bounds in the zone. */
export function periodMatch(field: DateField, period: Period, asking: Asking): DealFilter {
  if (period.from === null && period.to === null) return {};
  if (field === 'expectedClose') return { expectedClose: bounds(period.from, period.to, '$lte') };
  const { from, before } = instantsOf(period, asking.viewer.timeZone);
  return { [field]: bounds(from, before, '$lt') };
}

function bounds<Value>(from: Value | null, to: Value | null, upper: '$lt' | '$lte'): Record<string, Value> {
  const range: Record<string, Value> = {};
  if (from !== null) range['$gte'] = from;
  if (to !== null) range[upper] = to;
  return range;
}

/**
 * Untouched for the default number of days, or for as many as the stage sets. Days are the asker's calendar days, so that
 * the same deals are stale from morning to night and a stored dashboard stays equal to the answer.
 */
function staleMatch(asking: Asking): DealFilter {
  const own = asking.rottingDays.map((days) => ({ rottingDays: days, lastTouchedAt: untouchedFor(days, asking) }));
  return {
    $or: [{ rottingDays: { $in: [null, 0] }, lastTouchedAt: untouchedFor(defaultStaleDays, asking) }, ...own],
  };
}

function untouchedFor(days: number, asking: Asking): { $lt: Date } {
  return { $lt: startOfDay(addDays(asking.today, 1 - days), asking.viewer.timeZone) };
}

/** The conditions of the filters that are set. */
export function filterMatch(filters: Filters, asking: Asking): DealFilter[] {
  return [
    ...idMatches(filters),
    ...amountMatches(filters),
    ...dateMatches(filters, asking),
    ...stateMatches(filters, asking),
    ...(filters.text === undefined ? [] : [textMatch(filters.text)]),
    ...(asking.moved !== null && asksForMoves(filters) ? [{ _id: { $in: [...asking.moved] } }] : []),
  ];
}

function idMatches(filters: Filters): DealFilter[] {
  const lists: readonly (readonly [string, readonly number[] | undefined])[] = [
    ['stage.id', filters.stageIds],
    ['owner.id', filters.ownerIds],
    ['team.id', filters.teamIds],
    ['account.id', filters.accountIds],
    ['tags.id', filters.tagIds],
    ['_id', filters.dealIds],
    ['companyId', filters.companyIds],
    ['priority', filters.priority],
  ];
  return lists.flatMap(([field, ids]) => (ids === undefined ? [] : [{ [field]: { $in: [...ids] } }]));
}

function amountMatches(filters: Filters): DealFilter[] {
  const limits = [
    ['$gt', filters.amountOver],
    ['$gte', filters.amountAtLeast],
    ['$lt', filters.amountUnder],
    ['$lte', filters.amountAtMost],
  ] as const;
  const conditions = limits.flatMap(([operator, major]) => (major === undefined ? [] : [amountMatch(operator, major)]));
  return filters.currency === undefined ? conditions : [...conditions, { currency: filters.currency.toUpperCase() }];
}

/** A threshold in major units, for each currency in its own minor unit. */
function amountMatch(operator: '$gt' | '$gte' | '$lt' | '$lte', major: number): DealFilter {
  const unusual = [...unusualCurrencies];
  return {
    $or: [
      {
        currency: { $nin: unusual.flatMap(([, codes]) => codes) },
        amountMinor: { [operator]: thresholdMinor(major, 2) },
      },
      ...unusual.map(([digits, codes]) => ({
        currency: { $in: [...codes] },
        amountMinor: { [operator]: thresholdMinor(major, digits) },
      })),
    ],
  };
}

function dateMatches(filters: Filters, asking: Asking): DealFilter[] {
  const conditions: DealFilter[] = [];
  if (filters.expectedClose) conditions.push(periodMatch('expectedClose', filters.expectedClose, asking));
  if (filters.closed) conditions.push(periodMatch('closedAt', filters.closed, asking));
  if (filters.created) conditions.push(periodMatch('createdAt', filters.created, asking));
  if (filters.noExpectedClose !== undefined) {
    conditions.push(filters.noExpectedClose ? { expectedClose: null } : { expectedClose: { $ne: null } });
  }
  return conditions;
}

function stateMatches(filters: Filters, asking: Asking): DealFilter[] {
  const conditions: DealFilter[] = [];
  const isOverdue: DealFilter = { status: 'open', expectedClose: { $lt: asking.today } };
  if (filters.status !== undefined) conditions.push(statusMatch(filters.status));
  if (filters.overdue !== undefined) conditions.push(filters.overdue ? isOverdue : { $nor: [isOverdue] });
  if (filters.staleForDays !== undefined) {
    conditions.push({ status: 'open', lastTouchedAt: untouchedFor(filters.staleForDays, asking) });
  }
  if (filters.noNextStep !== undefined) {
    conditions.push(filters.noNextStep ? { nextActivity: null } : { nextActivity: { $ne: null } });
  }
  if (filters.unassigned !== undefined) conditions.push({ owner: filters.unassigned ? null : { $ne: null } });
  if (filters.pushedAtLeast !== undefined) conditions.push({ pushCount: { $gte: filters.pushedAtLeast } });
  if (filters.probabilityAtLeast !== undefined) conditions.push({ probability: { $gte: filters.probabilityAtLeast } });
  if (filters.probabilityAtMost !== undefined) conditions.push({ probability: { $lte: filters.probabilityAtMost } });
  return conditions;
}

/** Archived deals count nowhere, so `all` is open, won and lost. */
function statusMatch(status: NonNullable<Filters['status']>): DealFilter {
  return status === 'all' ? { status: { $in: ['open', 'won', 'lost'] } } : { status };
}

/** Each word of the text in the deal's name or its account's, in any order and case. */
function textMatch(text: string): DealFilter {
  const patterns = wordPatterns(text);
  if (patterns.length === 0) return {};
  return { $and: patterns.map((pattern) => ({ $or: [{ name: pattern }, { 'account.name': pattern }] })) };
}
