import { readFileSync } from 'node:fs';
import { ceo, contextFor, directory, manager, rep } from '../test/ask/context.js';
import type { Meant } from '../test/ask/heldout.js';
import { isWord } from '../src/ask/reading.js';
import { plain } from '../src/ask/tokens.js';
import { heardIn, lexicons } from '../src/ask/understand.js';
import type { Heard } from '../src/ask/learnt/heard.js';

/** A sentence with what it means, or that it is none that we answer. */
export interface Example {
  readonly say: string;
  readonly by: Asker;
  /** All fair readings, the likeliest first; empty where it is to be refused. */
  readonly readings: readonly Meant[];
  /** Who wrote it. */
  readonly author: string;
}
export type Asker = 'ceo' | 'manager' | 'rep';

const askers = { ceo, manager, rep };

interface Line {
  readonly say: string | readonly string[];
  readonly by?: Asker;
  readonly after?: string;
  readonly mean?: Meant;
  readonly or?: readonly Meant[];
  readonly refuse?: string;
}

/** The sentences of a file, each wording one; follow-ups and questions that are asked back by name are left out. */
export function examplesOf(file: string): Example[] {
  const author = file.replace(/^.*\/|\.jsonl$/g, '');
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const { say, by = 'ceo', after, mean, or = [], refuse } = JSON.parse(line) as Line;
      if (after !== undefined || mean?.['choice'] !== undefined) return [];
      const refused = refuse !== undefined || mean?.['unknown'] !== undefined || mean?.['refused'] !== undefined;
      const readings = refused || mean === undefined ? [] : [mean, ...or.filter((one) => one['measure'] !== undefined)];
      return [say].flat().map((one) => ({ say: one, by, readings, author }));
    });
}

/** Words of the names of people and accounts, but those that the language has as well. */
export function namedWords(): ReadonlySet<string> {
  const words = [...directory.people, ...directory.accounts].flatMap(({ name }) => plain(name).split(' '));
  return new Set(words.filter((word) => !lexicons.some((lexicon) => isWord(word, lexicon)) && !ordinary.has(word)));
}

/** Words of accounts' names that say what anybody's deals may be about. */
const ordinary: ReadonlySet<string> = new Set([
  'foods',
  'media',
  'energy',
  'glass',
  'logistics',
  'interior',
  'robotics',
]);

/** The sentence as the learnt reader gets it from who says it. */
export function heardOf(say: string, by: Asker): Heard {
  return heardIn(say, contextFor(askers[by], null));
}
