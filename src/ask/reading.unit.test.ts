import assert from 'node:assert/strict';
import { ceo, contextFor } from '../../test/ask/context.js';
import type { Filters, Period } from '../pipeline/question.js';
import { closestWord } from './spelling.js';
import { plain, tokenise } from './tokens.js';
import { understand } from './understand.js';

function ask(text: string, more: Partial<ReturnType<typeof contextFor>> = {}) {
  const read = understand(text, { ...contextFor(ceo, null), ...more });
  if (read.kind !== 'question') assert.fail(`${text}: ${JSON.stringify(read)}`);
  return read.question;
}

function days(period: Period | null): string {
  return period === null ? 'none' : `${period.from ?? ''}..${period.to ?? ''}`;
}

describe('tokens', () => {
  it('keep numbers with what is glued to them, dates, possessives and quotes', () => {
    const texts = tokenise("Ben’s “warehouse lights” > €1.5m by 2026-10-01, what's é?", { "what's": 'what is' });
    assert.deepEqual(
      texts.map((token) => token.text),
      ['ben', "'s", '“warehouse lights”', '>', '€', '1.5m', 'by', '2026-10-01', 'what', 'is', 'e'],
    );
    assert.equal(plain('Março Ñ'), 'marco n');
  });
});

describe('spelling', () => {
  it('forgives a slip or two, not another word', () => {
    const vocabulary = new Set(['pipeline', 'stage', 'reason', 'quarter']);
    const near = (word: string) => closestWord(word, vocabulary, new Map());
    assert.deepEqual(['pipline', 'pipelnie', 'satge', 'quater'].map(near), [
      'pipeline',
      'pipeline',
      'stage',
      'quarter',
    ]);
    assert.deepEqual(['region', 'sta', 'weather', '12345'].map(near), [null, null, null, null]);
  });
});

describe('dates in plain words', () => {
  it('lean to the past for what happened and to the future for what is expected', () => {
    const pairs: readonly (readonly [string, string, string])[] = [
      ['in march', '2026-03-01..2026-03-31', '2027-03-01..2027-03-31'],
      ['in november', '2026-11-01..2026-11-30', '2026-11-01..2026-11-30'],
      ['in Q1', '2026-01-01..2026-03-31', '2027-01-01..2027-03-31'],
      ['on friday', '2026-11-20..2026-11-20', '2026-11-27..2026-11-27'],
      ['on 5 december', '2025-12-05..2025-12-05', '2026-12-05..2026-12-05'],
      ['in 2025', '2025-01-01..2025-12-31', '2025-01-01..2025-12-31'],
    ];
    for (const [words, past, future] of pairs) {
      assert.equal(days(ask(`deals won ${words}`).period), past, words);
      assert.equal(days(ask(`deals closing ${words}`).period), future, words);
    }
  });

  it('reach from then to today for "since", and are asked back where then has no meaning', () => {
    assert.equal(days(ask('deals won since monday').period), '2026-11-16..2026-11-22');
    assert.equal(days(ask('deals closing since monday').period), '2026-11-16..2026-11-22');
    assert.notEqual(understand('pipeline since monday', contextFor(ceo, null)).kind, 'question');
    assert.equal(ask('deals not touched since october').filters.staleForDays, 52);
  });

  it('follow the fiscal year for quarters', () => {
    assert.equal(days(ask('won in Q1', { fiscalYearStart: 4 }).period), '2026-04-01..2026-06-30');
    assert.equal(days(ask('won this quarter', { fiscalYearStart: 2 }).period), '2026-11-01..2027-01-31');
    assert.equal(days(ask('won this fiscal year', { fiscalYearStart: 4 }).period), '2026-04-01..2027-03-31');
    assert.equal(days(ask('won in FY26', { fiscalYearStart: 4 }).period), '2025-04-01..2026-03-31');
    assert.equal(days(ask('won this half', { fiscalYearStart: 4 }).period), '2026-10-01..2027-03-31');
  });

  it('follow the day that weeks start on', () => {
    assert.equal(days(ask('won this week').period), '2026-11-16..2026-11-22');
    const weeks = (weekStartsOn: 'sunday' | 'saturday') =>
      ['won this week', 'won last week', 'deals closing next week'].map((text) =>
        days(ask(text, { weekStartsOn }).period),
      );
    assert.deepEqual(weeks('sunday'), ['2026-11-22..2026-11-28', '2026-11-15..2026-11-21', '2026-11-29..2026-12-05']);
    assert.deepEqual(weeks('saturday'), ['2026-11-21..2026-11-27', '2026-11-14..2026-11-20', '2026-11-28..2026-12-04']);
    const weekend = (weekStartsOn: 'monday' | 'sunday') =>
      days(ask('deals closing this weekend', { weekStartsOn }).period);
    assert.equal(weekend('sunday'), weekend('monday'));
  });

  it('take parts of a period, and two that follow each other', () => {
    const pairs: readonly (readonly [string, string])[] = [
      ['in the second half of november', '2026-11-16..2026-11-30'],
      ['in H2 2025', '2025-07-01..2025-12-31'],
      ['in early december', '2026-12-01..2026-12-10'],
      ['in the first week of december', '2026-12-01..2026-12-07'],
      ['1-15 december', '2026-12-01..2026-12-15'],
      ['jan-mar', '2027-01-01..2027-03-31'],
      ['in Q1 or Q2 2027', '2027-01-01..2027-06-30'],
      ['this weekend', '2026-11-21..2026-11-22'],
      ['in the rest of Q4', '2026-11-22..2026-12-31'],
      ['in 60 days', '2026-11-22..2027-01-21'],
      ["in Q3'27", '2027-07-01..2027-09-30'],
    ];
    for (const [words, period] of pairs) assert.equal(days(ask(`deals closing ${words}`).period), period, words);
    assert.notEqual(understand('deals closing in Q1 and Q3 2027', contextFor(ceo, null)).kind, 'question');
  });

  it('read 1/10 by the asker’s locale', () => {
    const american = { ...ceo, locale: 'en-US' };
    assert.equal(days(ask('won on 1/10/2026').period), '2026-10-01..2026-10-01');
    assert.equal(days(ask('won on 1/10/2026', { viewer: american }).period), '2026-01-10..2026-01-10');
  });

  it('do not take a day that does not exist', () => {
    assert.notEqual(understand('deals closing on 31 june', contextFor(ceo, null)).kind, 'question');
  });

  it('compare as many days as have passed', () => {
    const question = ask('won this month vs last month');
    assert.deepEqual(
      [days(question.period), days(question.compareTo)],
      ['2026-11-01..2026-11-22', '2026-10-01..2026-10-22'],
    );
  });

  it('put "what was" at the end of that day in the asker’s zone', () => {
    assert.equal(ask('what was my pipeline on 1 October').asOf, '2026-10-01T22:59:59.999Z');
    assert.equal(ask('what is my pipeline').asOf, null);
  });
});

describe('amounts', () => {
  const cases: readonly (readonly [string, Filters])[] = [
    ['deals over 50k', { amountOver: 50_000 }],
    ['deals over 1.5m', { amountOver: 1_500_000 }],
    ['deals over 1,500', { amountOver: 1_500 }],
    ['deals over 1,234.50', { amountOver: 1234.5 }],
    ['deals over 10.000,50 eur', { amountOver: 10_000.5, currency: 'EUR' }],
    ['deals over $20k', { amountOver: 20_000, currency: 'USD' }],
    ['deals between €10,000 and 1.5m', { amountAtLeast: 10_000, amountAtMost: 1_500_000, currency: 'EUR' }],
    ['deals between 20 and 40k', { amountAtLeast: 20_000, amountAtMost: 40_000 }],
    ['deals > 100k', { amountOver: 100_000 }],
    ['negócios acima de 1.500 euros', { amountOver: 1_500, currency: 'EUR' }],
  ];
  for (const [text, filters] of cases) {
    it(`of "${text}"`, () => assert.deepEqual(ask(text).filters, filters));
  }
});
