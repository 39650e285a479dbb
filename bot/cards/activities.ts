import type { Answer } from '../../src/pipeline/answer.js';
import { pageAgain } from './again.js';
import { explainButton, tabButton } from './buttons.js';
import type { CardContext } from './context.js';
import { card, execute, headline, saidBack, small } from './element.js';
import { activityRow, rowList, rowsPerCard } from './rows.js';
import { noteLines, saidLine } from './said.js';
import { forPerson, type Screen } from './screen.js';
import { answerSentence } from './sentence.js';
import { countText } from './words/numbers.js';

/** Activities, five a card, `skip` of them left out before. */
export function activitiesScreen(answer: Answer, context: CardContext, skip = 0): Screen {
  const sentence = answerSentence(answer, context);
  const page = answer.activities;
  const rows = (page?.rows ?? []).slice(skip, skip + rowsPerCard);
  const total = page?.total ?? 0;
  const span = `${countText(skip + 1, context)}–${countText(skip + rows.length, context)} of ${countText(total, context)}`;
  const assignees = answer.question.scope.kind !== 'me';
  const body = [
    headline(sentence),
    saidBack(saidLine(answer, context)),
    ...rowList(rows.map((activity) => activityRow(activity, context, assignees))),
    total > rowsPerCard && rows.length > 0 ? small(span, { spacing: 'Small' }) : null,
    ...noteLines(answer, context).map((note) => small(note, { spacing: 'Small' })),
  ];
  const left = (page?.rows.length ?? 0) - skip - rows.length;
  const id = answer.answerId;
  const next =
    left > 0
      ? execute(`Next ${Math.min(left, rowsPerCard)}`, 'answer.page', { answerId: id, skip: skip + rows.length })
      : null;
  const back = skip > 0 ? execute('Back', 'card.refresh', { answerId: id }) : null;
  const actions = [next, back, explainButton(answer), tabButton(answer, context)];
  return forPerson(sentence, card(body, actions), pageAgain(answer, { cursor: null, skip, before: 0 }));
}
