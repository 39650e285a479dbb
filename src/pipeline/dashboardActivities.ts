import type { ActivityAnswers } from './activityAnswers.js';
import type { Dashboard } from './answer.js';
import { addDays } from './calendar.js';
import type { PipelineQuestion } from './question.js';
import type { Asked } from './session.js';

const shownRows = 10;

/** Said where a dashboard is that of a past day. */
export const pastNote =
  'Next steps and activities of a past day are not kept, so they are left out: Odoo deletes activities when they are done';

/** What is due in the scope: late, today, in the seven days after, and the first of them. */
export async function activitiesOf(answers: ActivityAnswers, asked: Asked): Promise<Dashboard['activities']> {
  if (asked.question.asOf !== null) return { overdue: 0, today: 0, next7Days: 0, rows: [] };
  const { today } = asked.asking;
  const week = addDays(today, 7);
  const ask = (more: Partial<PipelineQuestion>): Asked => ({
    ...asked,
    question: { ...asked.question, measure: 'activities', period: null, limit: 1, ...more },
  });
  const nextDays = { from: addDays(today, 1), to: week, label: 'the next 7 days' };
  const [overdue, due, next7Days, rows] = await Promise.all([
    answers.list(ask({ filters: { activity: 'overdue' } }), null),
    answers.list(ask({ filters: { activity: 'today' } }), null),
    answers.list(ask({ period: nextDays, filters: { activity: 'open' } }), null),
    answers.list(
      ask({ period: { from: null, to: week, label: '' }, filters: { activity: 'open' }, limit: shownRows }),
      null,
    ),
  ]);
  return { overdue: overdue.total, today: due.total, next7Days: next7Days.total, rows: rows.rows };
}
