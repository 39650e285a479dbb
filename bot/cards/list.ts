import type { Answer, DealRow } from '../../src/pipeline/answer.js';
import { answerAgain, pageAgain } from './again.js';
import { addsUp, backButton, convertButton, explainButton, groupButton, tabButton } from './buttons.js';
import type { CardContext } from './context.js';
import { card, execute, headline, saidBack, small, type CardAction, type CardElement } from './element.js';
import { figuresOf } from './figures.js';
import { dealRow, rowList, rowsPerCard } from './rows.js';
import { noteLines, saidLine } from './said.js';
import { forPerson, type Screen } from './screen.js';
import { answerSentence } from './sentence.js';
import { countText, moneyText } from './words/numbers.js';
import { dot } from './words/reader.js';

/** Which part of a list a card shows. */
export interface ListPlace {
  /** Cursor of the pipeline's page that `answer.deals` is; null: the first. */
  readonly cursor: string | null;
  /** Rows of that page to leave out. */
  readonly skip: number;
  /** Rows on the pages before it, for "6–10 of 37". */
  readonly before: number;
  /** Opened from another card, to which "Back" returns. */
  readonly drilled: boolean;
}

/** The first rows of the first page. */
export const firstPlace: ListPlace = { cursor: null, skip: 0, before: 0, drilled: false };

/** Deals, five a card; the next five replace them in place. */
export function listScreen(answer: Answer, context: CardContext, place: ListPlace = firstPlace): Screen {
  const sentence = answerSentence(answer, context);
  const rows = (answer.deals?.rows ?? []).slice(place.skip, place.skip + rowsPerCard);
  const owners = answer.question.scope.kind !== 'me';
  const body = [
    headline(sentence),
    saidBack(saidLine(answer, context)),
    ...rowList(rows.map((deal) => dealRow(deal, context, owners))),
    pageLine(answer, rows, place, context),
    ...noteLines(answer, context).map((note) => small(note, { spacing: 'Small' })),
  ];
  const again = isAway(place) ? pageAgain(answer, place) : answerAgain(answer);
  return forPerson(sentence, card(body, listActions(answer, rows.length, place, context)), again);
}

/** Whether there is a card to go back to. */
function isAway({ drilled, before, skip }: ListPlace): boolean {
  return drilled || before + skip > 0;
}

/** "1–5 of 9 · € 572,900 of € 728,000"; money only in one currency and where the answer has the sum. */
function pageLine(
  answer: Answer,
  rows: readonly DealRow[],
  place: ListPlace,
  context: CardContext,
): CardElement | null {
  const total = answer.deals?.total ?? rows.length;
  if (rows.length === 0 || total <= rowsPerCard) return null;
  const first = place.before + place.skip + 1;
  const span = `${countText(first, context)}–${countText(first + rows.length - 1, context)} of ${countText(total, context)}`;
  const [sum, another] = figuresOf(answer.figures, 'amount', 'wonAmount', 'lostAmount');
  const currency = sum?.currency;
  if (sum?.value == null || currency === undefined || another !== undefined || !addsUp(answer))
    return small(span, { spacing: 'Small' });
  const cents = rows.reduce((amount, deal) => amount + Math.round(deal.amount * 100), 0);
  const money = `${moneyText(cents / 100, currency, context)} of ${moneyText(sum.value, currency, context)}`;
  return small(`${span}${dot}${money}`, { spacing: 'Small' });
}

function listActions(
  answer: Answer,
  shown: number,
  place: ListPlace,
  context: CardContext,
): readonly (CardAction | null)[] {
  const away = isAway(place);
  return [
    nextButton(answer, shown, place, context),
    away ? backButton(answer) : groupButton(answer),
    away ? null : convertButton(answer),
    explainButton(answer),
    tabButton(answer, context),
  ];
}

function nextButton(answer: Answer, shown: number, place: ListPlace, context: CardContext): CardAction | null {
  const page = answer.deals;
  if (page === null) return null;
  const left = page.total - place.before - place.skip - shown;
  if (left <= 0) return null;
  const title = `Next ${countText(Math.min(left, rowsPerCard), context)}`;
  const inPage = place.skip + shown < page.rows.length;
  if (!inPage && page.next === null) return null;
  const target = inPage
    ? { cursor: place.cursor, skip: place.skip + shown, before: place.before }
    : { cursor: page.next, skip: 0, before: place.before + page.rows.length };
  return execute(title, 'answer.page', { answerId: answer.answerId, ...target });
}
