import assert from 'node:assert/strict';
import { areAlike, meant } from '../../../test/ask/alike.js';
import { ceo, manager, rep } from '../../../test/ask/context.js';
import type { Viewer } from '../../access/viewer.js';

function areUnlike(pairs: readonly (readonly [string, string])[], by: Viewer): void {
  for (const [said, other] of pairs) assert.notDeepEqual(meant(said, by), meant(other, by), said);
}

describe('how an answer is laid out', () => {
  it('is said as a row for each, a view, one after another, side by side', () => {
    areAlike(
      [
        ['2025 wins, one line a quarter', 'wins 2025 by quarter'],
        ['coverage this quarter, a row per team', 'coverage this quarter by team'],
        ['slippage in the running quarter, team view', 'slipped this quarter by team'],
        ['win rate this year at team level', 'win rate this year by team'],
        ['created this year, month after month', 'created this year by month'],
        ['weighted pipeline, teams side by side', 'weighted pipeline by team'],
        ['spread the open pipeline over the months', 'open pipeline by month'],
        ['where do the lost ones since April come from', 'lost since April by source'],
        ['ganhos de 2025, uma linha por equipa', 'ganhos de 2025 por equipa'],
        ['three customers with most open', 'top 3 accounts by open pipeline'],
        ['os três clientes onde mais ganhámos em 2025', 'top 3 clientes por valor ganho em 2025'],
        ['two worst losses this year', 'top 2 lost this year'],
        ['total open pipeline, convert it to euro', 'total open pipeline in euro in total'],
      ],
      ceo,
    );
  });

  it('is no size, state or name that is said with the same words', () => {
    areUnlike(
      [
        ['three deals of Ben', 'three stars deals of Ben'],
        ['deals with three stars', 'three deals'],
        ['won this month after next', 'won by month'],
        ['wins of the team this month', 'wins this month by team'],
      ],
      ceo,
    );
  });
});

describe('who is named beside a question', () => {
  it('is no one whose deals are asked for', () => {
    areAlike(
      [
        ["assistant of Grace here: she'd like the five largest deals still open", 'the five largest deals still open'],
        ['Grace wants to know before her 9 o’clock who won the most in October', 'who won the most in October'],
        ["this is Ana's assistant, she needs the open pipeline of North", 'the open pipeline of North'],
      ],
      ceo,
    );
    areAlike(
      [
        ['typing this with one finger: Lisbon Logistics, all that is open', 'Lisbon Logistics, all that is open'],
        ['where do I see what I have open', 'what do I have open'],
        ['which of mine is the biggest', 'my biggest deal'],
        ['anything of mine above 75k in my name', 'anything of mine above 75k'],
      ],
      rep,
    );
  });

  it('is whose they are where that is what is said', () => {
    areAlike(
      [
        ['last five David brought home', "David's last 5 wins"],
        ['whose baby is Azure Interior', 'who owns the Azure Interior deal'],
        ["tasks Ana hasn't got round to", "Ana's open tasks"],
        ['things Ben should have done by now', "Ben's overdue activities"],
      ],
      ceo,
    );
    areAlike([['which of my deals is the biggest', 'my deals, biggest first']], manager);
    areUnlike([['Grace wants her pipeline', 'pipeline of everyone']], ceo);
  });
});

describe('what came in and is still open', () => {
  it('is a list of deals by when they came', () => {
    areAlike(
      [
        ['came in in October, still open', 'open deals created in October'],
        ['came in during CW 42, still open, nobody planned anything', 'open deals created in CW 42 with no next step'],
      ],
      ceo,
    );
    areUnlike([['what came in in October', 'open deals created in October']], ceo);
  });
});

describe('times of several units', () => {
  it('are those of the year, or of the time that is named', () => {
    areAlike(
      [
        ['wins in the first two quarters', 'wins from 1 January 2026 to 30 June 2026'],
        ['wins in the first three quarters of 2025', 'wins from 1 January 2025 to 30 September 2025'],
        ['wins in the last two months of 2025', 'wins from 1 November 2025 to 31 December 2025'],
        ['wins this year and last', 'wins from 1 January 2025 to 31 December 2026'],
        ['lost this half-year', 'lost in H2 2026'],
        ['pipeline for what remains of the year', 'pipeline for the rest of the year'],
        ['ganhos nos dois primeiros trimestres de 2025', 'ganhos de 1 de janeiro de 2025 a 30 de junho de 2025'],
        ['ganhos este ano e no anterior', 'ganhos de 1 de janeiro de 2025 a 31 de dezembro de 2026'],
        ['attainment first half', 'attainment H1 2026'],
      ],
      ceo,
    );
    areUnlike(
      [
        ['wins in the last two quarters', 'wins in the last two quarters of 2025'],
        ['my first two deals', 'my deals in the first two quarters'],
      ],
      ceo,
    );
  });
});
