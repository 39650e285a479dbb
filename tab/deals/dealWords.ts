import type { DealRow } from '../../src/pipeline/answer.js';
import type { DealFormName } from '../location/viewState.js';
import type { SignedIn } from '../frame/signedIn.js';
import { dayIn, daysBetween, longDay, relativeDay, shortDay } from '../format/days.js';

/** Account and owner under a deal's name. */
export function whoWords({ account, owner }: DealRow): string {
  return [account, owner ?? 'no owner'].filter((part) => part !== null).join(' · ');
}

type Reader = Pick<SignedIn, 'today' | 'locale' | 'timeZone'>;

/** Why a deal needs attention on a day, in one line: its most urgent flag said in full. */
export function whyWords(deal: DealRow, { today, locale }: Reader, day: string): string {
  switch (deal.flags[0]) {
    case 'overdue':
      return deal.expectedClose === null
        ? 'Its expected close has passed'
        : `Expected ${longDay(deal.expectedClose, today, locale)}, ${relativeDay(deal.expectedClose, day)}`;
    case 'stale':
      return `Nothing for ${deal.idleDays}\u00a0days`;
    case 'pushed':
      return `Expected close moved later ${deal.pushCount === 1 ? 'once' : `${deal.pushCount} times`}`;
    case 'noNextStep':
      return deal.expectedClose === null
        ? 'No activity is planned'
        : `No activity is planned, close ${shortDay(deal.expectedClose, today, locale)}`;
    default:
      return deal.stage ?? '';
  }
}

/** What helps most, and the form in which it is done: a date that has passed first, then what is to happen next. */
export function remedyOf({ flags }: Pick<DealRow, 'flags'>): {
  readonly words: string;
  readonly form: DealFormName | null;
} {
  if (flags.includes('overdue')) return { words: 'Change close date', form: 'expectedClose' };
  if (flags.includes('noNextStep')) return { words: 'Add next step', form: 'nextActivity' };
  return flags.includes('stale') ? { words: 'Add a note', form: 'note' } : { words: 'Review', form: null };
}

/** The date of a deal's row: expected close with how late it was on a day, or when it closed. */
export function closeWords(
  deal: DealRow,
  { today, locale, timeZone }: Reader,
  day: string,
): { readonly words: string; readonly late: boolean } {
  if (deal.status !== 'open' && deal.closedAt !== null) {
    return { words: longDay(dayIn(new Date(deal.closedAt), timeZone), today, locale), late: false };
  }
  if (deal.expectedClose === null) return { words: 'no date', late: false };
  const late = deal.status === 'open' ? daysBetween(deal.expectedClose, day) : 0;
  if (late <= 0) return { words: longDay(deal.expectedClose, today, locale), late: false };
  return { words: `${shortDay(deal.expectedClose, today, locale)}, ${late}\u00a0d late`, late: true };
}
