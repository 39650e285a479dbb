import type { SyncRun } from '../../src/odoo/syncStatus.js';
import { tabLink, type CardContext } from './context.js';
import {
  card,
  cut,
  execute,
  headline,
  openUrl,
  plain,
  richText,
  run,
  small,
  text,
  type CardElement,
} from './element.js';
import { forEveryone, type Screen } from './screen.js';
import { instantText } from './words/dates.js';
import { countText, plural } from './words/numbers.js';
import { dot, nbsp } from './words/reader.js';

/** The last runs of the sync, the newest first: mode, who asked, when, how much, and why one failed. */
export function syncRunsScreen(runs: readonly SyncRun[], context: CardContext): Screen {
  const failed = runs.filter((one) => one.state === 'failed').length;
  const sentence =
    runs.length === 0
      ? 'No sync has run yet'
      : failed === 0
        ? `The last ${plural(runs.length, 'run', 'runs', context)} completed`
        : `${countText(failed, context)} of the last ${plural(runs.length, 'run', 'runs', context)} failed`;
  const body = [headline(sentence), ...runs.map((one, index) => runRow(one, index > 0, context))];
  const actions = [
    execute('Sync now', 'sync.start', { mode: 'incremental' }),
    openUrl('Open in tab', tabLink(context, { page: 'admin' })),
  ];
  return forEveryone(sentence, card(body, actions));
}

function runRow(one: SyncRun, separator: boolean, context: CardContext): CardElement {
  const said = [instantText(one.startedAt, context), ...lengthOf(one), `by ${cut(one.requestedBy, 60)}`];
  const why = one.error ? [text(plain(cut(one.error.message, 200)), { size: 'Small', spacing: 'None' })] : [];
  return {
    type: 'Container',
    separator,
    spacing: 'Small',
    items: [
      richText([
        run(`${one.mode.charAt(0).toUpperCase()}${one.mode.slice(1)}, ${stateWords[one.state]}`, { weight: 'Bolder' }),
        run(`${dot}${countsText(one, context)}`),
      ]),
      small(said.join(dot), { spacing: 'None' }),
      ...why,
    ],
  };
}

const stateWords = { running: 'running', completed: 'completed', failed: 'failed' } as const;

function lengthOf({ startedAt, endedAt }: SyncRun): string[] {
  if (endedAt === null) return [];
  return [`${Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 100) / 10}${nbsp}s`];
}

function countsText({ perModel }: SyncRun, context: CardContext): string {
  const total = (key: 'read' | 'changed' | 'removed' | 'parked') =>
    Object.values(perModel).reduce((sum, counts) => sum + counts[key], 0);
  const parts = [`${countText(total('changed'), context)} changed`, `${countText(total('removed'), context)} deleted`];
  return [...parts, ...(total('parked') > 0 ? [`${countText(total('parked'), context)} parked`] : [])].join(', ');
}
