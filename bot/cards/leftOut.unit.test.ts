import assert from 'node:assert/strict';
import { actionsOf, textsOf } from '../../test/bot/cardCheck.js';
import { context } from '../../test/bot/gallery.js';
import { answer, question } from '../../test/bot/world.js';
import { say } from '../../src/pipeline/said.js';
import { answerScreen } from './answer.js';
import { channelScreen } from './channel.js';

const leftOut = ['feels like ages'];

describe('words that were left out', () => {
  it('are said on the card, however long the line is', () => {
    const asked = question({ measure: 'deals', leftOut });
    const said = `${'x'.repeat(400)} · ${say(asked)}`;
    const lines = textsOf(answerScreen(answer(asked, { said }), context).card).join(' ');
    assert.match(lines, /I left out “feels like ages”/);
  });

  it('are said in a channel too', () => {
    const lines = textsOf(channelScreen('a_1', question({ leftOut }), context).card).join(' ');
    assert.match(lines, /I left out “feels like ages”/);
    assert.doesNotMatch(textsOf(channelScreen('a_1', question(), context).card).join(' '), /left out/);
  });
});

describe('an own pipeline without a deal', () => {
  const mine = question({ measure: 'openPipeline', scope: { kind: 'me', ids: [], label: 'you' } });
  const nothing = answer(mine, {
    figures: [{ metric: 'count', value: 0, unit: 'deals' }],
    ...{ groups: [], groupedBy: null, deals: { total: 0, rows: [], next: null } },
  });
  const titles = (leads: boolean) =>
    actionsOf(answerScreen(nothing, { ...context, leads }).card).map(({ title }) => title);

  it('offers the team’s to who leads one', () => {
    assert.ok(titles(true).includes("Your team's"));
    assert.ok(!titles(false).includes("Your team's"));
  });
});
