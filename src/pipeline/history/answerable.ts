import { ForesailError } from '../../errors.js';
import type { Grouping, Measure, PipelineQuestion } from '../question.js';

/** Measures of what happened, over the history of each deal. `pushes` are one only within a period. */
const measures: ReadonlySet<Measure> = new Set([
  'created',
  'movement',
  'slipped',
  'pushes',
  'changes',
  'stageConversion',
  'timeInStage',
  'stageProbability',
  'forecast',
  'forecastAccuracy',
]);

/** Measures whose groups are the stages; without a period they are about all time. */
export const perStage: ReadonlySet<Measure> = new Set(['stageConversion', 'timeInStage', 'stageProbability']);

const records = ['owner', 'team', 'stage', 'account', 'tag', 'source', 'lostReason'] as const;
const groupings: Partial<Record<Measure, readonly Grouping[]>> = {
  created: [...records, 'month', 'quarter'],
  pushes: [...records, 'month', 'quarter'],
  slipped: records,
  stageConversion: records,
  timeInStage: records,
  stageProbability: records,
};

/** Groupings that a measure of what happened is answered by. */
export function groupedBy(measure: Measure): readonly Grouping[] {
  return groupings[measure] ?? [];
}

/** Whether a question is about what happened, rather than about deals as they are or were. */
export function isHistoryQuestion({ measure, period }: PipelineQuestion): boolean {
  return measures.has(measure) && (measure !== 'pushes' || period !== null);
}

/** @throws ForesailError QUESTION_NOT_ANSWERABLE with a sentence that says what is not kept. */
export function requireKept(question: PipelineQuestion): void {
  const { filters, measure, groupBy, asOf } = question;
  const happened = isHistoryQuestion(question);
  if ((happened || asOf !== null) && filters.noNextStep !== undefined) {
    throw refusal('It is not kept which deals had a next step in the past');
  }
  if (asOf !== null && (measure === 'activities' || filters.activity !== undefined)) {
    throw refusal('Activities of a past day are not kept: Odoo deletes them when they are done');
  }
  if (!happened) return;
  const dated = ['overdue', 'staleForDays', 'closed'] as const;
  if (dated.some((name) => filters[name] !== undefined)) {
    throw refusal('What happened can be filtered by what deals were, not by how late or untouched they were');
  }
  if (groupBy !== null && !groupedBy(measure).includes(groupBy)) throw refusal(groupRefusal(measure));
}

function groupRefusal(measure: Measure): string {
  const possible = groupedBy(measure);
  if (possible.length === 0) return 'This has groups of its own already; ask for one person, team or stage';
  return `This can be grouped by ${possible.map((name) => (name === 'lostReason' ? 'lost reason' : name)).join(', ')}`;
}

function refusal(message: string): ForesailError {
  return new ForesailError('QUESTION_NOT_ANSWERABLE', { message });
}
