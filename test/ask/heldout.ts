import { readFileSync } from 'node:fs';
import type { Understanding } from '../../src/ask/ports.js';
import { understand } from '../../src/ask/understand.js';
import { localDay } from '../../src/pipeline/calendar.js';
import type { Period, PipelineQuestion } from '../../src/pipeline/question.js';
import { ceo, contextFor, manager, rep } from './context.js';

/** A sentence of somebody who never saw the grammar: who says it, and what they mean by it, or that it is to be refused. */
export interface HeldOut {
  readonly say: string;
  readonly by: 'ceo' | 'manager' | 'rep';
  readonly mean?: Meant;
  /** Other readings that are as good. */
  readonly or?: readonly Meant[];
  readonly refuse?: string;
}
export type Meant = Readonly<Record<string, unknown>>;

/** How many sentences were read as meant, how many were asked back or refused, and how many were read as something else. */
export interface Score {
  readonly all: number;
  readonly asMeant: number;
  readonly declined: number;
  readonly differently: number;
}

/** Reads the sentences that the grammar was not made for. They are counted, not shown: whoever sees them tunes to them. */
export function heldOutScore(file: string): Score {
  const lines = readFileSync(file, 'utf8').split('\n');
  const sentences = lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as HeldOut);
  const outcomes = sentences.map(outcomeOf);
  const count = (of: Outcome) => outcomes.filter((one) => one === of).length;
  return {
    ...{ all: sentences.length, asMeant: count('asMeant') },
    ...{ declined: count('declined'), differently: count('differently') },
  };
}

export type Outcome = 'asMeant' | 'declined' | 'differently';

export function outcomeOf(sentence: HeldOut): Outcome {
  const who = { ceo, manager, rep }[sentence.by];
  const understanding = understand(sentence.say, contextFor(who, null));
  if (sentence.refuse !== undefined) return understanding.kind === 'question' ? 'differently' : 'asMeant';
  if (understanding.kind !== 'question') return choiceOutcome(understanding, sentence);
  const readings = [sentence.mean ?? {}, ...(sentence.or ?? [])];
  return readings.some((meant) => isSame(meant, understanding.question)) ? 'asMeant' : 'differently';
}

function choiceOutcome(understanding: Understanding, { mean, or }: HeldOut): Outcome {
  const asked = understanding.kind === 'choice' && [mean, ...(or ?? [])].some((one) => one?.choice !== undefined);
  return asked ? 'asMeant' : 'declined';
}

/** Measures that have a time of their own where none is said; it is said back. */
const timed = /^(winRate|salesCycle|averageDealSize|timeInStage|stageConversion|coverage|attainment|forecast)/;
const happened = /^(movement|created|slipped|changes|forecastAccuracy)$/;

function isSame(meant: Meant, question: PipelineQuestion): boolean {
  const read = briefOf(question);
  const unsaid = meant.period === undefined && (timed.test(question.measure) || happened.test(question.measure));
  // Whether hindsight counts is only held against who says it does not.
  const { period, asKnown, ...others } = read;
  const rest = meant.asKnown === true ? { ...others, asKnown } : others;
  const own = unsaid ? rest : { ...rest, period };
  return canonical(withDefaults(meant)) === canonical(own);
}

/** What is told by stage whether or not it is asked by stage: see src/pipeline/history/stageAnswers.ts. */
const staged = ['timeInStage', 'stageConversion'];

/**
 * Questions that ask for the same are written the same. Of deals the open ones are meant where nothing else is said; some
 * measures are of open deals alone; the period of all deals, whatever became of them, is when they were created.
 */
function withDefaults(meant: Meant): Meant {
  const filters = { ...(meant.filters as Record<string, unknown> | undefined) };
  const implied = filters.status === 'open' && meant.measure !== 'account' && meant.measure !== 'deal';
  if (implied) delete filters.status;
  // Activities are the open ones where nothing else is said.
  if (meant.measure === 'activities' && filters.activity === 'open') delete filters.activity;
  const isStaged = staged.includes(String(meant.measure)) && meant.groupBy === 'stage';
  const same = { ...meant, filters, ...(isStaged && { groupBy: null }) };
  if (meant.measure !== 'deals' || filters.status !== 'all' || meant.period == null) return same;
  return { ...same, period: null, filters: { ...filters, created: meant.period } };
}

export function briefOf(question: PipelineQuestion): Meant {
  const { scope } = question;
  const entries = Object.entries(question.filters).map(([name, value]): [string, unknown] => [
    name,
    typeof value === 'object' && 'label' in value ? days(value) : value,
  ]);
  const { measure, groupBy, orderBy, limit, asOf, asKnown, compareTo, period } = question;
  return withDefaults({
    ...{ measure, groupBy, orderBy, limit, scope: [scope.kind, ...scope.ids].join(' ') },
    period: period && days(period),
    filters: Object.fromEntries(entries),
    asOf: asOf && localDay(new Date(asOf), 'Europe/Lisbon'),
    compareTo: compareTo && days(compareTo),
    ...(asKnown === true && { asKnown }),
  });
}

function days({ from, to }: Period): string {
  return `${from ?? ''}..${to ?? ''}`;
}

/** One text for equal meanings: keys in order, what is empty left out. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return one;
    const entries = Object.entries(one).filter(([, inner]) => inner !== null && inner !== undefined && !isEmpty(inner));
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
