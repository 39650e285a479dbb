import type { ErrorCode } from '../../src/errors.js';
import { card, execute, headline, plain, small, text, type CardAction } from './element.js';
import { forEveryone, type Screen } from './screen.js';
import { dayText, dayOf, timeText } from './words/dates.js';
import { dot, type Reader } from './words/reader.js';

/** What went wrong, to a person: sentence, what was not changed, what to do, and the id to give an admin. */
export interface Failure {
  readonly code: ErrorCode;
  /** A sentence without a final period. */
  readonly message: string;
  readonly requestId: string;
  readonly retryable: boolean;
  /** What repeats the same, where that makes sense. */
  readonly again: CardAction | null;
}

/** An error as a card. It names nothing the person asked about, so anyone may read it. */
export function errorScreen(failure: Failure, reader: Reader): Screen {
  const instant = reader.now.toISOString();
  const day = dayText(dayOf(reader.now, reader), reader);
  const remedy = failure.retryable
    ? 'Nothing was changed. Try again in a minute. If it happens again, give your admin this id.'
    : 'Nothing was changed. If you need help with it, give your admin this id.';
  const id = [failure.code, `request ${failure.requestId}`, `${day} ${timeText(instant, reader, true)}`].join(dot);
  const body = [
    headline(failure.message),
    text(plain(remedy), { spacing: 'Small' }),
    small(id, { spacing: 'Small', fontType: 'Monospace' }),
  ];
  return forEveryone(failure.message, card(body, [failure.again, execute('What can I ask?', 'help.show')]));
}

/** In place of figures that are no longer kept, or not this person's to see any more. `why` has no final period. */
export function goneScreen(why: string): Screen {
  const sentence = 'Nothing is shown here any more';
  return forEveryone(sentence, card([headline(sentence), text(plain(`${why}.`), { spacing: 'Small' })]));
}

/** Somebody without a place in Odoo: one polite sentence, and whom to ask. */
export function strangerScreen(message: string): Screen {
  const body = [headline('I cannot tell who you are in Odoo'), text(plain(`${message}.`), { spacing: 'Small' })];
  return forEveryone(message, card(body));
}
