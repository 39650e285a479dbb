import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { ceo, contextFor, manager, rep } from '../../test/ask/context.js';
import { questionSchema, type Period, type PipelineQuestion } from '../pipeline/question.js';
import type { Understanding } from './ports.js';
import { suggest } from './suggest.js';
import { lexicons, understand, understandByGrammar } from './understand.js';

/** A sentence, what was asked before it, and what it means; what is not named is empty. */
interface Sentence {
  readonly say: string;
  readonly after?: string;
  readonly mean: Readonly<Record<string, unknown>>;
}

/** Those the grammar was made with, and those that it was tried with later, in ways of speaking that had been thin. */
const files = ['test/ask/sentences.jsonl', 'test/ask/spoken.jsonl'];
const sentences = files
  .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Sentence);

function days({ from, to }: Period): string {
  return `${from ?? ''}..${to ?? ''}`;
}

/** A question as the suite writes it: empty parts left out, periods by their days. */
function brief(question: PipelineQuestion): Record<string, unknown> {
  const { scope } = question;
  const filters = Object.entries(question.filters).map(([name, value]) => [
    name,
    typeof value === 'object' && 'label' in value ? days(value) : value,
  ]);
  const parts = {
    measure: question.measure,
    scope: [scope.kind, ...scope.ids].join(' '),
    period: question.period && days(question.period),
    filters: filters.length === 0 ? null : Object.fromEntries(filters),
    groupBy: question.groupBy,
    orderBy: question.orderBy,
    limit: question.limit,
    asOf: question.asOf,
    compareTo: question.compareTo && days(question.compareTo),
    convertTo: question.convertTo ?? null,
  };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null));
}

function meaningOf(understanding: Understanding): Record<string, unknown> {
  if (understanding.kind === 'question') return brief(understanding.question);
  if (understanding.kind === 'notUnderstood') return { unknown: understanding.unknown };
  return understanding.kind === 'refused' ? { refused: understanding.code } : { choice: understanding.words };
}

function questionOf(text: string): PipelineQuestion | null {
  const understanding = understand(text, contextFor(ceo, null));
  return understanding.kind === 'question' ? understanding.question : null;
}

describe('understand', () => {
  const readings = sentences.map(({ say, after, mean }) => {
    const previous = after === undefined ? null : questionOf(after);
    const understanding = understandByGrammar(say, contextFor(ceo, previous));
    const read = meaningOf(understanding);
    return { say, after, mean, read, kind: understanding.kind, same: isDeepStrictEqual(read, mean) };
  });

  it(`reads at least 95 of 100 of ${String(sentences.length)} sentences as they are meant`, () => {
    const missed = readings.filter(({ same }) => !same).map(({ say }) => say);
    assert.ok(missed.length <= sentences.length * 0.05, missed.join('\n'));
  });

  it('never reads one as another question: what it does not read, it asks back or refuses', () => {
    assert.deepEqual(
      readings.filter(({ kind, same }) => kind === 'question' && !same),
      [],
    );
  });

  it('makes questions that the schema accepts', () => {
    for (const { say } of sentences) {
      const question = questionOf(say);
      if (question !== null) questionSchema.parse(question);
    }
  });

  it('says back what it understood', () => {
    const read = understand('top 3 deals of Ben over 20k closing this month', contextFor(ceo, null));
    assert.equal(
      read.kind === 'question' && read.said,
      'Open deals · Ben Carter · expected close this month (2026-11-01 to 2026-11-30) · over 20,000 · largest first · 3 at most',
    );
  });

  it('understands every suggestion, for whoever gets it', () => {
    for (const lexicon of lexicons) {
      for (const who of [ceo, manager, rep]) {
        for (const text of suggest(who, lexicon)) {
          assert.equal(understand(text, contextFor(who, null)).kind, 'question', text);
        }
      }
    }
  });

  it('means the asker’s usual scope where a sentence names none', () => {
    const scopeOf = (who: typeof ceo) => {
      const read = understand("how's the pipeline looking", contextFor(who, null));
      return read.kind === 'question' ? read.question.scope.kind : read.kind;
    };
    assert.deepEqual([scopeOf(rep), scopeOf(manager), scopeOf(ceo)], ['me', 'subtree', 'all']);
  });

  it('refuses who is not to be seen in the words it has for who does not exist', () => {
    const answers = ["Grace's pipeline", "Xavier's pipeline", 'open deals for Ben', 'open deals for Xyzzy'].map(
      (text) => understand(text, contextFor(rep, null)),
    );
    for (const answer of answers) {
      assert.deepEqual(answer, {
        kind: 'refused',
        code: 'SCOPE_NOT_VISIBLE',
        reason: 'You can see your own deals only',
      });
    }
  });

  it('asks which of two is meant', () => {
    const read = understand('deals with Porto', contextFor(ceo, null));
    assert.equal(read.kind, 'choice');
    assert.deepEqual(read.kind === 'choice' && read.options.map((option) => option.label), [
      'Porto Foods',
      'Porto Glass',
    ]);
    assert.deepEqual(read.kind === 'choice' && read.options.map((option) => option.question.filters.accountIds), [
      [100],
      [104],
    ]);
  });
});
