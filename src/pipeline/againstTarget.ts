import { ForesailError } from '../errors.js';
import type { Figure, Group } from './answer.js';
import type { Asking } from './asking.js';
import type { DealResult } from './dealResult.js';
import type { Deals } from './deals.js';
import { amounts, count, currenciesOf, nothing, perCurrency, weighted, type Ingredients } from './figures.js';
import { majorOf } from './money.js';
import type { Plan } from './plans.js';
import type { PipelineQuestion } from './question.js';
import { unset, type DealSum } from './sums.js';
import { targetOf } from './targets.js';

/** Whether a measure sets what is sold against what was to be sold. */
export function isAgainstTarget({ measure }: Pick<PipelineQuestion, 'measure'>): boolean {
  return measure === 'coverage' || measure === 'attainment';
}

/** What is open in the period and was won in it, and the plans for it. */
interface Standing {
  readonly open: readonly DealSum[];
  readonly won: readonly DealSum[];
  readonly plans: readonly Plan[];
}

/**
 * Coverage: open pipeline of the period ÷ (target − won in it). Attainment: won ÷ target. Per currency of the targets;
 * a scope's target is the sum of its people's.
 * @throws ForesailError QUESTION_NOT_ANSWERABLE for a grouping that targets do not have.
 */
export async function computeAgainstTarget(
  deals: Deals,
  question: PipelineQuestion,
  asking: Asking,
): Promise<DealResult> {
  const { period, groupBy } = question;
  if (groupBy !== null && groupBy !== 'owner') {
    throw new ForesailError('QUESTION_NOT_ANSWERABLE', {
      message: 'Targets are set for people, so this is grouped by person only',
    });
  }
  // Nobody has a target for a period without an end.
  const whole = { from: period?.from ?? '', to: period?.to ?? '' };
  const [open, won] = await Promise.all([
    deals.sums({ ...question, measure: 'openPipeline' }, groupBy),
    deals.sums({ ...question, measure: 'won' }, groupBy),
  ]);
  const standing = { open, won, plans: asking.plans.targets };
  const listed = question.measure === 'coverage' ? open : won;
  const currencies = currenciesOf([...open, ...won]);
  const named = [...new Set([...currencies, ...targetOf(standing.plans, whole).byCurrency.keys()])];
  return {
    figures: figuresAgainst(question.measure, standing, whole, named),
    groups: groupBy === null ? [] : groupsAgainst(question.measure, standing, whole, named),
    count: listed.reduce((total, sum) => total + sum.count, 0),
    currencies,
    notes: notesOf(standing, whole, question.convertTo ?? null),
  };
}

type Whole = { readonly from: string; readonly to: string };

function figuresAgainst(
  measure: PipelineQuestion['measure'],
  { open, won, plans }: Standing,
  period: Whole,
  currencies: readonly string[],
): Figure[] {
  const { byCurrency } = targetOf(plans, period);
  const of = (sums: readonly DealSum[]): Ingredients => ({ sums, currencies });
  const wonBy = new Map(perCurrency(of(won)).map(([code, { amountMinor }]) => [code, amountMinor]));
  const openBy = new Map(perCurrency(of(open)).map(([code, { amountMinor }]) => [code, amountMinor]));
  const ratios = [...byCurrency].map(([code, target]) =>
    measure === 'coverage'
      ? coverage(openBy.get(code) ?? 0, target - (wonBy.get(code) ?? 0), code)
      : share('attainment', wonBy.get(code) ?? 0, target, code, 'the target is zero'),
  );
  const targets = [...byCurrency].map(([code, minor]) => money('target', minor, code));
  return [
    ...(ratios.length > 0 ? ratios : [nothing(measure as 'coverage' | 'attainment', 'ratio', 'no target set')]),
    ...targets,
    ...amounts('wonAmount', of(won)),
    ...(measure === 'coverage' ? [...amounts('amount', of(open)), ...weighted(of(open))] : []),
    count(measure === 'coverage' ? 'count' : 'wonCount', of(measure === 'coverage' ? open : won)),
  ];
}

/** Nothing is left to cover once the target is reached. */
function coverage(open: number, left: number, currency: string): Figure {
  if (left <= 0) return { ...nothing('coverage', 'ratio', 'the target is reached'), currency };
  return share('coverage', open, left, currency, 'the target is reached');
}

function share(metric: 'coverage' | 'attainment', part: number, of: number, currency: string, reason: string): Figure {
  if (of <= 0) return { ...nothing(metric, 'ratio', reason), currency };
  return { metric, value: part / of, unit: 'ratio', currency };
}

function money(metric: 'target', minor: number, currency: string): Figure {
  return { metric, value: majorOf(minor, currency), unit: 'currency', currency };
}

/** Everybody with a deal or a target, the best first; who has no target comes after those who have. */
function groupsAgainst(
  measure: PipelineQuestion['measure'],
  { open, won, plans }: Standing,
  period: Whole,
  currencies: readonly string[],
): Group[] {
  const labels = new Map<string, string>();
  for (const { odooUserId, name } of plans) labels.set(String(odooUserId), name);
  for (const { key, label } of [...open, ...won]) labels.set(key, label);
  const groups = [...labels].map(([key, label]) => {
    const mine = (sums: readonly DealSum[]) => sums.filter((sum) => sum.key === key);
    const own = plans.filter((plan) => String(plan.odooUserId) === key);
    const standing = { open: mine(open), won: mine(won), plans: own };
    return { key, label, figures: figuresAgainst(measure, standing, period, currencies) };
  });
  const size = ({ key, figures }: Group) => (key === unset ? -2 : (figures[0]?.value ?? -1));
  return groups.sort((a, b) => size(b) - size(a) || a.label.localeCompare(b.label) || (a.key < b.key ? -1 : 1));
}

function notesOf({ open, won, plans }: Standing, period: Whole, convertTo: string | null): string[] {
  const { people, byCurrency } = targetOf(plans, period);
  const sellers = new Set([...open, ...won].filter((sum) => sum.key !== unset).map((sum) => sum.key));
  const notes: string[] = [];
  if (people > 0) notes.push(`The target is that of ${people === 1 ? 'one person' : `${people} people together`}`);
  if (people > 0 && sellers.size > people)
    notes.push(`${sellers.size - people} with deals have no target of this period`);
  if (byCurrency.size > 1 && convertTo === null) notes.push('Targets of several currencies are never added');
  return notes;
}
