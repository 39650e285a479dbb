import type { Figure } from '../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { tabLink, type CardContext } from './context.js';
import { card, cut, execute, facts, headline, openUrl, small } from './element.js';
import { exactText, metricTitles, withoutTwins } from './figures.js';
import { measureWords } from './measureWords.js';
import { forEveryone, type Screen } from './screen.js';
import { periodName } from './words/periods.js';

/** Totals of the scope that an admin has declared for the channel: no name of a person, an account or a deal. */
export function channelTotalsScreen(
  total: { readonly answerId: string; readonly figures: readonly Figure[]; readonly question: PipelineQuestion },
  context: CardContext,
): Screen {
  const { answerId, figures, question } = total;
  const period = question.period === null ? '' : `, ${cut(periodName(question.period.label, context), 40)}`;
  const title = `${measureWords[question.measure]}${period}`;
  const rows = withoutTwins(figures).map(
    (figure) => [metricTitles[figure.metric], exactText(figure, context)] as const,
  );
  const body = [
    headline(title),
    facts(rows),
    small('An admin lets this channel see these totals. Deals and names stay out; Show mine answers you alone.', {
      spacing: 'Small',
    }),
  ];
  const actions = [execute('Show mine', 'answer.mine', { answerId }), openUrl('Open in tab', tabLink(context))];
  return forEveryone(title, card(body, actions));
}
