import assert from 'node:assert/strict';
import { withoutRelativeNames } from './datedQuestion.js';
import { questionSchema } from './question.js';

const quarter = { from: '2026-10-01', to: '2026-12-31' };

describe('a question of another day', () => {
  const asked = questionSchema.parse({
    ...{ measure: 'won', groupBy: null, orderBy: null, limit: null, asOf: null },
    period: { ...quarter, label: 'this quarter' },
    compareTo: { from: '2026-07-01', to: '2026-09-30', label: 'Q3 2026' },
    filters: { created: { from: '2026-11-15', to: null, label: 'since last Sunday' }, amountOver: 100 },
    scope: { kind: 'me', ids: [], label: '' },
  });

  it('names its times by their days, and leaves what has a name of its own', () => {
    const { period, compareTo, filters } = withoutRelativeNames(asked);
    assert.deepEqual(period, { ...quarter, label: '2026-10-01 to 2026-12-31' });
    assert.equal(compareTo?.label, 'Q3 2026');
    assert.deepEqual(filters, {
      created: { from: '2026-11-15', to: null, label: 'since 2026-11-15' },
      amountOver: 100,
    });
  });

  it('changes nothing but names', () => {
    const plain = { ...asked, period: null, compareTo: null, filters: { amountOver: 100 } };
    assert.deepEqual(withoutRelativeNames(plain), plain);
  });
});
