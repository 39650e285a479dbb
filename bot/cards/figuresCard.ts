import type { Answer, Figure } from '../../src/pipeline/answer.js';
import { convertButton, explainButton, tabButton, teamButton } from './buttons.js';
import type { CardContext } from './context.js';
import { card, facts, headline, saidBack, small } from './element.js';
import { exactText, metricTitles, withoutTwins } from './figures.js';
import { noteLines, saidLine } from './said.js';
import { forPerson, type Screen } from './screen.js';
import { answerSentence } from './sentence.js';

/** Figures without groups or rows: each with its title; what cannot be computed says why. */
export function figuresScreen(answer: Answer, context: CardContext): Screen {
  const sentence = answerSentence(answer, context);
  const lines = telling(answer.figures)
    .slice(0, 10)
    .map((figure): [string, string] => [metricTitles[figure.metric], exactText(figure, context)]);
  const body = [
    headline(sentence),
    saidBack(saidLine(answer, context)),
    lines.length > 0 ? facts(lines) : null,
    ...noteLines(answer, context).map((note) => small(note, { spacing: 'Small' })),
  ];
  return forPerson(
    sentence,
    card(body, [teamButton(answer, context), convertButton(answer), explainButton(answer), tabButton(answer, context)]),
  );
}

/** Leaves out what another figure says already, and everything when the answer is that there is nothing. */
function telling(figures: readonly Figure[]): readonly Figure[] {
  if (figures.every((figure) => figure.value === 0)) return [];
  return withoutTwins(figures);
}
