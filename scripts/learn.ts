// Trains the learnt reader from learning/*.jsonl and the suites of test/ask, and writes src/ask/learnt/weights.json. With
// `-- trusted` how far a guess may be trusted stays as it was found before: a quarter of the time.
import { readdirSync, writeFileSync } from 'node:fs';
import { copiesOf } from '../learning/copies.js';
import { examplesOf, heardOf, type Example } from '../learning/examples.js';
import { judged, tally, type JudgedGuess } from '../learning/judge.js';
import { weightsOf } from '../learning/quantise.js';
import { rowOf, type Row } from '../learning/rows.js';
import { train, usualSettings, vocabularyOf } from '../learning/train.js';
import { trustOf } from '../learning/trust.js';
import { trustIn, type Trust } from '../src/ask/learnt/confidence.js';
import { refused } from '../src/ask/learnt/guess.js';
import { sampleOf, sampleSentences } from '../src/ask/learnt/sample.js';
import { learnt } from '../src/ask/learnt/weights.js';
import { understandByGrammar } from '../src/ask/understand.js';
import { ceo, contextFor, manager, rep } from '../test/ask/context.js';

const suites = [
  ...['sentences', 'spoken', 'retired', 'industry', 'trades', 'persons', 'callers', 'visitors'],
  ...['passers', 'machinery', 'phones', 'conditions', 'newcomers', 'dictated', 'everyday'],
];
/** So many authors at a time: fewer would be nearer to the network that is shipped, and take longer. */
const leftOut = 4;
const started = Date.now();
const tell = (line: string): void => console.log(`${((Date.now() - started) / 1000).toFixed(0)} s: ${line}`);

const taught = readdirSync('learning').filter((name) => name.endsWith('.jsonl'));
const told = taught.flatMap((name) => examplesOf(`learning/${name}`));
const suited = suites.flatMap((name) => examplesOf(`test/ask/${name}.jsonl`));
const rows: Row[] = [...told, ...suited].flatMap((example) => rowOf(example) ?? []);
rows.push(...copiesOf(suited, usualSettings.seed).flatMap(({ example, say }) => rowOf(example, say) ?? []));
tell(`${String(rows.length)} rows of ${String(told.length + suited.length)} sentences`);

const trust = process.argv.includes('trusted') ? learnt().trust : trustFound();
const sample = sampleOf(sampleSentences.map((say) => heardOf(say, 'ceo')));
const vocabulary = [...vocabularyOf(rows, usualSettings.seen).keys()];
const weights = JSON.stringify(weightsOf(train(rows), vocabulary, trust, sample), null, 2);
writeFileSync('src/ask/learnt/weights.json', `${weights}\n`);
tell(`${String(vocabulary.length)} features, ${(weights.length / 1e6).toFixed(2)} MB written`);

/** How far a guess may be trusted is found on authors whom the network has not read: some at a time are left out. */
function trustFound(): Trust {
  const authors = [...new Set(told.map(({ author }) => author))];
  const guesses: JudgedGuess[] = [];
  for (let at = 0; at < authors.length; at += leftOut) {
    const out = authors.slice(at, at + leftOut);
    const network = train(rows.filter(({ example }) => !out.includes(example.author)));
    const own = told.filter((example) => out.includes(example.author) && isAskedBack(example));
    const found = own.map((example) => judged(example, network));
    guesses.push(...found);
    tell(`without ${out.join(' and ')}: ${tally(found)}`);
  }
  const trust = trustOf(guesses);
  for (const least of [0.8, 0.85, 0.88, 0.9, 0.92, 0.94, 0.96]) {
    const sure = guesses.filter(
      ({ safe, refuse, signs }) => safe && refuse <= refused && trustIn(signs, trust) >= least,
    );
    const right = sure.filter((one) => one.right).length;
    tell(`trusted from ${String(least)}: ${String(right)} right, ${String(sure.length - right)} wrong`);
  }
  return trust;
}

/** Every fourth of those that the grammar does not understand: the others are read without any guess. */
function isAskedBack(example: Example): boolean {
  if (told.indexOf(example) % 4 !== 0) return false;
  return understandByGrammar(example.say, contextFor({ ceo, manager, rep }[example.by], null)).kind === 'notUnderstood';
}
