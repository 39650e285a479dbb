import assert from 'node:assert/strict';
import type { Dashboard, DealRow } from '../../src/pipeline/answer.js';
import type { DashboardRequest } from '../../src/pipeline/ports.js';
import type { Scope } from '../../src/pipeline/question.js';
import { fakeDashboard } from '../../test/tab/fake/fakeDashboard.js';
import { actionsOf, cardBudget, elementsOf, problemsOf, readable, sizeOf } from '../../test/bot/cardCheck.js';
import { context } from '../../test/bot/gallery.js';
import { fakePipeline } from '../../test/bot/fakePipeline.js';
import { createRoom, says, taps, turnOf } from '../../test/bot/fakeTurn.js';
import { activities, deals, question } from '../../test/bot/world.js';
import { dashboardScreen } from '../cards/dashboard.js';
import { readDashboardCommand } from './dashboard.js';

const period = { from: '2026-10-01', to: '2026-12-31', label: 'this quarter' };
const mine: Scope = { kind: 'me', ids: [], label: 'you' };

function dashboardOf(rows: readonly DealRow[] = deals): Dashboard {
  return fakeDashboard(rows, activities, { scope: mine, period });
}

function room() {
  const asked: DashboardRequest[] = [];
  const pipeline = {
    ...fakePipeline(),
    dashboard: async (_viewer: unknown, request: DashboardRequest) => {
      asked.push(request);
      return dashboardOf();
    },
  };
  const scope: Scope = { kind: 'team', ids: [5], label: 'North' };
  const understand = (text: string) =>
    text.includes('grace')
      ? ({ kind: 'refused', code: 'SCOPE_NOT_VISIBLE', reason: 'You can see your own deals only' } as const)
      : text.startsWith('forecast') && !text.includes('weather')
        ? ({
            kind: 'question',
            question: question({ measure: 'forecast', scope, period: { ...period, label: 'last quarter' } }),
            said: text,
          } as const)
        : ({ kind: 'notUnderstood', understood: {}, unknown: [text], suggestions: [] } as const);
  return { asked, room: createRoom({ pipeline, understand }) };
}

describe('a dashboard', () => {
  it('is asked for in a few words, of whom and of when one likes', () => {
    const readings: readonly (readonly [string, string | null])[] = [
      ['dashboard', ''],
      ['my dashboard', ''],
      ['overview', ''],
      ["my team's dashboard", 'my team'],
      ['team overview', 'team'],
      ["ben's dashboard", 'ben'],
      ['dashboard of team north', 'team north'],
      ['dashboard last quarter', 'last quarter'],
      ['account overview turin energy', null],
      ['summary of the porto deal', null],
      ['my pipeline', null],
    ];
    for (const [words, about] of readings) assert.equal(readDashboardCommand(words)?.about ?? null, about, words);
  });

  it('says the main figures, the stages, and what wants attention, each figure a tap from its deals', () => {
    const dashboard = dashboardOf();
    const { card, summary, audience } = dashboardScreen(dashboard, 'q_1', context);
    assert.deepEqual([problemsOf(card), audience], [[], 'person']);
    assert.ok(sizeOf(card) < cardBudget);
    assert.match(summary, /^€\u00a0.* open in \d+ deals due this quarter, .* won$/);
    assert.equal(elementsOf(card, 'Chart.HorizontalBar').length, 1);
    assert.match(readable(card), /Open pipeline\n€/);
    const picks = actionsOf(card).filter(({ verb }) => verb === 'choice.pick');
    assert.deepEqual(
      picks.map(({ data }) => (data as { pick: number }).pick),
      picks.map((_, index) => index),
    );
    assert.ok(picks.length >= 5);
  });

  it('says that there is nothing, where there is', () => {
    const { card, summary } = dashboardScreen(dashboardOf([]), 'q_1', context);
    assert.equal(summary, 'No open deals due this quarter, nothing won');
    assert.deepEqual([problemsOf(card), elementsOf(card, 'Chart.HorizontalBar')], [[], []]);
  });

  it('is of this quarter unless said otherwise, and a tile opens its deals and leaves the dashboard', async () => {
    const { room: chat, asked } = room();
    await chat.handle(turnOf(chat, says('dashboard')));
    await chat.handle(turnOf(chat, says('dashboard of team North last quarter')));
    assert.deepEqual(
      asked.map(({ scope, period: when }) => [scope.kind, when]),
      [
        ['me', 'thisQuarter'],
        ['team', '2026-10-01..2026-12-31'],
      ],
    );
    assert.match(chat.written[1]?.screen.summary ?? '', /due last quarter, .* won$/);
    const [pick] = actionsOf(chat.written[0]?.screen.card).filter(({ verb }) => verb === 'choice.pick');
    const reply = await chat.handle(turnOf(chat, taps('choice.pick', pick?.data)));
    assert.equal(reply?.kind, 'said', 'the dashboard stays');
    assert.match(chat.written.at(-1)?.screen.summary ?? '', /open in/);
  });

  it('of somebody whom one may not see is refused, and where others read along goes to who asked alone', async () => {
    const { room: chat, asked } = room();
    await chat.handle(turnOf(chat, says("Grace's dashboard")));
    assert.equal(chat.written[0]?.screen.summary, 'You can see your own deals only');
    assert.deepEqual(asked, []);
    await chat.handle(turnOf(chat, says('dashboard'), { kind: 'channel' }));
    const inChannel = chat.written.filter(({ conversationId }) => conversationId.startsWith('channel'));
    assert.deepEqual(
      inChannel.map(({ screen }) => screen.summary),
      ['Answered in your own chat'],
    );
  });

  it('is a question where its words are about something else', async () => {
    const { room: chat, asked } = room();
    await chat.handle(turnOf(chat, says('dashboard of the weather')));
    assert.match(chat.written[0]?.screen.summary ?? '', /did not understand/);
    assert.deepEqual(asked, []);
  });
});
