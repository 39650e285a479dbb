import { thresholdWords, usualThresholds, type ForecastThresholds } from './forecastThresholds.js';
import type { Measure } from './question.js';

/** A rule in one line, and what its words mean. The definitions are those of docs/metrics.md. */
export interface Formula {
  readonly rule: string;
  readonly terms: string;
}

const amountTerms =
  'Amount is the expected revenue in Odoo; recurring revenue is not in it. Sums are exact to the cent.';

const formulas: Partial<Record<Measure, Formula>> = {
  openPipeline: {
    rule: 'Sum of the amounts of the open deals; weighted: amount × probability ÷ 100',
    terms: `Open is neither won, lost nor archived. With a period: expected close in it. ${amountTerms}`,
  },
  weightedPipeline: { rule: 'Amount × probability ÷ 100, summed over the open deals', terms: amountTerms },
  won: { rule: 'Deals whose status is won and whose closing day is in the period', terms: amountTerms },
  lost: { rule: 'Deals whose status is lost and whose closing day is in the period', terms: amountTerms },
  winRate: {
    rule: 'Won ÷ (won + lost), both closed in the period',
    terms: 'By count of deals; by value it is the won amount ÷ the amount of all closed deals.',
  },
  salesCycle: {
    rule: 'Days from creation to closing of the deals won in the period',
    terms: 'Mean and median; deals that were lost do not count.',
  },
  velocity: {
    rule: 'Open deals × win rate × mean won amount ÷ mean cycle days',
    terms: 'Win rate, mean amount and cycle over the trailing 90 days.',
  },
  coverage: {
    rule: 'Open pipeline of the period ÷ (target − won in the period)',
    terms: 'Without a target there is no coverage.',
  },
  attainment: { rule: 'Won in the period ÷ target', terms: 'Without a target there is no attainment.' },
  overdue: { rule: 'Open deals whose expected close is before today', terms: amountTerms },
  stale: {
    rule: 'Open deals that nobody touched for N days',
    terms:
      'Touched: a change of stage, amount or close date, a note, a done activity. N is 14, or what the stage says.',
  },
  activities: { rule: 'Activities of the deals you may see, by due day', terms: 'The day is that of your time zone.' },
  movement: {
    rule: 'Start + what came in and grew − what went out and shrank = end, exact in each currency',
    terms: 'Each event counts once, under the field it changed. Over the deals that you may see now.',
  },
  changes: {
    rule: 'Every change of stage, owner, team, amount, probability, close date and status',
    terms: 'By the clock of Odoo: when it happened there, not when it was read.',
  },
  created: {
    rule: 'Amount, as they came in, of the deals that became open in the period',
    terms: 'Created as a deal or converted to one; a reopened deal is counted apart.',
  },
  slipped: {
    rule: 'Deals expected in the period when it began, and neither won nor lost by its end',
    terms: 'Rate: of all the deals so expected. While the period runs: those whose date has since moved past its end.',
  },
  pushes: {
    rule: 'Moves of the expected close to a later day',
    terms: 'Days are added up; moves to an earlier day are counted apart.',
  },
  stageConversion: {
    rule: 'Advanced or won ÷ all stays in the stage that began in the period',
    terms: 'Advanced + moved back + won + lost + still there + removed = all that entered.',
  },
  timeInStage: { rule: 'All the days that a deal was in the stage', terms: 'Stays that last count up to now.' },
  stageProbability: {
    rule: 'Won ÷ settled among the deals that entered the stage',
    terms: 'Settled is won or lost. Under 20 settled deals there is no figure.',
  },
  forecast: {
    rule: 'Amount of the deals expected in the period, by category; closed is what was won',
    terms: 'A call of the owner or manager decides; else probability',
  },
  forecastAccuracy: {
    rule: 'Closed and commit as they stood when the period began ÷ what was won by its end',
    terms: 'Above 100 % the forecast was too high.',
  },
  recurring: {
    rule: 'Sum of the monthly recurring revenue (MRR) of the deals; of open ones weighted too: MRR × probability ÷ 100',
    terms:
      'MRR is what Odoo shows as Expected MRR: recurring revenue ÷ the months of its plan. A year is twelve months of it (ARR). Amounts are not in it.',
  },
  averageDealSize: { rule: 'Mean amount of the deals won', terms: amountTerms },
};

/** How a measure is computed. */
export function formulaOf(measure: Measure, thresholds: ForecastThresholds = usualThresholds): Formula {
  const formula = plainFormula(measure);
  const words = thresholdWords(thresholds);
  if (measure === 'forecast') return { ...formula, terms: `${formula.terms}: ${words}.` };
  return measure === 'forecastAccuracy' ? { ...formula, terms: `${formula.terms} By probability: ${words}.` } : formula;
}

function plainFormula(measure: Measure): Formula {
  return formulas[measure] ?? { rule: 'Sum of the amounts of the deals found', terms: amountTerms };
}
