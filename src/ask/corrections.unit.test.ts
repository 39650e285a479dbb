import assert from 'node:assert/strict';
import { areAlike } from '../../test/ask/alike.js';
import { ceo, contextFor, manager, rep } from '../../test/ask/context.js';
import type { Viewer } from '../access/viewer.js';
import { understand } from './understand.js';

const read = (text: string, by: Viewer) => understand(text, contextFor(by, null));

describe('what is taken back while it is said', () => {
  it('gives way to what takes its place: times, people, accounts, numbers', () => {
    areAlike(
      [
        [
          'how many deals did we lose last month no wait I mean last quarter',
          'how many deals did we lose last quarter',
        ],
        ['no wait not last month I mean last quarter, how many did we lose', 'how many did we lose last quarter'],
        ['new business last week, no sorry, the week before, by team', 'new business the week before last by team'],
        ['the five no make that the eight largest open deals', 'the eight largest open deals'],
        ['Ben, I mean Ana, pipeline', "Ana's pipeline"],
        ['pipeline of North, hang on, no, South', 'pipeline of South'],
        ['deals over 20k no 30k in New', 'deals over 30k in New'],
        ['won since last month, I mean last quarter', 'won since last quarter'],
        ['what did we win in Q3, or rather Q2', 'what did we win in Q2'],
        ['wins since Easter, well since the first of April', 'wins since the first of April'],
        ["North's pipeline, sorry, South's pipeline", "South's pipeline"],
        ['win rate of Chloe, hmm actually of David this year', 'win rate of David this year'],
        ['pipeline by team, no wait, by rep', 'pipeline by rep'],
        ['wins, no hang on, losses in Q3', 'losses in Q3'],
        ['not Ben but Ana, what did she win', 'what did Ana win'],
        [
          'quanto ganhámos no mês passado, não, quero dizer, no trimestre passado',
          'quanto ganhámos no trimestre passado',
        ],
        ['quanto ganhou o Ben, aliás a Ana, este ano', 'quanto ganhou a Ana este ano'],
      ],
      ceo,
      understand,
    );
    areAlike(
      [['pull up Lisbon Logistics, no hang on, not that one, Leeds Media', 'pull up Leeds Media']],
      rep,
      understand,
    );
  });

  it('is named in the answer', () => {
    const understanding = read('wins last month, no wait, last quarter', manager);
    assert.ok(understanding.kind === 'question');
    assert.deepEqual(understanding.question.leftOut, ['last month']);
  });

  it('is not seen where a word only looks like it', () => {
    areAlike(
      [
        ['deals with no next step', 'deals without next step'],
        ['sorry, wins last month', 'wins last month'],
        ['won deals in North, sorry to bother', 'won deals in North'],
        ['which deals have no activity this month', 'deals with no activity this month'],
      ],
      ceo,
      understand,
    );
    for (const said of [
      'top 5 deals, actually top 10',
      'what did Ben not win this month',
      'pipeline of Ana, not Ben',
      'wins in Q3 and not Q2',
    ])
      assert.equal(read(said, ceo).kind, 'notUnderstood', said);
  });
});
