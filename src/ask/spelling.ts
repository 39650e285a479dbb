import { distance } from 'fastest-levenshtein';

/**
 * The word that a mistyped one most likely was: within one slip for up to seven letters ("region" must not become
 * "reason"), two for more, and never another
 * first letter where two slips are needed. Null when nothing is near.
 */
export function closestWord(
  word: string,
  vocabulary: ReadonlySet<string>,
  names: ReadonlyMap<string, unknown>,
): string | null {
  if (word.length < 4 || !/^\p{L}+$/u.test(word)) return null;
  const known = nearest(word, vocabulary);
  const named = nearest(word, names.keys());
  if (known === null || named === null) return known ?? named;
  return slipsBetween(word, named) < slipsBetween(word, known) ? named : known;
}

function nearest(word: string, candidates: Iterable<string>): string | null {
  const allowed = word.length < 8 ? 1 : 2;
  let best = allowed + 1;
  let found: string | null = null;
  for (const candidate of candidates) {
    if (candidate.length < 3 || Math.abs(candidate.length - word.length) > allowed) continue;
    const slips = slipsBetween(word, candidate);
    if (slips > allowed || (slips > 1 && candidate[0] !== word[0])) continue;
    if (slips < best) [best, found] = [slips, candidate];
    else if (slips === best && candidate !== found) found = prefer(word, found, candidate);
  }
  return found;
}

/** Two neighbours swapped are one slip, not two. */
function slipsBetween(word: string, candidate: string): number {
  const slips = distance(word, candidate);
  return slips === 2 && isSwap(word, candidate) ? 1 : slips;
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** Of two equally near words the one with the same length and letters; else the first in the alphabet, so it is stable. */
function prefer(word: string, found: string | null, candidate: string): string {
  if (found === null) return candidate;
  const sorted = [found, candidate].sort();
  return sorted.find((one) => one.length === word.length) ?? sorted[0] ?? candidate;
}
