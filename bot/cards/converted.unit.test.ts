import assert from 'node:assert/strict';
import { actionsOf, problemsOf, readable, textsOf } from '../../test/bot/cardCheck.js';
import { context } from '../../test/bot/gallery.js';
import { explanationOf } from '../../test/bot/pastWorld.js';
import { answer, deals, figuresOf, question } from '../../test/bot/world.js';
import type { Answer, Conversion } from '../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { answerScreen } from './answer.js';
import { explainScreen } from './explain.js';

const rates = [
  { currency: 'USD', rate: 0.9264, date: '2026-11-20' },
  { currency: 'JPY', rate: 0.00596330865786933, date: '2026-11-10' },
];
const converted: Conversion = {
  ...{ currency: 'EUR', day: '2026-11-20', groups: [], compared: [], rates, missing: [] },
  totals: [
    {
      ...{ metric: 'amount', unit: 'currency', value: 1_234_567.89 },
      parts: [
        { currency: 'EUR', value: 1_000_000, converted: 1_000_000 },
        { currency: 'USD', value: 253_209.51, converted: 234_573.29 },
        { currency: 'JPY', value: -900, converted: -5.37 },
        { currency: 'GBP', value: 0, converted: 0 },
      ],
    },
    { metric: 'weighted', unit: 'currency', value: 733_000, parts: [] },
  ],
};
const dollars = { metric: 'amount', value: 253_209.51, unit: 'currency', currency: 'USD' } as const;

/** An answer in two currencies. */
function mixed(asked: Partial<PipelineQuestion>, part: Partial<Answer>): Answer {
  return answer(question(asked), { figures: [...figuresOf(deals), dollars], ...part });
}
const shapes: readonly Partial<PipelineQuestion>[] = [
  { measure: 'deals' },
  { measure: 'openPipeline', groupBy: 'stage' },
  { measure: 'velocity', groupBy: null },
  { measure: 'forecast', groupBy: null },
];
const lineOf = (part: Partial<Conversion>) =>
  textsOf(answerScreen(mixed({}, { converted: { ...converted, ...part } }), context).card).find((line) =>
    /^≈|^No total/.test(line),
  );

describe('a total in one currency on a card', () => {
  it('is one line under the figures, with the days of the rates', () => {
    for (const asked of shapes) {
      const { card } = answerScreen(mixed(asked, { converted }), context);
      assert.deepEqual(problemsOf(card), []);
      assert.match(
        readable(card),
        /≈ €\u00a01\.23\u00a0M in all, €\u00a0733\u00a0k weighted, at rates of Tue 10 Nov to Fri 20 Nov/,
      );
    }
    const [dollar] = rates;
    assert.match(lineOf({ rates: dollar ? [dollar] : [] }) ?? '', /, at the rate of Fri 20 Nov$/);
    assert.match(lineOf({ rates: [] }) ?? '', /weighted$/);
  });

  it('says why there is none', () => {
    const [total] = converted.totals;
    assert.ok(total);
    const none = { totals: [{ ...total, value: null, reason: 'no rates are synced' }], rates: [] };
    assert.equal(lineOf(none), 'No total in EUR: no rates are synced');
  });

  it('is offered by a quiet button where there are several currencies, and where it was not asked for', () => {
    for (const asked of shapes) {
      const offered = actionsOf(answerScreen(mixed(asked, { convertibleTo: 'EUR' }), context).card);
      const button = offered.find(({ title }) => title === 'In EUR');
      assert.deepEqual(button?.data, { answerId: 'a_7Q2M4T', convertTo: 'EUR', v: 1 });
      assert.ok(!('style' in (button ?? {})));
      const other = actionsOf(answerScreen(mixed(asked, { converted }), context).card);
      assert.ok(!other.some(({ title }) => title.startsWith('In ')));
    }
  });

  it('is explained part by part: sum × rate of its day = what it comes to', () => {
    const given = mixed({}, { converted });
    const { card } = explainScreen(given, explanationOf(given), context);
    assert.deepEqual(problemsOf(card), []);
    const text = readable(card);
    assert.match(text, /\$\u00a0253,209\.51\n× 0\.9264\nFri 20 Nov\n€\u00a0234,573\.29/);
    assert.match(text, /¥\u00a0900\n× 0\.0059633087\nTue 10 Nov\n−€\u00a05\.37/);
    assert.match(text, /Total\n+€\u00a01,234,567\.89/);
  });
});
