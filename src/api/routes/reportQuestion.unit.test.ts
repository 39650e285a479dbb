import { deepEqual } from 'node:assert/strict';
import type { PipelineQuestion } from '../../pipeline/question.js';
import { atPresent } from './reportQuestion.js';

const asked: PipelineQuestion = {
  measure: 'won',
  scope: { kind: 'me', ids: [], label: 'you' },
  period: { from: '2026-07-01', to: '2026-09-30', label: 'this quarter' },
  filters: { created: { from: '2026-06-01', to: '2026-08-29', label: 'the last 90 days' } },
  groupBy: null,
  orderBy: null,
  limit: null,
  asOf: null,
  compareTo: { from: '2026-04-01', to: '2026-06-30', label: 'last quarter' },
};

describe('the question of a report', () => {
  it('moves its named periods with the calendar', () => {
    const { period, compareTo, filters } = atPresent(asked, '2026-11-22', { fiscalYearStart: 1 });
    deepEqual([period?.from, period?.to], ['2026-10-01', '2026-12-31']);
    deepEqual([compareTo?.from, compareTo?.to], ['2026-07-01', '2026-09-30']);
    deepEqual(filters.created, { from: '2026-08-25', to: '2026-11-22', label: 'the last 90 days' });
  });

  it('leaves days that were said as days', () => {
    for (const label of ['October 2026', '2026-07-01 to 2026-09-30', 'until 2026-09-30', '']) {
      const period = { from: '2026-07-01', to: '2026-09-30', label };
      deepEqual(atPresent({ ...asked, period }, '2026-11-22', { fiscalYearStart: 1 }).period, period);
    }
  });
});
