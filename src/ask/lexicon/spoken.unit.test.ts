import assert from 'node:assert/strict';
import { areAlike } from '../../../test/ask/alike.js';
import { ceo, contextFor, manager, rep } from '../../../test/ask/context.js';
import { understandByGrammar } from '../understand.js';

function areAskedBack(sentences: readonly string[]): void {
  for (const said of sentences)
    assert.notEqual(understandByGrammar(said, contextFor(ceo, null)).kind, 'question', said);
}

describe('what is said aloud', () => {
  it('names who is met or appraised: that is who “she” is', () => {
    areAlike(
      [
        ['I have got Ana in ten minutes, what does she have that is overdue', "Ana's overdue deals"],
        ["I am writing Ben's review and need his win rate for Q3", "Ben's win rate for Q3"],
        ['coaching with Ana tomorrow: her win rate this year', "Ana's win rate this year"],
        ["Ben's crowd: what did they win last week", "Ben's team wins last week"],
      ],
      manager,
    );
  });

  it('looks up what somebody claims, whatever figure they named', () => {
    areAlike(
      [
        ['Amelie said she had one point two million on 1 October, is that right', "Amelie's pipeline on 1 October"],
        ['Diego claims he won 2 million in Q3, is that so', 'what did Diego win in Q3'],
        [
          'Diego tells me Partners is on fire, is that true, what have they won this month',
          'what has Partners won this month',
        ],
      ],
      ceo,
    );
    areAskedBack(['Diego says he will close three deals', 'what has she got lined up']);
  });

  it('names where who asks is about to go', () => {
    areAlike(
      [
        ['I am sitting in the reception of Turin Energy, what should I know about them', 'Turin Energy'],
        ['on my way to Turin Energy, what is open there', 'what is open with Turin Energy'],
      ],
      rep,
    );
    areAskedBack(['what do I need to know about them']);
  });

  it('judges and asks in one breath', () => {
    areAlike(
      [
        ['anything below 20% is noise, how much of that do we carry', 'pipeline with probability at most 20%'],
        ['5k and below I do not care so above that what is overdue', 'overdue deals over 5k'],
        [
          'if everything closes that is due to close by the end of the year, what do we end up with',
          'open pipeline by the end of the year',
        ],
        ['hot ones - 70% or better - due this month', 'deals of at least 70% closing this month'],
        ['weighted, not the raw figure, this quarter', 'weighted pipeline this quarter'],
      ],
      ceo,
    );
    areAskedBack(['if everything goes wrong what do we have']);
  });

  it('says won and lost, and where it came from, in other words', () => {
    areAlike(
      [
        ['how many did we get the nod on in October', 'how many did we win in October'],
        ['how many clients told us no this month', 'how many deals did we lose this month'],
        ['who told us no in October', 'deals lost in October'],
        ['where do our wins come from this year', 'wins by source this year'],
        ['which sources did the lost deals of 2025 stem from', 'lost deals of 2025 by source'],
        ['how many days elapse between creation and signature this year', 'average sales cycle this year'],
        ['how long does it take from first call till they buy', 'average sales cycle'],
        ['which team is ahead on wins this month', 'wins by team this month'],
        ['how long our deals took this year, per rep', 'average sales cycle this year by rep'],
        ['tags! wins cut by them', 'wins by tag'],
        ['break the open pipeline down by team', 'open pipeline by team'],
        ['of every ten in Qualified how many move on to the next stage', 'stage conversion of Qualified'],
      ],
      ceo,
    );
  });

  it('says which ones, in what order and how likely', () => {
    areAlike(
      [
        ['deals whose amount surpasses 25k', 'deals over 25k'],
        ['deals with 50-75% chance', 'deals of at least 50% and at most 75% probability'],
        ['deals for which no follow-up call has been scheduled', 'deals without next step'],
        ['what remains for us to close this year in order of value', 'deals closing this year by amount'],
        ['my two nearest deadlines', 'my next two deals to close'],
        ['deals to close before the end of the year', 'deals to close by the end of the year'],
        ['deals that end in December', 'deals closing in December'],
        ['pipeline on 30 June based only on what was known at that time', 'pipeline on 30 June as known then'],
        [
          'deals where the date moved more than twice and still due this quarter',
          'deals pushed more than twice closing this quarter',
        ],
        ["Ben's and Ana's open deals", 'open deals of Ben and Ana'],
      ],
      ceo,
    );
  });

  it('is read in Portuguese', () => {
    areAlike(
      [
        ['quem é que ganhou mais este ano', 'quem ganhou mais este ano'],
        ['solicito a lista dos negócios superiores a 50 mil', 'negócios superiores a 50 mil'],
        ['negócios cuja data prevista de fecho já passou', 'negócios atrasados'],
        ['de cada cem em Qualified quantos passam à fase seguinte', 'taxa de conversão da fase Qualified'],
        ['quanto ganhou o Norte este ano', 'quanto ganhou North este ano'],
      ],
      ceo,
    );
  });
});
