import type { Answer, ChangeRow } from '../../src/pipeline/answer.js';
import { pageAgain } from './again.js';
import { backButton, explainButton, tabButton } from './buttons.js';
import type { CardContext } from './context.js';
import { card, execute, headline, saidBack, small, type CardAction, type CardElement } from './element.js';
import { firstPlace, type ListPlace } from './list.js';
import { rowList, rowsPerCard, type Row } from './rows.js';
import { noteLines, saidLine } from './said.js';
import { forPerson, type Screen } from './screen.js';
import { answerSentence } from './sentence.js';
import { dayText, instantText } from './words/dates.js';
import { countText, moneyText } from './words/numbers.js';
import { dot, nbsp, type Reader } from './words/reader.js';

/** What changed, the latest first, five a card; tapping one opens its deal. */
export function changesScreen(answer: Answer, context: CardContext, place: ListPlace = firstPlace): Screen {
  const sentence = answerSentence(answer, context);
  const page = answer.changes;
  const rows = (page?.rows ?? []).slice(place.skip, place.skip + rowsPerCard);
  const total = page?.total ?? 0;
  const first = place.before + place.skip + 1;
  const span = `${countText(first, context)}–${countText(first + rows.length - 1, context)} of ${countText(total, context)}, the latest first`;
  const body = [
    headline(sentence),
    saidBack(saidLine(answer, context)),
    ...rowList(rows.map((change) => changeRow(change, context))),
    total > rowsPerCard && rows.length > 0 ? small(span, { spacing: 'Small' }) : null,
    ...noteLines(answer, context).map((note) => small(note, { spacing: 'Small' })),
  ];
  return forPerson(sentence, card(body, changesActions(answer, rows.length, place, context)), pageAgain(answer, place));
}

function changesActions(
  answer: Answer,
  shown: number,
  place: ListPlace,
  context: CardContext,
): readonly (CardAction | null)[] {
  const left = (answer.changes?.total ?? 0) - place.before - place.skip - shown;
  const moved = place.before + place.skip > 0;
  const movement = execute('Waterfall', 'answer.movement', { answerId: answer.answerId });
  return [
    nextButton(answer, shown, left, place, context),
    moved ? backButton(answer) : movement,
    explainButton(answer),
    tabButton(answer, context),
  ];
}

function nextButton(
  answer: Answer,
  shown: number,
  left: number,
  place: ListPlace,
  context: CardContext,
): CardAction | null {
  const page = answer.changes;
  if (!page || left <= 0 || shown === 0) return null;
  const inPage = place.skip + shown < page.rows.length;
  if (!inPage && page.next === null) return null;
  const target = inPage
    ? { cursor: place.cursor, skip: place.skip + shown, before: place.before }
    : { cursor: page.next, skip: 0, before: place.before + page.rows.length };
  const title = `Next ${countText(Math.min(left, rowsPerCard), context)}`;
  return execute(title, 'answer.page', { answerId: answer.answerId, ...target });
}

function changeRow(change: ChangeRow, reader: Reader): Row {
  return {
    title: change.deal,
    amount: null,
    detail: [changeText(change, reader), whoAndWhen(change, reader)].join(dot),
    flag: null,
    tap: execute('Open the deal', 'deal.open', { dealId: change.dealId }),
  };
}

/** Some changes as plain lines: what became what, who, when. */
export function changeLines(changes: readonly ChangeRow[], reader: Reader, withDeal: boolean): readonly CardElement[] {
  return changes.map((change) => {
    const line = [withDeal ? change.deal : null, changeText(change, reader), whoAndWhen(change, reader)];
    return small(line.filter((part) => part !== null).join(dot), { spacing: 'Small' });
  });
}

function whoAndWhen({ by, at }: ChangeRow, reader: Reader): string {
  return [by, instantText(at, reader)].filter((part) => part !== null).join(dot);
}

const fieldWords: Readonly<Record<string, string>> = {
  stage: 'Stage',
  owner: 'Owner',
  team: 'Team',
  amount: 'Amount',
  probability: 'Probability',
  expectedClose: 'Expected close',
  status: 'Status',
  type: 'Type',
  currency: 'Currency',
  removed: 'Removed',
  recurring: 'MRR',
};

/** "Stage: Qualified → Proposition". */
export function changeText(change: ChangeRow, reader: Reader): string {
  const field = fieldWords[change.field] ?? spaced(change.field);
  if (change.field === 'removed') return change.to === true ? 'Gone from Odoo' : 'Back in Odoo';
  return `${field}: ${valueText(change, change.from, reader)}${nbsp}→ ${valueText(change, change.to, reader)}`;
}

function spaced(field: string): string {
  const words = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function valueText({ field, currency }: ChangeRow, value: ChangeRow['from'], reader: Reader): string {
  if (value === null) return 'none';
  if (typeof value === 'number' && currency !== undefined) return moneyText(value, currency, reader);
  if (field === 'probability') return `${String(value)}${nbsp}%`;
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return dayText(value, reader);
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}
