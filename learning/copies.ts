import type { Example } from './examples.js';
import { chanceFrom } from '../sandbox/odoo/organisation/random.js';

const letters = 'bcdfgkmpqvwxz';

/**
 * Copies of sentences with a word or two made unreadable, the rarer ones more often: the grammar reads all of the older
 * files, so only of such copies the network learns what to make of what the grammar leaves over.
 */
export function copiesOf(
  examples: readonly Example[],
  seed: number,
): { readonly example: Example; readonly say: string }[] {
  const random = chanceFrom(seed).next;
  const often = new Map<string, number>();
  for (const { say } of examples) for (const word of new Set(wordsIn(say))) often.set(word, (often.get(word) ?? 0) + 1);
  return examples.flatMap((example) => {
    const say = garbled(example.say, often, random);
    return say === example.say ? [] : [{ example, say }];
  });
}

function wordsIn(say: string): string[] {
  return say.match(/(?<![\p{L}\d])\p{Ll}{2,}(?![\p{L}\d'’])/gu) ?? [];
}

function garbled(say: string, often: ReadonlyMap<string, number>, random: () => number): string {
  const words = [...new Set(wordsIn(say))];
  if (words.length < 3) return say;
  let rest = say;
  for (let left = random() < 0.5 ? 1 : 2; left > 0; left -= 1) {
    const shares = words.map((word) => (rest.includes(word) ? 1 / Math.sqrt(often.get(word) ?? 1) : 0));
    let at = random() * shares.reduce((sum, one) => sum + one, 0);
    const place = Math.max(
      0,
      shares.findIndex((share) => (at -= share) <= 0),
    );
    const nonsense = Array.from({ length: 7 }, () => letters[Math.floor(random() * letters.length)] ?? '').join('');
    rest = rest.replace(new RegExp(`(?<![\\p{L}\\d])${words[place] ?? ''}(?![\\p{L}\\d])`, 'u'), nonsense);
  }
  return rest;
}
