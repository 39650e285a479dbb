import assert from 'node:assert/strict';
import type { Order } from '../../src/pipeline/question.js';
import { columns, orderAfter } from './columns.js';

/** As the API has them: another name does not compile. */
const orders: readonly Order[] = [
  ...(['amount', '-amount', 'expectedClose', '-expectedClose', 'closedAt', '-closedAt'] as const),
  ...(['createdAt', '-createdAt', 'name', '-name'] as const),
];

describe('orderAfter', () => {
  it('asks only for orders that the API has, however often a heading is tapped', () => {
    const headings = columns.flatMap(({ sort }) => sort ?? []);
    for (const by of headings) {
      const [once, twice] = [orderAfter(by, '-amount'), orderAfter(by, orderAfter(by, 'createdAt'))];
      for (const order of [once, twice, orderAfter(by, twice)])
        assert.ok(
          orders.some((one) => one === order),
          order,
        );
    }
  });

  it('takes amounts from the largest, dates and names from the first, and turns round', () => {
    assert.equal(orderAfter('amount', 'name'), '-amount');
    assert.equal(orderAfter('amount', '-amount'), 'amount');
    assert.equal(orderAfter('amount', 'amount'), '-amount');
    assert.equal(orderAfter('expectedClose', 'name'), 'expectedClose');
    assert.equal(orderAfter('expectedClose', 'expectedClose'), '-expectedClose');
    assert.deepEqual(
      [orderAfter('name', '-amount'), orderAfter('name', 'name'), orderAfter('name', '-name')],
      ['name', '-name', 'name'],
    );
  });
});
