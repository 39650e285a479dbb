import type { ChangeRow } from '../../src/pipeline/answer.js';
import { dayIn, clockTime, longDay, shortDay } from '../format/days.js';
import { exactMoney } from '../format/money.js';
import type { SignedIn } from '../frame/signedIn.js';

type Reader = Pick<SignedIn, 'locale' | 'timeZone' | 'today'>;

const fieldWords: Readonly<Record<string, string>> = {
  type: 'Kind',
  status: 'Status',
  stage: 'Stage',
  owner: 'Owner',
  team: 'Team',
  amount: 'Amount',
  currency: 'Currency',
  probability: 'Probability',
  expectedClose: 'Expected close',
  removed: 'In Odoo',
  recurring: 'MRR',
};

/** What changed: field, value before, value after; all as text. */
export interface ChangeWords {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** A change of a deal as people read it. */
export function changeWords(row: Pick<ChangeRow, 'field' | 'from' | 'to' | 'currency'>, reader: Reader): ChangeWords {
  const say = (value: ChangeRow['from']) => valueWords(row.field, value, row.currency, reader);
  return { field: fieldWords[row.field] ?? row.field, from: say(row.from), to: say(row.to) };
}

/** `Expected close 4 Dec → 29 Jan 2027`. */
export function changeSentence(row: Pick<ChangeRow, 'field' | 'from' | 'to' | 'currency'>, reader: Reader): string {
  const { field, from, to } = changeWords(row, reader);
  return `${field} ${from} → ${to}`;
}

/** `Ben Carter · Tue 17 Nov, 14:26`. */
export function whenBy({ at, by }: Pick<ChangeRow, 'at' | 'by'>, { locale, timeZone, today }: Reader): string {
  const instant = new Date(at);
  const when = `${longDay(dayIn(instant, timeZone), today, locale)}, ${clockTime(instant, locale, timeZone)}`;
  return by === null ? when : `${by} · ${when}`;
}

function valueWords(field: string, value: ChangeRow['from'], currency: string | undefined, reader: Reader): string {
  if (value === null || value === '') return 'none';
  if (field === 'removed') return value === true ? 'gone' : 'there';
  if ((field === 'amount' || field === 'recurring') && typeof value === 'number' && currency)
    return exactMoney(value, currency, reader.locale, true);
  if (field === 'probability') return `${String(Math.round(Number(value) * 100) / 100)}\u00a0%`;
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return shortDay(value, reader.today, reader.locale);
  return String(value);
}
