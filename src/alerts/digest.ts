import type { Viewer } from '../access/viewer.js';
import { addDays, localDay, namedPeriod } from '../pipeline/calendar.js';
import type { Answer, ChangeRow, Dashboard, DealRow, Figure, Group, MovementStep } from '../pipeline/answer.js';
import type { Pipeline } from '../pipeline/ports.js';
import type { Filters, Measure, Period, PipelineQuestion, Scope } from '../pipeline/question.js';
import { usualScope } from '../pipeline/scopes.js';

/** What a digest holds. Every figure is the pipeline's answer to a question of this viewer. */
export interface Digest {
  readonly kind: 'rep' | 'manager' | 'executive';
  readonly scope: Scope;
  /** ISO instant from which it tells. */
  readonly since: string;
  /** Changes since then, the latest first. */
  readonly changes: { readonly total: number; readonly rows: readonly ChangeRow[] };
  readonly dashboard: Dashboard;
  readonly closingSoon: { readonly total: number; readonly rows: readonly DealRow[] };
  readonly slipped: readonly Figure[];
  /** Of managers and executives: the walk of the pipeline since then. */
  readonly movement: readonly MovementStep[];
  readonly pushes: readonly Figure[];
  /** Whose deals are overdue, the most first. */
  readonly needsHelp: readonly Group[];
  readonly forecast: readonly Group[];
}

const soonDays = 7;

/**
 * Asks the pipeline what is to be told since then; null when nothing is new: nothing changed and nothing is due today.
 */
export async function digestFor(
  pipeline: Pick<Pipeline, 'answer' | 'dashboard'>,
  viewer: Viewer,
  since: Date,
  at: { readonly now: Date; readonly timeZone: string; readonly fiscalYearStart: number },
): Promise<Digest | null> {
  const scope = usualScope(viewer);
  const today = localDay(at.now, at.timeZone);
  const past: Period = { from: localDay(since, at.timeZone), to: today, label: 'since the last one' };
  const ask = (measure: Measure, period: Period | null, part: Partial<PipelineQuestion> = {}) =>
    pipeline.answer(viewer, questionOf(measure, scope, period, part));
  const [changed, dashboard] = await Promise.all([
    ask('changes', past),
    pipeline.dashboard(viewer, { scope, period: 'thisQuarter', asOf: null }),
  ]);
  const rows = (changed.changes?.rows ?? []).filter((row) => new Date(row.at) > since);
  if (rows.length === 0 && dashboard.activities.today === 0) return null;
  const kind = scope.kind === 'me' ? 'rep' : scope.kind === 'all' ? 'executive' : 'manager';
  const quarter = namedPeriod('thisQuarter', today, at.fiscalYearStart);
  const soon: Period = { from: today, to: addDays(today, soonDays), label: 'the next 7 days' };
  const [closing, slipped, walk, pushes, overdue, forecast] = await Promise.all([
    ask('deals', soon, { filters: { status: 'open' }, orderBy: 'expectedClose', limit: 5 }),
    ask('slipped', quarter).catch(() => null),
    kind === 'rep' ? null : ask('movement', past).catch(() => null),
    ask('pushes', past).catch(() => null),
    kind === 'rep' ? null : ask('overdue', null, { groupBy: kind === 'manager' ? 'owner' : 'team' }).catch(() => null),
    kind === 'executive' ? ask('forecast', quarter).catch(() => null) : null,
  ]);
  return {
    ...{ kind, scope, since: since.toISOString(), dashboard },
    changes: { total: totalOf(changed, rows), rows },
    closingSoon: { total: closing.deals?.total ?? 0, rows: closing.deals?.rows ?? [] },
    slipped: slipped?.figures ?? [],
    movement: walk?.movement?.steps ?? [],
    pushes: pushes?.figures ?? [],
    needsHelp: overdue?.groups ?? [],
    forecast: forecast?.groups ?? [],
  };
}

/** The rows are a page: what lies beyond it is counted, less what was before the instant on the first day. */
function totalOf({ changes }: Answer, rows: readonly ChangeRow[]): number {
  if (!changes) return 0;
  return changes.next === null ? rows.length : Math.max(rows.length, changes.total);
}

function questionOf(
  measure: Measure,
  scope: Scope,
  period: Period | null,
  part: Partial<PipelineQuestion>,
): PipelineQuestion {
  const filters: Filters = {};
  const plain = { groupBy: null, orderBy: null, limit: null, asOf: null, compareTo: null };
  return { measure, scope, period, filters, ...plain, ...part };
}
