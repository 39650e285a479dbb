import { deepEqual, equal, match } from 'node:assert/strict';
import type { OutboxEntry } from '../../src/alerts/outbox.js';
import type { Subscribed } from '../../src/alerts/rule.js';
import type { Plans } from '../../src/commands/plans/createPlans.js';
import type { Pipeline } from '../../src/pipeline/ports.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import type { PlanView } from '../../src/projections/documents.js';
import type { SubscriptionView } from '../../src/projections/subscriptions.js';
import { problemsOf, readable } from '../../test/bot/cardCheck.js';
import { seeing } from '../../test/alerts/viewers.js';
import { composeDigest } from './composeDigest.js';

const ana = seeing(1, [1]);
const reminder: Subscribed = { kind: 'callReminder', daysBefore: 5, at: '08:00' };
const daily: Subscribed = { kind: 'digest', time: { cadence: 'daily', weekday: 1, at: '08:00' } };

interface World {
  readonly now: string;
  readonly zone?: string;
  readonly calls?: readonly Partial<PlanView>[];
  /** Changes since the last digest, by their instants. */
  readonly changes?: readonly string[];
  readonly viewer?: typeof ana;
  readonly startedAt?: string;
}

describe('what comes by the calendar', () => {
  const asked: PipelineQuestion[] = [];

  async function composed(what: Subscribed, day: string, world: World) {
    asked.length = 0;
    const { now, zone: timeZone = 'Europe/Lisbon', calls = [], changes = [], viewer = ana } = world;
    const startedAt = new Date(world.startedAt ?? '2026-01-01T00:00:00Z');
    const subscription = { _id: 's_1', what, timeZone, said: 'a digest', startedAt } as SubscriptionView;
    const pipeline = {
      answer: async (_viewer: unknown, question: PipelineQuestion) => {
        asked.push(question);
        const rows = changes.map((at) => ({ at, deal: 'A deal', dealId: 1, field: 'stage', from: 'New', to: 'Won' }));
        return { question, figures: [], groups: [], changes: { total: rows.length, rows, next: null } };
      },
      dashboard: async () => ({
        ...{ tiles: [], attention: { total: 0, overdue: 0, stale: 0, noNextStep: 0, rows: [] } },
        activities: { overdue: 0, today: 0, next7Days: 0, rows: [] },
      }),
    } as unknown as Pipeline;
    const screen = await composeDigest({
      ...{ pipeline, clock: { now: () => new Date(now) }, fiscalYearStart: 1, access: null },
      ...{ tabUrl: () => 'https://tab.example.com/tab/', directory: { load: async () => ({}) as never } },
      ...{ conversations: {} as never, plans: { forecastCalls: async () => calls } as unknown as Plans },
    })({ day } as OutboxEntry, subscription, viewer);
    if (screen) deepEqual([problemsOf(screen.card), screen.audience], [[], 'person']);
    return screen;
  }

  describe('a reminder of the forecast call', () => {
    const due = { now: '2026-12-26T08:00:00Z' };
    const call = { odooUserId: 1, from: '2026-10-01', to: '2026-12-31' };

    it('says which quarter ends and when', async () => {
      const screen = await composed(reminder, '2026-12-26', due);
      if (!screen) throw new Error('nothing was composed');
      match(readable(screen.card), /forecast call of this quarter is missing.*31 Dec/s);
    });

    it('is not sent once the call of that very quarter is made', async () => {
      equal(await composed(reminder, '2026-12-26', { ...due, calls: [call] }), null);
    });

    it('is sent when somebody else has made theirs, or the person that of another quarter', async () => {
      const others = [
        { ...call, odooUserId: 2 },
        { ...call, from: '2026-07-01', to: '2026-09-30' },
      ];
      equal((await composed(reminder, '2026-12-26', { ...due, calls: others })) === null, false);
    });

    it('is due by the person’s own clock, and the quarter is over by it too', async () => {
      const at = (now: string, zone: string) => composed(reminder, '2026-12-26', { now, zone });
      equal((await at('2026-12-25T19:00:00Z', 'Pacific/Auckland')) === null, false);
      equal(await at('2026-12-25T19:00:00Z', 'Europe/Lisbon'), null);
      equal(await at('2026-12-31T12:00:00Z', 'Pacific/Auckland'), null);
    });
  });

  describe('a digest', () => {
    const now = '2026-11-20T08:00:00Z';
    const viewers = { rep: ana, manager: seeing(2, [1, 2]), executive: seeing(3, 'all') };
    for (const [role, viewer] of Object.entries(viewers)) {
      it(`is sent to a ${role} when something changed since the last one, and not when nothing did`, async () => {
        const fresh = { now, viewer, changes: ['2026-11-19T08:00:01Z'] };
        equal((await composed(daily, '2026-11-20', fresh)) === null, false);
        const stale = { now, viewer, changes: ['2026-11-19T07:59:00Z'] };
        equal(await composed(daily, '2026-11-20', stale), null);
        equal(await composed(daily, '2026-11-20', { now, viewer }), null);
        deepEqual(
          asked.map(({ measure }) => measure),
          ['changes'],
        );
      });
    }

    it('tells of nothing from before it was asked for', async () => {
      const world = { now, startedAt: '2026-11-20T07:00:00Z', changes: ['2026-11-20T06:00:00Z'] };
      equal(await composed(daily, '2026-11-20', world), null);
    });

    it('tells of 25 hours on the day on which clocks go back', async () => {
      const changes = ['2026-10-24T07:30:00Z'];
      const later = { now: '2026-10-25T08:00:00Z', changes };
      equal((await composed(daily, '2026-10-25', later)) === null, false);
    });
  });
});
