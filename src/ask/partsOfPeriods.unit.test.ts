import assert from 'node:assert/strict';
import { briefOf } from '../../test/ask/heldout.js';
import { contextFor, ceo } from '../../test/ask/context.js';
import { understandByGrammar } from './understand.js';

/** The days a sentence asks about, read on Sunday 22 November 2026. */
function daysOf(text: string): string {
  const understanding = understandByGrammar(text, contextFor(ceo, null));
  assert.ok(understanding.kind === 'question', `${text}: ${JSON.stringify(understanding).slice(0, 200)}`);
  const { period } = understanding.question;
  return `${period?.from ?? ''}..${period?.to ?? ''}`;
}

describe('parts of periods and periods further off', () => {
  it('are read: so many units of a period, halves of the year, the one before last', () => {
    const pairs: readonly (readonly [string, string])[] = [
      ['wins in the first three quarters of 2026', '2026-01-01..2026-09-30'],
      ['wins in the first two months of the year', '2026-01-01..2026-02-28'],
      ['wins in the last two quarters of 2025', '2025-07-01..2025-12-31'],
      ['new pipeline in the first 10 days of October', '2026-10-01..2026-10-10'],
      ['wins in the last two quarters', '2026-04-01..2026-09-30'],
      ['pushes this half-year by rep', '2026-07-01..2026-12-31'],
      ['wins in the last half-year', '2026-01-01..2026-06-30'],
      ['wins the week before last', '2026-11-02..2026-11-08'],
      ['deals closing the week after next', '2026-11-30..2026-12-06'],
      ['ganhos nos primeiros três trimestres de 2026', '2026-01-01..2026-09-30'],
      ['ganhos no penúltimo trimestre', '2026-04-01..2026-06-30'],
      ['negócios a fechar para a semana', '2026-11-23..2026-11-29'],
      ['negócios a fechar esta semana', '2026-11-16..2026-11-22'],
    ];
    for (const [said, days] of pairs) assert.equal(daysOf(said), days, said);
  });

  it('end before a time that is said to be over by then', () => {
    const understanding = understandByGrammar('deals created prior to this year', contextFor(ceo, null));
    assert.ok(understanding.kind === 'question');
    const plainly = understandByGrammar('deals created before this year', contextFor(ceo, null));
    assert.ok(plainly.kind === 'question');
    assert.deepEqual(briefOf(understanding.question), briefOf(plainly.question));
    assert.match(understanding.said, /2025-12-31/);
  });

  it('are not read where a period has not so many units', () => {
    const understanding = understandByGrammar('wins in the first five quarters of 2026', contextFor(ceo, null));
    assert.equal(understanding.kind, 'notUnderstood');
  });
});
