import type { Answer } from '../../src/pipeline/answer.js';
import { explainButton, tabButton } from './buttons.js';
import type { CardContext } from './context.js';
import { card, facts, headline, saidBack, small } from './element.js';
import { exactText, metricTitles } from './figures.js';
import { noteLines, saidLine } from './said.js';
import { forPerson, type Screen } from './screen.js';
import { answerSentence } from './sentence.js';

/** Figures without groups or rows: each with its title; what cannot be computed says why. */
export function figuresScreen(answer: Answer, context: CardContext): Screen {
  const sentence = answerSentence(answer, context);
  const lines = answer.figures
    .slice(0, 10)
    .map((figure): [string, string] => [metricTitles[figure.metric], exactText(figure, context)]);
  const body = [
    headline(sentence),
    saidBack(saidLine(answer, context)),
    lines.length > 0 ? facts(lines) : null,
    ...noteLines(answer).map((note) => small(note, { spacing: 'Small' })),
  ];
  return forPerson(sentence, card(body, [explainButton(answer), tabButton(answer, context)]));
}
