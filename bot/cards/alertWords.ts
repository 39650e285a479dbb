import type { ToldMoment } from '../../src/alerts/outbox.js';
import type { AlertTrigger } from '../../src/alerts/rule.js';
import { minorDigits } from '../../src/currency.js';
import type { DealState } from '../../src/projections/dealHistory.js';
import { dayText, relativeDay } from './words/dates.js';
import { daysText, moneyText, percentText } from './words/numbers.js';
import type { Reader } from './words/reader.js';

/** Names of what a deal points at, as the reader may see them. */
export interface DealNames {
  readonly stage: (id: number) => string | null;
  readonly person: (id: number) => string | null;
}

/** What happened, in a word or two: the start of an alert. Names nobody, so a channel may read it. */
export function eventWords(trigger: AlertTrigger): string {
  switch (trigger.kind) {
    case 'won':
      return 'Won';
    case 'lost':
      return 'Lost';
    case 'created':
      return 'New';
    case 'stageMoved':
      return trigger.direction === 'backward' ? 'Moved back' : 'Moved';
    case 'pushed':
      return 'Pushed';
    case 'closeChanged':
      return trigger.direction === 'earlier' ? 'Pulled in' : 'Close date changed';
    case 'amountChanged':
      return { any: 'Amount changed', cut: 'Amount cut', raised: 'Amount raised' }[trigger.direction];
    case 'reassigned':
      return 'Reassigned';
    case 'closing':
      return 'Closing soon';
    case 'idle':
      return 'No activity';
    case 'overdue':
      return 'Overdue';
  }
}

type Told = Pick<ToldMoment, 'before' | 'after'> & { readonly pushes?: number };

/** What changed from what to what; null where the headline says it all. */
export function changeWords(trigger: AlertTrigger, told: Told, names: DealNames, reader: Reader): string | null {
  const { before, after } = told;
  switch (trigger.kind) {
    case 'stageMoved':
      return fromTo(before && stageName(before, names), stageName(after, names));
    case 'pushed':
    case 'closeChanged':
      return fromTo(before && closeDay(before, reader), closeDay(after, reader));
    case 'amountChanged':
      return amountChange(before, after, reader);
    case 'reassigned':
      return fromTo(before && ownerName(before, names), ownerName(after, names));
    case 'closing':
    case 'overdue':
      return after.expectedClose === null
        ? null
        : `${closeDay(after, reader)}, ${relativeDay(after.expectedClose, reader)}`;
    case 'idle':
      return `for ${daysText(trigger.days, reader)}`;
    default:
      return null;
  }
}

function amountChange(before: DealState | null, after: DealState, reader: Reader): string | null {
  if (before === null || before.currency !== after.currency) return null;
  const share = before.amount === 0 ? '' : ` (${percentText((after.amount - before.amount) / before.amount, reader)})`;
  return `${fromTo(amountOf(before, reader), amountOf(after, reader))}${share}`;
}

/** Major units of a deal as it was. */
export function amountOf({ amount, currency }: Pick<DealState, 'amount' | 'currency'>, reader: Reader): string {
  return moneyText(amount / 10 ** minorDigits(currency), currency, reader);
}

function closeDay({ expectedClose }: DealState, reader: Reader): string {
  return expectedClose === null ? 'no date' : dayText(expectedClose, reader);
}

function stageName({ stage }: DealState, { stage: nameOf }: DealNames): string {
  return stage === null ? 'no stage' : (nameOf(stage) ?? 'another stage');
}

function ownerName({ owner }: DealState, { person }: DealNames): string {
  return owner === null ? 'nobody' : (person(owner) ?? 'somebody else');
}

function fromTo(from: string | null, to: string): string {
  return from === null ? to : `${from} → ${to}`;
}
