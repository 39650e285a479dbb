import type { Collection, Filter } from 'mongodb';
import { visibleActivities } from '../access/visibility.js';
import { ForesailError } from '../errors.js';
import type { ActivityView } from '../projections/documents.js';
import type { ActivityRow, Figure, Group } from './answer.js';
import type { Asking } from './asking.js';
import { instantsOf } from './calendar.js';
import { dealUrl } from './dealRow.js';
import type { Filters, PipelineQuestion } from './question.js';
import type { ScopeOwners } from './scope.js';
import { unset } from './sums.js';

type ActivityFilter = Filter<ActivityView>;

/** Filters that are about the deal and not the activity; they need the ids of the deals first. */
export function hasDealFilters(filters: Filters): boolean {
  return Object.entries(filters).some(([name, value]) => value !== undefined && !activityFilters.has(name));
}

const activityFilters = new Set(['activity', 'ownerIds', 'teamIds', 'accountIds', 'dealIds']);

/**
 * Activities a question is about: of deals that the viewer may see, assigned to the people of its scope (or on the deals
 * of its teams), in its state and due in its period. `dealIds` narrows to deals that pass the question's other filters.
 */
export function activityMatch(
  question: PipelineQuestion,
  owners: ScopeOwners,
  dealIds: readonly number[] | null,
  asking: Asking,
): ActivityFilter {
  const { filters, period } = question;
  const conditions: ActivityFilter[] = [
    visibleActivities(asking.viewer),
    stateMatch(filters.activity ?? 'open', asking),
  ];
  if (owners.kind === 'owners') conditions.push({ 'assignee.id': { $in: [...owners.ids] } });
  if (owners.kind === 'teams') conditions.push({ dealTeamId: { $in: [...owners.ids] } });
  if (filters.ownerIds) conditions.push({ 'assignee.id': { $in: [...filters.ownerIds] } });
  if (filters.teamIds) conditions.push({ dealTeamId: { $in: [...filters.teamIds] } });
  if (filters.accountIds) conditions.push({ 'account.id': { $in: [...filters.accountIds] } });
  if (filters.dealIds) conditions.push({ 'deal.id': { $in: [...filters.dealIds] } });
  if (dealIds !== null) conditions.push({ 'deal.id': { $in: [...dealIds] } });
  if (period?.from || period?.to)
    conditions.push(filters.activity === 'done' ? doneMatch(period, asking) : dueMatch(period));
  return { $and: conditions.filter((condition) => Object.keys(condition).length > 0) };
}

function stateMatch(state: NonNullable<Filters['activity']>, { today }: Asking): ActivityFilter {
  switch (state) {
    case 'overdue':
      return { done: false, dueOn: { $lt: today } };
    case 'today':
      return { done: false, dueOn: today };
    case 'upcoming':
      return { done: false, dueOn: { $gt: today } };
    case 'open':
      return { done: false };
    case 'done':
      return { done: true };
  }
}

function dueMatch(period: NonNullable<PipelineQuestion['period']>): ActivityFilter {
  const range = { ...(period.from && { $gte: period.from }), ...(period.to && { $lte: period.to }) };
  return { dueOn: range };
}

function doneMatch(period: NonNullable<PipelineQuestion['period']>, asking: Asking): ActivityFilter {
  const { from, before } = instantsOf(period, asking.viewer.timeZone);
  return { doneAt: { ...(from && { $gte: from }), ...(before && { $lt: before }) } };
}

interface Tally {
  readonly key: string;
  readonly label: string;
  readonly state: ActivityRow['state'];
  readonly count: number;
}

const groupFields = { owner: 'assignee', account: 'account', team: 'dealTeamId' } as const;

/** Counts per state and member of the grouping. @throws ForesailError QUESTION_NOT_ANSWERABLE for another grouping. */
export async function countActivities(
  activities: Collection<ActivityView>,
  match: ActivityFilter,
  question: PipelineQuestion,
  asking: Asking,
): Promise<Tally[]> {
  const by = groupKey(question);
  const rows = await activities
    .aggregate<{ _id: { dueOn: string; done: boolean; id?: number | null; name?: string }; count: number }>([
      { $match: match },
      { $group: { _id: { dueOn: '$dueOn', done: '$done', ...by }, count: { $sum: 1 } } },
    ])
    .toArray();
  return rows.map(({ _id, count }) => ({
    key: _id.id === null || _id.id === undefined ? unset : String(_id.id),
    label: _id.name ?? '',
    state: stateOf(_id, asking),
    count,
  }));
}

function groupKey({ groupBy }: PipelineQuestion): Record<string, string> {
  if (groupBy === null) return {};
  if (groupBy === 'team') return { id: '$dealTeamId' };
  if (groupBy === 'owner' || groupBy === 'account') {
    return { id: `$${groupFields[groupBy]}.id`, name: `$${groupFields[groupBy]}.name` };
  }
  throw new ForesailError('QUESTION_NOT_ANSWERABLE', {
    message: 'Activities can be grouped by owner, team or account',
  });
}

function stateOf({ dueOn, done }: { dueOn: string; done: boolean }, { today }: Asking): ActivityRow['state'] {
  if (done) return 'done';
  return dueOn < today ? 'overdue' : dueOn === today ? 'today' : 'upcoming';
}

/** How many, how many of them overdue, how many due today. */
export function activityFigures(tallies: readonly Tally[]): Figure[] {
  const total = (state?: ActivityRow['state']): number =>
    tallies.filter((tally) => state === undefined || tally.state === state).reduce((sum, { count }) => sum + count, 0);
  return [
    { metric: 'count', value: total(), unit: 'activities' },
    { metric: 'overdueCount', value: total('overdue'), unit: 'activities' },
    { metric: 'dueCount', value: total('today'), unit: 'activities' },
  ];
}

/** One group per member, the one with most first, what is unset last; `labels` names what the counts could not. */
export function activityGroups(tallies: readonly Tally[], labels: ReadonlyMap<string, string>): Group[] {
  const members = new Map<string, Tally[]>();
  for (const tally of tallies) members.set(tally.key, [...(members.get(tally.key) ?? []), tally]);
  const groups = [...members].map(([key, own]) => ({
    key,
    label: labels.get(key) ?? (key === unset ? 'None' : (own[0]?.label ?? '')),
    figures: activityFigures(own),
  }));
  return groups.sort((a, b) => Number(a.key === unset) - Number(b.key === unset) || size(b) - size(a));
}

function size(group: Group): number {
  return group.figures[0]?.value ?? 0;
}

/** An activity as every surface lists it. */
export function activityRow(activity: ActivityView, asking: Asking, odooUrl: string): ActivityRow {
  return {
    id: activity._id,
    type: activity.type,
    summary: activity.summary,
    dueOn: activity.dueOn,
    state: stateOf(activity, asking),
    assignee: activity.assignee?.name ?? null,
    deal: activity.deal?.name ?? null,
    dealId: activity.deal?.id ?? null,
    account: activity.account?.name ?? null,
    url: activity.deal === null ? odooUrl : dealUrl(odooUrl, activity.deal.id),
  };
}
