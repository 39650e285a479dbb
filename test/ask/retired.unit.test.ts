import assert from 'node:assert/strict';
import { understandByGrammar } from '../../src/ask/understand.js';
import { heldOutScore } from './heldout.js';

/**
 * Sentences of people who never saw the grammar. They were held out until they had been scored, then they were learnt from
 * and kept as a suite: 170 at 67.1 % as meant and 4.7 % read as something else and the next 150 at 76.7 % and 2.7 %
 * (retired), 300 as they speak in industry and wholesale at 80.7 % and 6.0 % (industry), 200 of 20 imagined persons who each speak
 * in their own way at 60.0 % and 5.5 % (trades, without two whose meaning is open to doubt), and twice 200 more of 20 others
 * at 72.0 % and 4.0 % (persons) and at 66.0 % and 5.5 % (callers), and 200 more at 53.0 % and 3.5 % (visitors). Of these last three more is still
 * asked back. Then 300 at 81.0 % and 2.3 % (passers) and three times 200 of people who differ in make: of heavy machinery at
 * 72.5 % and 4.0 % (machinery), on phones between two meetings at 70.5 % and 3.0 % (phones), with two to four conditions in a
 * sentence at 51.5 % and 3.5 % (conditions). And three times 200 by a fourth round of people: in their first weeks, with calendar weeks and
 * what others think, at 63.5 % and 3.0 % (newcomers, without one whose meaning is open to doubt), dictated or written like a letter at 58.5 % and 2.0 % (dictated), and short
 * everyday asks at 77.5 % and 2.5 % (everyday).
 */
const suites = [
  ['retired', 0.98],
  ['industry', 0.98],
  ['trades', 0.98],
  ['persons', 0.94],
  ['callers', 0.94],
  ['visitors', 0.96],
  ['passers', 0.95],
  ['machinery', 0.84],
  ['phones', 0.88],
  ['conditions', 0.7],
  ['newcomers', 0.9],
  ['dictated', 0.9],
  ['everyday', 0.95],
] as const;

/** Right readings that the learnt reader has asked back, since such wording mostly means something else. */
const mostDoubted = 0.03;

/** Guesses are answered from nine right ones of ten on. */
const mostGuessedWrong = 0.02;

for (const [file, least] of suites) {
  const path = `test/ask/${file}.jsonl`;
  const [grammar, score] = [heldOutScore(path, understandByGrammar), heldOutScore(path)];

  describe(`sentences that were held out once: ${file}`, () => {
    it(`are read by the grammar as meant: ${String(least * 100)} of 100 at least`, () => {
      assert.ok(grammar.asMeant >= grammar.all * least, `${String(grammar.asMeant)} of ${String(grammar.all)}`);
      assert.equal(grammar.differently, 0);
    });

    it('are read as meant at once or by one tap where the learnt reader stands behind the grammar', () => {
      const read = score.asMeant + score.byOneTap;
      assert.ok(read >= score.all * least, `${String(read)} of ${String(score.all)}`);
      assert.ok(score.asMeant >= score.all * (least - mostDoubted), `${String(score.asMeant)} of ${String(score.all)}`);
    });

    it('are never read as something else, but for a guess that says it is one', () => {
      assert.equal(score.differently - score.guessedDifferently, 0);
      assert.ok(score.guessedDifferently <= score.all * mostGuessedWrong, String(score.guessedDifferently));
    });
  });
}
