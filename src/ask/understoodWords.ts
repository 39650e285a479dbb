import { periodWords } from '../pipeline/said.js';
import type { Frame } from './frame.js';

/** The parts of a sentence that were read, by what they are, for saying them back beside what was not. */
export function wordsUnderstood(frame: Frame): Record<string, string> {
  const parts: readonly (readonly [string, string])[] = [
    ['about', [...frame.subjects, ...frame.weakSubjects].map(spaced).join(', ')],
    ['state', frame.states.map(spaced).join(', ')],
    ['whose', [...frame.whose.map(spaced), ...frame.names.map(({ words }) => words)].join(', ')],
    ['period', frame.periods.map(({ of }) => periodWords(of('future'))).join(', ')],
    ['grouping', frame.groups.map((group) => `by ${spaced(group)}`).join(', ')],
  ];
  return Object.fromEntries(parts.filter(([, words]) => words !== ''));
}

/** `openPipeline` → "open pipeline". */
function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
