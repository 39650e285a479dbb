import assert from 'node:assert/strict';
import { fires, type DealFacts, type RuleOwner } from './firing.js';
import type { Moment } from './moments.js';
import type { AlertRule, AlertTrigger } from './rule.js';

const deal = {
  ...{ type: 'opportunity', status: 'open', removed: false, owner: 13, team: 3, stage: 2 },
  ...{ currency: 'EUR', expectedClose: '2026-12-18' },
};

/** Whether a rule about the amount fires when a deal of 1,000 becomes one of `amount` minor units. */
function firesAt(amount: number, trigger: Partial<Extract<AlertTrigger, { kind: 'amountChanged' }>>): boolean {
  const moment = { before: { ...deal, amount: 100_000 }, after: { ...deal, amount }, dealId: 1, position: 7 };
  const rule = {
    trigger: { kind: 'amountChanged', direction: 'any', percent: null, to: null, ...trigger },
    ...{ scope: { kind: 'all', ids: [], label: 'everyone' }, filters: {} },
  };
  const facts = { accountId: null, tagIds: [], calls: [], stageOrder: new Map(), commitFrom: 90 } satisfies DealFacts;
  const owner: RuleOwner = { odooUserId: 6, sees: { kind: 'all' }, timeZone: 'UTC' };
  return fires(rule as unknown as AlertRule, owner, moment as unknown as Moment, facts);
}

/** Whether a rule about deals in the commit fires when a deal of that probability gets another owner. */
function firesInCommit(probability: number, commitFrom: number): boolean {
  const moment = {
    before: { ...deal, owner: 12, probability },
    after: { ...deal, probability },
    dealId: 1,
    position: 7,
  };
  const rule = {
    trigger: { kind: 'reassigned', to: 'anyone' },
    ...{ scope: { kind: 'all', ids: [], label: 'everyone' }, filters: { commit: true } },
  };
  const facts = { accountId: null, tagIds: [], calls: [], stageOrder: new Map(), commitFrom } satisfies DealFacts;
  const owner: RuleOwner = { odooUserId: 6, sees: { kind: 'all' }, timeZone: 'UTC' };
  return fires(rule as unknown as AlertRule, owner, { ...moment, at: new Date(0) } as unknown as Moment, facts);
}

describe('an alert on deals in the commit', () => {
  it('takes those from the configured probability on', () => {
    assert.deepEqual(
      [74.9, 75, 100].map((probability) => firesInCommit(probability, 75)),
      [false, true, true],
    );
    assert.equal(firesInCommit(75, 90), false);
  });
});

describe('an alert on amounts', () => {
  it('fires above its percentage, and at it only where that was said', () => {
    const cut = { direction: 'cut', percent: 20 } as const;
    assert.deepEqual(
      [80_001, 80_000, 79_999].map((amount) => firesAt(amount, cut)),
      [false, false, true],
    );
    const orExactly = { ...cut, orExactly: true as const };
    assert.deepEqual(
      [80_001, 80_000, 79_999].map((amount) => firesAt(amount, orExactly)),
      [false, true, true],
    );
  });

  it('fires in its direction alone', () => {
    assert.equal(firesAt(150_000, { direction: 'cut' }), false);
    assert.equal(firesAt(150_000, { direction: 'raised', percent: 20 }), true);
  });
});
