import type { ActivityListRequest } from './activities.js';
import { activityFigures, activityGroups, activityRow } from './activityList.js';
import type { ActivityRow, Page } from './answer.js';
import { readCursor, writeCursor } from './cursor.js';
import { defaultPageSize, type AnswerPart } from './dealAnswers.js';
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
  const { question, activities } = asked;
  const pageSize = Math.min(question.limit ?? defaultPageSize, largestAnswerPage);
  const [tallies, page] = await Promise.all([
    activities.count(question),
    pageOf(asked, cursor, { pageSize, top: question.limit }),
  ]);
  const labels = question.groupBy === 'team' ? asked.teamNames() : new Map<string, string>();
  const figures = activityFigures(tallies);
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
  const pageSize = asked.question.limit ?? defaultListSize;
  const [tallies, page] = await Promise.all([
    asked.activities.count({ ...asked.question, groupBy: null }),
    pageOf(asked, cursor, { pageSize, top: null }),
  ]);
  return { ...page, total: tallies.reduce((sum, tally) => sum + tally.count, 0) };
}

async function pageOf(
  { question, asking, activities, odooUrl }: Asked,
  cursor: string | null,
  size: Pick<ActivityListRequest, 'pageSize' | 'top'>,
): Promise<Omit<Page<ActivityRow>, 'total'>> {
  const start = cursor === null ? null : readCursor(cursor, question);
  const page = await activities.page({ question, start, ...size });
  return {
    rows: page.activities.map((activity) => activityRow(activity, asking, odooUrl)),
    next: page.next === null ? null : writeCursor(page.next, question),
  };
}
