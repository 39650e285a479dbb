import assert from 'node:assert/strict';
import { ceo, contextFor } from '../../test/ask/context.js';
import { understandByGrammar } from './understand.js';

const codeOf = (text: string): string => {
  const understanding = understandByGrammar(text, contextFor(ceo, null));
  return understanding.kind === 'refused' ? understanding.code : understanding.kind;
};

describe('what asks for a change', () => {
  it('is refused without article and capitals too, never read as a question: Bug_ask_changeOfNamedAnswered', () => {
    const commands = [
      'change close date turin to 15 dec',
      'change stage turin to won',
      'move turin to proposition',
      'push leeds media deal out a month',
      'push leeds to january',
      'close oslo as lost',
      'close oslo',
      'bump azure to 50k',
      'could you set oslo robotics close date 12/12',
      'update probability turin 80%',
      'change owner of turin to ben',
      'muda data turin para 15 dez',
      'passa a turin para proposition',
      'adia leeds para janeiro',
      'duplicate the Leeds Media opportunity',
      "give ben's deals to ana",
      'transfer bens pipeline to chloe',
    ];
    for (const one of commands) assert.equal(codeOf(one), 'QUESTION_NOT_ANSWERABLE', one);
  });

  it('is no question that begins with such a word', () => {
    const questions = [
      'changes to turin since monday',
      'close rate this quarter',
      'closed leeds this year',
      'pushes to january',
      'change in pipeline since monday',
      'lost leeds deals this year',
      'moved to proposition last week',
      'dropped deals with turin to date',
      "give me ben's deals",
      'move from ben to ana',
      'da ana, o que está parado',
      'da turin, o que está em proposition',
      'mudanças na turin esta semana',
    ];
    for (const one of questions) assert.notEqual(codeOf(one), 'QUESTION_NOT_ANSWERABLE', one);
  });
});
