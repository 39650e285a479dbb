import { ForesailError } from '../errors.js';
import type { ActivityView } from '../projections/documents.js';
import type { ListedActivity, Tally } from './activities.js';
import type { ActivityRow, Figure, Group } from './answer.js';
import type { Asking } from './asking.js';
import { dealUrl } from './dealRow.js';
import type { Deals } from './deals.js';
import type { Filters, PipelineQuestion } from './question.js';
import { unset } from './sums.js';

/** Filters of activities themselves; all others are about the deal. */
const activityFilters = new Set(['activity', 'ownerIds', 'teamIds', 'accountIds', 'dealIds']);

/** Ids of the deals that pass the filters that are about deals; null without any. */
export async function dealIdsFor(question: PipelineQuestion, deals: Deals): Promise<readonly number[] | null> {
  const aboutDeals = Object.entries(question.filters).some(
    ([name, value]) => value !== undefined && !activityFilters.has(name),
  );
  if (!aboutDeals) return null;
  // An owner named in a question about activities is who they are assigned to, not who owns the deal.
  return deals.within({ kind: 'all' }).ids({ ...question, filters: omitOwners(question.filters) });
}

function omitOwners(filters: Filters): Filters {
  const rest = { ...filters };
  delete rest.ownerIds;
  return rest;
}

/** @throws ForesailError QUESTION_NOT_ANSWERABLE for a grouping that activities do not have. */
export function activityGrouping({ groupBy }: PipelineQuestion): 'owner' | 'team' | 'account' | null {
  if (groupBy === null || groupBy === 'owner' || groupBy === 'team' || groupBy === 'account') return groupBy;
  throw new ForesailError('QUESTION_NOT_ANSWERABLE', {
    message: 'Activities can be grouped by owner, team or account',
  });
}

/** Whether it is late, on the asker's day. */
export function stateOf(
  { dueOn, done }: Pick<ActivityView, 'dueOn' | 'done'>,
  { today }: Asking,
): ActivityRow['state'] {
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
export function activityRow(activity: ListedActivity, asking: Asking, odooUrl: string): ActivityRow {
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
