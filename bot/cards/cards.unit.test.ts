import assert from 'node:assert/strict';
import fc from 'fast-check';
import { actionsOf, cardBudget, elementsOf, problemsOf, readable, sizeOf, textsOf } from '../../test/bot/cardCheck.js';
import { context, dealWith, everyScreen } from '../../test/bot/gallery.js';
import { explanationOf } from '../../test/bot/pastWorld.js';
import { answer, deals, question, syncRun } from '../../test/bot/world.js';
import { answerScreen } from './answer.js';
import { channelScreen } from './channel.js';
import { scaleFor, stageColor } from './chart.js';
import { tabLink } from './context.js';
import { dealScreen } from './deal.js';
import { explainScreen } from './explain.js';
import { listScreen } from './list.js';
import { living } from './screen.js';
import { syncProgressScreen, syncResultScreen, syncStatusScreen } from './sync.js';

/** Longer than any that Teams gives. */
const longestId = `29:${'x'.repeat(200)}`;

describe('every card', () => {
  for (const [name, screen] of everyScreen()) {
    it(`is valid, small and at most four buttons long: ${name}`, () => {
      const { card } = living(screen, longestId);
      assert.deepEqual(problemsOf(card), []);
      assert.ok(sizeOf(card) < cardBudget, `${sizeOf(card)} bytes`);
      assert.ok((card.actions ?? []).length <= 4);
      assert.ok(screen.summary.length > 0);
    });
  }

  it('gives every chart a fallback and a table', () => {
    for (const [name, { card }] of everyScreen()) {
      for (const chart of elementsOf(card, 'Chart.HorizontalBar')) {
        assert.equal(chart.fallback, 'drop', name);
        assert.ok(elementsOf(card, 'Table').length > 0, name);
      }
    }
  });

  it('carries ids only in its actions', () => {
    const known = [
      'v',
      'again',
      'answerId',
      'by',
      'cursor',
      'skip',
      'before',
      'dealId',
      'text',
      'choiceId',
      'pick',
      'view',
      'odooUserId',
      'from',
      'to',
      'amount',
      'currency',
      'category',
      'runId',
      'mode',
      'id',
      'act',
      'listed',
      'name',
    ];
    for (const [name, screen] of everyScreen()) {
      for (const action of actionsOf(living(screen, longestId).card)) {
        for (const key of Object.keys((action.data ?? {}) as object)) assert.ok(known.includes(key), `${name}: ${key}`);
      }
    }
  });

  it('links nowhere that a name of Odoo says', () => {
    for (const [name, { card }] of everyScreen()) {
      for (const block of elementsOf(card, 'TextBlock')) assert.doesNotMatch(String(block.text), /\]\(/, name);
    }
  });
});

describe('what stands in a channel', () => {
  it('shows no figure and no name', () => {
    const put = question({
      measure: 'won',
      scope: { kind: 'person', ids: [3], label: 'Ben Carter' },
      period: { from: null, to: null, label: 'this quarter' },
      filters: { text: 'Porto Foods' },
    });
    const text = textsOf(channelScreen('a_1', put, context).card.body).join(' ');
    assert.match(text, /Deals won, this quarter/);
    assert.doesNotMatch(text, /Ben|Porto|€/);
  });

  it('is marked for everyone, and what shows deals is not', () => {
    assert.equal(channelScreen('a_1', question(), context).audience, 'everyone');
    assert.equal(answerScreen(answer(question()), context).audience, 'person');
    assert.equal(listScreen(answer(question()), context).audience, 'person');
    assert.equal(dealScreen(dealWith({}), context).audience, 'person');
    const put = answer(question());
    assert.equal(explainScreen(put, explanationOf(put), context).audience, 'person');
  });
});

describe('an answer by stage', () => {
  const { card, summary } = answerScreen(answer(question({ groupBy: 'stage' })), context);
  const text = readable(card);

  it('says the figure first, then what was understood and how fresh it is', () => {
    assert.equal(summary, '€\u00a0886\u00a0k open in 14\u00a0deals, €\u00a0420\u00a0k weighted');
    assert.equal(elementsOf(card, 'TextBlock')[1]?.text, 'Open deals · Ana Silva · as of now, synced 2 min ago');
  });

  it('draws thousands, largest first, in the colour of each stage', () => {
    assert.deepEqual(elementsOf(card, 'Chart.HorizontalBar')[0]?.data, [
      { x: 'Proposition', y: 526, color: 'categoricalPurple' },
      { x: 'Qualified', y: 254, color: 'categoricalTeal' },
      { x: 'New', y: 106, color: 'categoricalLightBlue' },
    ]);
    assert.match(text, /Open amount by stage, bars in €\u00a0k/);
  });

  it('has the exact figures in a table that sums up', () => {
    assert.match(text, /Proposition\n5\n€\u00a0525,800\n/);
    assert.match(text, /Total\n14\n€\u00a0885,600\.50\n/);
  });

  it('lists what needs attention, the overdue first, and says of how many', () => {
    assert.match(text, /Needs attention: 5 of the 10 largest/);
    assert.match(
      text,
      /Turin Energy, site audit\n€\u00a098,000\nProposition · Fri 13 Nov\n · overdue\u00a07\u00a0days/,
    );
  });

  it('offers deals, another grouping, an explanation and the tab', () => {
    assert.deepEqual(
      (card.actions ?? []).map((action) => action.title),
      ['Show deals', 'By month', 'Explain', 'Open in tab'],
    );
  });
});

describe('a list', () => {
  it('shows five and the way to the next, within the page and beyond it', () => {
    const first = listScreen(answer(question({ measure: 'deals' })), context);
    assert.match(readable(first.card), /1–5 of 14 · €\u00a0572,900 of €\u00a0885,600\.50/);
    assert.deepEqual(first.card.actions?.[0], {
      type: 'Action.Execute',
      title: 'Next 5',
      verb: 'answer.page',
      data: { v: 1, answerId: 'a_7Q2M4T', cursor: null, skip: 5, before: 0 },
    });
    const second = listScreen(answer(question({ measure: 'deals' })), context, {
      cursor: null,
      skip: 5,
      before: 0,
      drilled: true,
    });
    assert.match(readable(second.card), /6–10 of 14/);
    assert.deepEqual(second.card.actions?.[0]?.data, {
      v: 1,
      answerId: 'a_7Q2M4T',
      cursor: 'cursor-2',
      skip: 0,
      before: 10,
    });
    assert.equal(second.card.actions?.[0]?.title, 'Next 4');
    assert.equal(second.card.actions?.[1]?.title, 'Back');
  });

  it('ends without a next button and names owners where several people stand together', () => {
    const put = question({ measure: 'deals', scope: { kind: 'subtree', ids: [], label: 'your team' } });
    const last = answer(put, { deals: { total: 14, rows: deals.slice(10), next: null } });
    const { card } = listScreen(last, context, { cursor: 'cursor-2', skip: 0, before: 10, drilled: true });
    assert.equal(card.actions?.[0]?.title, 'Back');
    assert.match(readable(card), /Ana Silva · Qualified/);
  });

  it('says "top five" as such', () => {
    const { summary } = answerScreen(answer(question({ measure: 'deals', limit: 5, orderBy: '-amount' })), context);
    assert.equal(summary, 'The 5 largest deals, €\u00a0573\u00a0k in all');
  });
});

describe('bars', () => {
  it('never have more than three characters on the longest label', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 900_000_000, noNaN: true }), { minLength: 1, maxLength: 7 }),
        (values) => {
          const { divisor, digits } = scaleFor(values);
          const largest = (Math.max(...values) / divisor).toFixed(digits).replace(/\.0$/, '');
          assert.ok(largest.length <= 3, largest);
        },
      ),
    );
  });

  it('keep one colour a stage, also for stages of one’s own', () => {
    assert.equal(stageColor('Proposition', '3'), 'categoricalPurple');
    assert.equal(stageColor('Negotiation', '7'), stageColor('Negotiation', '7'));
    assert.equal(stageColor('Unset', 'none'), 'neutral');
  });
});

describe('sync cards', () => {
  it('say what a run did, in sums and model by model', () => {
    const run = syncRun({ state: 'completed', endedAt: '2026-11-20T10:31:45Z' });
    const { card, summary } = syncResultScreen(run, '2026-11-20T10:36:00Z', context);
    assert.equal(summary, 'Sync done: 470 changed, 3 deleted, 0 parked, 41\u00a0s');
    assert.match(
      readable(card),
      /Incremental · Fri 20 Nov 10:31:04 → 10:31:45 · run r_1120-07 · by Admin · next at 10:36/,
    );
    assert.match(readable(card), /opportunities\n401\n1\n0/);
  });

  it('say how far a run is', () => {
    const { card, summary } = syncProgressScreen(syncRun(), context);
    assert.equal(summary, 'Syncing: 812 records read');
    assert.match(readable(card), /started Fri 20 Nov 10:31:04 by Admin · 15 records\/s/);
  });

  it('name the step and the remedy of one that failed', () => {
    const failed = syncRun({
      state: 'failed',
      error: { code: 'ODOO_UNAUTHORIZED', message: 'Odoo refused the API key' },
    });
    const text = readable(
      syncStatusScreen({ state: 'failed', lastRun: failed, nextRun: null, perModel: {} }, context).card,
    );
    assert.match(text, /Odoo refused the API key\./);
    assert.match(text, /ODOO_UNAUTHORIZED · run r_1120-07/);
  });

  it('say when the last run was', () => {
    const lastRun = syncRun({ state: 'completed', endedAt: '2026-11-20T10:30:00Z' });
    const { summary } = syncStatusScreen(
      { state: 'idle', lastRun, nextRun: null, perModel: lastRun.perModel },
      context,
    );
    assert.equal(summary, 'Last sync 2 min ago: 470 changed, 3 deleted, 0 parked');
  });

  it('say that the sync is paused, and offer to resume it', () => {
    const lastRun = syncRun({ state: 'completed', endedAt: '2026-11-20T10:30:00Z' });
    for (const [last, words] of [
      [lastRun, 'The sync is paused: last sync 2 min ago: 470 changed, 3 deleted, 0 parked'],
      [null, 'The sync is paused: no sync has run yet'],
    ] as const) {
      const status = { state: 'paused', lastRun: last, nextRun: null, perModel: {} } as const;
      const { card, summary } = syncStatusScreen(status, context);
      assert.equal(summary, words);
      assert.deepEqual(problemsOf(card), []);
      assert.ok(actionsOf(card).some(({ title }) => title === 'Resume'));
    }
  });

  it('say that another kind of run was joined than was asked for, and offer the one that was', () => {
    const run = syncRun({ mode: 'incremental' });
    assert.match(
      readable(syncProgressScreen(run, context, 'full').card),
      /You asked for a full run; an incremental run/,
    );
    const ended = { ...run, state: 'completed', endedAt: '2026-11-20T10:31:45Z' } as const;
    const { card } = syncResultScreen(ended, null, context, 'full');
    assert.match(readable(card), /an incremental run, not a full run/);
    const [start] = actionsOf(card).filter(({ verb }) => verb === 'sync.start');
    assert.deepEqual([start?.title, (start?.data as { mode: string }).mode], ['Start the full run', 'full']);
    assert.doesNotMatch(readable(syncProgressScreen(run, context, 'incremental').card), /asked for/);
  });
});

describe('links to the tab', () => {
  it('hold the filters in the address, or in the sub-entity of a deep link', () => {
    assert.equal(
      tabLink(context, { page: 'deals', parameters: { scope: 'me' } }),
      'https://tab.example.com/tab/deals?scope=me',
    );
    assert.equal(tabLink(context), 'https://tab.example.com/tab/');
    const deep = new URL(
      tabLink({ ...context, tabUrl: 'https://teams.microsoft.com/l/entity/app/home' }, { page: 'admin' }),
    );
    assert.deepEqual(JSON.parse(deep.searchParams.get('context') ?? ''), { subEntityId: 'admin' });
  });
});
