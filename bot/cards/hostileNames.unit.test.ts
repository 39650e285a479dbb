import assert from 'node:assert/strict';
import { readable, textsOf } from '../../test/bot/cardCheck.js';
import { context } from '../../test/bot/gallery.js';
import { choiceScreen } from './choice.js';
import { cut, plain, run } from './element.js';
import { cellText, shortMoney } from './figures.js';
import { table } from './table.js';

describe('sums in several currencies', () => {
  const figures = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'SEK'].map(
    (currency) => ({ metric: 'amount', value: 9_876_543_210.55, unit: 'currency', currency }) as const,
  );

  it('are never cut within a number; currencies too many for a cell are counted', () => {
    const cells = table([{ title: 'Amount', width: 1, numbers: true }], [[cellText(figures, 'amount', context)]]);
    const text = textsOf(cells).join(' ').replaceAll('\u00a0', ' ');
    assert.match(text, /€ 9,876,543,210\.55 \+ .* \+ CHF 9,876,543,210\.55 \+ 2 more currencies/);
    assert.match(shortMoney(figures, context, 'amount') ?? '', / and 2 more currencies$/);
  });
});

describe('a choice of many', () => {
  it('says how many are not shown', () => {
    const of = (many: number) =>
      readable(
        choiceScreen({ choiceId: 'q', words: 'lyon', labels: Array.from({ length: many }, () => 'L') }, context).card,
      );
    assert.match(of(12), /And 6 more: say more of the name/);
    assert.doesNotMatch(of(6), /more of the name/);
  });
});

describe('names of Odoo on a card', () => {
  it('lose what Markdown would make of them', () => {
    assert.equal(plain('[a](http://x)'), '[a]\u200b(http://x)');
    assert.equal(plain('1. first'), '\u200b1. first');
    assert.equal(plain('two\nlines'), 'two lines');
    assert.equal(plain('snake_case stays'), 'snake_case stays');
    const cases: readonly (readonly [string, string])[] = [
      ['Tank 5*3*2 m', 'Tank 5\\*3\\*2 m'],
      ['* first', '\\* first'],
      ['a **b**', 'a \\*\\*b\\*\\*'],
      ['> 50 kW pump', '\u200b> 50 kW pump'],
      ['# 1 choice', '\u200b# 1 choice'],
      ['#1 choice', '#1 choice'],
      ['[Renewal]: http://x', '[Renewal]\u200b: http://x'],
      ['<http://x>', '<\u200bhttp://x>'],
      ['R&amp;D', 'R&\u200bamp;D'],
      ['AT&T', 'AT&T'],
      ['__a__ b', '\\_\\_a__ b'],
      ['one\u0007two', 'onetwo'],
      ['~~gone~~', '~\u200b~gone~\u200b~'],
      ['`code`', '\\`code\\`'],
      ['Due {{DATE(2020-01-01,SHORT)}}', 'Due {\u200b{DATE(2020-01-01,SHORT)}}'],
      ['Porto\u202e1234', 'Porto1234'],
      ['שלום', 'שלום'],
    ];
    for (const [name, shown] of cases) assert.equal(plain(name), shown, name);
  });

  it('may break where they are one long word, so that they lie over nothing', () => {
    const shown = (content: string) => String(run(content)['text']);
    assert.deepEqual(
      shown('Donaudampfschifffahrtselektrizitätenhauptbetriebswerk')
        .split('\u200b')
        .map(({ length }) => length),
      [24, 24, 5],
    );
    assert.equal(shown('6320a84e-42d4-596e-9bf9-e0b9a750c4e9'), '6320a84e-42d4-596e-9bf9-e0b9a750c4e9');
  });

  it('are cut between letters, not within one', () => {
    assert.equal(cut('🚀'.repeat(10), 6), '🚀🚀…');
    assert.equal(cut('short', 6), 'short');
  });
});
