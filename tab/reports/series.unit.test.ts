import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Answer, Figure, Group } from '../../src/pipeline/answer.js';
import { groupQuestion } from '../panel/groupQuestion.js';
import { chartFor, chartsFor, moved, seriesOf, usualChart } from './series.js';

const amount = (value: number | null, currency = 'EUR'): Figure => ({
  metric: 'amount',
  value,
  unit: 'currency',
  currency,
});
const deals = (value: number): Figure => ({ metric: 'count', value, unit: 'deals' });
const group = (key: string, value: number | null): Group => ({
  key,
  label: `M ${key}`,
  figures: [deals(1), amount(value)],
});

function answer(groupedBy: Answer['groupedBy'], groups: readonly Group[]): Answer {
  const scope = { kind: 'me' as const, ids: [], label: 'you' };
  const unset = { groupBy: groupedBy, orderBy: null, limit: null, asOf: null, compareTo: null };
  return {
    ...{ answerId: 'a_1', said: 'Open pipeline', deals: null, activities: null, asOf: null, historySince: null },
    question: { measure: 'openPipeline', scope, period: null, filters: { overdue: true }, ...unset },
    figures: [amount(600), deals(3)],
    ...{ groupedBy, groups, position: 1, freshAt: null, notes: [] },
  };
}

describe('what of an answer is drawn', () => {
  it('is its headline by member: by size, but stages and months in their order', () => {
    const groups = [group('1', 100), group('2', 300), group('3', 200)];
    const keys = (by: Answer['groupedBy']) => seriesOf(answer(by, groups))?.points.map(({ key }) => key);
    assert.deepEqual(keys('owner'), ['2', '3', '1']);
    assert.deepEqual(keys('stage'), ['1', '2', '3']);
    assert.deepEqual(keys('month'), ['1', '2', '3']);
    assert.equal(seriesOf(answer('owner', groups))?.metric, 'amount');
  });

  it('is nothing without groups, and says how many members it leaves to the table', () => {
    assert.equal(seriesOf(answer(null, [])), null);
    const many = Array.from({ length: 30 }, (_, at) => group(String(at + 1), at));
    assert.equal(seriesOf(answer('owner', many))?.left, 22);
    assert.equal(seriesOf(answer('month', many))?.points.length, 30);
  });

  it('keeps to currencies, and to what can be computed', () => {
    const mixed = [{ key: '1', label: 'A', figures: [amount(5, 'USD')] }, group('2', null)];
    assert.deepEqual(
      seriesOf(answer('owner', mixed))?.points.map(({ key, value }) => [key, value]),
      [['2', 0]],
    );
  });

  it('is a chart that the answer allows', () => {
    const months = answer('month', [group('2026-10', 1), group('2026-11', 2)]);
    assert.deepEqual(chartsFor(answer(null, [])), ['number', 'table']);
    assert.equal(chartFor(answer(null, []), 'line'), 'number');
    assert.equal(chartFor(answer('owner', [group('1', 1)]), 'line'), 'bar');
    assert.equal(chartFor(months, 'line'), 'line');
    assert.equal(usualChart(months), 'line');
  });
});

describe('moving a report', () => {
  it('keeps every one of them, and puts the moved one where it was meant to go', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 1 }), fc.nat(), fc.nat(), (things, a, b) => {
        const [from, to] = [a % things.length, b % things.length];
        const after = moved(things, from, to);
        assert.deepEqual([...after].sort(), [...things].sort());
        assert.equal(after[to], things[from]);
        assert.deepEqual(moved(after, to, from), things);
      }),
    );
    assert.deepEqual(moved([1, 2], 0, 2), [1, 2], 'not past the end');
  });
});

describe('the question of one bar', () => {
  it('narrows the question of the answer to that member', () => {
    const of = (by: Answer['groupedBy'], key: string) => groupQuestion(answer(by, []), key);
    assert.deepEqual(of('stage', '3')?.filters, { overdue: true, stageIds: [3] });
    assert.deepEqual(of('owner', 'none')?.filters, { overdue: true, unassigned: true });
    assert.deepEqual(of('month', '2026-02')?.period, { from: '2026-02-01', to: '2026-02-28', label: '2026-02' });
    assert.equal(of('stage', '3')?.groupBy, null);
    assert.equal(of('account', 'none'), null);
    assert.equal(of('source', '3'), null);
  });
});
