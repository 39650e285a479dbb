import type { Guess, Understanding } from '../../src/ask/ports.js';
import { ForesailError } from '../../src/errors.js';
import type { Answer } from '../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { openDealScreen } from '../actions/changeDeal.js';
import { answerScreen } from '../cards/answer.js';
import { channelScreen } from '../cards/channel.js';
import { choiceScreen } from '../cards/choice.js';
import { guessedScreen, type OfferedGuesses } from '../cards/guesses.js';
import { suggestionsFor } from '../cards/help.js';
import { notUnderstoodScreen } from '../cards/notUnderstood.js';
import { doneScreen } from '../cards/peopleAdministration.js';
import { refusalScreen } from '../cards/refusal.js';
import { staying, type Screen } from '../cards/screen.js';
import type { BotParts } from '../dependencies.js';
import { channelTotals } from './channelTotals.js';
import { explainLast, moreOfLast, readFollowUp } from './followUp.js';
import { cardContext, type Person } from './person.js';

/** Reads a sentence and answers it; `shared` when others read along, who then see a card without figures. */
export async function askInWords(text: string, person: Person, shared: boolean, parts: BotParts): Promise<Screen> {
  const [previous, lastLooked] = await Promise.all([
    parts.memory.lastQuestion(person.key),
    parts.memory.visit(person.key),
  ]);
  // Where others read along too: what comes of it goes to who asked alone.
  const onLast = previous === null ? null : readFollowUp(text);
  if (onLast === 'more') return (await moreOfLast(person, parts)) ?? nothingMoreScreen();
  const understanding = await parts.understand(text, {
    now: parts.clock.now(),
    timeZone: person.viewer.timeZone,
    fiscalYearStart: parts.fiscalYearStart,
    weekStartsOn: parts.weekStartsOn,
    viewer: person.viewer,
    directory: await parts.directory.load(person.viewer),
    previous,
    lastLooked,
  });
  if (onLast === 'explain' && previous !== null && understanding.kind === 'notUnderstood') {
    return explainLast(previous, person, parts);
  }
  return screenOf(understanding, text, person, shared, parts);
}

async function screenOf(
  understanding: Understanding,
  text: string,
  person: Person,
  shared: boolean,
  parts: BotParts,
): Promise<Screen> {
  switch (understanding.kind) {
    case 'question':
      return answerScreenOf(understanding, person, shared, parts);
    case 'choice': {
      const choiceId = await parts.memory.offer(person.key, understanding);
      const labels = understanding.options.map((option) => option.label);
      const { words, questions = false } = understanding;
      return choiceScreen({ choiceId, words, labels, questions }, cardContext(person.viewer, parts));
    }
    case 'refused':
      return understanding.code === 'SCOPE_NOT_VISIBLE'
        ? refusalScreen(understanding.reason, shared ? null : person.viewer.role)
        : notAnswerableScreen(understanding.reason, person);
    case 'notUnderstood': {
      const { guesses = [], ...rest } = understanding;
      const offered = await offerGuesses(text, guesses, person, parts);
      const reader = cardContext(person.viewer, parts);
      return notUnderstoodScreen({
        ...rest,
        text,
        suggestions: withDefaults(understanding.suggestions, person),
        ...(offered !== null && { guesses: { ...offered, reader } }),
      });
    }
  }
}

/** The answer; of a guess it says so and offers what else may have been meant, to who asked alone. */
async function answerScreenOf(
  { question, said, others = [] }: Extract<Understanding, { readonly kind: 'question' }>,
  person: Person,
  shared: boolean,
  parts: BotParts,
): Promise<Screen> {
  const screen = await askQuestion(question, person, shared, parts);
  if (question.guessed !== true || screen.audience !== 'person') return screen;
  const offered = await offerGuesses(said, others, person, parts);
  return guessedScreen(screen, said, offered, cardContext(person.viewer, parts));
}

/** Keeps what may have been meant, as a choice of this person's; null where there is none. */
async function offerGuesses(
  words: string,
  guesses: readonly Guess[],
  person: Person,
  parts: BotParts,
): Promise<OfferedGuesses | null> {
  if (guesses.length === 0) return null;
  const options = guesses.map(({ said, question }) => ({ label: said, question }));
  const choiceId = await parts.memory.offer(person.key, { words, options });
  return { choiceId, said: guesses.map(({ said }) => said) };
}

/** Answers a question and remembers it for follow-ups. */
export async function askQuestion(
  question: PipelineQuestion,
  person: Person,
  shared: boolean,
  parts: BotParts,
): Promise<Screen> {
  const context = cardContext(person.viewer, parts);
  try {
    const totals = shared ? await channelTotals(question, person, parts) : null;
    if (totals !== null) return totals;
    const answer = await answerOf(question, person, parts);
    await parts.memory.rememberQuestion(person.key, question);
    if (shared) return channelScreen(answer.answerId, question, context);
    const only = onlyDeal(answer);
    if (only !== null) return await openDealScreen(only, person, parts);
    const screen = answerScreen(answer, context);
    // Read anew it would not say that it could not be grouped.
    return question.groupBy !== null && answer.question.groupBy === null ? staying(screen) : screen;
  } catch (error) {
    return screenOfRefusal(error, person, shared);
  }
}

/** Pictures the open pipeline by stage when no other grouping was asked for; the figures are the same. */
function pictured(question: PipelineQuestion): PipelineQuestion {
  const pipeline = question.measure === 'openPipeline' || question.measure === 'weightedPipeline';
  return pipeline && question.groupBy === null && question.limit === null
    ? { ...question, groupBy: 'stage' }
    : question;
}

/** The one deal that was asked about, which has a card of its own. */
function onlyDeal({ question, deals }: Answer): number | null {
  return question.measure === 'deal' && deals?.total === 1 ? (deals.rows[0]?.id ?? null) : null;
}

/**
 * What cannot be grouped is answered as a whole, and says so: the figure is there, and nobody takes it for that of one
 * member.
 */
async function answerOf(question: PipelineQuestion, person: Person, parts: BotParts): Promise<Answer> {
  const asked = pictured(question);
  try {
    return await parts.pipeline.answer(person.viewer, asked);
  } catch (error) {
    const ungrouped = asked.groupBy !== null && !(asked.groupBy === 'lostReason');
    if (!ungrouped || !(error instanceof ForesailError) || error.code !== 'QUESTION_NOT_ANSWERABLE') throw error;
    const answer = await parts.pipeline.answer(person.viewer, { ...asked, groupBy: null });
    return { ...answer, notes: [`All together: this is not told by ${asked.groupBy ?? ''} yet`, ...answer.notes] };
  }
}

function nothingMoreScreen(): Screen {
  return doneScreen('That was all of it', 'The last answer has no further rows.');
}

/** What is refused or cannot be answered is an answer too; everything else goes on to be reported. */
function screenOfRefusal(error: unknown, person: Person, shared: boolean): Screen {
  if (!(error instanceof ForesailError)) throw error;
  if (error.code === 'SCOPE_NOT_VISIBLE') return refusalScreen(error.message, shared ? null : person.viewer.role);
  if (error.code === 'QUESTION_NOT_ANSWERABLE') return notAnswerableScreen(error.message, person);
  throw error;
}

/** Understood, and not to be had: the sentence says why, the suggestions say what is. */
function notAnswerableScreen(reason: string, person: Person): Screen {
  const suggestions = withDefaults([], person);
  return notUnderstoodScreen({ text: reason, headline: reason, understood: {}, unknown: [], suggestions });
}

function withDefaults(suggestions: readonly string[], person: Person): readonly string[] {
  return suggestions.length > 0 ? suggestions : suggestionsFor(person.viewer.role).map((suggestion) => suggestion.text);
}
