import type { Measure, PipelineQuestion } from '../../pipeline/question.js';
import { candidatesOf, keyOf, seenIn, type Seen } from './candidates.js';
import { tellSlot } from './features.js';
import { refused } from './guess.js';
import type { Heard } from './heard.js';
import { chances, rectified, shiftOf, sumsOf, type Network } from './network.js';
import { heads, roles, subjects, type Head, type Values } from './outputs.js';
import type { Learnt } from './weights.js';

/**
 * From these chances down a reading is hardly ever what was meant: of 1,511 that the grammar made of sentences by two authors
 * whom the network had not read, some 80 of the 280 wrong ones and some 8 of the 1,231 right ones.
 */
const unlikelyMeasure = 0.15;
const unlikelyValue = 0.03;

/**
 * What else a sentence may mean that the grammar took for `question`; null where the network does not doubt it. Only what
 * the sentence says by itself is looked at, not what it goes on from.
 */
export function doubts(
  heard: Heard,
  question: PipelineQuestion,
  { network }: Learnt,
): readonly PipelineQuestion[] | null {
  const { rest } = heard;
  if (rest === null || (rest !== question && keyOf(rest) !== keyOf(question))) return null;
  const seen = seenIn(heard, network);
  const isLikely = chanceOf(question.measure, seen) >= unlikelyMeasure && !hasUnlikelyValue(question, seen, network);
  if (isLikely && !isUnlikelyComparison(question, heard, seen, network)) return null;
  const { ranked, refuse } = candidatesOf(heard, network, seen);
  const others = ranked.map((one) => one.question).filter((one) => keyOf(one) !== keyOf(question));
  const [first, second] = others;
  if (first === undefined || refuse > refused) return null;
  return second === undefined ? [first, question] : [first, question, second];
}

/** Measures of the same deals as a list of them: which of both is meant is a matter of taste. */
const listed: readonly Measure[] = ['openPipeline', 'created', 'pushes', 'stale', 'overdue', 'slipped', 'won', 'lost'];

function isKin(one: Measure, other: Measure): boolean {
  return one === other || (one === 'deals' && listed.includes(other)) || (other === 'deals' && listed.includes(one));
}

/** How likely a measure is, or one that shows the same deals. */
function chanceOf(measure: Measure, { measures }: Seen): number {
  return [...measures].reduce((sum, chance, at) => {
    const one = subjects[at];
    return one !== undefined && one !== 'refuse' && isKin(one, measure) ? sum + chance : sum;
  }, 0);
}

/**
 * In which state deals and activities are meant: what the network tells well enough to doubt the grammar by it. Never whose
 * they are: "my pipeline" is what everybody says, and a network that has heard managers say it of their teams would ask back.
 */
function hasUnlikelyValue(question: PipelineQuestion, { sums }: Seen, network: Network): boolean {
  const hidden = rectified(sums, shiftOf(network, placeOf(question.measure)));
  return Object.entries(valuesOf(question)).some(([name, value]) => {
    const head = name as Head;
    const at = (heads[head] as readonly string[]).indexOf(value);
    return at !== -1 && (chances(network.outputs[head], hidden)[at] ?? 1) < unlikelyValue;
  });
}

/**
 * "Which customers did Chloe close WITH in Q3" compares nothing. Of the parts that times play only this one is told well
 * enough: of 544 readings of sentences that the network had not read, 4 of the 28 wrong ones were comparisons less likely
 * than this, and none of the 516 right ones; that a time is not the one of the question's own catches as many right ones.
 */
const unlikelyComparison = 0.02;

function isUnlikelyComparison(question: PipelineQuestion, heard: Heard, seen: Seen, network: Network): boolean {
  if (question.compareTo === null) return false;
  const shift = shiftOf(network, placeOf(question.measure));
  let without = chances(network.outputs.compare, rectified(seen.sums, shift))[heads.compare.indexOf('none')] ?? 0;
  for (const slot of heard.slots) {
    if (slot.kind !== 'period') continue;
    const sums = sumsOf(network, tellSlot(heard, slot, seen.placed));
    const parts = chances(network.outputs['role period'], rectified(seen.sums, shift, sums));
    without *= 1 - (parts[roles.period.indexOf('compare')] ?? 0);
  }
  return 1 - without < unlikelyComparison;
}

function placeOf(measure: Measure): number {
  return (subjects as readonly string[]).indexOf(measure);
}

function valuesOf({ measure, filters }: PipelineQuestion): Partial<Values> {
  const { status = 'none', activity = 'none', pushedAtLeast, pushedIn } = filters;
  return {
    ...(measure !== 'pushes' && { pushed: pushedAtLeast === undefined && pushedIn === undefined ? 'no' : 'yes' }),
    // New deals are all of them, whatever became of them.
    ...(measure === 'deals' && status !== 'all' && { status: status === 'open' ? 'none' : status }),
    ...(measure === 'activities' && { activity: activity === 'open' ? 'none' : activity }),
  };
}
