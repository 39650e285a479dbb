import assert from 'node:assert/strict';
import type { Figure, MetricName } from '../../src/pipeline/answer.js';
import { saidOnce } from './figures.js';

const money = (metric: MetricName, currency: string): Figure => ({ metric, value: 12, unit: 'currency', currency });
const deals = (metric: MetricName): Figure => ({ metric, value: 3, unit: 'deals' });
const metrics = (figures: readonly Figure[]) => saidOnce(figures).map(({ metric }) => metric);

describe('saidOnce', () => {
  it('leaves out the amount and the count that won and lost deals give once more', () => {
    const lost = [money('lostAmount', 'EUR'), deals('lostCount'), money('amount', 'EUR'), deals('count')];
    assert.deepEqual(metrics(lost), ['lostAmount', 'lostCount']);
    const won = [
      ...[money('wonAmount', 'EUR'), money('wonAmount', 'USD'), deals('wonCount')],
      ...[money('amount', 'EUR'), money('amount', 'USD'), deals('count')],
    ];
    assert.deepEqual(metrics(won), ['wonAmount', 'wonAmount', 'wonCount']);
    assert.deepEqual(metrics([deals('lostCount'), deals('count')]), ['lostCount']);
  });

  it('keeps what is open beside what was won, though both be equal, and every other figure', () => {
    const account = [money('amount', 'EUR'), deals('count'), money('wonAmount', 'EUR'), deals('wonCount')];
    assert.deepEqual(saidOnce(account), account);
    const pushes: Figure[] = [
      { metric: 'pushCount', value: 3, unit: 'pushes' },
      money('amount', 'EUR'),
      deals('count'),
    ];
    assert.deepEqual(saidOnce(pushes), pushes);
    assert.deepEqual(saidOnce([]), []);
  });
});
