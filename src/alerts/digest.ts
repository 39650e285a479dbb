import type { Viewer } from '../access/viewer.js';
import { ForesailError } from '../errors.js';
import { addDays, localDay, namedPeriod } from '../pipeline/calendar.js';
import type { Answer, ChangeRow, Dashboard, DealRow, Figure, Group, MovementStep } from '../pipeline/answer.js';
import type { Pipeline } from '../pipeline/ports.js';
import { plainQuestion } from '../pipeline/plainQuestion.js';
import type { Measure, Period, PipelineQuestion, Scope } from '../pipeline/question.js';
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
  const [changed, dashboard] = await Promise.all([
    pipeline.answer(viewer, questionOf('changes', scope, past)),
    pipeline.dashboard(viewer, { scope, period: 'thisQuarter', asOf: null }),
  ]);
  const rows = (changed.changes?.rows ?? []).filter((row) => new Date(row.at) > since);
  if (rows.length === 0 && dashboard.activities.today === 0) return null;
  const kind = scope.kind === 'me' ? 'rep' : scope.kind === 'all' ? 'executive' : 'manager';
  const quarter = namedPeriod('thisQuarter', today, at.fiscalYearStart);
  const answers = await askAll(pipeline, viewer, { kind, scope, past, quarter, today });
  return {
    ...{ kind, scope, since: since.toISOString(), dashboard },
    changes: { total: totalOf(changed, rows), rows },
    ...answers,
  };
}

/** The further questions of a digest; what cannot be answered is left out. */
async function askAll(
  pipeline: Pick<Pipeline, 'answer'>,
  viewer: Viewer,
  about: {
    readonly kind: Digest['kind'];
    readonly scope: Scope;
    readonly past: Period;
    readonly quarter: Period | null;
    readonly today: string;
  },
): Promise<Omit<Digest, 'kind' | 'scope' | 'since' | 'dashboard' | 'changes'>> {
  const { kind, scope, past, quarter, today } = about;
  const ask = (measure: Measure, period: Period | null, part: Partial<PipelineQuestion> = {}) =>
    pipeline.answer(viewer, questionOf(measure, scope, period, part)).catch(unlessUnanswerable);
  const leads = kind !== 'rep';
  const soon: Period = { from: today, to: addDays(today, soonDays), label: 'the next 7 days' };
  const [closing, slipped, pushes, walk, overdue, forecast] = await Promise.all([
    ask('deals', soon, { filters: { status: 'open' }, orderBy: 'expectedClose', limit: 5 }),
    ask('slipped', quarter),
    ask('pushes', past),
    leads ? ask('movement', past) : null,
    leads ? ask('overdue', null, { groupBy: kind === 'manager' ? 'owner' : 'team' }) : null,
    kind === 'executive' ? ask('forecast', quarter) : null,
  ]);
  return {
    closingSoon: closing?.deals ?? nothing,
    slipped: slipped?.figures ?? [],
    pushes: pushes?.figures ?? [],
    movement: walk?.movement?.steps ?? [],
    needsHelp: overdue?.groups ?? [],
    forecast: forecast?.groups ?? [],
  };
}

const nothing = { total: 0, rows: [] } as const;

function unlessUnanswerable(error: unknown): null {
  if (error instanceof ForesailError && error.code === 'QUESTION_NOT_ANSWERABLE') return null;
  throw error;
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
  part: Partial<PipelineQuestion> = {},
): PipelineQuestion {
  return plainQuestion(measure, { scope, period, ...part });
}
