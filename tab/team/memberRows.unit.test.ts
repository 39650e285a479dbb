import assert from 'node:assert/strict';
import type { Answer } from '../../src/pipeline/answer.js';
import { memberFigure, memberRows } from './memberRows.js';

const answer = (...people: [string, string, number][]) =>
  ({
    groups: people.map(([key, label, value]) => ({
      key,
      label,
      figures: [{ metric: 'amount', value, unit: 'currency', currency: 'EUR' }],
    })),
  }) as unknown as Answer;

describe('memberRows', () => {
  const rows = memberRows({
    open: answer(['9', 'Ben', 5], ['none', 'No owner', 2], ['8', 'Ana', 7]),
    won: answer(['10', 'Chloe', 1], ['8', 'Ana', 3]),
    overdue: null,
  });
  it('has one row a person, by name, the unowned last', () => {
    assert.deepEqual(
      rows.map(({ name }) => name),
      ['Ana', 'Ben', 'Chloe', 'No owner'],
    );
  });
  it('gives each figure of the measure it is from, and null where there is none', () => {
    const [ana, ben] = rows;
    assert.ok(ana && ben);
    assert.equal(memberFigure(ana, 'won', 'amount', 'EUR')?.value, 3);
    assert.equal(memberFigure(ben, 'won', 'amount', 'EUR'), null);
    assert.equal(memberFigure(ana, 'won', 'amount', 'USD'), null);
  });
});
