import { tabLink, type CardContext } from './context.js';
import { card, cut, execute, headline, openUrl, plain, small, text, type CardElement } from './element.js';
import { forEveryone, type Screen } from './screen.js';
import { timeText } from './words/dates.js';

/** After a switch: what holds now, and how to take it back. */
export function switchedScreen(
  what: 'paused' | 'resumed' | 'confirmed',
  nextRun: string | null,
  context: CardContext,
): Screen {
  const { sentence, detail, next } = switched[what];
  const planned = nextRun === null ? [] : [small(`Next run at ${timeText(nextRun, context)}.`, { spacing: 'Small' })];
  const body = [headline(sentence), small(detail, { spacing: 'Small' }), ...planned];
  return forEveryone(sentence, card(body, [next, adminTab(context)]));
}

const switched = {
  paused: {
    sentence: 'The sync is paused',
    detail: 'Nothing is fetched by the schedule; you can still run it yourself.',
    next: execute('Resume', 'sync.switch', { act: 'resume' }),
  },
  resumed: {
    sentence: 'The sync runs by its schedule again',
    detail: 'What changed meanwhile comes with the next run.',
    next: execute('Sync now', 'sync.start', { mode: 'incremental' }),
  },
  confirmed: {
    sentence: 'The next run may remove what is gone',
    detail: 'It says how much it removed. Until it runs, nothing is removed.',
    next: execute('Sync now', 'sync.start', { mode: 'incremental' }),
  },
} as const;

export function rescheduledScreen(said: string, context: CardContext): Screen {
  const sentence = `The sync runs ${said}`;
  const detail = 'It holds within seconds, for every worker, until somebody changes it.';
  const body = [headline(sentence), small(detail, { spacing: 'Small' })];
  return forEveryone(
    sentence,
    card(body, [execute('Sync now', 'sync.start', { mode: 'incremental' }), adminTab(context)]),
  );
}

/** An interval that does not go evenly into the hour or the day. */
export function scheduleUnfitScreen(said: string): Screen {
  const sentence = `The sync cannot run ${said}`;
  const detail =
    'Minutes that divide the hour fit (5, 10, 15, 20, 30), hours that divide the day (1, 2, 3, 4, 6, 8, 12).';
  return forEveryone(sentence, card([headline(sentence), small(detail, { spacing: 'Small' })]));
}

/** Before a removal that stopped a run as suspicious. */
export function confirmRemovalScreen(why: string): Screen {
  const sentence = 'Remove what seems gone?';
  const body = [headline(sentence), text(plain(cut(why, 400)), { spacing: 'Small' })];
  return forEveryone(sentence, card(body, [execute('Remove them', 'sync.switch', { act: 'confirmRemoval' })]));
}

/** Each connection with what a try of it said. */
export function integrationsScreen(
  lines: readonly { readonly title: string; readonly ok: boolean | null; readonly sentence: string }[],
  context: CardContext,
): Screen {
  const broken = lines.filter((line) => line.ok === false);
  const sentence =
    broken.length === 0 ? 'Every connection answers' : `${broken.map((line) => line.title).join(', ')} does not answer`;
  const rows = lines.map((line): CardElement => ({
    type: 'Container',
    spacing: 'Medium',
    items: [
      text(plain(`${line.title}: ${line.ok === null ? 'not configured' : line.ok ? 'answers' : 'does not answer'}`), {
        weight: 'Bolder',
      }),
      small(cut(line.sentence, 300), { spacing: 'None' }),
    ],
  }));
  return forEveryone(sentence, card([headline(sentence), ...rows], [adminTab(context)]));
}

/** A process that only answers has no sync to switch. */
export function unswitchableScreen(): Screen {
  const sentence = 'The sync cannot be switched from this process';
  return forEveryone(sentence, card([headline(sentence)]));
}

function adminTab(context: CardContext) {
  return openUrl('Open in tab', tabLink(context, { page: 'admin' }));
}
