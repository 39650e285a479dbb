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
  averageDealSize: { rule: 'Mean amount of the deals won', terms: amountTerms },
};

/** How a measure is computed. */
export function formulaOf(measure: Measure): Formula {
  return formulas[measure] ?? { rule: 'Sum of the amounts of the deals found', terms: amountTerms };
}
