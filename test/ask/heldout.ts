import { readFileSync } from 'node:fs';
import type { Understand, Understanding } from '../../src/ask/ports.js';
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

/** How many sentences came to what. */
export interface Score {
  readonly all: number;
  /** Answered at once as it was meant, or refused where it was to be. */
  readonly asMeant: number;
  /** Asked back, and what was meant is among the first three buttons. */
  readonly byOneTap: number;
  /** Asked back or refused without it. */
  readonly declined: number;
  /** Answered as something else. */
  readonly differently: number;
  /** Of those, the ones whose answer says that it is a guess. */
  readonly guessedDifferently: number;
  /** Of those as meant, the ones whose answer says that it is a guess. */
  readonly guessedAsMeant: number;
}

/** Reads the sentences that the grammar was not made for. They are counted, not shown: whoever sees them tunes to them. */
export function heldOutScore(file: string, reader: Understand = understand): Score {
  const lines = readFileSync(file, 'utf8').split('\n');
  const sentences = lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as HeldOut);
  return scoreOf(sentences, reader);
}

/** The same of sentences at hand, and of one reader or another. */
export function scoreOf(sentences: readonly HeldOut[], reader: Understand): Score {
  const read = sentences.map((sentence) => ({ sentence, by: readBy(sentence, reader) }));
  const outcomes = read.map(({ sentence, by }) => ({ of: outcomeFor(sentence, by), guessed: isGuess(by) }));
  const count = (of: Outcome) => outcomes.filter((one) => one.of === of).length;
  const guessed = (of: Outcome) => outcomes.filter((one) => one.of === of && one.guessed).length;
  return {
    ...{ all: sentences.length, asMeant: count('asMeant'), byOneTap: count('byOneTap') },
    ...{ declined: count('declined'), differently: count('differently') },
    ...{ guessedDifferently: guessed('differently'), guessedAsMeant: guessed('asMeant') },
  };
}

export type Outcome = 'asMeant' | 'byOneTap' | 'declined' | 'differently';

export function outcomeOf(sentence: HeldOut): Outcome {
  return outcomeFor(sentence, readBy(sentence, understand));
}

function readBy({ say, by }: HeldOut, reader: Understand): Understanding {
  return reader(say, contextFor({ ceo, manager, rep }[by], null));
}

function isGuess(understanding: Understanding): boolean {
  return understanding.kind === 'question' && understanding.question.guessed === true;
}

function outcomeFor(sentence: HeldOut, understanding: Understanding): Outcome {
  if (sentence.refuse !== undefined) return understanding.kind === 'question' ? 'differently' : 'asMeant';
  if (understanding.kind !== 'question') return choiceOutcome(understanding, sentence);
  const readings = [sentence.mean ?? {}, ...(sentence.or ?? [])];
  return readings.some((meant) => isSame(meant, understanding.question)) ? 'asMeant' : 'differently';
}

function choiceOutcome(understanding: Understanding, { mean, or }: HeldOut): Outcome {
  const asked = understanding.kind === 'choice' && [mean, ...(or ?? [])].some((one) => one?.choice !== undefined);
  if (asked) return 'asMeant';
  const meant = [mean ?? {}, ...(or ?? [])];
  const offered = offeredBy(understanding).slice(0, mostButtons);
  return offered.some((question) => meant.some((one) => isSame(one, question))) ? 'byOneTap' : 'declined';
}

const mostButtons = 3;

function offeredBy(understanding: Understanding): readonly PipelineQuestion[] {
  if (understanding.kind === 'choice') return understanding.options.map(({ question }) => question);
  return understanding.kind === 'notUnderstood' ? (understanding.guesses ?? []).map(({ question }) => question) : [];
}

/** Measures that have a time of their own where none is said; it is said back. */
const timed = /^(winRate|salesCycle|averageDealSize|timeInStage|stageConversion|coverage|attainment|forecast)/;
const happened = /^(movement|created|slipped|changes|forecastAccuracy)$/;

export function isSame(meant: Meant, question: PipelineQuestion): boolean {
  const read = briefOf(question);
  const unsaid = meant.period === undefined && (timed.test(question.measure) || happened.test(question.measure));
  // Whether hindsight counts is only held against who says it does not.
  const { period, asKnown, ...others } = read;
  const rest = meant.asKnown === true ? { ...others, asKnown } : others;
  const own = unsaid ? rest : { ...rest, period };
  return writtenAs(meant) === canonical(own);
}

const written = new WeakMap<Meant, string>();

/** A meaning is compared with many questions where readings are learnt from. */
function writtenAs(meant: Meant): string {
  const known = written.get(meant) ?? canonical(withDefaults(meant));
  written.set(meant, known);
  return known;
}

/** What is told by stage whether or not it is asked by stage: see src/pipeline/history/stageAnswers.ts. */
const staged = ['timeInStage', 'stageConversion'];

/**
 * Questions that ask for the same are written the same. Of deals the open ones are meant where nothing else is said; some
 * measures are of open deals alone; the period of all deals, whatever became of them, is when they were created.
 */
export function withDefaults(meant: Meant): Meant {
  const filters = { ...(meant.filters as Record<string, unknown> | undefined) };
  const implied = filters.status === 'open' && meant.measure !== 'account' && meant.measure !== 'deal';
  if (implied) delete filters.status;
  // Activities are the open ones where nothing else is said.
  if (meant.measure === 'activities' && filters.activity === 'open') delete filters.activity;
  const isStaged = staged.includes(String(meant.measure)) && meant.groupBy === 'stage';
  const scope = typeof meant.scope === 'string' ? inOrder(meant.scope) : meant.scope;
  const same = { ...meant, scope, filters, ...(isStaged && { groupBy: null }) };
  if (meant.measure !== 'deals' || filters.status !== 'all' || meant.period == null) return same;
  return { ...same, period: null, filters: { ...filters, created: meant.period } };
}

/** `person 17 16` is `person 16 17`: in which order two people are named says nothing. */
function inOrder(scope: string): string {
  const [kind = '', ...ids] = scope.split(' ');
  return [kind, ...ids.sort((a, b) => Number(a) - Number(b))].join(' ');
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
    ...(question.convertTo != null && { convertTo: question.convertTo }),
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
