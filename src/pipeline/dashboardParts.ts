import type { Dashboard, DealRow, Movement, Why } from './answer.js';
import { addDays, lengthInDays, localDay, previousPeriod, startOfDay } from './calendar.js';
import type { DealAnswers } from './dealAnswers.js';
import type { DashboardPart } from './ports.js';
import type { Period, PipelineQuestion } from './question.js';
import type { Viewer } from '../access/viewer.js';
import type { Asked, Session } from './session.js';
import { explainedTiles, partsOf, whyOf, type ExplainedTile } from './why.js';

/** Deals named on each side of a part. */
const namedDeals = 3;

interface PartsParts {
  readonly session: Session;
  readonly dealAnswers: DealAnswers;
  /** The waterfall that answers a question about movement. */
  readonly movement: (asked: Asked) => Promise<Movement | undefined>;
}

/** What of a dashboard rests on the history of the deals and takes longer than all its tiles: given where it is asked for. */
export type DashboardParts = Pick<Dashboard, 'movement' | 'why'>;

/** The movement over the period, and why its ratios are not what they were at the same point of the period before. */
export function createDashboardParts({ session, dealAnswers, movement }: PartsParts) {
  async function movementOf(viewer: Viewer, frame: PipelineQuestion): Promise<DashboardParts> {
    const asked = await session.ask(viewer, { ...frame, measure: 'movement' });
    const told = await movement(asked);
    return told ? { movement: told } : {};
  }

  async function side(viewer: Viewer, frame: PipelineQuestion) {
    const asked = await session.ask(viewer, frame);
    const figures = async (measure: PipelineQuestion['measure']) =>
      (await dealAnswers.figures(asked, { ...frame, measure })).figures;
    const largest = async (measure: PipelineQuestion['measure']): Promise<readonly DealRow[]> => {
      const question = { ...frame, measure, orderBy: '-amount' as const, limit: namedDeals };
      return (await dealAnswers.list({ ...asked, question }, null)).rows;
    };
    const [weighted, coverage, attainment, open, won] = await Promise.all([
      ...([figures('weightedPipeline'), figures('coverage'), figures('attainment')] as const),
      ...([largest('openPipeline'), largest('won')] as const),
    ]);
    return { figures: { weightedPipeline: weighted, coverage, attainment }, deals: { openPipeline: open, won } };
  }

  async function whyAll(viewer: Viewer, frame: PipelineQuestion, now: Date): Promise<DashboardParts> {
    const against = samePointBefore(frame.period, frame.asOf === null ? now : new Date(frame.asOf), viewer.timeZone);
    if (against === null) return {};
    const [current, earlier] = await Promise.all([
      side(viewer, frame),
      side(viewer, { ...frame, period: against.period, asOf: against.asOf }),
    ]);
    const one = (tile: ExplainedTile): Why =>
      whyOf({
        ...{ tile, against, now: current.figures[tile], before: earlier.figures[tile] },
        deals(part) {
          const rule = partsOf[tile].find(({ name }) => name === part)?.deals;
          const of = rule === 'openPipeline' || rule === 'won' ? rule : null;
          return of === null ? { now: [], before: [] } : { now: current.deals[of], before: earlier.deals[of] };
        },
      });
    return { why: explainedTiles.map((tile) => ({ tile, ...one(tile) })) };
  }

  return async (viewer: Viewer, frame: PipelineQuestion, wanted: readonly DashboardPart[]): Promise<DashboardParts> => {
    const now = session.asking(viewer).now;
    const parts = await Promise.all([
      wanted.includes('movement') ? movementOf(viewer, frame) : {},
      wanted.includes('why') ? whyAll(viewer, frame, now) : {},
    ]);
    return Object.assign({}, ...parts) as DashboardParts;
  };
}

/**
 * The period before, and the instant in it that is as many days after its start as now is after the start of this one; its
 * last instant where that lies beyond. Null where the period has no length, or has not begun.
 */
export function samePointBefore(period: Period | null, now: Date, timeZone: string): Why['against'] | null {
  if (period === null) return null;
  const { from, to } = period;
  if (from === null || to === null) return null;
  const before = previousPeriod(from, to);
  const today = localDay(now, timeZone);
  if (today < from) return null;
  const sinceMidnight = now.getTime() - startOfDay(today, timeZone).getTime();
  const day = addDays(before.from, lengthInDays(from, today) - 1);
  const same = startOfDay(day, timeZone).getTime() + sinceMidnight;
  const end = startOfDay(addDays(before.to, 1), timeZone).getTime() - 1;
  return { period: before, asOf: new Date(Math.min(same, end)).toISOString() };
}
