import { compose } from '../compose.js';
import type { Frame, SaidName } from '../frame.js';
import { frameIn } from '../frameIn.js';
import type { Lexicon, Meaning } from '../lexicon/lexicon.js';
import { indexOf } from '../names.js';
import type { EdgeKind, Match } from '../pattern.js';
import type { ComposeContext } from '../periodAsked.js';
import type { AskContext } from '../ports.js';
import { isWord, read, type Reading } from '../reading.js';
import type { TakenName } from '../scopeAsked.js';
import { withoutSmallTalk } from '../smallTalk.js';
import type { Token } from '../tokens.js';
import type { PipelineQuestion } from '../../pipeline/question.js';
import { namedBy, slotsOf, type Slot } from './slots.js';

/** A sentence as the learnt reader gets it: what the recognisers found in it, and what the grammar makes of the rest. */
export interface Heard {
  readonly tokens: readonly Token[];
  readonly slots: readonly Slot[];
  readonly frame: Frame;
  readonly names: readonly SaidName[];
  /** Each name with the first thing it may mean. */
  readonly taken: readonly TakenName[];
  /** As they were written. */
  readonly unknown: readonly string[];
  /** Unknown words that may be what a deal is about, in lower case: "the COLD STORE deal". */
  readonly topic: string | null;
  /** What the phrases that were understood come to without the rest; null where to nothing. */
  readonly rest: PipelineQuestion | null;
  readonly composing: ComposeContext;
  readonly language: string;
  /** Somebody is named whom nobody here knows. */
  readonly stranger: boolean;
}

/** Hears a sentence in the language that knows most of it. Pure; throws nothing. */
export function hear(sentence: string, lexicon: Lexicon, context: AskContext, composing: ComposeContext): Heard {
  const heard = withoutSmallTalk(sentence, lexicon, indexOf(context.directory));
  return heardAs(read(heard, lexicon, context.directory, composing), lexicon, composing);
}

/**
 * The same of a sentence that was read already. `question` is what the grammar made of the whole reading by itself, which
 * is then not made again.
 */
export function heardAs(
  reading: Reading,
  lexicon: Lexicon,
  composing: ComposeContext,
  question: PipelineQuestion | null = null,
): Heard {
  const words = (start: number, end: number): string =>
    reading.tokens
      .slice(start, end)
      .map(({ raw }) => raw)
      .join(' ');
  const strange = reading.phrases.filter((phrase) => isStrange(phrase, reading));
  const isWhole = strange.length === 0;
  const sure = isWhole ? reading : { ...reading, phrases: reading.phrases.filter((one) => !strange.includes(one)) };
  const unheard = strange.flatMap(({ captures }) => captures.map(({ start, end }) => words(start, end)));
  const frame = frameIn(sure);
  const slots = slotsOf(sure, (word) => isWord(word, lexicon));
  const names = namesHeard(frame, slots, words);
  const taken = names.flatMap((said) => said.candidates.slice(0, 1).map((meant) => ({ said, meant })));
  return {
    ...{ tokens: reading.tokens, slots, frame, names, taken, composing },
    ...{ unknown: [...reading.unknown, ...unheard], language: lexicon.language },
    rest: isWhole && question !== null ? question : restOf(frame, taken, composing),
    stranger: strange.some(({ means }) => means.stranger === true),
    topic: topicOf(strange),
  };
}

/** What is no more than a guess of the grammar's: somebody unknown, what a deal may be about, "three weeks" as three stars. */
function isStrange({ means, captures, start, end }: Match<Meaning>, { edges }: Reading): boolean {
  if (means.stranger === true || captures.some(({ kind }) => strangeKinds.has(kind))) return true;
  if (means.filters?.priority === undefined) return false;
  return end - start === 1 && edges[start]?.some(({ kind }) => kind === 'n') === true;
}

const strangeKinds: ReadonlySet<EdgeKind> = new Set(['stranger', 'strangerName', 'topic']);

function topicOf(strange: readonly Match<Meaning>[]): string | null {
  const about = strange.filter(({ means }) => means.text === true).flatMap(({ captures }) => captures);
  const value = about.find(({ kind }) => kind === 'topic' || kind === 'stranger')?.value;
  return typeof value === 'string' ? value.slice(0, 200) : null;
}

/** Names of the phrases, and those that stand where no phrase was understood. */
function namesHeard(frame: Frame, slots: readonly Slot[], words: (start: number, end: number) => string): SaidName[] {
  const outside = slots.filter((slot) => slot.kind === 'name' && !isIn(frame, words(slot.start, slot.end)));
  const added = outside.map((slot) => ({
    ...{ words: words(slot.start, slot.end), candidates: namedBy(slot), whose: null },
  }));
  return [...frame.names, ...added];
}

function isIn({ names }: Frame, said: string): boolean {
  return names.some(({ words }) => words === said);
}

function restOf(frame: Frame, taken: readonly TakenName[], composing: ComposeContext): PipelineQuestion | null {
  if (frame.names.some(({ candidates }) => candidates.length !== 1)) return null;
  const composed = compose(
    frame,
    taken.filter(({ said }) => frame.names.includes(said)),
    { ...composing, previous: null },
  );
  return composed.kind === 'question' ? composed.question : null;
}
