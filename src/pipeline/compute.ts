import type { Collection } from 'mongodb';
import { ForesailError } from '../errors.js';
import type { OpportunityView } from '../projections/documents.js';
import type { Comparison, Figure, Group } from './answer.js';
import type { Asking } from './asking.js';
import { basisOf } from './basis.js';
import { quarterKey, localDay, monthKey } from './calendar.js';
import { dealMatch, type DealFilter } from './dealMatch.js';
import { currenciesOf, figuresOf, isDealMeasure } from './figures.js';
import { groupsOf } from './groups.js';
import type { Grouping, Measure, PipelineQuestion } from './question.js';
import type { ScopeOwners } from './scope.js';
import { majorOf } from './money.js';
import { mergeSums, sumDeals, unset, type DealSum } from './sums.js';

/** The figures of one question over deals, and what a list of those deals needs to know. */
export interface DealResult {
  readonly figures: readonly Figure[];
  readonly groups: readonly Group[];
  readonly count: number;
  readonly currencies: readonly string[];
  readonly match: DealFilter;
  readonly notes: readonly string[];
}

const notThere: Partial<Record<Measure, string>> = {
  velocity: 'Sales velocity is not there yet',
  coverage: 'Coverage is not there yet: it needs targets',
  attainment: 'Attainment is not there yet: it needs targets',
  created: 'Pipeline created is not there yet: it needs the history of each deal',
  forecast: 'The forecast is not there yet: it needs forecast calls',
};

/** @throws ForesailError QUESTION_NOT_ANSWERABLE, with a sentence that says what is not there. */
export function requireAnswerable(question: PipelineQuestion): void {
  const { measure } = question;
  if (question.asOf !== null) throw notAnswerable('Figures of a past instant are not there yet: they need the history');
  if (measure === 'activities' || isDealMeasure(measure)) return;
  throw notAnswerable(notThere[measure] ?? 'This cannot be answered yet: it needs the history of each deal');
}

function notAnswerable(message: string): ForesailError {
  return new ForesailError('QUESTION_NOT_ANSWERABLE', { message });
}

/** Figures and groups of a question about deals, over one reading of the database per set of sums. */
export async function computeDeals(
  deals: Collection<OpportunityView>,
  question: PipelineQuestion,
  owners: ScopeOwners,
  asking: Asking,
): Promise<DealResult> {
  const match = dealMatch(question, owners, asking);
  const date = basisOf(question)?.date ?? 'expectedClose';
  const sums = await sumDeals(deals, match, question.groupBy, date, asking);
  const totals = question.groupBy === 'tag' ? await sumDeals(deals, match, null, date, asking) : sums;
  const currencies = currenciesOf(totals);
  const named = currencies.length > 0 ? currencies : await anyCurrency(deals, question, asking);
  const cycles = question.measure === 'salesCycle' ? await cyclesOf(deals, match, question.groupBy, asking) : null;
  const context = { measure: question.measure, currencies: named };
  return {
    figures: figuresOf(question.measure, {
      sums: totals,
      currencies: named,
      cycles: [...(cycles?.values() ?? [])].flat(),
    }),
    groups:
      question.groupBy === null
        ? []
        : groupsOf(sums, { ...context, grouping: question.groupBy, ...(cycles && { cycles }) }),
    count: totals.reduce((total, sum) => total + sum.count, 0),
    currencies,
    match,
    notes: notesOf(question, sums, await undatedNote(deals, question, owners, asking)),
  };
}

/** The same figures over the period it is compared with; null without one. */
export async function compareDeals(
  deals: Collection<OpportunityView>,
  question: PipelineQuestion,
  owners: ScopeOwners,
  asking: Asking,
): Promise<Comparison | null> {
  if (question.compareTo === null) return null;
  const other = { ...question, period: question.compareTo, compareTo: null };
  const { figures, groups } = await computeDeals(deals, other, owners, asking);
  return { period: question.compareTo, figures, groups };
}

/** A currency for "0" where nothing matched: that of any deal the viewer may see. */
async function anyCurrency(
  deals: Collection<OpportunityView>,
  question: PipelineQuestion,
  asking: Asking,
): Promise<string[]> {
  if (question.filters.currency !== undefined) return [question.filters.currency.toUpperCase()];
  const everything = dealMatch({ ...question, measure: 'account', filters: {}, period: null }, { kind: 'all' }, asking);
  const one = await deals.findOne(everything, { projection: { currency: 1 } });
  return one === null ? [] : [one.currency];
}

/** Lengths in milliseconds of the deals that match, by member of the grouping. */
async function cyclesOf(
  deals: Collection<OpportunityView>,
  match: DealFilter,
  grouping: Grouping | null,
  asking: Asking,
): Promise<Map<string, number[]>> {
  const rows = await deals
    .find(match)
    .project<OpportunityView>({
      createdAt: 1,
      closedAt: 1,
      'stage.id': 1,
      'owner.id': 1,
      'team.id': 1,
      'account.id': 1,
      'source.id': 1,
      'lostReason.id': 1,
    })
    .toArray();
  const lengths = new Map<string, number[]>();
  for (const deal of rows) {
    if (deal.closedAt === null) continue;
    const key = memberKey(deal, grouping, asking);
    const own = lengths.get(key) ?? [];
    own.push(deal.closedAt.getTime() - deal.createdAt.getTime());
    lengths.set(key, own);
  }
  return lengths;
}

function memberKey(deal: OpportunityView, grouping: Grouping | null, asking: Asking): string {
  switch (grouping) {
    case null:
      return '';
    case 'tag':
      throw notAnswerable('A sales cycle cannot be grouped by tag');
    case 'month':
    case 'quarter': {
      if (deal.closedAt === null) return unset;
      const day = localDay(deal.closedAt, asking.viewer.timeZone);
      return grouping === 'month' ? monthKey(day) : quarterKey(day, asking.fiscalYearStart);
    }
    default: {
      const named = deal[grouping];
      return named === null || named === undefined ? unset : String(named.id);
    }
  }
}

/** "Deals with no expected close are shown as a separate line", where a period leaves them out. */
async function undatedNote(
  deals: Collection<OpportunityView>,
  question: PipelineQuestion,
  owners: ScopeOwners,
  asking: Asking,
): Promise<string[]> {
  if (question.period === null || !['openPipeline', 'weightedPipeline'].includes(question.measure)) return [];
  const undated = { ...question, period: null, filters: { ...question.filters, noExpectedClose: true } };
  const sums = mergeSums(await sumDeals(deals, dealMatch(undated, owners, asking), null, 'expectedClose', asking));
  const count = sums.reduce((total, sum) => total + sum.count, 0);
  if (count === 0) return [];
  const money = sums.map((sum) => `${sum.currency} ${majorOf(sum.amountMinor, sum.currency).toLocaleString('en')}`);
  return [`${plural(count, 'more open deal has', 'more open deals have')} no expected close (${money.join(', ')})`];
}

function notesOf(question: PipelineQuestion, sums: readonly DealSum[], undated: readonly string[]): string[] {
  const notes = [...undated];
  const approximate = sums.reduce((total, sum) => total + sum.approximate, 0);
  if (approximate > 0 && basisOf(question)?.date === 'closedAt') {
    notes.push(`The closing date of ${plural(approximate, 'deal', 'deals')} is approximate: Odoo keeps none`);
  }
  if (question.groupBy === 'tag') notes.push('A deal with several tags counts under each of them');
  if (currenciesOf(sums).length > 1) notes.push('Amounts are shown per currency and never added across currencies');
  return notes;
}

function plural(count: number, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
