import type { Answer, Dashboard, Figure, MetricName, TileName } from '../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { plainQuestion } from '../api/endpoints.js';
import { addDays, dayStart } from '../format/days.js';
import { figureOf } from '../format/figures.js';

/** How a tile's figure went: values in order of time, the last one of now or of this month. */
export interface Spark {
  readonly values: readonly number[];
  /** `six weeks`, `six months`. */
  readonly span: string;
}

export type Sparks = ReadonlyMap<TileName, Spark>;

const weeks = 6;

/** The ends of the last six weeks, the earliest first: what was open on each is asked of the history. */
export function weekEnds(today: string, timeZone: string): readonly string[] {
  return Array.from({ length: weeks }, (_, at) =>
    dayStart(addDays(today, -7 * (weeks - at) + 1), timeZone).toISOString(),
  );
}

/** A history that answers more slowly than this has much to go through. */
const slowMs = 250;

/** The evenings that are asked for after the first of them: each, or every second one where the first took long. Pure. */
export function furtherEnds(ends: readonly string[], firstTookMs: number): readonly string[] {
  return ends.slice(1).filter((_, at) => firstTookMs <= slowMs || at % 2 === 1);
}

/** What was open at an instant, over the dashboard's scope and period. */
export function openAt(asOf: string, { scope, period }: Dashboard): PipelineQuestion {
  return { ...plainQuestion, measure: 'openPipeline', scope, period, asOf };
}

/** Tiles over deals that closed: by month, from what is there today, without any history. */
export const monthly = {
  won: 'wonAmount',
  lost: 'lostAmount',
  winRate: 'winRateCount',
  salesCycle: 'meanDays',
} as const satisfies Partial<Record<TileName, MetricName>>;
export type MonthlyTile = keyof typeof monthly;

/** The six months up to today, month by month. */
export function byMonth(measure: MonthlyTile, today: string, { scope }: Dashboard): PipelineQuestion {
  const [year = 1970, month = 1] = today.split('-').map(Number);
  const from = new Date(Date.UTC(year, month - weeks, 1)).toISOString().slice(0, 10);
  return { ...plainQuestion, measure, scope, period: { from, to: today, label: 'six months' }, groupBy: 'month' };
}

/** The weekly figures of a metric and that of now; null where too little is known to draw. */
export function weeklySpark(metric: MetricName, past: readonly Answer[], now: Figure | undefined): Spark | null {
  if (now?.value == null) return null;
  const values = past.map(({ figures }) => figureOf(figures, metric, now.currency)?.value ?? null);
  return sparkOf([...values, now.value], 'six weeks');
}

/** The monthly figures of a tile. */
export function monthlySpark(tile: MonthlyTile, { groups }: Answer, currency: string | undefined): Spark | null {
  const values = groups.map(({ figures }) => figureOf(figures, monthly[tile], currency)?.value ?? null);
  return sparkOf(values, 'six months');
}

/** What is not known is left out, never drawn as 0; a single value is no line. */
function sparkOf(values: readonly (number | null)[], span: string): Spark | null {
  const known = values.filter((value) => value !== null);
  return known.length < 3 ? null : { values: known, span };
}

/** A line through the values within a box, not from zero: it shows the way, not the size. */
export function sparkPath(values: readonly number[], width: number, height: number): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const y = (value: number) => (high === low ? height / 2 : height - ((value - low) / (high - low)) * height);
  return values
    .map((value, at) => `${at === 0 ? 'M' : 'L'}${round((at / (values.length - 1)) * width)} ${round(y(value))}`)
    .join('');
}

const round = (value: number) => Math.round(value * 10) / 10;
