import { englishChoiceIdioms } from './englishChoiceIdioms.js';
import { englishFigureIdioms } from './englishFigureIdioms.js';
import type { Meaning, Rule } from './lexicon.js';
import { englishMoveIdioms } from './englishMoveIdioms.js';

/** Ways people put it that no single word gives away. */
export const englishIdioms: readonly Rule<Meaning>[] = [
  ...englishFigureIdioms,
  ...englishMoveIdioms,
  ...englishChoiceIdioms,
];
