import type { Collection, Filter } from 'mongodb';
import { visibleActivities } from '../../access/visibility.js';
import type { ActivityView } from '../../projections/documents.js';
import type { Activities, Tally } from '../activities.js';
import { activityGrouping, dealIdsFor, stateOf } from '../activityList.js';
import type { Asking } from '../asking.js';
import { instantsOf } from '../calendar.js';
import type { Deals } from '../deals.js';
import { listPage, type Segment } from '../listing.js';
import type { Filters, PipelineQuestion } from '../question.js';
import type { ScopeOwners } from '../scopeOwners.js';
import { unset } from '../sums.js';

type ActivityFilter = Filter<ActivityView>;

/** Activities as the database's own queries give them. */
export function plainActivities(
  activities: Collection<ActivityView>,
  deals: Deals,
  owners: ScopeOwners,
  asking: Asking,
): Activities {
  const matchOf = async (question: PipelineQuestion): Promise<ActivityFilter> =>
    activityMatch(question, owners, await dealIdsFor(question, deals), asking);
  return {
    count: async (question) => countActivities(activities, await matchOf(question), question, asking),
    async page({ question, start, pageSize, top }) {
      const direction = question.filters.activity === 'done' ? -1 : 1;
      const segment: Segment<ActivityView> = { match: await matchOf(question), field: 'dueOn', direction };
      const page = await listPage(activities, [segment], start, pageSize, top ?? Number.MAX_SAFE_INTEGER);
      return { activities: page.docs, next: page.next };
    },
  };
}

/**
 * Activities a question is about: of deals that the viewer may see, assigned to the people of its scope (or on the deals
 * of its teams), in its state and due in its period. `dealIds` narrows to deals that pass the question's other filters.
 */
function activityMatch(
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

const groupFields = { owner: 'assignee', account: 'account' } as const;

async function countActivities(
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

function groupKey(question: PipelineQuestion): Record<string, string> {
  const grouping = activityGrouping(question);
  if (grouping === null) return {};
  if (grouping === 'team') return { id: '$dealTeamId' };
  return { id: `$${groupFields[grouping]}.id`, name: `$${groupFields[grouping]}.name` };
}
