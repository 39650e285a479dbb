import type { SyncRun } from '../../src/odoo/syncStatus.js';
import { count } from '../format/money.js';

/** The counts of a run, in the order of the table. */
export const doneCounts = [
  { name: 'read', words: 'Read' },
  { name: 'changed', words: 'Changed' },
  { name: 'removed', words: 'Deleted' },
  { name: 'parked', words: 'Parked' },
] as const;

/** `Users`, `Opportunities`: a model's noun as a heading. */
export function modelWords(model: string): string {
  const spaced = model.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.slice(0, 1).toUpperCase() + spaced.slice(1);
}

const modeWords: Readonly<Record<SyncRun['mode'], string>> = {
  incremental: 'Incremental sync',
  full: 'Full sync',
  reconcile: 'Reconcile',
  backfill: 'Backfill',
};

/** `Incremental sync done: 1,204 changed, 3 deleted, 0 parked, 41 s`. */
export function runHeadline(run: SyncRun, locale: string): string {
  const sums = doneCounts.map(({ name, words }) => `${count(sumOf(run, name), locale)} ${words.toLowerCase()}`);
  const took = run.endedAt === null ? '' : `, ${runTook(run)}`;
  const state = { running: ' is running', completed: ' done', failed: ' failed' }[run.state];
  return `${modeWords[run.mode]}${state}: ${sums.join(', ')}${took}`;
}

/** `2.1 s`, `41 s`, `1 min 41 s`. */
export function duration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** `1,204 changed, 3 deleted, 0 parked`, or why a run failed. */
export function runResult(run: SyncRun, locale: string): string {
  if (run.error) return `Failed. ${run.error.message}`;
  if (run.state === 'running') return 'Running';
  return doneCounts
    .slice(1)
    .map(({ name, words }) => `${count(sumOf(run, name), locale)} ${words.toLowerCase()}`)
    .join(', ');
}

/** How long a run took; nothing while it runs. */
export function runTook({ startedAt, endedAt }: SyncRun): string {
  return endedAt === null ? '' : duration(Date.parse(endedAt) - Date.parse(startedAt));
}

function sumOf(run: SyncRun, name: (typeof doneCounts)[number]['name']): number {
  return Object.values(run.perModel).reduce((sum, counts) => sum + counts[name], 0);
}
