import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { guessWords } from '../../src/pipeline/said.js';
import { tabLink, type CardContext } from './context.js';
import { card, cut, execute, headline, openUrl, small, type CardElement } from './element.js';
import { measureWords } from './measureWords.js';
import { forEveryone, type Screen } from './screen.js';
import { periodName } from './words/periods.js';

/**
 * What a conversation of several sees of an answer: the kind of question and its period, no figure and no name. The
 * period's label is ours; names that the question holds stay out, since naming one would say that it exists.
 */
export function channelScreen(answerId: string, question: PipelineQuestion, context: CardContext): Screen {
  const period = question.period === null ? '' : `, ${cut(periodName(question.period.label, context), 40)}`;
  const title = `${measureWords[question.measure]}${period}`;
  const body = [
    headline(title),
    small('Not everyone here may see every deal, so amounts and names stay out. Show mine answers you alone.', {
      spacing: 'Small',
    }),
    leftOutLine(question),
    question.guessed === true ? small(`${sentenceOf(guessWords)}.`, { spacing: 'Small' }) : null,
  ];
  const actions = [execute('Show mine', 'answer.mine', { answerId }), openUrl('Open in tab', tabLink(context))];
  return forEveryone(title, card(body, actions));
}

function sentenceOf(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What of the words nobody understood is told where they were said; it names nothing that was looked up. */
function leftOutLine({ leftOut = [] }: PipelineQuestion): CardElement | null {
  if (leftOut.length === 0) return null;
  const words = leftOut.map((one) => `“${cut(one, 60)}”`).join(' and ');
  return small(`I left out ${words}.`, { spacing: 'Small' });
}

/** Something that only concerns the person who wrote here: it went to their own chat. */
export function answeredAloneScreen(reached: boolean): Screen {
  const sentence = reached ? 'Answered in your own chat' : 'I could not write to you alone';
  const line = reached
    ? 'What I have to say may concern deals that not everyone here sees.'
    : 'Open a chat with me once, then tap again.';
  return forEveryone(sentence, card([headline(sentence), small(line, { spacing: 'Small' })]));
}
