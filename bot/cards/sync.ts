import type { SyncMode } from '../../src/eventStore/eventTypes.js';
import type { CountsPerModel, SyncRun, SyncStatus } from '../../src/odoo/syncStatus.js';
import { tabLink, type CardContext } from './context.js';
import { card, cut, execute, headline, openUrl, plain, saidBack, small, text, type CardElement } from './element.js';
import { forEveryone, type Screen } from './screen.js';
import { table } from './table.js';
import { dayOf, dayText, freshnessText, timeText } from './words/dates.js';
import { countText, plural } from './words/numbers.js';
import { dot, nbsp } from './words/reader.js';

/** Most models in a table; the rest is summed. */
const mostModels = 6;

/** A run under way: what it has read so far, model by model. */
export function syncProgressScreen(run: SyncRun, context: CardContext, wanted: SyncMode = run.mode): Screen {
  const read = total(run.perModel, 'read');
  const sentence =
    read === 0 ? 'Syncing: asking Odoo what changed' : `Syncing: ${countText(read, context)} records read`;
  const seconds = Math.max(0, Math.round((context.now.getTime() - Date.parse(run.startedAt)) / 1000));
  const rate = seconds > 0 && read > 0 ? [`${countText(Math.round(read / seconds), context)} records/s`] : [];
  const started = `started ${dayText(dayOf(new Date(run.startedAt), context), context)} ${timeText(run.startedAt, context, true)}`;
  const said = [modeWords(run.mode), `${started} by ${cut(run.requestedBy, 60)}`, ...rate].join(dot);
  const body = [
    headline(sentence),
    saidBack(said),
    countsTable(run.perModel, 'progress', context),
    wanted === run.mode ? null : small(joinedWords(run.mode, wanted)),
  ];
  return forEveryone(sentence, card(body, [execute('Refresh', 'card.refresh', { runId: run.id }), adminTab(context)]));
}

/** A run that has ended: its sums, or why it failed. */
export function syncResultScreen(
  run: SyncRun,
  nextRun: string | null,
  context: CardContext,
  wanted: SyncMode = run.mode,
): Screen {
  return run.state === 'failed' ? failedScreen(run, context) : doneScreen(run, nextRun, context, wanted);
}

/** Only one run goes at a time: who asked for another kind is told that theirs did not begin. */
function joinedWords(mode: SyncMode, wanted: SyncMode): string {
  return `You asked for ${kindWords[wanted]}; ${kindWords[mode]} was under way already. Ask again when it has ended.`;
}

const kindWords: Readonly<Record<SyncMode, string>> = {
  ...{ incremental: 'an incremental run', full: 'a full run' },
  ...{ reconcile: 'a reconciling run', backfill: 'a backfill' },
};

/** `sync status`: what the sync is doing, its last run and the next; that it is paused, where it is. */
export function syncStatusScreen(status: SyncStatus, context: CardContext): Screen {
  const screen = stateScreen(status, context);
  if (status.state !== 'paused') return screen;
  const { body, actions = [] } = screen.card;
  const sentence = `The sync is paused: ${screen.summary.charAt(0).toLowerCase()}${screen.summary.slice(1)}`;
  const paused = small('Nothing is fetched by the schedule until somebody resumes it.', { spacing: 'Small' });
  return forEveryone(
    sentence,
    card(
      [headline(sentence), ...body.slice(1), paused],
      [execute('Resume', 'sync.switch', { act: 'resume' }), ...actions],
    ),
  );
}

function stateScreen(status: SyncStatus, context: CardContext): Screen {
  const run = status.lastRun;
  if (run === null) return neverScreen(status, context);
  if (run.state === 'running') return syncProgressScreen(run, context);
  if (run.state === 'failed') return failedScreen(run, context);
  const sentence = `Last sync ${freshnessText(run.endedAt ?? run.startedAt, context).replace(/^synced /, '')}: ${sums(run, context)}`;
  const body = [
    headline(sentence),
    saidBack(runLine(run, status.nextRun, context)),
    countsTable(run.perModel, 'result', context),
  ];
  return forEveryone(
    sentence,
    card(body, [execute('Sync now', 'sync.start', { mode: 'incremental' }), adminTab(context)]),
  );
}

function doneScreen(run: SyncRun, nextRun: string | null, context: CardContext, wanted: SyncMode): Screen {
  const sentence = `Sync done: ${sums(run, context)}, ${duration(run, context)}`;
  const body = [
    headline(sentence),
    saidBack(runLine(run, nextRun, context)),
    countsTable(run.perModel, 'result', context),
    wanted === run.mode ? null : small(`This was ${kindWords[run.mode]}, not ${kindWords[wanted]} that you asked for.`),
  ];
  const title = wanted === run.mode ? 'Sync again' : `Start ${kindWords[wanted].replace(/^an? /, 'the ')}`;
  return forEveryone(sentence, card(body, [execute(title, 'sync.start', { mode: wanted }), adminTab(context)]));
}

function failedScreen(run: SyncRun, context: CardContext): Screen {
  const sentence = 'The sync stopped before its end';
  const why = run.error ? `${run.error.message}.` : 'It did not say why.';
  const body = [
    headline(sentence),
    text(plain(cut(why, 400)), { spacing: 'Small' }),
    text('What was read before is kept; the next run goes on from there.', { spacing: 'Small' }),
    countsTable(run.perModel, 'result', context),
    small([run.error?.code ?? 'INTERNAL', `run ${shortId(run.id)}`, runTimes(run, context)].join(dot), {
      fontType: 'Monospace',
    }),
  ];
  return forEveryone(sentence, card(body, [execute('Try again', 'sync.start', { mode: run.mode }), adminTab(context)]));
}

function neverScreen(status: SyncStatus, context: CardContext): Screen {
  const sentence = 'No sync has run yet';
  const next =
    status.nextRun === null ? 'No run is planned here.' : `The next one is at ${timeText(status.nextRun, context)}.`;
  const body = [headline(sentence), small(next, { spacing: 'Small' })];
  return forEveryone(
    sentence,
    card(body, [execute('Sync now', 'sync.start', { mode: 'incremental' }), adminTab(context)]),
  );
}

function sums(run: SyncRun, context: CardContext): string {
  const part = (key: 'changed' | 'removed' | 'parked', word: string) =>
    `${countText(total(run.perModel, key), context)} ${word}`;
  return [part('changed', 'changed'), part('removed', 'deleted'), part('parked', 'parked')].join(', ');
}

function runLine(run: SyncRun, nextRun: string | null, context: CardContext): string {
  const next = nextRun === null ? [] : [`next at ${timeText(nextRun, context)}`];
  return [
    modeWords(run.mode),
    runTimes(run, context),
    `run ${shortId(run.id)}`,
    `by ${cut(run.requestedBy, 60)}`,
    ...next,
  ].join(dot);
}

function runTimes(run: SyncRun, context: CardContext): string {
  const start = `${dayText(dayOf(new Date(run.startedAt), context), context)} ${timeText(run.startedAt, context, true)}`;
  return run.endedAt === null ? start : `${start} → ${timeText(run.endedAt, context, true)}`;
}

function duration(run: SyncRun, context: CardContext): string {
  const seconds = (Date.parse(run.endedAt ?? run.startedAt) - Date.parse(run.startedAt)) / 1000;
  return seconds < 10
    ? `${Math.round(seconds * 10) / 10}${nbsp}s`
    : `${countText(Math.round(seconds), context)}${nbsp}s`;
}

function modeWords(mode: SyncRun['mode']): string {
  return mode.charAt(0).toUpperCase() + mode.slice(1);
}

function total(perModel: CountsPerModel, key: 'read' | 'changed' | 'removed' | 'parked'): number {
  return Object.values(perModel).reduce((sum, counts) => sum + counts[key], 0);
}

function countsTable(perModel: CountsPerModel, kind: 'progress' | 'result', context: CardContext): CardElement | null {
  const keys = kind === 'progress' ? (['read', 'changed'] as const) : (['changed', 'removed', 'parked'] as const);
  const line = (label: string, part: CountsPerModel) => [
    label,
    ...keys.map((key) => countText(total(part, key), context)),
  ];
  const size = (counts: CountsPerModel[string]) => keys.reduce((sum, key) => sum + counts[key], 0);
  const entries = Object.entries(perModel)
    .filter(([, counts]) => size(counts) > 0)
    .sort(([, one], [, other]) => size(other) - size(one));
  if (entries.length === 0) return null;
  const rest = entries.slice(mostModels);
  const shown = entries.slice(0, mostModels).map(([model, counts]) => line(modelWords(model), { [model]: counts }));
  const others =
    rest.length > 0 ? [line(plural(rest.length, 'other', 'others', context), Object.fromEntries(rest))] : [];
  const columns = keys.map((key) => ({ title: countTitles[key], width: 3, numbers: true }));
  return table([{ title: 'Model', width: 6 }, ...columns], [...shown, ...others], line('Total', perModel));
}

const countTitles = { read: 'Read', changed: 'Changed', removed: 'Deleted', parked: 'Parked' } as const;

/** `lostReasons` as "lost reasons". */
function modelWords(model: string): string {
  return model.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** Enough of a run's id to find it in log and audit. */
function shortId(id: string): string {
  return id.slice(0, 12);
}

function adminTab(context: CardContext) {
  return openUrl('Open in tab', tabLink(context, { page: 'admin' }));
}
