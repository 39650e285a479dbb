import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CurrencyRateView } from '../../projections/documents.js';
import { rateLists } from './rateLists.js';

let ids = 0;
const row = (currency: string, day: string, rate: number, companyId: number | null = 1): CurrencyRateView => ({
  ...{ _id: (ids += 1), currency, day, rate, companyId, position: 1 },
});
const company = (_id: number, currency: string) => ({ _id, currency, userIds: [] });
const dollars = company(1, 'USD');

describe('the rates of Odoo', () => {
  const rows = [
    row('EUR', '2026-10-01', 0.8),
    row('EUR', '2026-11-20', 0.9264),
    row('EUR', '2026-12-01', 0.5),
    row('JPY', '2026-11-01', 155.35),
  ];
  const lists = rateLists([dollars], rows);

  it('are the newest not after the day, and none before the first', () => {
    const of = (day: string) => lists.between('USD', 'EUR', day);
    assert.deepEqual(of('2026-11-22'), { currency: 'USD', rate: 0.9264, date: '2026-11-20' });
    assert.deepEqual(of('2026-11-20')?.rate, 0.9264);
    assert.deepEqual(of('2026-11-19'), { currency: 'USD', rate: 0.8, date: '2026-10-01' });
    assert.equal(of('2026-09-30'), null);
  });

  it('are turned round, and crossed by way of the base, with the earlier of the two days', () => {
    assert.equal(lists.between('EUR', 'USD', '2026-10-05')?.rate, 1.25);
    const cross = lists.between('EUR', 'JPY', '2026-11-22');
    assert.deepEqual(cross, { currency: 'EUR', rate: 167.692141623489, date: '2026-11-01' });
  });

  it('are not known of a currency that Odoo says nothing of, unless it is the company’s own', () => {
    assert.equal(lists.between('CHF', 'EUR', '2026-11-22'), null);
    assert.equal(lists.between('USD', 'CHF', '2026-11-22'), null);
    assert.deepEqual(lists.accepted('2026-11-22'), ['EUR', 'JPY', 'USD']);
    assert.deepEqual(lists.accepted('2026-10-05'), ['EUR', 'USD']);
    assert.equal(rateLists([dollars], []).any, false);
  });

  it('of the company come before those of no company, as Odoo takes them, however old', () => {
    const both = rateLists([dollars], [row('EUR', '2026-11-20', 0.7, null), row('EUR', '2026-01-01', 0.9)]);
    assert.equal(both.between('USD', 'EUR', '2026-11-22')?.rate, 0.9);
    const shared = rateLists([dollars], [row('EUR', '2026-11-20', 0.7, null)]);
    assert.equal(shared.between('USD', 'EUR', '2026-11-22')?.rate, 0.7);
  });

  it('of another company serve what the first has none for, each within its own list', () => {
    const two = rateLists(
      [company(2, 'EUR'), dollars],
      [row('USD', '2026-11-01', 1.1, 2), row('GBP', '2026-11-01', 0.8)],
    );
    assert.equal(two.between('EUR', 'USD', '2026-11-22')?.rate, 1.1);
    assert.equal(two.between('USD', 'GBP', '2026-11-22')?.rate, 0.8);
    assert.equal(two.between('EUR', 'GBP', '2026-11-22'), null, 'no list knows both');
  });

  it('count where the base is none of the company’s: two rows of one list are set against each other', () => {
    const technical = rateLists([dollars], [row('USD', '2026-01-01', 1.25), row('EUR', '2026-01-01', 1)]);
    assert.equal(technical.between('USD', 'EUR', '2026-11-22')?.rate, 0.8);
  });

  it('are as old as what is not the base, whose row of 1 is as old as the list', () => {
    const listed = [row('USD', '2010-01-01', 1), row('EUR', '2026-11-19', 0.8125), row('PAB', '2026-10-01', 1)];
    const dates = rateLists([dollars], listed);
    const dateOf = (from: string, to: string) => dates.between(from, to, '2026-11-22')?.date;
    assert.deepEqual([dateOf('USD', 'EUR'), dateOf('EUR', 'USD'), dateOf('EUR', 'PAB')], Array(3).fill('2026-11-19'));
    assert.equal(dateOf('USD', 'PAB'), '2010-01-01');
  });

  it('on any day are those of the last row up to it, whatever the order the rows come in', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 28 }), (given, asked) => {
        const dayOf = (day: number) => `2026-02-${String(day).padStart(2, '0')}`;
        const found = rateLists(
          [dollars],
          given.map((day) => row('EUR', dayOf(day), day)),
        ).between(...(['USD', 'EUR', dayOf(asked)] as const));
        const expected = Math.max(0, ...given.filter((day) => day <= asked));
        assert.equal(found?.rate ?? 0, expected);
        assert.equal(found?.date, expected === 0 ? undefined : dayOf(expected));
      }),
    );
  });
});
