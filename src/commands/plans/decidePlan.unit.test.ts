import assert from 'node:assert/strict';
import { authorise, type Viewer } from '../../access/viewer.js';
import { refuseDealCall, refuseForecastCall, refuseTarget, type PlanRequest } from './decidePlan.js';

function person(role: Viewer['role'], odooUserId: number | null, ownerIds: readonly number[] | 'all'): Viewer {
  const sees =
    ownerIds === 'all' ? ({ kind: 'all' } as const) : { kind: 'some' as const, ownerIds, unownedTeamIds: [] };
  const named = { name: 'Somebody', email: 'somebody@example.com', timeZone: 'UTC', locale: 'en' };
  return authorise({ ...named, personId: `odoo:${odooUserId}`, odooUserId, role, sees, accessVersion: 1 });
}

const ana = person('rep', 10, [10]);
const priya = person('manager', 5, [5, 10, 11]);
const grace = person('ceo', 1, 'all');

const quarter = { from: '2026-10-01', to: '2026-12-31' };
const request = (part: Partial<PlanRequest> = {}): PlanRequest => ({
  ...{ odooUserId: 10, period: quarter, amount: { value: 250_000, currency: 'USD' } },
  ...part,
});

describe('a target', () => {
  it('is set by a manager for their people, and by who sees everything for anybody', () => {
    assert.equal(refuseTarget(priya, request(), false), null);
    assert.equal(refuseTarget(grace, request({ odooUserId: 5 }), false), null);
    assert.equal(refuseTarget(grace, request({ odooUserId: 1 }), false), null);
  });

  it('is not set for oneself, unless people may', () => {
    assert.equal(refuseTarget(ana, request(), false)?.message, 'Your target is set by your manager');
    assert.equal(refuseTarget(priya, request({ odooUserId: 5 }), false)?.code, 'FORBIDDEN');
    assert.equal(refuseTarget(ana, request(), true), null);
  });

  it('is not set for who is not theirs to see', () => {
    assert.equal(refuseTarget(priya, request({ odooUserId: 20 }), false)?.code, 'SCOPE_NOT_VISIBLE');
    assert.equal(refuseTarget(ana, request({ odooUserId: 11 }), true)?.code, 'SCOPE_NOT_VISIBLE');
  });

  it('is for whole months: one, three, six or twelve', () => {
    const refusal = (from: string, to: string) => refuseTarget(priya, request({ period: { from, to } }), false)?.code;
    for (const [from, to] of [
      ['2026-02-01', '2026-02-28'],
      ['2026-10-01', '2026-12-31'],
      ['2026-04-01', '2026-09-30'],
      ['2026-04-01', '2027-03-31'],
    ] as const) {
      assert.equal(refusal(from, to), undefined, `${from} to ${to}`);
    }
    for (const [from, to] of [
      ['2026-10-02', '2026-12-31'],
      ['2026-10-01', '2026-12-30'],
      ['2026-10-01', '2026-11-30'],
      ['2026-12-31', '2026-10-01'],
    ] as const) {
      assert.equal(refusal(from, to), 'BAD_REQUEST', `${from} to ${to}`);
    }
  });

  it('is an amount that can be kept exactly; none takes it back', () => {
    for (const value of [-1, Number.NaN, 1e13]) {
      assert.equal(refuseTarget(priya, request({ amount: { value, currency: 'USD' } }), false)?.code, 'BAD_REQUEST');
    }
    assert.equal(refuseTarget(priya, request({ amount: null }), false), null);
  });
});

describe('a forecast call', () => {
  it('is made by oneself, and by a manager for their people', () => {
    assert.equal(refuseForecastCall(ana, request()), null);
    assert.equal(refuseForecastCall(priya, request()), null);
    assert.equal(refuseForecastCall(ana, request({ odooUserId: 5 }))?.code, 'SCOPE_NOT_VISIBLE');
  });

  it('of a deal is made by who may change it, while it is open', () => {
    assert.equal(refuseDealCall({ status: 'open', mayChange: true }, 'commit'), null);
    assert.equal(refuseDealCall({ status: 'open', mayChange: false }, 'commit')?.code, 'FORBIDDEN');
    assert.equal(refuseDealCall({ status: 'won', mayChange: true }, 'commit')?.code, 'CHANGE_REFUSED');
    assert.equal(refuseDealCall({ status: 'won', mayChange: true }, null), null);
  });
});
