import assert from 'node:assert/strict';
import type { PipelineQuestion } from '../pipeline/question.js';
import { ceo, contextFor, manager } from '../../test/ask/context.js';
import { english } from './lexicon/english.js';
import { inPlainerWords } from './plainer.js';
import { understand } from './understand.js';

const asked = (text: string, by = ceo): PipelineQuestion => {
  const understanding = understand(text, contextFor(by, null));
  assert.ok(understanding.kind === 'question', `${text}: ${understanding.kind}`);
  return understanding.question;
};

describe('a sentence in plainer words', () => {
  it('is read like the plain one', () => {
    const pairs: readonly (readonly [string, string])[] = [
      ['which deals lack a responsible salesperson', 'deals without owner'],
      ['deals ghosting us', 'stale deals'],
      ['show me what must be closed already but is not', 'overdue deals'],
      ['is Ana behind on any of her follow-ups', 'overdue activities of Ana'],
      ['how long do we need to bring a contract home', 'how long do we need to close a deal'],
      ['the three more important deals of Ben', 'top 3 deals of Ben'],
      ['what on earth changed since Friday', 'what changed since Friday'],
      ['count of deals created per quarter in 2025', 'deals created in 2025 by quarter'],
      ['lost, rows = reason, last month', 'lost by reason last month'],
    ];
    for (const [said, plainly] of pairs) {
      const [read, same] = [said, plainly].map((one) => ({ ...asked(one, manager), leftOut: null }));
      assert.deepEqual(read, same, said);
    }
  });

  it('is null where nothing can be said more plainly', () => {
    assert.equal(inPlainerWords('open deals by owner', english), null);
    assert.equal(inPlainerWords('what on earth', english), 'what');
  });

  it('keeps what narrows: a clause with a time or a deal in it stays', () => {
    for (const said of [
      'before the deadline, deals over 50k',
      'before my holiday, deals closing',
      'which of Lena’s reps has yet to win anything this quarter',
      'deals not touched while Ben was on holiday',
      'since my team lost Porto Foods, how many deals have we won?',
      'deals gone quiet but not overdue',
      'deals that are not lacking an owner',
      'show only what did not slip out of October',
    ]) {
      assert.notEqual(understand(said, contextFor(ceo, null)).kind, 'question', said);
    }
  });

  it('works nothing out on a condition, and takes nothing for lost that is not', () => {
    for (const said of [
      'what would my pipeline be if we lost Porto Foods',
      'deals we will lose',
      'deals we could lose',
    ]) {
      assert.notEqual(understand(said, contextFor(ceo, null)).kind, 'question', said);
    }
  });
});

describe('who asks and for whom', () => {
  it('is not what is asked about', () => {
    assert.equal(asked('Grace is asking which team has the best hit rate this year').scope.kind, 'all');
    assert.equal(asked('Lena would like to know how her whole org did in q3').scope.kind, 'subtree');
    assert.equal(asked('Lena would like to know how her whole org did in q3').measure, 'won');
  });

  it('is every team, not the one of that name', () => {
    assert.equal(asked('the open business of each sales team').scope.kind, 'all');
    assert.equal(asked('the open business of the Sales team').scope.kind, 'team');
  });
});

describe('a range', () => {
  const days = (text: string): string => {
    const { period } = asked(text);
    return `${period?.from ?? ''}..${period?.to ?? ''}`;
  };

  it('has one year where only one of its ends has one', () => {
    assert.equal(days('attainment Q1 to Q3 2026'), '2026-01-01..2026-09-30');
    assert.equal(days('won from November 2025 to February'), '2025-11-01..2026-02-28');
    assert.equal(days('won from november to february 2026'), '2025-11-01..2026-02-28');
    assert.equal(days('quanto ganhámos de janeiro a março'), '2026-01-01..2026-03-31');
  });

  it('goes from the last day of that number', () => {
    assert.equal(days('won since the 3rd'), '2026-11-03..2026-11-22');
    assert.equal(days('won since the 25th'), '2026-10-25..2026-11-22');
  });

  it('is set against the same time of a named year', () => {
    const { compareTo } = asked('deals won in the first half of this year compared with the same half of 2024');
    assert.deepEqual([compareTo?.from, compareTo?.to], ['2024-01-01', '2024-06-30']);
  });

  it('takes 12/15 for a day in the only order in which it is one', () => {
    assert.equal(days('deals closing by 12/15'), '..2026-12-15');
  });
});

describe('a mistyped word', () => {
  it('is read without its vowels, by its sound, or cut short', () => {
    assert.equal(asked('wen did i last win smthing').measure, 'won');
    assert.equal(asked('avrage deal sise').measure, 'averageDealSize');
    assert.equal(asked('avrg deal sise').measure, 'averageDealSize');
    assert.deepEqual(asked('biggest 3 in propo').filters.stageIds, [3]);
  });
});
