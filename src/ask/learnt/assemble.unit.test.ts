import assert from 'node:assert/strict';
import { ceo, contextFor, manager, rep } from '../../../test/ask/context.js';
import { questionSchema, type PipelineQuestion } from '../../pipeline/question.js';
import { heardIn } from '../understand.js';
import { assemble } from './assemble.js';
import { headNames, heads, type Said } from './outputs.js';

/** A reading that says nothing but what is given. */
function reading(part: Partial<Said>): Said {
  const nothing = Object.fromEntries(headNames.map((name) => [name, heads[name][0]])) as unknown as Said;
  return { ...nothing, measure: 'deals', scope: 'all', roles: [], ...part };
}

function assembled(text: string, part: Partial<Said>, who = ceo): PipelineQuestion | null {
  const question = assemble(heardIn(text, contextFor(who, null)), reading(part));
  return question === null ? null : questionSchema.parse(question);
}

describe('a question assembled from a reading', () => {
  it('has every time, amount and number in the place that the reading gives it', () => {
    const question = assembled('zap deals over 50k born in march', { roles: ['over', 'created'] });
    assert.deepEqual(
      [question?.filters.amountOver, question?.filters.created?.from, question?.filters.created?.to],
      [50_000, '2026-03-01', '2026-03-31'],
    );
    const top = assembled('the 7 fattest deals', { limit: 'number', order: '-amount', roles: ['limit'] });
    assert.deepEqual([top?.limit, top?.orderBy], [7, '-amount']);
    const asleep = assembled('asleep for 3 weeks', { measure: 'stale', roles: ['stale'] });
    assert.equal(asleep?.filters.staleForDays, 21);
  });

  it('compares with the time that is named, as many days of it as have gone by of the other', () => {
    const question = assembled('zap this quarter against last quarter', { measure: 'won', roles: ['past', 'compare'] });
    assert.deepEqual([question?.period?.to, question?.compareTo?.to], ['2026-11-22', '2026-08-22']);
  });

  it('is none where what was said would go unheard', () => {
    assert.equal(assembled('zap in march', { roles: ['none'] }), null);
    assert.equal(assembled('zap march june', { roles: ['past', 'past'] }), null);
    assert.equal(assembled("zap of Ben's", { scope: 'all' }), null);
    assert.equal(assembled('zap 7', { roles: ['limit'] }), null);
    assert.equal(assembled('zap for 3 weeks', { roles: ['stale'] }), null);
  });

  it('is none where the reading needs what nobody said', () => {
    assert.equal(assembled('zap', { scope: 'named' }), null);
    assert.equal(assembled('zap', { limit: 'number' }), null);
    assert.equal(assembled('zap north', { scope: 'namedTeam' }), null);
  });

  it('names only whom the asker may see', () => {
    assert.deepEqual(assembled("zap of Ben's", { scope: 'named' }, manager)?.scope.ids, [14]);
    assert.equal(assembled("zap of Ben's", { scope: 'named' }, rep), null);
    assert.equal(assembled("zap of Jonas'", { scope: 'namedTeam' }, manager), null);
  });
});
