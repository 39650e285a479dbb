import type { Dashboard } from './answer.js';
import type { FiguresOf } from './dashboardBody.js';
import type { DashboardQuestions } from './dashboardQuestions.js';
import { dealRow } from './dealRow.js';
import type { PipelineQuestion } from './question.js';
import type { Asked } from './session.js';

const shownRows = 10;

/** Open deals that are overdue, stale or without a next step: each counted once in the total, the late ones first. */
export async function attentionOf(
  { deals, asking, odooUrl, question }: Asked,
  questions: DashboardQuestions,
  figures: FiguresOf,
): Promise<Dashboard['attention']> {
  // Next steps of a past day are not kept: a note of the dashboard says that they are left out.
  const withSteps = question.asOf === null;
  const [counts, first] = await Promise.all([
    countsOf(questions, figures, withSteps),
    deals.among([questions.overdue, questions.stale, ...(withSteps ? [questions.noNextStep] : [])], shownRows),
  ]);
  return { total: first.total, ...counts, rows: first.deals.map((deal) => dealRow(deal, asking, odooUrl)) };
}

async function countsOf(
  questions: DashboardQuestions,
  figures: FiguresOf,
  withSteps: boolean,
): Promise<Pick<Dashboard['attention'], 'overdue' | 'stale' | 'noNextStep'>> {
  const count = async (question: PipelineQuestion): Promise<number> => (await figures(question)).count;
  const [overdue, stale, noNextStep] = await Promise.all([
    count(questions.overdue),
    count(questions.stale),
    withSteps ? count(questions.noNextStep) : 0,
  ]);
  return { overdue, stale, noNextStep };
}
