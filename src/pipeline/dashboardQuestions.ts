import type { Group, StageBar, TileName } from './answer.js';
import { plainQuestion } from './plainQuestion.js';
import type { Period, PipelineQuestion, Scope } from './question.js';
import type { Asked } from './session.js';

/** The questions that a dashboard of a scope and period is made of. */
export interface DashboardQuestions {
  readonly tiles: Readonly<Record<TileName, PipelineQuestion>>;
  readonly byStage: PipelineQuestion;
  readonly byMonth: PipelineQuestion;
  /** Null for one person's dashboard. */
  readonly byMember: PipelineQuestion | null;
  readonly topDeals: PipelineQuestion;
  /** All deals of the scope, whatever became of them. */
  readonly everything: PipelineQuestion;
  readonly overdue: PipelineQuestion;
  readonly stale: PipelineQuestion;
  readonly noNextStep: PipelineQuestion;
}

/** In the order they are shown. */
export const tileNames = [
  'openPipeline',
  'weightedPipeline',
  'won',
  'winRate',
  'lost',
  'salesCycle',
  'velocity',
  'coverage',
  'attainment',
  'overdue',
] as const satisfies readonly TileName[];

export const titles: Readonly<Record<TileName, string>> = {
  openPipeline: 'Open pipeline',
  weightedPipeline: 'Weighted pipeline',
  won: 'Won',
  winRate: 'Win rate',
  lost: 'Lost',
  salesCycle: 'Sales cycle',
  velocity: 'Velocity',
  coverage: 'Coverage',
  attainment: 'Attainment',
  overdue: 'Overdue',
};

const topDeals = 5;

/**
 * The period binds what is expected to close or has closed in it. What is late or untouched now is so whatever the
 * period, and the months look ahead over all open deals.
 */
export function questionsOf(scope: Scope, period: Period): DashboardQuestions {
  const ask = (measure: PipelineQuestion['measure'], more: Partial<PipelineQuestion> = {}): PipelineQuestion =>
    plainQuestion(measure, { scope, period, ...more });
  const always = { period: null };
  const tiles: Record<TileName, PipelineQuestion> = {
    openPipeline: ask('openPipeline'),
    weightedPipeline: ask('weightedPipeline'),
    won: ask('won'),
    winRate: ask('winRate'),
    lost: ask('lost'),
    salesCycle: ask('salesCycle'),
    velocity: ask('velocity', always),
    coverage: ask('coverage'),
    attainment: ask('attainment'),
    overdue: ask('overdue', always),
  };
  const member = scope.kind === 'all' ? 'team' : 'owner';
  return {
    tiles,
    byStage: ask('openPipeline', { groupBy: 'stage' }),
    byMonth: ask('openPipeline', { ...always, groupBy: 'month' }),
    byMember: scope.kind === 'me' || scope.kind === 'person' ? null : ask('openPipeline', { groupBy: member }),
    topDeals: ask('deals', { orderBy: '-amount', limit: topDeals }),
    everything: ask('deals', { ...always, filters: { status: 'all' } }),
    overdue: tiles.overdue,
    stale: ask('stale', always),
    noNextStep: ask('deals', { ...always, filters: { noNextStep: true } }),
  };
}

/** Groups by stage with the stages' own numbers, for charts that place them. */
export function bySequence(asked: Asked, groups: readonly Group[]): StageBar[] {
  const sequences = asked.stageSequences();
  return groups.map((group, index) => ({ ...group, sequence: sequences.get(group.key) ?? index }));
}
