import assert from 'node:assert/strict';
import type { Figure } from '../../src/pipeline/answer.js';
import { elementsOf, problemsOf, readable } from '../../test/bot/cardCheck.js';
import { context } from '../../test/bot/gallery.js';
import { answer, question } from '../../test/bot/world.js';
import { answerScreen } from './answer.js';

const period = { from: '2026-10-01', to: '2026-12-31', label: 'this quarter' };
const compareTo = { from: '2026-07-01', to: '2026-09-30', label: 'last quarter' };

function won(amount: number | null, count: number): readonly Figure[] {
  return [
    { metric: 'wonCount', value: count, unit: 'deals' },
    { metric: 'wonAmount', value: amount, unit: 'currency', currency: 'EUR' },
  ];
}

function compared(now: readonly Figure[], before: readonly Figure[], grouped = false) {
  const put = question({ measure: 'won', period, compareTo, groupBy: grouped ? 'owner' : null });
  const groups = grouped
    ? [
        { key: '1', label: 'Ana Silva', figures: won(212_400, 5) },
        { key: '2', label: 'Ben Carter', figures: won(148_900, 4) },
      ]
    : [];
  const earlier = grouped
    ? [
        { key: '2', label: 'Ben Carter', figures: won(171_300, 6) },
        { key: '3', label: 'David Kim', figures: won(99_000, 2) },
      ]
    : [];
  return answerScreen(
    answer(put, {
      figures: now,
      groups,
      deals: null,
      compared: { period: compareTo, figures: before, groups: earlier },
    }),
    context,
  );
}

describe('a comparison', () => {
  it('names its base in the headline', () => {
    const { summary } = compared(won(722_500, 20), won(643_500, 20));
    assert.equal(summary.replaceAll('\u00a0', ' '), '€ 723 k won this quarter in 20 deals, +12 % on last quarter');
    const down = compared(won(50_000, 2), won(100_000, 4)).summary.replaceAll('\u00a0', ' ');
    assert.equal(down, '€ 50,000 won this quarter in 2 deals, −50 % on last quarter'.replace('50,000', '50 k'));
  });

  it('makes no percentage of nothing', () => {
    assert.match(compared(won(50_000, 2), won(0, 0)).summary, /, none last quarter$/);
    assert.match(compared(won(50_000, 2), won(50_000, 3)).summary, /, the same as last quarter$/);
  });

  it('draws the earlier period first, and has every figure with its change', () => {
    const { card } = compared(won(722_500, 20), won(643_500, 21));
    assert.deepEqual(elementsOf(card, 'Chart.HorizontalBar')[0]?.data, [
      { x: 'Last quarter', y: 644, color: 'neutral' },
      { x: 'This quarter', y: 723, color: 'categoricalBlue' },
    ]);
    assert.match(readable(card), /Won\n€\u00a0643,500\n€\u00a0722,500\n\+€\u00a079,000/);
    assert.match(readable(card), /Deals won\n21\n20\n−1/);
    assert.deepEqual(problemsOf(card), []);
  });

  it('goes member by member, also for those of one period only', () => {
    const text = readable(compared(won(361_300, 9), won(270_300, 8), true).card);
    assert.match(text, /Ana Silva\n–\n€\u00a0212,400\n\+€\u00a0212,400/);
    assert.match(text, /Ben Carter\n€\u00a0171,300\n€\u00a0148,900\n−€\u00a022,400/);
    assert.match(text, /David Kim\n€\u00a099,000\n–\n−€\u00a099,000/);
    assert.match(text, /Total\n€\u00a0270,300\n€\u00a0361,300\n\+€\u00a091,000/);
  });

  it('of rates shows both and no difference of percents', () => {
    const rate = (value: number): readonly Figure[] => [{ metric: 'winRateCount', value, unit: 'ratio' }];
    const put = question({ measure: 'winRate', period, compareTo });
    const part = {
      figures: rate(0.69),
      groups: [],
      deals: null,
      compared: { period: compareTo, figures: rate(0.63), groups: [] },
    };
    const { summary } = answerScreen(answer(put, part), context);
    assert.equal(summary.replaceAll('\u00a0', ' '), '69 % win rate this quarter, 63 % last quarter');
  });
});
