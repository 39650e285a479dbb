import assert from 'node:assert/strict';
import { ceo, contextFor } from '../../test/ask/context.js';
import type { AskContext } from './ports.js';
import { understandByGrammar } from './understand.js';

const context = contextFor(ceo, null);

function days(text: string, within: AskContext = context): string {
  const read = understandByGrammar(text, within);
  if (read.kind !== 'question') return 'asked back';
  const { period, compareTo } = read.question;
  const [one, other] = [period, compareTo].map((of) => (of === null ? '' : `${of.from ?? ''}..${of.to ?? ''}`));
  return other === '' ? (one ?? '') : `${one ?? ''} / ${other ?? ''}`;
}

describe('weeks by their number', () => {
  it('are those of ISO 8601, behind today for what happened and ahead for what is expected', () => {
    const said: readonly (readonly [string, string])[] = [
      ['won in CW 46', '2026-11-09..2026-11-15'],
      ['deals closing in week 48', '2026-11-23..2026-11-29'],
      ['won in week 48', '2025-11-24..2025-11-30'],
      ['deals closing in week 3', '2027-01-18..2027-01-24'],
      ['won in KW46', '2026-11-09..2026-11-15'],
      ['won W46', '2026-11-09..2026-11-15'],
      ['won in 2026-W46', '2026-11-09..2026-11-15'],
      ['won in calendar week 46 of last year', '2025-11-10..2025-11-16'],
      ['deals closing in CW03/2027', '2027-01-18..2027-01-24'],
      ['won in week 1 of 2026', '2025-12-29..2026-01-04'],
      ['deals closing in week 53', '2026-12-28..2027-01-03'],
      ['ganhos na semana 46', '2026-11-09..2026-11-15'],
      ['negócios a fechar na semana 3 de 2027', '2027-01-18..2027-01-24'],
    ];
    for (const [text, meant] of said) assert.equal(days(text), meant, text);
  });

  it('stand in a row, and against each other', () => {
    const said: readonly (readonly [string, string])[] = [
      ['wins CW 40-46', '2026-09-28..2026-11-15'],
      ['wins from week 40 to week 46', '2026-09-28..2026-11-15'],
      ['wins in weeks 40 to 46 2025', '2025-09-29..2025-11-16'],
      ['deals closing CW49 or CW50', '2026-11-30..2026-12-13'],
      ['deals closing in weeks 52 to 2', '2026-12-21..2027-01-17'],
      ['wins week 46 vs week 45', '2026-11-09..2026-11-15 / 2026-11-02..2026-11-08'],
      ['wins CW 46 vs 45', '2026-11-09..2026-11-15 / 2026-11-02..2026-11-08'],
      ['ganhos da semana 40 à 46', '2026-09-28..2026-11-15'],
    ];
    for (const [text, meant] of said) assert.equal(days(text), meant, text);
  });

  it('start on the day that is configured', () => {
    assert.equal(days('won in week 46', { ...context, weekStartsOn: 'sunday' }), '2026-11-08..2026-11-14');
  });

  it('are of a day that is named, too', () => {
    const said: readonly (readonly [string, string])[] = [
      ['won in the week of the 9th', '2026-11-09..2026-11-15'],
      ['won w/c 9 Nov', '2026-11-09..2026-11-15'],
      ['deals closing in the week commencing 7 December', '2026-12-07..2026-12-13'],
      ['deals closing in the week ending 11 December', '2026-12-07..2026-12-13'],
      ['ganhámos na semana do dia 9', '2026-11-09..2026-11-15'],
    ];
    for (const [text, meant] of said) assert.equal(days(text), meant, text);
  });

  it('are nothing else that stands beside a week, and none that there is not', () => {
    const said: readonly (readonly [string, string])[] = [
      ['won last week, 5 deals', '2026-11-09..2026-11-15'],
      ['deals closing this week 20 of them', 'asked back'],
      ['won in the last 3 weeks', '2026-11-02..2026-11-22'],
      ['won in week 2 of november', 'asked back'],
      ['won in week 54', 'asked back'],
      ['won in week 53 of 2025', 'asked back'],
      ['deals untouched for weeks 2 of them over 50k', 'asked back'],
      ['wins in week 40 and 46', 'asked back'],
    ];
    for (const [text, meant] of said) assert.equal(days(text), meant, text);
  });
});
