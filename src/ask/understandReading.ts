import { localDay } from '../pipeline/calendar.js';
import { namesOf } from '../pipeline/names.js';
import { say } from '../pipeline/said.js';
import type { PipelineQuestion } from '../pipeline/question.js';
import { isCommand } from './commands.js';
import { compose } from './compose.js';
import type { Frame, SaidName } from './frame.js';
import { frameIn } from './frameIn.js';
import type { NotUnderstood } from './learnt/withGuesses.js';
import type { Lexicon } from './lexicon/lexicon.js';
import type { ComposeContext } from './periodAsked.js';
import type { AskContext, Understanding } from './ports.js';
import type { Reading } from './reading.js';
import type { TakenName } from './scopeAsked.js';
import { suggest } from './suggest.js';
import { plain } from './tokens.js';
import { wordsUnderstood } from './understoodWords.js';

/** Today, and who asks, for a sentence that goes on from nothing. */
export function todayOf({
  now,
  timeZone,
  fiscalYearStart,
  weekStartsOn,
  viewer,
  lastLooked,
}: AskContext): ComposeContext {
  return {
    today: localDay(now, timeZone),
    timeZone,
    fiscalYearStart,
    weekStartsOn,
    monthFirst: viewer.locale.toLowerCase() === 'en-us',
    viewer,
    previous: null,
    follows: false,
    lastLooked: lastLooked ?? null,
  };
}

/** Whether somebody was told that nothing is changed here: no other reading of the sentence is tried. */
export function isCommandRefused(understanding: Understanding): boolean {
  return understanding.kind === 'refused' && understanding.code === 'QUESTION_NOT_ANSWERABLE';
}

/** What one reading of a sentence comes to: a question, a choice between names, a refusal, or what is not understood of it. */
export function understandReading(
  text: string,
  lexicon: Lexicon,
  reading: Reading,
  context: AskContext,
): Understanding {
  if (isCommand(reading, lexicon)) {
    return { kind: 'refused', code: 'QUESTION_NOT_ANSWERABLE', reason: 'I only answer questions; nothing was changed' };
  }
  const frame = frameIn(reading);
  if (frame.stranger) return strangerRefusal(frame, context, lexicon, reading);
  const unknown = [...reading.unknown, ...unnamed(reading, frame)];
  if (unknown.length > 0) return notUnderstood(frame, unknown, context, lexicon);
  const composing = { ...todayOf(context), previous: context.previous, follows: follows(text, lexicon, frame) };
  const open = frame.names.filter((name) => name.candidates.length !== 1);
  const [undecided] = open;
  const understanding =
    undecided === undefined
      ? finish(frame, takenOf(frame), composing, context, lexicon)
      : choose(undecided, frame, composing, context, lexicon);
  return reading.leftOut.length > mostLeftOut
    ? notUnderstood(frame, reading.leftOut, context, lexicon)
    : leavingOut(understanding, reading.leftOut, context);
}

/** More words than these are no longer a few that may be left out. */
const mostLeftOut = 3;

/** Says which words the question leaves out: it is as good as the others, and not silent. */
export function leavingOut(understanding: Understanding, words: readonly string[], context: AskContext): Understanding {
  if (words.length === 0) return understanding;
  const leftOut = words.map((one) => one.slice(0, 100));
  if (understanding.kind === 'question') {
    const before = understanding.question.leftOut ?? [];
    const question = { ...understanding.question, leftOut: [...before, ...leftOut] };
    return { kind: 'question', question, said: sayFor(question, context) };
  }
  if (understanding.kind !== 'choice') return understanding;
  const options = understanding.options.map(({ label, question }) => ({ label, question: { ...question, leftOut } }));
  return { ...understanding, options };
}

function finish(
  frame: Frame,
  taken: readonly TakenName[],
  composing: ComposeContext,
  context: AskContext,
  lexicon: Lexicon,
): Understanding {
  const composed = compose(frame, taken, composing);
  if (composed.kind !== 'question') return notUnderstood(frame, [], context, lexicon);
  return { kind: 'question', question: composed.question, said: sayFor(composed.question, context) };
}

function sayFor(question: PipelineQuestion, context: AskContext): string {
  return say(question, namesOf(context.directory));
}

function takenOf(frame: Frame): TakenName[] {
  return frame.names.flatMap((said) => said.candidates.slice(0, 1).map((meant) => ({ said, meant })));
}

const mostOptions = 6;

/** One name, several things: asks which, with the question that each would be. */
function choose(
  name: SaidName,
  frame: Frame,
  composing: ComposeContext,
  context: AskContext,
  lexicon: Lexicon,
): Understanding {
  const options = name.candidates.slice(0, mostOptions).flatMap((candidate) => {
    const taken = takenOf(frame).map((one) => (one.said === name ? { said: name, meant: candidate } : one));
    const composed = compose(frame, taken, composing);
    return composed.kind === 'question' ? [{ label: candidate.name, question: composed.question }] : [];
  });
  return options.length === 0
    ? notUnderstood(frame, [name.words], context, lexicon)
    : { kind: 'choice', words: name.words, options };
}

function rawWords({ tokens }: Reading, start: number, end: number): string {
  return tokens
    .slice(start, end)
    .map((token) => token.raw)
    .join(' ');
}

function follows(text: string, lexicon: Lexicon, frame: Frame): boolean {
  const start = plain(text).trim();
  return frame.follows || lexicon.followStarts.some((word) => start === word || start.startsWith(`${word} `));
}

/**
 * Somebody is asked about whom the asker does not see, or who does not exist: the same sentence for both. Who sees
 * everything is told that the name is unknown.
 */
function strangerRefusal(frame: Frame, context: AskContext, lexicon: Lexicon, reading: Reading): Understanding {
  const { viewer } = context;
  if (viewer.sees.kind === 'all') return notUnderstood(frame, strangersOf(reading), context, lexicon);
  const manager = viewer.role === 'manager';
  const reason = manager ? 'You can see your own and your reports’ deals only' : 'You can see your own deals only';
  return { kind: 'refused', code: 'SCOPE_NOT_VISIBLE', reason };
}

/** "Her deals": somebody is meant whom the sentence does not name. */
function unnamed(reading: Reading, frame: Frame): string[] {
  const isNamed = frame.names.some(({ candidates }) => candidates.some(({ kind }) => kind === 'person'));
  const pronouns = isNamed ? [] : reading.phrases.filter(({ means }) => means.pronoun === true);
  return pronouns.map(({ start, end }) => rawWords(reading, start, end));
}

function strangersOf(reading: Reading): string[] {
  const phrases = reading.phrases.filter(({ means }) => means.stranger === true);
  return phrases.flatMap(({ captures }) => captures.map((edge) => rawWords(reading, edge.start, edge.end)));
}

export function notUnderstood(
  frame: Frame,
  unknown: readonly string[],
  context: AskContext,
  lexicon: Lexicon,
): NotUnderstood {
  return {
    kind: 'notUnderstood',
    understood: wordsUnderstood(frame),
    unknown,
    suggestions: suggest(context.viewer, lexicon),
  };
}
