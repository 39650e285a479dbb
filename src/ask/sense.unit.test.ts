import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ceo, contextFor, manager, rep } from '../../test/ask/context.js';
import type { Period, PipelineQuestion } from '../pipeline/question.js';
import { makesSense } from './sense.js';
import { understandByGrammar } from './understand.js';

const asked = (text: string, by = ceo): PipelineQuestion => {
  const understanding = understandByGrammar(text, contextFor(by, null));
  assert.ok(understanding.kind === 'question', `${text}: ${understanding.kind}`);
  return understanding.question;
};

const days = (period: Period | null): string => `${period?.from ?? ''}..${period?.to ?? ''}`;

function timesOf({ period, compareTo, filters }: PipelineQuestion): Period[] {
  const inFilters = Object.values(filters).filter((value) => typeof value === 'object' && 'label' in value);
  return [period, compareTo, ...inFilters].flatMap((time) => time ?? []);
}

const periods = [
  ...['h1', 'h2', 'first half', 'second half', 'the first half of the year', 'h2 2025', 'last half', 'next half'],
  ...['q1', 'q2', 'q3', 'q4', 'first qtr', 'last quarter', 'this quarter', 'next quarter', 'q3 last year', 'fy26'],
  ...['january', 'june', 'november', 'december', 'last month', 'next month', 'may', 'october 2025', 'mar 27'],
  ...['october to december', 'nov-mar', 'jan-jun 27', 'july to september', '24.12. to 6.1.', 'from 1 oct to 15 nov'],
  ...[
    'since september',
    'since the 3rd',
    'after 1 feb',
    'on or after 1 february',
    'before christmas',
    'until 15 january',
  ],
  ...['from last quarter', 'from last week', 'from 1 sept', '1/9 to now', 'since monday', 'by year end', 'early q1'],
  ...['last 30 days', 'next 2 weeks', 'mtd', 'qtd', 'ytd', 'rest of the quarter', 'last weekend', 'between q1 and q3'],
  ...['on 31 october', 'first of november', 'last day of august', 'end of july', 'yesterday', 'tomorrow', 'friday'],
];

const measures = [
  ...['won', 'lost', 'win rate', 'open deals', 'pipeline', 'weighted pipeline', 'attainment', 'coverage', 'forecast'],
  ...['deals closing', 'created', 'slipped deals', 'activities', 'movement', 'forecast accuracy', 'sales cycle'],
  ...['stage conversion', 'what changed', 'velocity', 'average deal size', 'stale deals', 'overdue deals'],
];

const contexts = [ceo, manager, rep].map((who) => contextFor(who, null));

describe('the time of a question', () => {
  it('never ends before it begins, whatever is asked, when, and in which fiscal year', () => {
    const now = fc.date({ min: new Date('2025-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(
        fc.constantFrom(...measures),
        fc.constantFrom(...periods),
        fc.constantFrom('', ' vs last year', ' vs previous', ' in north'),
        fc.constantFrom(...contexts),
        now,
        fc.integer({ min: 1, max: 12 }),
        (measure, period, more, who, today, fiscalYearStart) => {
          const context = { ...who, now: today, fiscalYearStart };
          const read = understandByGrammar(`${measure} ${period}${more}`, context);
          if (read.kind !== 'question') return;
          for (const { from, to } of timesOf(read.question)) {
            assert.ok(
              from === null || to === null || from <= to,
              `${measure} ${period}${more}: ${from ?? ''}..${to ?? ''}`,
            );
          }
        },
      ),
      { numRuns: 250 },
    );
  });

  it('is the half year that is on, for what comes as for what was', () => {
    for (const text of ['attainment north h2', 'won h2', 'pipeline h2', 'attainment second half']) {
      assert.equal(days(asked(text).period), '2026-07-01..2026-12-31', text);
    }
    assert.equal(days(asked('pipeline h1').period), '2027-01-01..2027-06-30');
  });

  it('is the range that is on, not that of next year', () => {
    assert.equal(days(asked('attainment october to december').period), '2026-10-01..2026-12-31');
    assert.equal(days(asked('pipeline closing nov to march').period), '2026-11-01..2027-03-31');
  });

  it('begins on the day that is named', () => {
    assert.equal(days(asked('deals closing on or after 1 feb').period), '2027-02-01..');
    assert.equal(days(asked('deals closing after 1 feb').period), '2027-02-02..');
    assert.equal(days(asked('movement from 1 sept').period), '2026-09-01..2026-11-22');
    assert.equal(days(asked('bookings 1/9 to now').period), '2026-09-01..2026-11-22');
  });

  it('is the quarter or week that it is from, and reaches to today only where it is since then', () => {
    assert.equal(days(asked('wins from last quarter').period), '2026-07-01..2026-09-30');
    assert.equal(
      days(asked('what share of the committed forecast from last quarter came in').period),
      '2026-07-01..2026-09-30',
    );
    assert.equal(days(asked('wins since last quarter').period), '2026-07-01..2026-11-22');
  });

  it('is a quarter where one is counted, not the first day of this one', () => {
    assert.equal(days(asked('hit rate first qtr').period), '2026-01-01..2026-03-31');
    assert.equal(asked('what was my pipe on the first of the month', rep).asOf?.slice(0, 10), '2026-11-01');
  });

  it('is no Saturday where something sat', () => {
    assert.equal(asked('how long have proposition deals sat there').period, null);
    assert.equal(days(asked('deals closing sat').period), '2026-11-28..2026-11-28');
  });

  it('is of the years where months with a hyphen have one', () => {
    assert.equal(days(asked('pipeline jan-jun 27').period), '2027-01-01..2027-06-30');
  });

  it('is no comparison because of a "with"', () => {
    const { period, compareTo } = asked('which customers have we lost most with this year');
    assert.deepEqual([days(period), compareTo], ['2026-01-01..2026-12-31', null]);
  });

  it('is set against the one before where "last" says no more', () => {
    const { measure, compareTo } = asked('created this month vs last');
    assert.deepEqual([measure, compareTo?.from], ['created', '2026-10-01']);
  });
});

describe('a day that is over', () => {
  it('is when the deals are asked of, not a day of next year on which they close', () => {
    for (const text of ['which deals were in proposition on 31 october', 'open deals on 31 october']) {
      const { asOf, period } = asked(text);
      assert.deepEqual([asOf?.slice(0, 10), period], ['2026-10-31', null], text);
    }
  });
});

describe('what cannot be meant', () => {
  it('is asked back', () => {
    for (const text of [
      'won next month',
      'win rate next quarter',
      'won last month vs last month',
      'deals over 50k and under 20k',
      'open deals in q3',
      'deals closing in october',
      'stale deals jul-sep',
      'deals that used to be Ben’s',
      'the product part of the pipeline',
    ]) {
      const read = understandByGrammar(text, contextFor(ceo, null));
      const same = read.kind === 'question' && text.includes('vs') && read.question.compareTo?.to === '2026-09-30';
      assert.ok(read.kind !== 'question' || same, `${text}: ${JSON.stringify(read)}`);
    }
  });

  it('is a time before itself, or one beside itself', () => {
    const question = asked('won last month');
    const period = { from: '2026-10-01', to: '2026-10-31', label: 'last month' };
    assert.ok(makesSense(question, '2026-11-22'));
    assert.ok(!makesSense({ ...question, period: { ...period, to: '2026-09-30' } }, '2026-11-22'));
    assert.ok(!makesSense({ ...question, compareTo: period }, '2026-11-22'));
    assert.ok(!makesSense({ ...question, filters: { created: { ...period, to: '2026-09-30' } } }, '2026-11-22'));
  });
});

describe('whose it is', () => {
  it('is not the asker’s because they are told, nor where their people are ranked', () => {
    assert.equal(asked('explain me the movement since 1 september').scope.kind, 'all');
    assert.equal(asked('brief me on Porto Glass').scope.kind, 'all');
    assert.equal(asked("who's my best rep this quarter").scope.kind, 'all');
    assert.equal(asked("who's my best rep this quarter", manager).scope.kind, 'subtree');
    assert.equal(asked('biggest three that anybody of mine closed this year', manager).scope.kind, 'subtree');
    assert.equal(asked('any of mine closing this week', rep).scope.kind, 'me');
  });

  it('is no team because its name is a word', () => {
    assert.equal(asked('how long did sales take in the third quarter').scope.kind, 'all');
    assert.deepEqual(asked('pipeline of the sales team').scope.ids, [1]);
  });
});

describe('what is asked about', () => {
  it('is deals where deals are due, and what was created where something was', () => {
    const measures = {
      'which of my deals are due next week': 'deals',
      'what is due next week': 'activities',
      'created last week': 'created',
      'o que foi criado essa semana': 'created',
      'list the deals that entered the pipeline yesterday': 'created',
      'what entered and left the pipeline yesterday': 'movement',
      'was our q3 forecast right': 'forecastAccuracy',
      "coverage of my team's Q4 target": 'coverage',
      "anything of ana's overdue": 'overdue',
      'deals that were supposed to close already': 'overdue',
      'size of my pipeline': 'openPipeline',
    } as const;
    for (const [text, measure] of Object.entries(measures)) assert.equal(asked(text).measure, measure, text);
    assert.equal(asked('size of my pipeline').orderBy, null);
    assert.deepEqual(asked('deals I opened in Q2, whatever became of them').filters.status, 'all');
  });
});

describe('what a few words change', () => {
  it('is a rate to be above, and no probability of deals that are settled', () => {
    assert.notEqual(understandByGrammar('am i above 40% win rate or not', contextFor(rep, null)).kind, 'question');
    assert.equal(asked('open deals above 40 %').filters.probabilityAtLeast, 40);
  });

  it('is the day of closing by which settled deals are sorted', () => {
    assert.equal(asked('list everything closed won in 2025 sorted by close date').orderBy, 'closedAt');
    assert.equal(asked('open deals sorted by close date').orderBy, 'expectedClose');
  });

  it('are the halves of a month, each from its own day', () => {
    assert.equal(days(asked('won in the first half of october').period), '2026-10-01..2026-10-15');
    assert.equal(days(asked('won in the second half of october').period), '2026-10-16..2026-10-31');
  });

  it('is that deals rot, wherever they do', () => {
    const { measure, filters } = asked('stuff rotting in qualified');
    assert.deepEqual([measure, filters.stageIds], ['stale', [2]]);
  });

  it('are all of somebody’s people', () => {
    const { scope } = asked("Lena's whole org: wins since July, split by team");
    assert.deepEqual([scope.kind, scope.ids], ['subtree', [7]]);
    assert.equal(asked('whole org won this year').scope.kind, 'all');
  });
});
