import type { DeadLetterLine, ProjectionLine } from '../dependencies.js';
import { tabLink, type CardContext } from './context.js';
import { card, cut, execute, headline, openUrl, plain, richText, run, saidBack, small, text } from './element.js';
import type { CardElement } from './element.js';
import { suggestionRows } from './questionRow.js';
import { rowsPerCard } from './rows.js';
import { forEveryone, type Screen } from './screen.js';
import { table } from './table.js';
import { instantText } from './words/dates.js';
import { countText, percentText, plural } from './words/numbers.js';
import { dot } from './words/reader.js';

/** Most projections to choose from; there are 17. */
const mostNamed = 20;
/** Most projections in the table. */
const mostLines = 11;

/** How far each projection is: "All 11 projections are up to date", or by how much they are not. */
export function projectionsScreen(states: readonly ProjectionLine[], context: CardContext): Screen {
  const behind = states.filter((state) => state.lag > 0 || state.state !== 'live');
  const parked = states.reduce((sum, state) => sum + state.deadLetters, 0);
  const sentence =
    behind.length === 0
      ? `All ${plural(states.length, 'projection is', 'projections are', context)} up to date`
      : `${plural(behind.length, 'projection is', 'projections are', context)} behind`;
  const columns = [
    { title: 'Projection', width: 6 },
    { title: 'Behind', width: 3, numbers: true },
    { title: 'Parked', width: 3, numbers: true },
    { title: 'State', width: 3 },
  ];
  const rows = [...states]
    .sort((one, other) => other.lag - one.lag)
    .slice(0, mostLines)
    .map((state) => [state.name, countText(state.lag, context), countText(state.deadLetters, context), state.state]);
  const rest = states.length - rows.length;
  const line = parked === 0 ? 'Nothing is parked' : plural(parked, 'event is parked', 'events are parked', context);
  const letters = parked > 0 ? execute('Dead letters', 'deadletters.show') : null;
  const body = [
    headline(sentence),
    saidBack(`Events not yet applied${dot}${line}`),
    table(columns, rows),
    rest > 0 ? small(`${plural(rest, 'more is', 'more are', context)} no further behind; the tab shows all.`) : null,
  ];
  return forEveryone(sentence, card(body, [letters, adminTab(context)]));
}

/** Parked events with their reason. Streams are named by number: names of records stay out, others may read along. */
export function deadLettersScreen(letters: readonly DeadLetterLine[], context: CardContext): Screen {
  if (letters.length === 0) return nothingParked(context);
  const sentence = plural(letters.length, 'event is parked', 'events are parked', context);
  const shown = letters.slice(0, rowsPerCard);
  const rest = letters.length - shown.length;
  const body = [
    headline(sentence),
    saidBack('Everything else is up to date; later events of the same record wait behind them.'),
    ...shown.map((letter, index) => letterRow(letter, index > 0, context)),
    rest > 0 ? small(`${countText(rest, context)} more in the tab`) : null,
  ];
  const all = execute(
    letters.length === 1 ? 'Retry it' : `Retry all ${countText(letters.length, context)}`,
    'deadletter.retry',
    {
      id: 'all',
    },
  );
  const only = letters.length === 1 ? letters[0] : undefined;
  const drop = only ? execute('Discard it', 'deadletter.discard', { id: only.id, confirmed: false }) : null;
  return forEveryone(sentence, card(body, [all, drop, adminTab(context)]));
}

/** Before an event is dropped for good. */
export function discardConfirmScreen(letter: DeadLetterLine, context: CardContext): Screen {
  const sentence = 'Discard this event?';
  const body = [
    headline(sentence),
    text(
      'Its change is left out of this projection; later events of the same record are applied. A rebuild tries it again.',
      {
        spacing: 'Small',
      },
    ),
    letterRow(letter, false, context),
  ];
  const yes = execute('Discard', 'deadletter.discard', { id: letter.id, confirmed: true });
  return forEveryone(sentence, card(body, [yes, execute('Retry it', 'deadletter.retry', { id: letter.id })]));
}

/** After a discard: what is still parked. */
export function discardedScreen(left: readonly DeadLetterLine[], context: CardContext): Screen {
  const sentence =
    left.length === 0
      ? 'The event was discarded, nothing is parked any more'
      : `The event was discarded, ${countText(left.length, context)} still parked`;
  const again = left.length > 0 ? execute('Dead letters', 'deadletters.show') : null;
  return forEveryone(sentence, card([headline(sentence)], [again, adminTab(context)]));
}

/** After a pause or resume: what holds now, and how to take it back. */
export function projectionSwitchedScreen(name: string, paused: boolean, context: CardContext): Screen {
  const sentence = paused ? `${cut(name, 60)} is paused` : `${cut(name, 60)} goes on`;
  const detail = paused
    ? 'What it holds goes on to serve, as it is now; answers say how old they are.'
    : 'It applies what happened meanwhile.';
  const back = paused
    ? execute('Resume', 'projection.switch', { act: 'resume', name })
    : execute('Projections', 'projections.show');
  return forEveryone(
    sentence,
    card([headline(sentence), small(detail, { spacing: 'Small' })], [back, adminTab(context)]),
  );
}

/** After a retry: what was tried, and what is still parked. */
export function retriedScreen(tried: number, left: readonly DeadLetterLine[], context: CardContext): Screen {
  const words = plural(tried, 'event was', 'events were', context);
  const sentence =
    left.length === 0
      ? `${words} retried, nothing is parked any more`
      : `${words} retried, ${countText(left.length, context)} still parked`;
  const rows = left.slice(0, rowsPerCard).map((letter, index) => letterRow(letter, index > 0, context));
  const again = left.length > 0 ? execute('Dead letters', 'deadletters.show') : null;
  return forEveryone(sentence, card([headline(sentence), ...rows], [again, adminTab(context)]));
}

/** No projection of that name, or none was named: those there are, each to be rebuilt after a question. */
export function whichProjectionScreen(name: string, states: readonly ProjectionLine[], context: CardContext): Screen {
  const sentence = name === '' ? 'Which projection?' : `There is no projection “${cut(name, 60)}”`;
  const named = states.slice(0, mostNamed).map((state) => ({ text: `rebuild ${cut(state.name, 60)}` }));
  const hint = 'Nothing was begun. One at a time; each asks before it begins.';
  const body = [headline(sentence), small(hint, { spacing: 'Small' }), ...suggestionRows(named)];
  return forEveryone(sentence, card(body, [adminTab(context)]));
}

/** Nothing is parked under that id: it was retried or discarded meanwhile, or never was. */
export function unknownLetterScreen(id: string): Screen {
  const sentence = `Nothing is parked under “${cut(id, 80)}”`;
  const body = [headline(sentence), small('It may have been retried or discarded meanwhile.', { spacing: 'Small' })];
  return forEveryone(sentence, card(body, [execute('Dead letters', 'deadletters.show')]));
}

/** Before a rebuild, which takes a while and load. */
export function rebuildConfirmScreen(name: string): Screen {
  const sentence = `Rebuild ${cut(name, 60)}?`;
  const body = [
    headline(sentence),
    text('The present version serves until the new one has caught up; nothing is lost. It takes some load meanwhile.', {
      spacing: 'Small',
    }),
  ];
  return forEveryone(sentence, card(body, [execute('Rebuild', 'projection.rebuild', { name })]));
}

export function rebuildBegunScreen(name: string, context: CardContext): Screen {
  const sentence = `${cut(name, 60)} is being rebuilt`;
  const body = [
    headline(sentence),
    small('The present version serves until the new one has caught up.', { spacing: 'Small' }),
  ];
  return forEveryone(sentence, card(body, [execute('Projections', 'projections.show'), adminTab(context)]));
}

/** How far the new version is; `progress` from 0 to 1. */
export function rebuildProgressScreen(name: string, progress: number, context: CardContext): Screen {
  const sentence = `${cut(name, 60)} is being rebuilt: ${percentText(progress, context)}`;
  const body = [
    headline(sentence),
    small('The present version serves until the new one has caught up.', { spacing: 'Small' }),
  ];
  return forEveryone(sentence, card(body, [execute('Projections', 'projections.show'), adminTab(context)]));
}

export function rebuiltScreen(name: string, context: CardContext): Screen {
  const sentence = `${cut(name, 60)} was rebuilt`;
  const body = [headline(sentence), small('The new version serves now.', { spacing: 'Small' })];
  return forEveryone(sentence, card(body, [execute('Projections', 'projections.show'), adminTab(context)]));
}

/** A process that only answers does not know how far the projections are. */
export function noProjectionsScreen(): Screen {
  const sentence = 'No projections run in this process';
  return forEveryone(sentence, card([headline(sentence)]));
}

function nothingParked(context: CardContext): Screen {
  const sentence = 'Nothing is parked';
  const body = [headline(sentence), small('Every event has been applied, or is on its way.', { spacing: 'Small' })];
  return forEveryone(sentence, card(body, [execute('Projections', 'projections.show'), adminTab(context)]));
}

function letterRow(letter: DeadLetterLine, separator: boolean, context: CardContext): CardElement {
  const tries = plural(letter.attempts, 'try', 'tries', context);
  const detail = [letter.id, tries, `parked ${instantText(letter.parkedAt, context)}`].join(dot);
  return {
    type: 'Container',
    separator,
    spacing: 'Medium',
    items: [
      richText([run(`${cut(letter.stream, 60)}, ${cut(letter.type, 60)}`, { weight: 'Bolder' })]),
      richText([run(detail, { size: 'Small', isSubtle: true })], { spacing: 'None' }),
      text(plain(cut(letter.error, 200)), { size: 'Small', spacing: 'Small' }),
    ],
  };
}

function adminTab(context: CardContext) {
  return openUrl('Open in tab', tabLink(context, { page: 'admin' }));
}
