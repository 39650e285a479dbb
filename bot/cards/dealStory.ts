import type { DealDetail, PushRow, StayRow } from '../../src/pipeline/answer.js';
import { changeLines } from './changes.js';
import { cut, section, small, type CardElement } from './element.js';
import { table } from './table.js';
import { dayOf, dayText } from './words/dates.js';
import { countText, daysText, plural } from './words/numbers.js';
import { dot, type Reader } from './words/reader.js';

/** Of each part the latest: a card is one screen of a phone. */
const mostChanges = 5;
const mostStays = 6;
const mostPushes = 3;

/** What became of a deal: its stays in stages, moves of its close date, its latest changes, and since when that is known. */
export function dealStory(detail: DealDetail, reader: Reader): readonly CardElement[] {
  return [
    ...goneLine(detail, reader),
    ...staysOf(detail.stays, reader),
    ...pushesOf(detail.pushes, reader),
    ...changesOf(detail, reader),
    small(sinceLine(detail, reader), { spacing: 'Small' }),
    ...detail.notes.slice(0, 2).map((note) => small(cut(note, 200), { spacing: 'Small' })),
  ];
}

function goneLine({ removedAt }: DealDetail, reader: Reader): readonly CardElement[] {
  return removedAt === null
    ? []
    : [small(`Gone from Odoo since ${dayText(dayOf(new Date(removedAt), reader), reader)}`)];
}

const outcomeWords: Readonly<Record<StayRow['outcome'], string>> = {
  advanced: 'advanced',
  movedBack: 'moved back',
  won: 'won',
  lost: 'lost',
  removed: 'removed',
  stillThere: 'still there',
};

function staysOf(stays: readonly StayRow[], reader: Reader): readonly CardElement[] {
  if (stays.length === 0) return [];
  const rows = stays
    .slice(-mostStays)
    .map((stay) => [
      cut(stay.stage ?? 'No stage', 40),
      dayText(dayOf(new Date(stay.from), reader), reader),
      daysText(stay.days, reader),
      outcomeWords[stay.outcome],
    ]);
  const columns = [
    { title: 'Stage', width: 4 },
    { title: 'Since', width: 3 },
    { title: 'Stayed', width: 3, numbers: true },
    { title: 'Then', width: 3 },
  ];
  const left = stays.length - rows.length;
  const earlier = left > 0 ? [small(`${plural(left, 'earlier stay is', 'earlier stays are', reader)} left out.`)] : [];
  return [section('Through the stages'), table(columns, rows), ...earlier];
}

/** The ledger of the close date: later days added up, the latest moves in full. */
function pushesOf(pushes: readonly PushRow[], reader: Reader): readonly CardElement[] {
  const later = pushes.filter(({ days }) => days > 0);
  if (pushes.length === 0) return [];
  const days = later.reduce((sum, push) => sum + push.days, 0);
  const title = `Expected close: ${plural(later.length, 'push', 'pushes', reader)}, ${daysText(days, reader)} later in all`;
  const lines = pushes.slice(-mostPushes).reverse();
  return [section(title), ...lines.map((push) => small(pushLine(push, reader), { spacing: 'Small' }))];
}

function pushLine({ from, to, days, at, by }: PushRow, reader: Reader): string {
  const size = days > 0 ? `${daysText(days, reader)} later` : `${daysText(-days, reader)} earlier`;
  const when = dayText(dayOf(new Date(at), reader), reader);
  return [`${dayText(from, reader)} → ${dayText(to, reader)}, ${size}`, by, when]
    .filter((part) => part !== null)
    .join(dot);
}

function changesOf({ history }: DealDetail, reader: Reader): readonly CardElement[] {
  if (history.length === 0) return [];
  const shown = history.slice(0, mostChanges);
  const title =
    shown.length < history.length
      ? `Latest ${countText(shown.length, reader)} of ${countText(history.length, reader)} changes`
      : 'Changes';
  return [section(title), ...changeLines(shown, reader, false)];
}

function sinceLine({ historySince }: DealDetail, reader: Reader): string {
  const day = (instant: string) => dayText(dayOf(new Date(instant), reader), reader);
  return `History since ${day(historySince.tracked)}; close date and probability since ${day(historySince.untracked)}`;
}
