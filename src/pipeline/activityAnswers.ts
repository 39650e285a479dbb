import type { ActivityView, OpportunityView } from '../projections/documents.js';
import {
  activityFigures,
  activityGroups,
  activityMatch,
  activityRow,
  countActivities,
  hasDealFilters,
} from './activityList.js';
import type { ActivityRow, Page } from './answer.js';
import { readCursor, writeCursor } from './cursor.js';
import { defaultPageSize, type AnswerPart } from './dealAnswers.js';
import { dealMatch } from './dealMatch.js';
import { listPage, type Segment } from './listing.js';
import type { Filters } from './question.js';
import type { Asked } from './session.js';

const defaultListSize = 50;
const largestAnswerPage = 50;

/** Answers about activities. */
export interface ActivityAnswers {
  answer(asked: Asked, cursor: string | null): Promise<AnswerPart>;
  /** The activities alone; here the question's limit is the page's size. */
  list(asked: Asked, cursor: string | null): Promise<Page<ActivityRow>>;
}

export function createActivityAnswers(): ActivityAnswers {
  return { answer, list };
}

async function answer(asked: Asked, cursor: string | null): Promise<AnswerPart> {
  const { question, asking, activities } = asked;
  const match = await matchOf(asked);
  const tallies = await countActivities(activities, match, question, asking);
  const labels = question.groupBy === 'team' ? await asked.teamNames() : new Map<string, string>();
  const figures = activityFigures(tallies);
  const page = await pageOf(
    asked,
    match,
    cursor,
    Math.min(question.limit ?? defaultPageSize, largestAnswerPage),
    question.limit,
  );
  const total = figures[0]?.value ?? 0;
  return {
    figures,
    groups: question.groupBy === null ? [] : activityGroups(tallies, labels),
    deals: null,
    activities: { ...page, total: Math.min(total, question.limit ?? total) },
    notes: [],
  };
}

async function list(asked: Asked, cursor: string | null): Promise<Page<ActivityRow>> {
  const match = await matchOf(asked);
  const tallies = await countActivities(asked.activities, match, { ...asked.question, groupBy: null }, asked.asking);
  const page = await pageOf(asked, match, cursor, asked.question.limit ?? defaultListSize, null);
  return { ...page, total: tallies.reduce((sum, tally) => sum + tally.count, 0) };
}

/** Filters about the deal are answered first, as the ids of the deals that pass them. */
async function matchOf(asked: Asked): Promise<ReturnType<typeof activityMatch>> {
  const { question, owners, asking } = asked;
  const dealIds = hasDealFilters(question.filters) ? await dealIdsOf(asked) : null;
  return activityMatch(question, owners, dealIds, asking);
}

async function dealIdsOf({ question, asking, deals }: Asked): Promise<number[]> {
  // An owner named in a question about activities is who they are assigned to, not who owns the deal.
  const filters = omitOwners(question.filters);
  const match = dealMatch({ ...question, filters }, { kind: 'all' }, asking);
  const found = await deals.find(match).project<Pick<OpportunityView, '_id'>>({ _id: 1 }).toArray();
  return found.map((deal) => deal._id);
}

function omitOwners(filters: Filters): Filters {
  const rest = { ...filters };
  delete rest.ownerIds;
  return rest;
}

/** Soonest due first; done ones latest first. */
async function pageOf(
  { question, asking, activities, odooUrl }: Asked,
  match: ReturnType<typeof activityMatch>,
  cursor: string | null,
  size: number,
  top: number | null,
): Promise<Omit<Page<ActivityRow>, 'total'>> {
  const done = question.filters.activity === 'done';
  const segment: Segment<ActivityView> = { match, field: 'dueOn', direction: done ? -1 : 1 };
  const start = cursor === null ? null : readCursor(cursor, question);
  const page = await listPage(activities, [segment], start, size, top ?? Number.MAX_SAFE_INTEGER);
  return {
    rows: page.docs.map((activity) => activityRow(activity, asking, odooUrl)),
    next: page.next === null ? null : writeCursor(page.next, question),
  };
}
