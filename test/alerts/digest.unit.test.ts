import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { digestScreen } from '../../bot/cards/digest.js';
import { digestFor } from '../../src/alerts/digest.js';
import type { Answer, ChangeRow, Dashboard, DealRow } from '../../src/pipeline/answer.js';
import type { Pipeline } from '../../src/pipeline/ports.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { cardBudget, problemsOf, readable, sizeOf } from '../bot/cardCheck.js';
import { seeing, zone } from './viewers.js';

const now = new Date('2026-11-20T08:00:00Z');
const since = new Date('2026-11-19T08:00:00Z');
const at = { now, timeZone: zone, fiscalYearStart: 1 };
const context = { locale: 'en-GB', timeZone: zone, now, tabUrl: 'https://tab.example.com/tab/' };

function change(index: number, when: string): ChangeRow {
  const place = { position: index, url: 'https://odoo.example.com', by: 'Ana Silva', at: when, observedAt: when };
  return {
    dealId: index,
    deal: `A deal with a rather long name, number ${index}`,
    field: 'stage',
    from: 'New',
    to: 'Qualified',
    ...place,
  };
}

function deal(id: number): DealRow {
  const state = { stage: 'New', owner: 'Ana Silva', account: 'Porto Foods', probability: 40, status: 'open' as const };
  const dates = { expectedClose: '2026-11-24', closedAt: null, createdAt: since.toISOString(), idleDays: 20 };
  return {
    id,
    name: `Deal ${id} `.repeat(20),
    amount: 1e6,
    currency: 'EUR',
    url: 'https://x.example.com',
    pushCount: 3,
    flags: ['stale'],
    ...state,
    ...dates,
  };
}

function pipelineOf(changes: readonly ChangeRow[], dueToday: number) {
  const asked: PipelineQuestion[] = [];
  const pipeline = {
    answer: async (_viewer: unknown, question: PipelineQuestion) => {
      asked.push(question);
      const rows = Array.from({ length: 50 }, (_, index) => deal(index + 1));
      const groups = Array.from({ length: 40 }, (_, index) => ({
        ...{ key: String(index), label: `Somebody ${index}` },
        figures: [{ metric: 'count' as const, value: index, unit: 'deals' as const }],
      }));
      return {
        question,
        figures: [],
        groups,
        deals: { total: 50, rows, next: null },
        changes: { total: changes.length, rows: changes, next: null },
      } as unknown as Answer;
    },
    dashboard: async () =>
      ({
        tiles: [],
        attention: { total: 3, overdue: 1, stale: 2, noNextStep: 0, rows: [] },
        activities: { overdue: 0, today: dueToday, next7Days: 0, rows: [] },
      }) as unknown as Dashboard,
  };
  return { asked, pipeline: pipeline as unknown as Pipeline };
}

describe('a digest', () => {
  it('is not sent when nothing is new since the last one, though the same day has older changes', async () => {
    const { pipeline, asked } = pipelineOf([change(1, '2026-11-19T07:00:00Z')], 0);
    equal(await digestFor(pipeline, seeing(1, [1]), since, at), null);
    deepEqual(
      asked.map(({ measure }) => measure),
      ['changes'],
    );
  });

  it('is sent when something is due today, or something changed', async () => {
    ok(await digestFor(pipelineOf([], 1).pipeline, seeing(1, [1]), since, at));
    const digest = await digestFor(
      pipelineOf([change(1, '2026-11-19T09:00:00Z')], 0).pipeline,
      seeing(1, [1]),
      since,
      at,
    );
    equal(digest?.changes.total, 1);
  });

  it('asks as this viewer: their own, their team, or everything', async () => {
    for (const [viewer, kind, extra] of [
      [seeing(1, [1]), 'rep', []],
      [seeing(1, [1, 2]), 'manager', ['movement', 'overdue']],
      [seeing(1, 'all'), 'executive', ['movement', 'overdue', 'forecast']],
    ] as const) {
      const { pipeline, asked } = pipelineOf([change(1, '2026-11-19T09:00:00Z')], 0);
      equal((await digestFor(pipeline, viewer, since, at))?.kind, kind);
      deepEqual(
        asked.map(({ measure }) => measure),
        ['changes', 'deals', 'slipped', 'pushes', ...extra],
      );
    }
  });

  it('is a valid card that Teams takes, however much there is to tell', async () => {
    const many = Array.from({ length: 500 }, (_, index) => change(index, '2026-11-19T09:00:00Z'));
    for (const sees of [[1], [1, 2], 'all'] as const) {
      const digest = await digestFor(pipelineOf(many, 200).pipeline, seeing(1, sees), since, at);
      if (!digest) throw new Error('there is no digest');
      const { card, audience } = digestScreen(digest, { id: 's_1', said: 'a daily digest' }, context);
      deepEqual([problemsOf(card), audience], [[], 'person']);
      ok(sizeOf(card) < cardBudget, `${sizeOf(card)} bytes`);
      match(readable(card), /500 changes in .* since Thu 19 Nov/);
    }
  });
});
