import assert from 'node:assert/strict';
import fc from 'fast-check';
import { authorise, type Viewer } from '../../access/viewer.js';
import type { DealChange, DealValues } from '../../eventStore/dealEvents.js';
import type { Command } from '../../odoo/writeBack/commandLog.js';
import { differing, fieldsOf } from '../../odoo/writeBack/differences.js';
import type { Role } from '../../projections/documents.js';
import { dealCommand, type DealCommand } from './dealCommand.js';
import type { DealState } from './dealState.js';
import { decideDeal } from './decideDeal.js';
import { isUndoable } from './decideUndo.js';

function viewer(role: Role = 'rep', odooUserId: number | null = 7): Viewer {
  return authorise({
    ...{ personId: `odoo:${odooUserId}`, odooUserId, name: 'Ana Silva', email: 'ana@example.com', role },
    ...{ sees: { kind: 'all' }, timeZone: 'UTC', locale: 'en', accessVersion: 1 },
  });
}

const stage = (id: number, name: string, isWon = false, teamIds: number[] = []) =>
  ({ id, name, sequence: id, isWon, teamIds }) as const;

const state = (part: Partial<DealState> = {}): DealState => ({
  deal: {
    ...{ id: 1, name: 'Deal', status: 'open', currency: 'EUR', amountMinor: 100_000, expectedClose: '2026-12-01' },
    ...{ owner: { id: 7, name: 'Ana Silva' }, team: { id: 5, name: 'North' } },
    stage: { id: 2, name: 'Qualified', sequence: 2 },
  },
  seen: {
    ...{ stage: { id: 2, name: 'Qualified' }, amount: { minor: 100_000, currency: 'EUR' } },
    ...{ expectedClose: '2026-12-01', status: 'open' },
  },
  choices: {
    stages: [stage(1, 'New'), stage(2, 'Qualified'), stage(3, 'Foreign', false, [9]), stage(4, 'Won', true)],
    lostReasons: [{ id: 1, name: 'Too expensive' }],
    activityTypes: [{ id: 2, name: 'Call' }],
  },
  today: '2026-11-22',
  assignee: { id: 7, name: 'Ana Silva' },
  activity: null,
  undone: null,
  ...part,
});

const decided = (command: DealCommand, part: Partial<DealState> = {}, by = viewer()) => {
  const decision = decideDeal(by, command, state(part));
  return decision.kind === 'intent' ? decision.change : decision.reason;
};

describe('deciding a change of a deal', () => {
  const cases: readonly (readonly [string, DealCommand, Partial<DealState>, DealChange | RegExp])[] = [
    ['a stage', { kind: 'stage', stageId: 1 }, {}, { kind: 'stage', stage: { id: 1, name: 'New' } }],
    ['a won stage wins', { kind: 'stage', stageId: 4 }, {}, { kind: 'won', stage: { id: 4, name: 'Won' } }],
    ['the stage it is in', { kind: 'stage', stageId: 2 }, {}, /in Qualified already/],
    ['a stage of another team', { kind: 'stage', stageId: 3 }, {}, /no stage/],
    ['an amount', { kind: 'amount', amount: 12.34 }, {}, { kind: 'amount', amount: { minor: 1234, currency: 'EUR' } }],
    ['the amount it has', { kind: 'amount', amount: 1000 }, {}, /that already/],
    ['too many decimals', { kind: 'amount', amount: 1.234 }, {}, /2 decimal places/],
    ['a day', { kind: 'expectedClose', expectedClose: '2026-11-22' }, {}, { kind: 'expectedClose', expectedClose: '2026-11-22' }],
    ['no day', { kind: 'expectedClose', expectedClose: null }, {}, { kind: 'expectedClose', expectedClose: null }],
    ['a day that has gone', { kind: 'expectedClose', expectedClose: '2026-11-21' }, {}, /from today on/],
    ['won', { kind: 'won' }, {}, { kind: 'won', stage: { id: 4, name: 'Won' } }],
    ['won where nothing is', { kind: 'won' }, { choices: { ...state().choices, stages: [stage(1, 'New')] } }, /counts as won/],
    ['lost', { kind: 'lost', lostReasonId: 1 }, {}, { kind: 'lost', reason: { id: 1, name: 'Too expensive' }, note: null }],
    ['lost without such a reason', { kind: 'lost', lostReasonId: 9 }, {}, /reasons/],
    ['won twice', { kind: 'won' }, { deal: { ...state().deal, status: 'won' } }, /won already/],
    ['an archived deal', { kind: 'amount', amount: 1 }, { deal: { ...state().deal, status: 'archived' } }, /archived/],
    ['a note on a lost deal', { kind: 'note', text: 'x' }, { deal: { ...state().deal, status: 'lost' } }, { kind: 'note', text: 'x' }],
    ['a task for nobody one sees', { kind: 'nextActivity', activityTypeId: 2, dueOn: '2026-12-01' }, { assignee: null }, /somebody of yours/],
    ['a task in the past', { kind: 'nextActivity', activityTypeId: 2, dueOn: '2026-01-01' }, {}, /from today on/],
    ['an activity of another deal', { kind: 'activityDone', activityId: 3 }, {}, /no such activity/],
    ['an activity that is done', { kind: 'activityDone', activityId: 3 }, { activity: { id: 3, name: 'Ring', done: true, assigneeId: 7 } }, /done already/],
    ['an undo of nothing', { kind: 'undo', commandId: 'c-12345678' }, {}, /no such change/],
  ]; // prettier-ignore
  for (const [name, command, part, expected] of cases) {
    it(name, () => {
      if (expected instanceof RegExp) assert.match(decided(command, part) as string, expected);
      else assert.deepEqual(decided(command, part), expected);
    });
  }
});

describe('who may change a deal', () => {
  for (const [role, owner, may] of [
    ['rep', 7, true],
    ['rep', 8, false],
    ['rep', null, false],
    ['manager', 8, true],
    ['ceo', 8, true],
    ['admin', null, true],
    ['none', 8, false],
  ] as const) {
    it(`${role}, ${owner === 7 ? 'their own' : owner === null ? 'unowned' : 'another’s'}: ${may ? 'yes' : 'no'}`, () => {
      const deal = { ...state().deal, owner: owner === null ? null : { id: owner, name: 'X' } };
      const decision = decideDeal(viewer(role), { kind: 'note', text: 'x' }, state({ deal }));
      assert.equal(decision.kind === 'intent', may);
      if (decision.kind === 'refused') assert.equal(decision.code, 'FORBIDDEN');
    });
  }

  it('whom an activity is assigned to may do it, and nothing else', () => {
    const deal = { ...state().deal, owner: { id: 8, name: 'Ben' } };
    const activity = { id: 3, name: 'Ring', done: false, assigneeId: 7 };
    assert.deepEqual(decided({ kind: 'activityDone', activityId: 3 }, { deal, activity }), {
      kind: 'activityDone',
      activity: { id: 3, name: 'Ring' },
      feedback: null,
    });
    assert.match(decided({ kind: 'won' }, { deal, activity }) as string, /Only its owner/);
  });
});

const values = (part: Partial<DealValues> = {}): DealValues => ({
  ...{ stage: { id: 2, name: 'Qualified' }, amount: { minor: 100_000, currency: 'EUR' }, expectedClose: '2026-12-01' },
  ...{ status: 'open', probability: 40, probabilityAutomatic: true, lostReason: null, active: true },
  ...part,
});

/** A command that was confirmed and left the deal as `after`. */
function confirmed(change: DealChange, after: DealValues, before: DealValues | null = values()): Command {
  const seen = Object.fromEntries(fieldsOf(change).map((field) => [field, values()[field]]));
  const told = { commandId: 'c-12345678', dealId: 1, dealName: 'Deal', undoes: null, fingerprint: 'f' };
  return {
    intent: { ...told, change, seen, person: { name: 'Ana', odooUserId: 7 } },
    actor: { id: 'odoo:7', name: 'Ana' },
    intendedAt: new Date(0),
    outcome: {
      kind: 'confirmed',
      data: { commandId: 'c-12345678', dealId: 1, messageId: 1, before, after, overlaps: [] },
    },
  };
}

describe('taking a change back', () => {
  const undo: DealCommand = { kind: 'undo', commandId: 'c-12345678' };

  it('wants the deal as the change left it, and gives back what was before', () => {
    const after = values({ amount: { minor: 5, currency: 'EUR' } });
    const undone = confirmed({ kind: 'amount', amount: after.amount }, after);
    const decision = decideDeal(viewer(), undo, state({ undone }));
    assert.deepEqual(decision, {
      kind: 'intent',
      change: { kind: 'amount', amount: values().amount },
      seen: { amount: after.amount, status: 'open' },
      undoes: 'c-12345678',
    });
  });

  it('restores a lost deal whole, though it is settled', () => {
    const undone = confirmed({ kind: 'lost', reason: { id: 1, name: 'x' }, note: null }, values({ status: 'lost' }));
    const deal = { ...state().deal, status: 'lost' } as const;
    assert.deepEqual(decided(undo, { undone, deal }), { kind: 'restored', to: values() });
  });

  it('is refused where what was before is not known, was not made, or is of another deal', () => {
    const won: DealChange = { kind: 'won', stage: { id: 4, name: 'Won' } };
    const unknown = confirmed(won, values({ status: 'won' }), null);
    assert.match(decided(undo, { undone: unknown }) as string, /not known any more/);
    assert.equal(isUndoable(unknown), false);
    assert.match(decided(undo, { undone: { ...unknown, outcome: null } }) as string, /nothing to undo/);
    assert.match(decided(undo, { undone: unknown, deal: { ...state().deal, id: 2 } }) as string, /no such change/);
  });
});

const anyCommand: fc.Arbitrary<DealCommand> = fc.oneof(
  fc.record({ kind: fc.constant('stage' as const), stageId: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('amount' as const), amount: fc.integer({ min: 0, max: 2_000 }).map((n) => n / 2) }),
  fc.record({
    kind: fc.constant('expectedClose' as const),
    expectedClose: fc.constantFrom(null, '2026-12-01', '2026-12-24', '2026-01-01'),
  }),
  fc.constant({ kind: 'won' as const }),
  fc.record({ kind: fc.constant('lost' as const), lostReasonId: fc.integer({ min: 1, max: 2 }) }),
);

describe('any command on any deal', () => {
  it('is either an intent that changes something seen, or a sentence without a final period', () => {
    const statuses = fc.constantFrom('open', 'won', 'lost', 'archived' as const);
    const roles = fc.constantFrom<Role>('rep', 'manager', 'ceo', 'admin', 'superAdmin', 'none');
    fc.assert(
      fc.property(anyCommand, statuses, roles, fc.integer({ min: 7, max: 8 }), (command, status, role, owner) => {
        assert.ok(dealCommand.safeParse(command).success);
        const deal = { ...state().deal, status, owner: { id: owner, name: 'X' } } as DealState['deal'];
        const decision = decideDeal(viewer(role), command, state({ deal }));
        if (decision.kind === 'refused') return assert.match(decision.reason, /^[A-Z].*[^.]$/);
        assert.equal(status, 'open', 'what is settled is not changed');
        assert.ok(role !== 'none' && (role !== 'rep' || owner === 7));
        assert.ok(fieldsOf(decision.change).every((field) => decision.seen[field] !== undefined));
        return assert.deepEqual(differing(decision.seen, values()), [], 'nothing differs where nobody was quicker');
      }),
    );
  });

  it('compares exactly the fields it was seen with', () => {
    const changed = fc.record({
      minor: fc.integer(),
      stageId: fc.integer({ min: 1, max: 4 }),
      day: fc.constantFrom(null, '2027-01-01'),
    });
    fc.assert(
      fc.property(changed, ({ minor, stageId, day }) => {
        const present = values({
          amount: { minor, currency: 'EUR' },
          stage: { id: stageId, name: 'renamed' },
          expectedClose: day,
        });
        const expected = [
          ...(stageId === 2 ? [] : ['stage']),
          ...(minor === 100_000 ? [] : ['amount']),
          'expectedClose',
        ];
        assert.deepEqual([...differing(state().seen, present)].sort(), expected.sort());
      }),
    );
  });
});
