import { deepEqual, doesNotMatch, equal } from 'node:assert/strict';
import type { DeclaredScope } from '../../src/access/channels/channelState.js';
import type { Viewer } from '../../src/access/viewer.js';
import type { AlertTrigger } from '../../src/alerts/rule.js';
import type { Figure } from '../../src/pipeline/answer.js';
import type { Pipeline } from '../../src/pipeline/ports.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import type { OpportunityView } from '../../src/projections/documents.js';
import { problemsOf, readable } from '../../test/bot/cardCheck.js';
import { seeing } from '../../test/alerts/viewers.js';
import { channelAlertScreen } from '../cards/alert.js';
import { channelTotalsOf } from './channelTotalsOf.js';

const north = { id: 3, name: 'North' };
const deal = { _id: 7, name: 'Fleet of Porto Foods', team: north, owner: { id: 1, name: 'Ana Silva' } };

describe('what a channel is told with an alert', () => {
  const asked: { readonly viewer: Viewer; readonly question: PipelineQuestion }[] = [];

  /** In a channel declared for that scope (null: in none), where so many deals make up the total. */
  async function totals(declared: DeclaredScope | null, trigger: AlertTrigger, count: number, team = north) {
    asked.length = 0;
    const figures = (limit: number | null): Figure[] => [
      { metric: 'amount', value: 250_000, unit: 'currency', currency: 'EUR' },
      { metric: 'count', value: Math.min(count, limit ?? count), unit: 'deals' },
    ];
    const pipeline = {
      answer: async (viewer: Viewer, question: PipelineQuestion) => {
        asked.push({ viewer, question });
        // As the real one: a limit bounds the figures too.
        return { figures: figures(question.limit), deals: null };
      },
    } as unknown as Pipeline;
    const declaration = declared && { conversationId: 'channel', scope: declared, by: 'odoo:1', at: '2026-11-01' };
    const channels = { declared: async (id: string) => (id === 'channel' ? declaration : null) };
    return channelTotalsOf(trigger, { ...deal, team } as OpportunityView, 'channel', seeing(1, [1]), {
      ...{ pipeline, access: { channels } as never, fiscalYearStart: 1 },
      ...{ clock: { now: () => new Date('2026-11-20T12:00:00Z') }, tabUrl: () => 'https://tab.example.com/tab/' },
    });
  }

  it('are the quarter’s totals of the declared scope, and no name', async () => {
    const rows = await totals({ kind: 'team', teamId: 3 }, { kind: 'won' }, 12);
    deepEqual(
      rows.map(([title]) => title.endsWith(', this quarter')),
      [true, true],
    );
    const [only] = asked;
    deepEqual(
      [only?.question.measure, only?.question.scope.ids, only?.question.period?.from, only?.question.filters],
      ['won', [3], '2026-10-01', {}],
    );
    // Not the total of the deals that whoever subscribed sees: that would tell of them.
    equal(only?.viewer.sees.kind, 'all');
    const { card, audience } = channelAlertScreen({ kind: 'won' }, 's_1:7:9', rows);
    deepEqual([problemsOf(card), audience], [[], 'everyone']);
    doesNotMatch(readable(card), /Porto|Fleet|Ana|North/);
  });

  it('are those of what is open, where the deal was neither won nor lost', async () => {
    await totals({ kind: 'all' }, { kind: 'pushed', times: 1 }, 12);
    deepEqual([asked[0]?.question.measure, asked[0]?.question.scope.kind], ['openPipeline', 'all']);
  });

  it('are none where no admin has declared the channel', async () => {
    deepEqual(await totals(null, { kind: 'won' }, 12), []);
    equal(asked.length, 0);
  });

  it('are none where the deal is of another team than the declared one', async () => {
    deepEqual(await totals({ kind: 'team', teamId: 3 }, { kind: 'won' }, 12, { id: 4, name: 'South' }), []);
    equal(asked.length, 0);
  });

  it('are none of one deal or two: that total would tell its amount', async () => {
    for (const count of [1, 2]) deepEqual(await totals({ kind: 'all' }, { kind: 'lost' }, count), []);
    equal((await totals({ kind: 'all' }, { kind: 'lost' }, 3)).length, 2);
  });
});
