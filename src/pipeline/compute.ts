import { ForesailError } from '../errors.js';
import { computeAgainstTarget, isAgainstTarget } from './againstTarget.js';
import type { Comparison } from './answer.js';
import type { Asking } from './asking.js';
import { basisOf } from './basis.js';
import { rollingDays } from './calendar.js';
import { currenciesOf, figuresOf, isDealMeasure, perCurrency } from './figures.js';
import { trailingDays, velocityFigures } from './velocity.js';
import { groupsOf } from './groups.js';
import { isHistoryQuestion, requireKept } from './history/answerable.js';
import type { DealResult } from './dealResult.js';
import type { Deals } from './deals.js';
import { isLength } from './lengths.js';
import type { PipelineQuestion } from './question.js';
import { majorOf } from './money.js';
import { mergeSums, type DealSum } from './sums.js';

/** @throws ForesailError QUESTION_NOT_ANSWERABLE, with a sentence that says what is not there. */
export function requireAnswerable(question: PipelineQuestion): void {
  const { measure } = question;
  requireKept(question);
  if (isHistoryQuestion(question) || isAgainstTarget(question)) return;
  if (measure === 'activities' || measure === 'velocity') return;
  if (!isDealMeasure(measure)) throw notAnswerable('This cannot be answered yet');
}

function notAnswerable(message: string): ForesailError {
  return new ForesailError('QUESTION_NOT_ANSWERABLE', { message });
}

/** Figures and groups of a question about deals. */
export async function computeDeals(deals: Deals, question: PipelineQuestion, asking: Asking): Promise<DealResult> {
  if (question.measure === 'velocity') return computeVelocity(deals, question, asking);
  if (isAgainstTarget(question)) return computeAgainstTarget(deals, question, asking);
  const [sums, untagged, cycles, undated] = await Promise.all([
    deals.sums(question, question.groupBy),
    question.groupBy === 'tag' ? deals.sums(question, null) : null,
    isLength(question.measure) ? deals.lengths(question) : null,
    undatedNote(deals, question),
  ]);
  const totals = untagged ?? sums;
  const currencies = currenciesOf(totals);
  const named = currencies.length > 0 ? currencies : await anyCurrency(deals, question);
  const context = { measure: question.measure, currencies: named };
  return {
    figures: figuresOf(question.measure, {
      sums: totals,
      currencies: named,
      ...(cycles && { cycles: cycles.all }),
    }),
    groups:
      question.groupBy === null
        ? []
        : groupsOf(sums, {
            ...context,
            grouping: question.groupBy,
            most: question.limit,
            ...(cycles && { cycles: cycles.byMember }),
          }),
    count: totals.reduce((total, sum) => total + sum.count, 0),
    currencies,
    notes: notesOf(question, totals, undated),
  };
}

/** The same figures over the period it is compared with; null without one. */
export async function compareDeals(
  deals: Deals,
  question: PipelineQuestion,
  asking: Asking,
): Promise<Comparison | null> {
  if (question.compareTo === null) return null;
  const other = { ...question, period: question.compareTo, compareTo: null };
  const { figures, groups } = await computeDeals(deals, other, asking);
  return { period: question.compareTo, figures, groups };
}

/** A currency for "0" where nothing matched: that of any deal the viewer may see. */
async function anyCurrency(deals: Deals, { filters }: PipelineQuestion): Promise<string[]> {
  if (filters.currency !== undefined) return [filters.currency.toUpperCase()];
  const one = await deals.within({ kind: 'all' }).anyCurrency();
  return one === null ? [] : [one];
}

/** "Deals with no expected close are shown as a separate line", where a period leaves them out. */
async function undatedNote(deals: Deals, question: PipelineQuestion): Promise<string[]> {
  if (question.period === null || !looksAhead(question)) return [];
  const undated = { ...question, period: null, filters: { ...question.filters, noExpectedClose: true } };
  const sums = mergeSums(await deals.sums(undated, null));
  const count = sums.reduce((total, sum) => total + sum.count, 0);
  if (count === 0) return [];
  const totals = perCurrency({ sums, currencies: currenciesOf(sums) });
  const per = question.measure === 'recurring' ? ' a month' : '';
  const money = totals.map(([code, total]) => `${code} ${majorOf(total.amountMinor, code).toLocaleString('en')}${per}`);
  return [`${plural(count, 'more open deal has', 'more open deals have')} no expected close (${money.join(', ')})`];
}

/** Sums of open deals by when they are expected to close. */
function looksAhead(question: PipelineQuestion): boolean {
  const { measure } = question;
  if (measure === 'recurring') return basisOf(question)?.date === 'expectedClose';
  return measure === 'openPipeline' || measure === 'weightedPipeline';
}

function notesOf(question: PipelineQuestion, sums: readonly DealSum[], undated: readonly string[]): string[] {
  const notes = [...undated];
  const approximate = sums.reduce((total, sum) => total + sum.approximate, 0);
  if (approximate > 0 && basisOf(question)?.date === 'closedAt') {
    notes.push(`The closing date of ${plural(approximate, 'deal', 'deals')} is approximate: Odoo keeps none`);
  }
  if (question.groupBy === 'tag') notes.push('A deal with several tags counts under each of them');
  const apart = currenciesOf(sums).length > 1 && question.convertTo == null;
  if (apart) notes.push('Amounts are shown per currency and never added across currencies');
  return notes;
}

function plural(count: number, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

/** Sales velocity: open deals of the question, with the rate, amount and cycle of the trailing 90 days of its scope. */
async function computeVelocity(deals: Deals, question: PipelineQuestion, asking: Asking): Promise<DealResult> {
  if (question.groupBy !== null) throw notAnswerable('Sales velocity cannot be grouped yet');
  const period = rollingDays(-1, trailingDays, asking.today);
  const [open, settled, cycles] = await Promise.all([
    deals.sums({ ...question, period: null }, null),
    deals.sums({ ...question, measure: 'winRate', period }, null),
    deals.lengths({ ...question, measure: 'salesCycle', period }),
  ]);
  const currencies = currenciesOf(open);
  const figures = velocityFigures({
    open: { sums: open, currencies },
    settled: { sums: settled, currencies },
    cycles: cycles.all,
  });
  const total = open.reduce((sum, one) => sum + one.count, 0);
  const notes = [`Win rate, amount and cycle are those of ${period.label}`];
  return { figures, groups: [], count: total, currencies, notes };
}
