import assert from 'node:assert/strict';
import type { Answer } from '../../src/pipeline/answer.js';
import { context } from '../../test/bot/gallery.js';
import { answer, deals, figuresOf, question } from '../../test/bot/world.js';
import { answerScreen } from './answer.js';
import { explainScreen } from './explain.js';
import { compareScreen } from './compare.js';
import { dealScreen } from './deal.js';
import { readable } from '../../test/bot/cardCheck.js';
import { explanationOf } from '../../test/bot/pastWorld.js';

describe('sentences', () => {
  const period = { from: '2026-10-01', to: '2026-12-31', label: 'this quarter' };
  const sentence = (part: Partial<Answer>, put: Parameters<typeof question>[0]) =>
    answerScreen(answer(question(put), { groups: [], deals: null, ...part }), context).summary.replaceAll(
      '\u00a0',
      ' ',
    );

  const recurring = (month: number) =>
    [
      { metric: 'recurring', value: month, unit: 'currency/month', currency: 'EUR' },
      { metric: 'recurringWeighted', value: month / 2, unit: 'currency/month', currency: 'EUR' },
      { metric: 'recurringYearly', value: month * 12, unit: 'currency/year', currency: 'EUR' },
      { metric: 'count', value: 3, unit: 'deals' },
    ] as const;

  it('says recurring revenue by the month, and the year beside it', () => {
    assert.equal(
      sentence({ figures: recurring(12_000) }, { measure: 'recurring' }),
      '€ 12 k recurring a month in 3 deals, € 6,000 weighted, € 144 k a year',
    );
    assert.equal(
      sentence({ figures: recurring(12_000) }, { measure: 'recurring', period, filters: { status: 'won' } }),
      '€ 12 k recurring a month in 3 deals won this quarter, € 144 k a year',
    );
    const none = [{ metric: 'count', value: 0, unit: 'deals' }] as const;
    assert.equal(sentence({ figures: none }, { measure: 'recurring' }), 'No recurring revenue in open deals');
  });

  it('sets recurring revenue against that of another time', () => {
    const put = question({ measure: 'recurring', period, filters: { status: 'won' } });
    const compared = { period: { ...period, label: 'last quarter' }, figures: recurring(8_000), groups: [] };
    const { summary } = compareScreen(answer(put, { figures: recurring(12_000), groups: [] }), compared, context);
    assert.match(summary.replaceAll('\u00a0', ' '), /^€ 12 k recurring a month .*, \+50 % on last quarter$/);
  });

  it('has what recurs in the table of groups', () => {
    const groups = [
      { key: '1', label: 'New', figures: recurring(4_000) },
      { key: '2', label: 'Qualified', figures: recurring(8_000) },
    ];
    const put = question({ measure: 'recurring', groupBy: 'stage' });
    const shown = answerScreen(answer(put, { figures: recurring(12_000), groups, groupedBy: 'stage' }), context);
    const text = readable(shown.card).replaceAll('\u00a0', ' ');
    for (const words of ['MRR', '€ 8,000 a month', 'MRR weighted', '€ 6,000 a month'])
      assert.ok(text.includes(words), words);
  });

  it('explains what recurs by the deals that it is summed of', () => {
    const [one, other] = deals;
    assert.ok(one && other);
    const rows = [
      { ...one, amount: 99, recurring: 9_000, probability: 50 },
      { ...other, amount: 999, recurring: 3_000, probability: 50 },
    ];
    const given = answer(question({ measure: 'recurring' }), {
      ...{ figures: recurring(12_000), groups: [], deals: { total: 2, rows, next: null } },
    });
    const { summary, card } = explainScreen(given, explanationOf(given), context);
    assert.equal(summary.replaceAll('\u00a0', ' '), 'How € 12 k is made');
    assert.match(
      readable(card).replaceAll('\u00a0', ' '),
      /MRR\n%\nWeighted\n[^]*€ 9,000\n50\n€ 4,500[^]*Total\n€ 12,000\n+€ 6,000/,
    );
  });

  it('has what recurs on the card of a deal, where something does', () => {
    const [deal] = deals;
    assert.ok(deal);
    const shown = (recurs: object) =>
      readable(dealScreen({ ...deal, ...recurs }, context).card).replaceAll('\u00a0', ' ');
    assert.match(shown({ recurring: 1_200 }), /MRR € 1,200/);
    assert.doesNotMatch(shown({}), /MRR/);
  });

  it('says won and lost with their period', () => {
    const figures = [
      { metric: 'wonCount', value: 20, unit: 'deals' },
      { metric: 'wonAmount', value: 722_500, unit: 'currency', currency: 'EUR' },
    ] as const;
    assert.equal(sentence({ figures }, { measure: 'won', period }), '€ 723 k won this quarter in 20 deals');
    assert.equal(sentence({ figures: [] }, { measure: 'lost', period }), 'No deals lost this quarter');
  });

  it('never says 0 % for nothing to measure', () => {
    const nothing = { metric: 'winRateCount', value: null, unit: 'ratio', reason: 'no closed deals' } as const;
    assert.equal(
      sentence({ figures: [nothing] }, { measure: 'winRate', period }),
      'No closed deals this quarter, so there is no win rate',
    );
    const cycle = { metric: 'meanDays', value: null, unit: 'days', reason: 'no won deals' } as const;
    assert.equal(sentence({ figures: [cycle] }, { measure: 'salesCycle' }), 'No deals won, so there is no sales cycle');
  });

  it('says rates with their counts', () => {
    const figures = [
      { metric: 'winRateCount', value: 20 / 29, unit: 'ratio' },
      { metric: 'wonCount', value: 20, unit: 'deals' },
      { metric: 'lostCount', value: 9, unit: 'deals' },
    ] as const;
    assert.equal(
      sentence({ figures }, { measure: 'winRate', period }),
      '69 % win rate this quarter: 20 of 29 closed deals',
    );
  });

  it('says that there is nothing, as an answer', () => {
    assert.equal(sentence({ figures: [] }, {}), 'No open deals');
    assert.equal(sentence({ figures: [] }, { period }), 'No open deals to close this quarter');
    assert.equal(
      sentence(
        { figures: [], activities: { total: 0, rows: [], next: null } },
        { measure: 'activities', filters: { activity: 'overdue' } },
      ),
      'No overdue activities',
    );
    assert.equal(sentence({ figures: [] }, { measure: 'overdue' }), 'No deal is overdue');
  });

  it('keeps currencies apart', () => {
    const figures = [
      { metric: 'count', value: 2, unit: 'deals' },
      { metric: 'amount', value: 50_000, unit: 'currency', currency: 'EUR' },
      { metric: 'amount', value: 20_000, unit: 'currency', currency: 'USD' },
    ] as const;
    assert.equal(sentence({ figures }, {}), '€ 50 k and $ 20 k open in 2 deals');
  });

  it('says days, overdue and single figures', () => {
    const cycle = [
      { metric: 'meanDays', value: 42.04, unit: 'days' },
      { metric: 'medianDays', value: 38, unit: 'days' },
    ] as const;
    assert.equal(
      sentence({ figures: cycle }, { measure: 'salesCycle' }),
      '42 days from creation to won on average, 38 days in the median',
    );
    assert.equal(
      sentence({ figures: figuresOf(deals.slice(0, 1)) }, { measure: 'overdue' }),
      '1 deal is overdue, € 184 k',
    );
    const coverage = [{ metric: 'coverage', value: null, unit: 'ratio', reason: 'no target set' }] as const;
    assert.equal(sentence({ figures: coverage }, { measure: 'coverage' }), 'No target set');
    const velocity = [{ metric: 'velocity', value: 1234, unit: 'currency/day', currency: 'EUR' }] as const;
    assert.equal(sentence({ figures: velocity }, { measure: 'velocity' }), '€ 1,234 a day sales velocity');
  });
});
