import { english } from './lexicon/english.js';
import { doubts } from './learnt/doubts.js';
import { guess } from './learnt/guess.js';
import { hear, heardAs, type Heard } from './learnt/heard.js';
import { learnt } from './learnt/weights.js';
import { guessesOf, withGuesses, type NotUnderstood } from './learnt/withGuesses.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { portuguese } from './lexicon/portuguese.js';
import type { AskContext, Understand, Understanding } from './ports.js';
import { mayCorrect, withoutCorrections } from './corrections.js';
import { indexOf } from './names.js';
import { read, readAsSaid, wordsKnown, type Reading } from './reading.js';
import { inPlainerWords } from './plainer.js';
import { withoutRemarks, type Remarked } from './remarks.js';
import { withoutReport } from './reports.js';
import { withoutSmallTalk } from './smallTalk.js';
import { inFigures } from './spokenNumbers.js';
import { bothThoughts } from './twoThoughts.js';
import { isCommandRefused, leavingOut, notUnderstood, todayOf, understandReading } from './understandReading.js';

/** The languages a sentence may be in; the asker's own is tried first. */
export const lexicons: readonly Lexicon[] = [english, portuguese];

/** Sentences longer than this are not read: nobody asks a question of so many words. */
const longest = 500;

/**
 * Reads a sentence by the grammar alone: the same words in the same context give the same understanding. Every word must be
 * accounted for; one that is not is named and nothing is guessed. The language that leaves the fewest words over is taken.
 */
export const understandByGrammar: Understand = (said, context) => understandWritten(written(said, context), context);

/** The same of a sentence with its numbers in figures. */
const understandWritten: Understand = (text, context) => {
  const understanding = understandWhole(text, context);
  const { kind } = understanding;
  if (kind !== 'question' && kind !== 'notUnderstood') return understanding;
  const whole = kind === 'question' ? understanding.question : null;
  const alone = { ...context, previous: null };
  return bothThoughts(text.slice(0, longest), whole, (half) => understandWhole(half, alone)) ?? understanding;
};

/**
 * Reads a sentence offline: by the grammar, and where that does not understand by what was learnt of how people say things.
 * A guess is never silent: it is marked as one, and what else may have been meant is offered.
 */
export const understand: Understand = (said, context) => {
  const text = written(said, context);
  const lexicon = lexicons.some((one) => mayCorrect(text, one))
    ? ordered(text.slice(0, longest), context)[0]
    : undefined;
  if (lexicon === undefined) return understandSaid(text, context);
  const { rest, takenBack } = withoutCorrections(text.slice(0, longest), lexicon, context.directory, todayOf(context));
  return leavingOut(understandSaid(rest, context), takenBack, context);
};

/** No longer than it is read, and with its numbers in figures. */
function written(said: string, { directory }: AskContext): string {
  const index = indexOf(directory);
  return inFigures(said.slice(0, longest), (word) => index.byWord.has(word));
}

/** Of what was not taken back. */
const understandSaid: Understand = (text, context) => {
  const understanding = understandWritten(text, context);
  if (understanding.kind === 'notUnderstood') return guessedAt(text, understanding, context);
  return understanding.kind === 'question' ? doubted(understanding, context) : understanding;
};

const understandWhole: Understand = (text, context) => {
  const at = todayOf(context);
  const readings: Read[] = [];
  const languages = ordered(text.slice(0, longest), context);
  const told = toldBefore(text, languages[0], context);
  if (told !== null) return told;
  let heardFirst: string | null = null;
  for (const lexicon of languages) {
    const heard = withoutSmallTalk(text.slice(0, longest), lexicon, indexOf(context.directory));
    heardFirst ??= heard;
    // A word of one language is near to some word of the other: only the one that knows most may have been mistyped.
    const how = readings.length === 0 ? read : readAsSaid;
    const reading = how(heard, lexicon, context.directory, at);
    if (reading === null) continue;
    const understanding = understandReading(text, lexicon, reading, context);
    if (readings.length === 0) readBefore.set(understanding, { reading, lexicon });
    if (understanding.kind === 'question' || isCommandRefused(understanding)) return understanding;
    readings.push({ reading, understanding });
  }
  const [best] = readings.sort((a, b) => rank(a) - rank(b));
  const isOpen = best?.understanding.kind === 'notUnderstood';
  const beside = isOpen ? secondReading(text, heardFirst ?? '', languages, context) : null;
  return beside ?? best?.understanding ?? { kind: 'notUnderstood', understood: {}, unknown: [text], suggestions: [] };
};

/**
 * What was not understood as it was said: without remarks, or with its turns of phrase in plainer words. `heard` is what the
 * language that knows most hears of the text.
 */
function secondReading(
  text: string,
  heard: string,
  languages: readonly Lexicon[],
  context: AskContext,
): Understanding | null {
  const beside = besideRemarks(heard, languages[0], context);
  if (beside !== null) return beside;
  for (const lexicon of languages) {
    const plainer = inPlainerWords(text.slice(0, longest), lexicon);
    if (plainer === null) continue;
    const heard = withoutSmallTalk(plainer, lexicon, indexOf(context.directory));
    const reading = read(heard, lexicon, context.directory, todayOf(context));
    const understanding = understandReading(plainer, lexicon, reading, context);
    if (understanding.kind === 'question' || understanding.kind === 'choice') return understanding;
    const rest = besideRemarks(heard, lexicon, context);
    if (rest !== null) return rest;
  }
  return null;
}

/** The question that a sentence asks beside clauses that nobody needs to understand; null where it asks none. */
function besideRemarks(heard: string, lexicon: Lexicon | undefined, context: AskContext): Understanding | null {
  if (lexicon === undefined) return null;
  return remarkedOn(withoutRemarks(heard, lexicon, context.directory), lexicon, context);
}

/** What is asked about whom a statement before it names: read first, or the statement's words would be taken for the question's. */
function toldBefore(text: string, lexicon: Lexicon | undefined, context: AskContext): Understanding | null {
  const told = lexicon === undefined ? null : withoutReport(text, lexicon, context.directory);
  if (lexicon === undefined || told === null) return null;
  const rest = withoutSmallTalk(told.rest, lexicon, indexOf(context.directory));
  return remarkedOn({ ...told, rest }, lexicon, context);
}

function remarkedOn(remarked: Remarked | null, lexicon: Lexicon, context: AskContext): Understanding | null {
  if (remarked === null) return null;
  const reading = read(remarked.rest, lexicon, context.directory, todayOf(context));
  const leftOut = [...remarked.leftOut, ...reading.leftOut];
  const understanding = understandReading(remarked.rest, lexicon, { ...reading, leftOut }, context);
  return understanding.kind === 'question' || understanding.kind === 'choice' ? understanding : null;
}

/** The sentence as the learnt reader gets it, in the language that knows most of it. */
export function heardIn(said: string, context: AskContext): Heard {
  const text = written(said, context);
  const [lexicon = english] = ordered(text.slice(0, longest), context);
  return hear(text.slice(0, longest), lexicon, context, todayOf(context));
}

/** What was not understood, with what it may have meant; follow-ups, which say too little alone, as they are. */
function guessedAt(text: string, understanding: NotUnderstood, context: AskContext): Understanding {
  const read = readBefore.get(understanding);
  const heard = read === undefined ? heardIn(text, context) : heardAs(read.reading, read.lexicon, todayOf(context));
  const goesOn = context.previous !== null && (heard.frame.follows || heard.tokens.length < fewest);
  if (heard.tokens.length === 0 || goesOn) return understanding;
  return withGuesses(understanding, guess(heard, learnt()), context.directory);
}

type Asked = Extract<Understanding, { readonly kind: 'question' }>;

/** What the language that knows most made of a sentence, by what came of it: to be looked at again without reading twice. */
const readBefore = new WeakMap<Understanding, { readonly reading: Reading; readonly lexicon: Lexicon }>();

/** A question, or what else may be meant where what was learnt says that it can hardly be that. */
function doubted(understanding: Asked, context: AskContext): Understanding {
  const read = readBefore.get(understanding);
  if (read === undefined) return understanding;
  const alone = context.previous === null ? understanding.question : null;
  const heard = heardAs(read.reading, read.lexicon, todayOf(context), alone);
  const questions = doubts(heard, understanding.question, learnt());
  if (questions === null) return understanding;
  const { frame } = heard;
  const guesses = guessesOf(questions, context.directory);
  return { ...notUnderstood(frame, [], context, read.lexicon), guesses };
}

/** A sentence of fewer words, behind another, is hardly ever a question of its own. */
const fewest = 4;

interface Read {
  readonly reading: Reading;
  readonly understanding: Understanding;
}

/** The language that knows most of the words first; of two that know as many the asker's own. */
function ordered(text: string, { viewer }: AskContext): Lexicon[] {
  const own = lexicons.filter(({ language }) => viewer.locale.toLowerCase().startsWith(language));
  const all = [...own, ...lexicons.filter((lexicon) => !own.includes(lexicon))];
  const known = new Map(all.map((lexicon) => [lexicon, wordsKnown(text, lexicon)]));
  return all.sort((a, b) => (known.get(b) ?? 0) - (known.get(a) ?? 0));
}

const kinds: readonly Understanding['kind'][] = ['question', 'choice', 'refused', 'notUnderstood'];

function rank({ reading, understanding }: Read): number {
  return kinds.indexOf(understanding.kind) * 100 + reading.unknown.length;
}
