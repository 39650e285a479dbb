import { localDay } from '../calendar.js';
import type { Asking } from '../asking.js';
import type { Measure } from '../question.js';
import { unset } from './dealFields.js';
import type { Lens } from './lens.js';

/** Since when history is complete for what a question used, and the sentences its reader must know. */
export interface Since {
  /** ISO instant; null where it is complete from the first deal on. */
  readonly historySince: string | null;
  readonly notes: readonly string[];
}

/** Measures that look at expected close or probability, which Odoo does not track. */
const untracked: ReadonlySet<Measure> = new Set([
  'weightedPipeline',
  'openPipeline',
  'pushes',
  'slipped',
  'overdue',
  'forecast',
  'forecastAccuracy',
  'recurring',
]);

/**
 * Stage, owner, team, amount, won and lost reach back to Odoo's own tracking once that has been read; expected close and
 * probability begin at the first sync. Only what reaches before those dates is told of.
 * @param from where the question begins to look; milliseconds.
 * @param backfilled whether Odoo's tracking has been read to its beginning.
 */
export function sinceOf(
  lens: Lens,
  measure: Measure,
  from: number,
  rows: readonly number[],
  { asking, backfilled }: { readonly asking: Asking; readonly backfilled: boolean },
): Since {
  const first = lens.ledger.firstObservedAt;
  const usesUntracked = untracked.has(measure);
  const partial = from < first && (usesUntracked || !backfilled);
  const day = Number.isFinite(first) ? localDay(new Date(first), asking.viewer.timeZone) : '';
  const notes: string[] = [];
  if (from < first && usesUntracked) {
    const what = measure === 'recurring' ? 'Recurring revenue, expected close' : 'Expected close';
    notes.push(`${what} and probability are known since ${day}; before, the first known ones stand in`);
  }
  if (from < first && !backfilled) {
    notes.push(
      `Odoo’s own history has not been read yet: stage, owner, team, amount, won and lost are known since ${day}`,
    );
  }
  if (from < first) notes.push(`Of the time before ${day} only deals that still existed then are known`);
  const merged = mergedAfter(lens, rows, from);
  if (merged > 0) {
    notes.push(
      `${String(merged)} ${merged === 1 ? 'deal was' : 'deals were'} merged with others: what lies before is not complete`,
    );
  }
  return { historySince: partial && Number.isFinite(first) ? new Date(first).toISOString() : null, notes };
}

function mergedAfter({ ledger }: Lens, rows: readonly number[], from: number): number {
  const { incompleteBefore } = ledger.facts;
  return rows.filter((row) => {
    const mark = incompleteBefore[row] ?? 0;
    return mark !== unset && mark > from;
  }).length;
}
