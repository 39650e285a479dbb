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
  const sums = doneCounts.map(({ name, words }) => {
    const total = Object.values(run.perModel).reduce((sum, counts) => sum + counts[name], 0);
    return `${count(total, locale)} ${words.toLowerCase()}`;
  });
  const took = run.endedAt === null ? '' : `, ${duration(Date.parse(run.endedAt) - Date.parse(run.startedAt))}`;
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
