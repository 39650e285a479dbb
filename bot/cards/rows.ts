import type { ActivityRow, DealFlag, DealRow } from '../../src/pipeline/answer.js';
import { cut, run, richText, text, type CardAction, type CardElement } from './element.js';
import { execute } from './element.js';
import { dayOf, dayText, daysUntil } from './words/dates.js';
import { daysText, moneyText } from './words/numbers.js';
import { dot, nbsp, type Reader } from './words/reader.js';

/** Most rows on one card: a screen of a phone. */
export const rowsPerCard = 5;

/** A row: title and amount on one line, the detail below them, tapped as a whole. */
export interface Row {
  readonly title: string;
  readonly amount: string | null;
  readonly detail: string;
  /** A bold word or two; `urgent` ones are in the colour of attention too, never by colour alone. */
  readonly flag: { readonly words: string; readonly urgent: boolean } | null;
  readonly tap: CardAction | null;
}

/** Rows one under the other with a line between them. */
export function rowList(rows: readonly Row[]): readonly CardElement[] {
  return rows.map((row, index) => rowElement(row, index > 0));
}

/** A deal as a row; `withOwner` where the deals of several people stand together. */
export function dealRow(deal: DealRow, reader: Reader, withOwner: boolean): Row {
  return {
    title: deal.name,
    amount: moneyText(deal.amount, deal.currency, reader),
    detail: dealDetail(deal, reader, withOwner),
    flag: dealFlag(deal, reader),
    tap: execute(`Open ${cut(deal.name, 60)}`, 'deal.open', { dealId: deal.id }),
  };
}

/** An activity as a row; tapping it opens its deal. */
export function activityRow(activity: ActivityRow, reader: Reader, withAssignee: boolean): Row {
  const days = -daysUntil(activity.dueOn, reader);
  const parts = [activity.deal, withAssignee ? activity.assignee : null, dayText(activity.dueOn, reader)];
  const overdue = activity.state === 'overdue' && days > 0;
  return {
    title: activity.summary ? `${activity.type}: ${activity.summary}` : activity.type,
    amount: null,
    detail: parts.filter((part) => part !== null).join(dot),
    flag: overdue
      ? { words: `overdue${nbsp}${daysText(days, reader)}`, urgent: true }
      : activity.state === 'today'
        ? { words: 'today', urgent: false }
        : null,
    tap: activity.dealId === null ? null : execute('Open the deal', 'deal.open', { dealId: activity.dealId }),
  };
}

/** "pushed twice", "pushed 3×". */
export function pushedText(count: number): string {
  if (count === 1) return `pushed${nbsp}once`;
  return count === 2 ? `pushed${nbsp}twice` : `pushed${nbsp}${count}×`;
}

function dealDetail(deal: DealRow, reader: Reader, withOwner: boolean): string {
  const owner = withOwner ? (deal.owner ?? 'no owner') : null;
  return [owner, ...stateParts(deal, reader), recurringText(deal, reader)].filter((part) => part !== null).join(dot);
}

/** "MRR € 1,200": what recurs a month, beside the amount and not in it; null where nothing does. */
export function recurringText({ recurring, currency }: DealRow, reader: Reader): string | null {
  return recurring === undefined ? null : `MRR${nbsp}${moneyText(recurring, currency, reader)}`;
}

function stateParts(deal: DealRow, reader: Reader): readonly (string | null)[] {
  if (deal.status === 'won' || deal.status === 'lost') {
    const day = deal.closedAt === null ? '' : ` ${dayText(dayOf(new Date(deal.closedAt), reader), reader)}`;
    return deal.status === 'won' ? [`Won${day}`, deal.account] : [deal.account, day.trim() || null];
  }
  return [deal.stage, deal.expectedClose === null ? 'no close date' : dayText(deal.expectedClose, reader)];
}

function dealFlag(deal: DealRow, reader: Reader): Row['flag'] {
  if (deal.status === 'lost') return { words: 'lost', urgent: true };
  const first = deal.flags[0];
  return first === undefined ? null : { words: flagWords(first, deal, reader), urgent: first === 'overdue' };
}

function flagWords(flag: DealFlag, deal: DealRow, reader: Reader): string {
  switch (flag) {
    case 'overdue':
      return deal.expectedClose === null
        ? 'overdue'
        : `overdue${nbsp}${daysText(-daysUntil(deal.expectedClose, reader), reader)}`;
    case 'stale':
      return `stale${nbsp}${daysText(deal.idleDays, reader)}`;
    case 'pushed':
      return pushedText(deal.pushCount);
    case 'noNextStep':
      return `no${nbsp}next${nbsp}step`;
  }
}

function rowElement(row: Row, separator: boolean): CardElement {
  const flag = row.flag && run(`${row.detail === '' ? '' : dot}${row.flag.words}`, flagStyle(row.flag.urgent));
  const detail = run(cut(row.detail, 160), { size: 'Small', isSubtle: true });
  return {
    type: 'Container',
    spacing: 'Small',
    separator,
    ...(row.tap ? { selectAction: row.tap } : {}),
    items: [titleLine(row), richText(flag ? [detail, flag] : [detail], { spacing: 'None' })],
  };
}

function flagStyle(urgent: boolean): Record<string, unknown> {
  return { size: 'Small', weight: 'Bolder', ...(urgent ? { color: 'Attention' } : {}) };
}

function titleLine(row: Row): CardElement {
  const title = richText([run(cut(row.title), { weight: 'Bolder' })]);
  if (row.amount === null) return title;
  const amount = text(row.amount, { wrap: false, horizontalAlignment: 'Right', weight: 'Bolder' });
  return {
    type: 'ColumnSet',
    columns: [
      { type: 'Column', width: 'stretch', items: [title] },
      { type: 'Column', width: 'auto', items: [amount] },
    ],
  };
}
