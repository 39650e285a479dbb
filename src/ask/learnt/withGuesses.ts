import { namesOf } from '../../pipeline/names.js';
import type { PipelineQuestion } from '../../pipeline/question.js';
import { say } from '../../pipeline/said.js';
import type { Directory, Guess, Understanding } from '../ports.js';
import type { Guessed } from './guess.js';

export type NotUnderstood = Extract<Understanding, { readonly kind: 'notUnderstood' }>;

/** Questions as guesses, in words. */
export function guessesOf(questions: readonly PipelineQuestion[], directory: Directory): readonly Guess[] {
  const names = namesOf(directory);
  return questions.map((question) => ({ said: say(question, names), question }));
}

/** What a sentence comes to that the grammar does not understand: an answer that says it is a guess, or what to pick from. */
export function withGuesses(understanding: NotUnderstood, guessed: Guessed, directory: Directory): Understanding {
  switch (guessed.kind) {
    case 'answer': {
      const question = { ...guessed.question, guessed: true as const };
      const said = say(question, namesOf(directory));
      return { kind: 'question', question, said, others: guessesOf(guessed.others, directory) };
    }
    case 'ask':
      return { ...understanding, guesses: guessesOf(guessed.questions, directory) };
    case 'which':
      return { kind: 'choice', words: guessed.words, options: guessed.options };
    case 'nothing':
      return understanding;
  }
}
