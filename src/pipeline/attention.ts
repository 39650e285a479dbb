import type { Dashboard } from './answer.js';
import type { FiguresOf } from './dashboardBody.js';
import type { DashboardQuestions } from './dashboardQuestions.js';
import { dealRow } from './dealRow.js';
import type { PipelineQuestion } from './question.js';
import type { Asked } from './session.js';

const shownRows = 10;

/** Open deals that are overdue, stale or without a next step: each counted once in the total, the late ones first. */
export async function attentionOf(
  { deals, asking, odooUrl }: Asked,
  questions: DashboardQuestions,
  figures: FiguresOf,
): Promise<Dashboard['attention']> {
  const [counts, first] = await Promise.all([
    countsOf(questions, figures),
    deals.among([questions.overdue, questions.stale, questions.noNextStep], shownRows),
  ]);
  return { total: first.total, ...counts, rows: first.deals.map((deal) => dealRow(deal, asking, odooUrl)) };
}

async function countsOf(
  questions: DashboardQuestions,
  figures: FiguresOf,
): Promise<Pick<Dashboard['attention'], 'overdue' | 'stale' | 'noNextStep'>> {
  const count = async (question: PipelineQuestion): Promise<number> => (await figures(question)).count;
  const [overdue, stale, noNextStep] = await Promise.all([
    count(questions.overdue),
    count(questions.stale),
    count(questions.noNextStep),
  ]);
  return { overdue, stale, noNextStep };
}
