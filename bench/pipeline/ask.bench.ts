import { readFileSync } from 'node:fs';
import type { AskContext } from '../../src/ask/ports.js';
import { understand } from '../../src/ask/understand.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { ceo, contextFor } from '../../test/ask/context.js';

/**
 * Reading a sentence, over the sentences of the suite and a directory with 20,000 accounts; one that goes on from another
 * is read after that one was. Each sentence counts by the best of its 15 runs, so that what else runs on the machine does not; p95 is over sentences.
 * `npm run bench -- pipeline/ask`
 */
const file = new URL('../../test/ask/sentences.jsonl', import.meta.url);
const sentences = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as { readonly say: string; readonly after?: string });

const cities = ['Lisbon', 'Porto', 'Berlin', 'Lyon', 'Ghent', 'Oslo', 'Turin', 'Leeds', 'Cork', 'Brno'];
const kinds = ['Logistics', 'Foods', 'Robotics', 'Energy', 'Textiles', 'Clinics', 'Media', 'Marine', 'Optics', 'Tools'];
const [onsets, vowels, ends] = [
  'b br c d f gr h k l m n p r s st t v z',
  'a e i o u ai ea ou',
  'n r s l x th nd ck',
].map((letters) => letters.split(' ')) as [string[], string[], string[]];

/** A word as names of companies are made of: some ten thousand different ones. */
function coined(id: number): string {
  let rest = id * 2_654_435_761;
  const next = (letters: readonly string[]): string => {
    const letter = letters[rest % letters.length] ?? '';
    rest = Math.floor(rest / letters.length);
    return letter;
  };
  const word = next(onsets) + next(vowels) + next(onsets) + next(vowels) + next(ends);
  return word.charAt(0).toUpperCase() + word.slice(1);
}
const accounts = Array.from({ length: 20_000 }, (_, id) => ({
  id: 1_000 + id,
  name: `${cities[id % 10] ?? ''} ${coined(id)} ${kinds[(id * 7) % 10] ?? ''}`,
}));

/** What the sentence before came to; null where there is none. */
function questionOf(before: string | undefined, context: AskContext): PipelineQuestion | null {
  if (before === undefined) return null;
  const understanding = understand(before, context);
  return understanding.kind === 'question' ? understanding.question : null;
}

function quantile(values: readonly number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return `${(sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(2)} ms`;
}

for (const [name, extra] of [
  ['25 names', []],
  ['20,000 accounts', accounts],
] as const) {
  const plain = contextFor(ceo, null);
  const context = { ...plain, directory: { ...plain.directory, accounts: [...plain.directory.accounts, ...extra] } };
  const started = performance.now();
  understand('my pipeline', context);
  const first = performance.now() - started;
  const asked = sentences.map(({ say, after }) => ({
    say,
    within: { ...context, previous: questionOf(after, context) },
  }));
  for (const { say, within } of asked) understand(say, within);
  const best = asked.map(({ say, within }) =>
    Math.min(
      ...Array.from({ length: 15 }, () => {
        const start = performance.now();
        understand(say, within);
        return performance.now() - start;
      }),
    ),
  );
  const figures = `p50 ${quantile(best, 0.5)}, p95 ${quantile(best, 0.95)}, max ${quantile(best, 1)}`;
  console.log(`${name}: ${figures}; the first one, with the index of names, ${first.toFixed(0)} ms`);
}
