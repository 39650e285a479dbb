import assert from 'node:assert/strict';
import type { Plans } from '../../src/commands/plans/createPlans.js';
import type { PlanRequest } from '../../src/commands/plans/decidePlan.js';
import { understand } from '../../src/ask/understand.js';
import { ForesailError } from '../../src/errors.js';
import type { AuditAct } from '../../src/ops/audit/auditEntry.js';
import type { Audit } from '../../src/ops/audit/createAudit.js';
import type { Screen } from '../cards/screen.js';
import { directory } from '../../test/ask/context.js';
import { actionsOf } from '../../test/bot/cardCheck.js';
import { ana, cardOf, createRoom, says, taps, turnOf, type Room } from '../../test/bot/fakeTurn.js';
import { readPlanCommand } from './planGrammar.js';

interface Made {
  readonly what: string;
  readonly request: unknown;
}

/** Plans that note what was asked of them; `refusal` refuses everything. */
function notingPlans(refusal: ForesailError | null = null): Plans & { readonly made: Made[] } {
  const made: Made[] = [];
  const note = async (what: string, request: unknown) => {
    if (refusal) throw refusal;
    made.push({ what, request });
    return { position: 1 };
  };
  return {
    made,
    targets: async () => [],
    forecastCalls: async () => [],
    dealCalls: async () => [],
    setTarget: (_viewer, request: PlanRequest) => note('target', request),
    callForecast: (_viewer, request: PlanRequest) => note('call', request),
    callDeal: (_viewer, dealId, category) => note('deal', { dealId, category }),
  };
}

function roomWith(plans: Plans): Room {
  return createRoom({ plans, understand, directory: { load: async () => directory } });
}

async function say(room: Room, text: string): Promise<Screen> {
  await room.handle(turnOf(room, says(text)));
  const last = room.written.at(-1);
  assert.ok(last);
  return last.screen;
}

const quarter = { from: '2026-10-01', to: '2026-12-31' };

describe('plans in words', () => {
  it('are told from questions', () => {
    for (const text of [
      'commit for this quarter',
      'what is my commit',
      'my target',
      'am i going to hit my number',
      'commit',
    ]) {
      assert.equal(readPlanCommand(text), null, text);
    }
    assert.deepEqual(readPlanCommand("set ana's target for q4 to 250k"), {
      kind: 'setTarget',
      about: "ana's target for q4",
      amount: { value: 250_000, currency: null },
    });
    assert.deepEqual(readPlanCommand('set a target of $1.5m for ben'), {
      kind: 'setTarget',
      about: 'target for ben',
      amount: { value: 1_500_000, currency: 'USD' },
    });
    assert.deepEqual(readPlanCommand('call porto foods best case'), {
      kind: 'callDeal',
      deal: 'porto foods',
      category: 'bestCase',
    });
  });

  it('set a target only once it was looked at', async () => {
    const plans = notingPlans();
    const room = roomWith(plans);
    const screen = await say(room, "Set Ben's target for Q4 to 250k");
    assert.equal(screen.summary, 'Set Ben Carter’s target to €\u00a0250,000?');
    assert.deepEqual(plans.made, []);
    const [button] = actionsOf(screen.card);
    const reply = await room.handle(turnOf(room, taps(button?.verb ?? '', button?.data)));
    assert.match(cardOf(reply).summary, /target is €\u00a0250,000/);
    const amount = { value: 250_000, currency: 'EUR' };
    assert.deepEqual(plans.made, [{ what: 'target', request: { odooUserId: 14, period: quarter, amount } }]);
  });

  it('call a forecast, and take it back', async () => {
    const plans = notingPlans();
    const room = roomWith(plans);
    await say(room, 'my call for this quarter is 250k usd');
    await say(room, 'withdraw my call for Q4');
    const mine = { odooUserId: ana.odooUserId, period: quarter };
    assert.deepEqual(plans.made, [
      { what: 'call', request: { ...mine, amount: { value: 250_000, currency: 'USD' } } },
      { what: 'call', request: { ...mine, amount: null } },
    ]);
  });

  it('call the deal that is meant, and ask which where several are', async () => {
    const plans = notingPlans();
    const room = roomWith(plans);
    const some = (await room.parts.pipeline.opportunity(ana, 412)).deal;
    const rows = [some, { ...some, id: 398, name: 'Leeds Media, fleet trackers' }];
    const pages = [[some], rows];
    room.parts.pipeline.opportunities = async () => {
      const found = pages.shift() ?? [];
      return { total: found.length, rows: found, next: null };
    };
    assert.equal((await say(room, 'commit Porto Foods')).summary, 'Called commit: Porto Foods, cold storage');
    const which = await say(room, 'put Porto Foods in best case');
    assert.match(which.summary, /2 deals fit/);
    await room.handle(turnOf(room, taps('plan.deal', { dealId: 398, category: 'bestCase' })));
    assert.deepEqual(plans.made, [
      { what: 'deal', request: { dealId: 412, category: 'commit' } },
      { what: 'deal', request: { dealId: 398, category: 'bestCase' } },
    ]);
    assert.match((await say(room, 'omit Porto Foods')).summary, /No open deal fits/);
  });

  it('call a deal whose name holds that of an account which is not its own', async () => {
    const plans = notingPlans();
    const room = roomWith(plans);
    const some = (await room.parts.pipeline.opportunity(ana, 412)).deal;
    const texts: unknown[] = [];
    room.parts.pipeline.opportunities = async (_viewer, { filters }) => {
      texts.push(filters.text);
      const rows = filters.text === 'quay cranes for porto foods' ? [some] : [];
      return { total: rows.length, rows, next: null };
    };
    assert.match((await say(room, 'commit Quay cranes for Porto Foods')).summary, /^Called commit/, texts.join());
    assert.deepEqual(plans.made, [{ what: 'deal', request: { dealId: 412, category: 'commit' } }]);
  });

  it('are refused of somebody whom one may not see, nothing is set, and that is kept', async () => {
    const plans = notingPlans();
    const acts: AuditAct[] = [];
    const audit = { note: (act: AuditAct) => void acts.push(act) } as unknown as Audit;
    const refused = { kind: 'refused', code: 'SCOPE_NOT_VISIBLE', reason: 'You can see your own deals only' } as const;
    const room = createRoom({ plans, audit, understand: () => refused });
    assert.equal((await say(room, "set Ben's target to 10k")).summary, 'You can see your own deals only');
    assert.deepEqual(plans.made, []);
    assert.deepEqual(
      acts.map(({ action, code }) => [action, code]),
      [['refused', 'SCOPE_NOT_VISIBLE']],
    );
  });

  it('are refused in the words of the plans, and go on as questions where they are none', async () => {
    const refusal = new ForesailError('FORBIDDEN', { message: 'Your target is set by your manager' });
    const room = roomWith(notingPlans(refusal));
    assert.equal((await say(room, 'clear my target for Q4')).summary, 'Your target is set by your manager');
    assert.match((await say(room, 'commit unicorn notes')).summary, /did not understand|No open deal/);
    assert.match((await say(room, 'targets')).summary, /No target is set/);
  });
});
