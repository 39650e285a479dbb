import assert from 'node:assert/strict';
import { dealWith, context } from '../../test/bot/gallery.js';
import { elementsOf, readable, actionsOf } from '../../test/bot/cardCheck.js';
import { changesAnswer, dealDetail, explanationOf, movementAnswer } from '../../test/bot/pastWorld.js';
import { activities, answer, question } from '../../test/bot/world.js';
import type { Answer, Figure, MetricName } from '../../src/pipeline/answer.js';
import { answerScreen } from './answer.js';
import { channelScreen } from './channel.js';
import { compareScreen } from './compare.js';
import { dealStory } from './dealStory.js';
import { card } from './element.js';
import { explainScreen } from './explain.js';
import type { Screen } from './screen.js';

const monday = { from: '2026-11-16', to: '2026-11-20', label: 'since 2026-11-16' };
const money = (metric: MetricName, value: number): Figure => ({ metric, value, unit: 'currency', currency: 'EUR' });
const number = (metric: MetricName, value: number): Figure => ({ metric, value, unit: 'deals' });
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');
const words = ({ card: shown }: Screen) => spaced(readable(shown));

describe('what a card says', () => {
  it('holds no day as machines write it', () => {
    const screens = [
      answerScreen(changesAnswer({ question: question({ measure: 'changes', period: monday }) }), context),
      channelScreen('a_1', question({ measure: 'changes', period: monday }), context),
      answerScreen(
        answer(question({ measure: 'won', period: monday }), {
          compared: { period: { ...monday, label: '2026-11-09 to 2026-11-13' }, figures: [], groups: [] },
        }),
        context,
      ),
    ];
    for (const screen of screens) assert.doesNotMatch(`${screen.summary}\n${words(screen)}`, /\d{4}-\d{2}-\d{2}/);
  });

  it('counts one as one', () => {
    const [first] = answer(question()).deals?.rows ?? [];
    assert.ok(first);
    const one = answer(question(), { deals: { total: 1, rows: [first], next: null } });
    const titles = actionsOf(explainScreen(one, explanationOf(one), context).card).map(({ title }) => title);
    assert.ok(titles.includes('The deal') && !titles.includes('All 1 deals'), titles.join());
    const detail = dealDetail();
    const [stay] = detail.stays;
    assert.ok(stay);
    const stays = Array.from({ length: 7 }, () => stay);
    const story = dealStory({ ...detail, stays }, context);
    assert.match(readable(card(story)), /1 earlier stay is left out/);
    assert.equal(
      answerScreen({ ...one, ...dealsOf([number('count', 1), money('amount', 9000)]) }, context).summary,
      '1\u00a0deal, €\u00a09,000',
    );
  });

  it('tells of an account what is open, won and lost, each apart', () => {
    const figures = [
      ...[money('amount', 205_120), number('count', 2), money('weighted', 26_955.6)],
      ...[money('wonAmount', 0), number('wonCount', 0), money('lostAmount', 8_500), number('lostCount', 1)],
    ];
    const { summary } = answerScreen(answer(question({ measure: 'account' }), { figures, groups: [] }), context);
    assert.equal(spaced(summary), '€ 205 k open in 2 deals, € 8,500 lost in 1 deal');
  });

  it('explains every answer in a sentence that is one', () => {
    const rate: Figure = { metric: 'winRateCount', value: 7 / 13, unit: 'ratio' };
    const cases: readonly (readonly [Answer, string])[] = [
      [answer(question({ measure: 'winRate' }), { figures: [rate, money('wonAmount', 116_820)] }), 'How 54 % is made'],
      [answer(question({ measure: 'lost' }), { figures: [] }), 'How this answer is made'],
      [answer(question({ measure: 'lost' }), { figures: [money('lostAmount', 9_500)] }), 'How € 9,500 is made'],
      [answer(question({ measure: 'activities' }), { figures: [] }), 'How this answer is made'],
    ];
    for (const [given, sentence] of cases) {
      assert.equal(spaced(explainScreen(given, explanationOf(given), context).summary), sentence);
    }
  });

  it('sums up no deals that were won with others that were lost', () => {
    const figures: Figure[] = [
      { metric: 'winRateCount', value: 0.5, unit: 'ratio' },
      ...[money('wonAmount', 60_000), number('wonCount', 3), money('lostAmount', 90_000), number('lostCount', 3)],
    ];
    const rows = Array.from({ length: 6 }, (_, at) => dealWith({ id: at + 1, status: at < 3 ? 'won' : 'lost' }));
    const rated = answer(question({ measure: 'winRate' }), {
      ...{ figures, groups: [], groupedBy: null, deals: { total: 6, rows, next: null } },
    });
    assert.match(words(answerScreen(rated, context)), /1–5 of 6$/m);
    assert.doesNotMatch(words(explainScreen(rated, explanationOf(rated), context)), /Total|more/);
  });

  it('offers to explain activities and changes too', () => {
    const listed = answer(question({ measure: 'activities' }), {
      activities: { total: activities.length, rows: activities, next: null },
    });
    for (const screen of [answerScreen(listed, context), answerScreen(changesAnswer(), context)])
      assert.ok(
        actionsOf(screen.card).some(({ verb }) => verb === 'answer.explain'),
        screen.summary,
      );
  });

  it('sets a walk against that of another time, step by step and with no sum below the end', () => {
    const walk = movementAnswer();
    const end = walk.figures.find(({ metric }) => metric === 'amount');
    assert.ok(end?.currency);
    const currency = end.currency;
    const before: Figure[] = [
      { metric: 'startAmount', value: 937_774, unit: 'currency', currency },
      { metric: 'amount', value: 824_230, unit: 'currency', currency },
    ];
    const groups = ['Start', 'End'].map((label) => ({ key: label, label, figures: [end] }));
    const compared = { period: { from: null, to: null, label: 'Q2 2026' }, figures: before, groups };
    const screen = compareScreen({ ...walk, groups }, compared, context);
    assert.match(spaced(screen.summary), /; down € 114 k in Q2 2026$/);
    assert.match(words(screen), /^Step$/m);
    assert.doesNotMatch(words(screen), /^(Total|Member)$/m);
  });
});

function dealsOf(figures: readonly Figure[]): Partial<Answer> {
  return { ...{ question: question({ measure: 'deals' }), groups: [], groupedBy: null }, figures };
}

describe('a table of groups', () => {
  const months = Array.from({ length: 16 }, (_, at) => {
    const month = new Date(Date.UTC(2026, at - 3, 1)).toISOString().slice(0, 7);
    return {
      key: month,
      label: month,
      figures: [number('wonCount', 1), money('wonAmount', 1000), number('count', 1), money('amount', 1000)],
    };
  });
  const shown = (groups: typeof months) => {
    const { figures } = groups[0] ?? { figures: [] };
    const screen = answerScreen(
      answer(question({ measure: 'won', groupBy: 'month' }), { figures, groups, groupedBy: 'month', deals: null }),
      context,
    );
    const [table] = elementsOf(screen.card, 'Table');
    const rows = ((table?.['rows'] ?? []) as { cells: { items: { text: string }[] }[] }[]).map(({ cells }) =>
      cells.map(({ items }) => items[0]?.text ?? ''),
    );
    const [chart] = elementsOf(screen.card, 'Chart.HorizontalBar');
    const bars = ((chart?.['data'] ?? []) as { x: string }[]).map(({ x }) => x);
    return { rows, bars, text: words(screen) };
  };

  it('has the months up to now, not the oldest ones', () => {
    const { rows, bars, text } = shown(months.slice(0, 14));
    assert.deepEqual([bars.at(0), bars.at(-1), bars.length], ['May 2026', 'Nov 2026', 7]);
    assert.deepEqual([rows.at(1)?.[0], rows.at(-2)?.[0], rows.length], ['Dec 2025', 'Nov 2026', 14]);
    assert.match(text, /bars in .*, 7 of 12/);
    assert.match(text, /2 more are counted in the total/);
  });

  it('has the months from now on where there are some', () => {
    const { bars, rows } = shown(months.slice(9));
    assert.deepEqual([bars.at(0), bars.at(-1)], ['Jul 2026', 'Jan 2027']);
    assert.equal(rows.length, 9);
  });

  it('has what was asked for, also where it cannot be computed', () => {
    const coverage: Figure = { metric: 'coverage', value: null, unit: 'ratio', reason: 'no target set' };
    const figures = [number('count', 1), money('amount', 9), money('wonAmount', 3), coverage];
    const screen = answerScreen(
      answer(question({ measure: 'coverage', groupBy: 'owner' }), {
        ...{ figures, groupedBy: 'owner', deals: null, groups: [{ key: '1', label: 'Ana', figures }] },
      }),
      context,
    );
    assert.match(words(screen), /^Coverage$/m);
  });

  it('is offered by what tells them apart', () => {
    const offered = (
      measure: 'winRate' | 'velocity' | 'coverage' | 'deals',
      kind: 'me' | 'all',
      groupedBy: 'owner' | null = null,
    ) => {
      const scope = { kind, ids: [], label: kind };
      const shownCard = answerScreen(answer(question({ measure, scope }), { groups: [], groupedBy }), context);
      return actionsOf(shownCard.card).find(({ verb }) => verb === 'answer.group')?.title ?? null;
    };
    assert.deepEqual(
      [offered('winRate', 'all'), offered('winRate', 'me'), offered('velocity', 'all'), offered('coverage', 'all')],
      ['By rep', 'By month', null, 'By rep'],
    );
    assert.deepEqual([offered('coverage', 'me'), offered('deals', 'all')], [null, 'By stage']);
    assert.equal(offered('coverage', 'all', 'owner'), null, 'not what it is grouped by already');
  });

  it('tells nothing twice', () => {
    assert.deepEqual(shown(months.slice(0, 2)).rows[0], ['Month', 'Deals won', 'Won']);
  });
});
