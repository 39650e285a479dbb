import { guessWords } from '../../src/pipeline/said.js';
import { withChoice } from './again.js';
import { cut, execute, richText, run, saidBack, section, type CardElement } from './element.js';
import { daysInWords } from './words/dates.js';
import type { Screen } from './screen.js';
import type { Reader } from './words/reader.js';

/** What a sentence may have meant: the choice that holds the questions, and each in words, the likeliest first. */
export interface OfferedGuesses {
  readonly choiceId: string;
  readonly said: readonly string[];
}

const mostGuesses = 3;

/** Questions that a sentence may have meant, each in words, asked by a tap. */
export function guessRows({ choiceId, said }: OfferedGuesses, reader: Reader): readonly CardElement[] {
  return said.slice(0, mostGuesses).map((words, pick) => {
    const line = daysInWords(words, reader);
    return {
      type: 'Container',
      spacing: 'Small',
      separator: pick > 0,
      selectAction: execute(cut(line, 80), 'choice.pick', { choiceId, pick }),
      items: [richText([run(cut(line, 160), { color: 'Accent', weight: 'Bolder' })])],
    };
  });
}

/**
 * An answer to what was guessed: above it that it is a guess and of what, below it what else may have been meant. Nobody
 * may take it for what they asked without having been told.
 */
export function guessedScreen(screen: Screen, said: string, others: OfferedGuesses | null, reader: Reader): Screen {
  const taken = said.replace(` · ${guessWords}`, '');
  const told = saidBack(`I was not taught this wording. I took it as: ${cut(daysInWords(taken, reader), 200)}`);
  const more = others === null ? [] : [section('Or did you mean'), ...guessRows(others, reader)];
  const [headline, ...rest] = screen.card.body;
  const body = [...(headline === undefined ? [] : [headline]), told, ...rest, ...more];
  const { again } = screen;
  const shown = { ...screen, card: { ...screen.card, body } };
  return again && others !== null ? { ...shown, again: withChoice(again, others.choiceId) } : shown;
}
