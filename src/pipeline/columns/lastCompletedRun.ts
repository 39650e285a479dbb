import type { SyncRunView } from '../../projections/documents.js';
import type { Replica } from './follower.js';

/** Of all runs of the sync, only when the last one that came to its end began. */
export class LastCompletedRun implements Replica<SyncRunView> {
  /** ISO instant; null before the first. */
  startedAt: string | null = null;

  put({ state, startedAt }: SyncRunView): void {
    if (state === 'completed' && (this.startedAt === null || startedAt > this.startedAt)) this.startedAt = startedAt;
  }

  /** Runs are never removed; a completed one stays completed. */
  remove(): void {
    return;
  }
}
