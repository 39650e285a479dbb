import type { OpportunityView } from '../projections/documents.js';
import type { Dashboard } from './answer.js';
import type { FiguresOf } from './dashboardBody.js';
import type { DashboardQuestions } from './dashboardQuestions.js';
import { dealMatch, type DealFilter } from './dealMatch.js';
import { dealRow } from './dealRow.js';
import { listPage, type Segment } from './listing.js';
import type { PipelineQuestion } from './question.js';
import type { Asked } from './session.js';

const shownRows = 10;

/** Open deals that are overdue, stale or without a next step: each counted once in the total, the late ones first. */
export async function attentionOf(
  asked: Asked,
  questions: DashboardQuestions,
  figures: FiguresOf,
): Promise<Dashboard['attention']> {
  const { deals, owners, asking, odooUrl } = asked;
  const filters = [questions.overdue, questions.stale, questions.noNextStep].map((question) =>
    dealMatch(question, owners, asking),
  );
  const [counts, page, total] = await Promise.all([
    countsOf(questions, figures),
    listPage<OpportunityView>(deals, segmentsOf(filters), null, shownRows, Number.MAX_SAFE_INTEGER),
    deals.countDocuments({ $or: filters }),
  ]);
  return { total, ...counts, rows: page.docs.map((deal) => dealRow(deal, asking, odooUrl)) };
}

/** Each deal stands in the first of the lists it belongs to, the largest first within one. */
function segmentsOf(filters: readonly DealFilter[]): Segment<OpportunityView>[] {
  return filters.map((filter, index) => ({
    match: index === 0 ? filter : { $and: [filter, { $nor: filters.slice(0, index) }] },
    field: 'amountMinor',
    direction: -1,
  }));
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
