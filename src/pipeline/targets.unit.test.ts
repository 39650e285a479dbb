import assert from 'node:assert/strict';
import fc from 'fast-check';
import { targetOf } from './targets.js';

const plan = (odooUserId: number, from: string, to: string, amountMinor: number, currency = 'EUR') => ({
  ...{ odooUserId, from, to, amountMinor, currency },
});
const quarter = { from: '2026-10-01', to: '2026-12-31' };
const october = ['2026-10-01', '2026-10-31'] as const;
const november = ['2026-11-01', '2026-11-30'] as const;
const december = ['2026-12-01', '2026-12-31'] as const;

describe('the target of a period', () => {
  it('is the one that was set for it', () => {
    const { byCurrency, people } = targetOf([plan(1, quarter.from, quarter.to, 100), plan(1, ...october, 7)], quarter);
    assert.deepEqual([[...byCurrency], people], [[['EUR', 100]], 1]);
  });

  it('is the sum of the months where the quarter has none of its own, and nothing while a month lacks', () => {
    const months = [plan(1, ...october, 10), plan(1, ...november, 20), plan(1, ...december, 30)];
    assert.deepEqual([...targetOf(months, quarter).byCurrency], [['EUR', 60]]);
    assert.deepEqual(targetOf(months.slice(0, 2), quarter), { byCurrency: new Map(), people: 0 });
    assert.deepEqual([...targetOf(months, { from: '2026-10-01', to: '2026-10-31' }).byCurrency], [['EUR', 10]]);
  });

  it('of several people is their sum, per currency; who has none adds none', () => {
    const plans = [
      plan(1, quarter.from, quarter.to, 100),
      plan(2, quarter.from, quarter.to, 11, 'USD'),
      plan(3, quarter.from, quarter.to, 5),
      plan(4, ...october, 99),
    ];
    const { byCurrency, people } = targetOf(plans, quarter);
    assert.deepEqual(
      [[...byCurrency], people],
      [
        [
          ['EUR', 105],
          ['USD', 11],
        ],
        3,
      ],
    );
  });

  it('of everybody is the sum of each one’s, whatever the plans', () => {
    const span = fc.constantFrom(
      october,
      november,
      december,
      ['2026-10-01', '2026-11-30'] as const,
      [quarter.from, quarter.to] as const,
    );
    const plans = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), span, fc.integer({ min: 0, max: 1e9 })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(plans, (made) => {
        const unique = new Map(
          made.map(([person, [from, to], minor]) => [`${person}${from}${to}`, plan(person, from, to, minor)]),
        );
        const all = [...unique.values()];
        const sum = (some: typeof all) => targetOf(some, quarter).byCurrency.get('EUR') ?? 0;
        const each = [1, 2, 3, 4].map((person) => sum(all.filter((one) => one.odooUserId === person)));
        assert.equal(
          sum(all),
          each.reduce((a, b) => a + b, 0),
        );
      }),
    );
  });
});
