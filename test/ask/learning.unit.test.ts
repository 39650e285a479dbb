import assert from 'node:assert/strict';
import { copiesOf } from '../../learning/copies.js';
import { examplesOf, heardOf } from '../../learning/examples.js';
import { weightsOf } from '../../learning/quantise.js';
import { rowOf } from '../../learning/rows.js';
import { train, usualSettings, vocabularyOf } from '../../learning/train.js';
import { trustOf } from '../../learning/trust.js';
import { candidatesOf } from '../../src/ask/learnt/candidates.js';
import { signNames, trustIn } from '../../src/ask/learnt/confidence.js';
import { decoded } from '../../src/ask/learnt/weights.js';

/** Enough to learn something from in a second. */
const examples = examplesOf('test/ask/sentences.jsonl').slice(0, 120);
const rows = examples.flatMap((example) => rowOf(example) ?? []);
const settings = { ...usualSettings, width: 16, epochs: 12, seen: 2 };

describe('training the learnt reader', () => {
  it('gives the same weights for the same sentences', () => {
    const [one, two] = [train(rows, settings), train(rows, settings)];
    assert.deepEqual([...one.rows.slice(0, 2000)], [...two.rows.slice(0, 2000)]);
    assert.deepEqual(one.outputs, two.outputs);
  });

  it('learns what it is taught, and ships it in a byte a weight', () => {
    const network = train(rows, settings);
    const shipped = decoded(weightsOf(network, [...vocabularyOf(rows, settings.seen).keys()], trustOf([]), 0)).network;
    const heard = heardOf('what did we win last month', 'ceo');
    for (const one of [network, shipped]) {
      const [first] = candidatesOf(heard, one).ranked;
      assert.deepEqual([first?.question.measure, first?.question.period?.from], ['won', '2026-10-01']);
    }
  });

  it('takes labels for right that make just the question that was meant', () => {
    const reached = rows.filter(({ labels }) => labels.some((label) => label.reached));
    assert.ok(reached.length > rows.length * 0.9, `${String(reached.length)} of ${String(rows.length)}`);
  });

  it('makes copies that differ in a word or two', () => {
    for (const { example, say } of copiesOf(examples, 3)) {
      const [before, after] = [example.say.split(' '), say.split(' ')];
      const changed = before.filter((word, at) => word !== after[at]).length;
      assert.ok(before.length === after.length && changed >= 1, say);
    }
  });

  it('trusts what tells right from wrong', () => {
    const signs = (chance: number) =>
      Object.fromEntries(signNames.map((name) => [name, name === 'chance' ? chance : name === 'bias' ? 1 : 0]));
    const judged = Array.from({ length: 40 }, (_, at) => ({
      signs: signs((at % 20) / 20) as never,
      right: at % 20 > 9,
    }));
    const trust = trustOf(judged);
    assert.ok(trustIn(signs(0.9) as never, trust) > 0.8);
    assert.ok(trustIn(signs(0.1) as never, trust) < 0.2);
  });
});
