import assert from 'node:assert/strict';
import type { Dashboard } from '../../src/pipeline/answer.js';
import { behindOf, monthRange } from './behind.js';

const dashboard = {
  scope: { kind: 'team', ids: [5], label: 'North' },
  period: { from: '2026-10-01', to: '2026-12-31', label: 'this quarter' },
  tiles: [
    { name: 'openPipeline', title: 'Open pipeline' },
    { name: 'won', title: 'Won' },
    { name: 'overdue', title: 'Overdue' },
  ],
  byStage: [{ key: '3', label: 'Proposition' }],
  byMonth: [
    { key: '2026-11', label: 'Nov 2026' },
    { key: 'none', label: 'none' },
  ],
  byMember: [{ key: '12', label: 'Ben Carter' }],
} as unknown as Dashboard;
const base = { scope: 'team:5', status: 'open', sort: '-amount', limit: 50 };

describe('behindOf', () => {
  it('lists the open deals of the period behind the pipeline and its stages', () => {
    const days = { closeFrom: '2026-10-01', closeTo: '2026-12-31' };
    assert.deepEqual(query('tile:openPipeline'), { ...base, ...days });
    assert.deepEqual(query('stage:3'), { ...base, ...days, stage: '3' });
    assert.deepEqual(query('member:12'), { ...base, ...days, owner: '12' });
  });

  it('takes the day a deal closed for what was won', () => {
    const days = { closedFrom: '2026-10-01', closedTo: '2026-12-31' };
    assert.deepEqual(query('tile:won'), { ...base, ...days, status: 'won', sort: '-closedAt' });
  });

  it('leaves the period aside where the figure does', () => {
    assert.deepEqual(query('tile:overdue'), { ...base, flag: 'overdue' });
    assert.deepEqual(query('flag:stale'), { ...base, flag: 'stale' });
    assert.deepEqual(query('month:none'), { ...base, noExpectedClose: true });
    const november = { closeFrom: '2026-11-01', closeTo: '2026-11-30', sort: 'expectedClose' };
    assert.deepEqual(query('month:2026-11'), { ...base, ...november });
  });

  it('lists the deals of the day that is shown', () => {
    const asOf = '2026-10-20T22:00:00.000Z';
    const then = { ...dashboard, asOf } as Dashboard;
    for (const link of ['tile:openPipeline', 'tile:won', 'tile:overdue', 'stage:3', 'month:none', 'flag:stale'])
      assert.equal(behindOf(link, then)?.query.asOf, asOf, link);
  });

  it('knows nothing behind a figure that is not shown', () => {
    assert.equal(behindOf('stage:99', dashboard), null);
    assert.equal(behindOf('tile:lost', dashboard), null);
    assert.equal(behindOf('nonsense', dashboard), null);
  });

  it('groups by team where the scope is everybody', () => {
    const everybody = { ...dashboard, scope: { kind: 'all', ids: [], label: '' } } as unknown as Dashboard;
    assert.equal(behindOf('member:12', everybody)?.query.team, '12');
  });
});

describe('monthRange', () => {
  it('knows how long a month is', () => {
    assert.deepEqual(monthRange('2028-02'), ['2028-02-01', '2028-02-29']);
    assert.deepEqual(monthRange('2026-12'), ['2026-12-01', '2026-12-31']);
  });
});

function query(link: string) {
  return behindOf(link, dashboard)?.query;
}
