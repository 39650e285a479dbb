import type { DealRow, Figure, MetricName, TileName, Why, WhyPart } from './answer.js';
import type { PipelineQuestion } from './question.js';
import { periodWords } from './said.js';

/** The tiles whose change is explained. */
export const explainedTiles = ['weightedPipeline', 'coverage', 'attainment'] as const satisfies readonly TileName[];
export type ExplainedTile = (typeof explainedTiles)[number];

/** A part of a tile as a figure of it, and the deals that are in it. */
interface PartRule {
  readonly name: WhyPart['name'];
  readonly metric: MetricName;
  readonly label: string;
  /** Whose deals make it up; null: no deal does. */
  readonly deals: PipelineQuestion['measure'] | null;
}

const open: PartRule = { name: 'open', metric: 'amount', label: 'open pipeline', deals: 'openPipeline' };
const won: PartRule = { name: 'won', metric: 'wonAmount', label: 'won', deals: 'won' };
const target: PartRule = { name: 'target', metric: 'target', label: 'target', deals: null };

export const partsOf: Readonly<Record<ExplainedTile, readonly PartRule[]>> = {
  weightedPipeline: [open, { ...open, name: 'probability', metric: 'weighted', label: 'mean probability' }],
  coverage: [open, won, target],
  attainment: [won, target],
};

const headlines: Readonly<Record<ExplainedTile, MetricName>> = {
  weightedPipeline: 'weighted',
  coverage: 'coverage',
  attainment: 'attainment',
};

/** What a tile comes to from its parts; null where it has no value. */
const formulas: Readonly<Record<ExplainedTile, (part: (name: WhyPart['name']) => number) => number | null>> = {
  weightedPipeline: (part) => part('open') * part('probability'),
  coverage: (part) => over(part('open'), part('target') - part('won')),
  attainment: (part) => over(part('won'), part('target')),
};

function over(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/** Figures of a tile at two moments, and the largest deals of each part at each. */
export interface Compared {
  readonly tile: ExplainedTile;
  readonly now: readonly Figure[];
  readonly before: readonly Figure[];
  readonly against: Why['against'];
  readonly deals: (part: WhyPart['name']) => { readonly now: readonly DealRow[]; readonly before: readonly DealRow[] };
}

/**
 * Why a tile is not what it was: each part then and now, and how much of the change it makes by itself, which is the
 * change of the whole when that part alone moves. Per currency; the parts' own effects need not add up. Pure.
 */
export function whyOf({ tile, now, before, against, deals }: Compared): Why {
  const headline = headlines[tile];
  const currencies = [...new Set([...now, ...before].flatMap(({ currency }) => currency ?? []))];
  const parts = currencies.flatMap((currency) => partsIn(tile, now, before, currency));
  const told = parts.map((part) => ({ ...part, deals: deals(part.name) }));
  const [first] = [...told].sort((a, b) => Math.abs(b.effect ?? 0) - Math.abs(a.effect ?? 0));
  const moved = first && first.effect !== null && first.effect !== 0 ? first : null;
  const figuresOf = (figures: readonly Figure[]) => figures.filter(({ metric }) => metric === headline);
  return {
    against,
    now: figuresOf(now),
    before: figuresOf(before),
    parts: told,
    moved: moved && moved.name,
    sentence: sentenceOf(tile, moved, against),
  };
}

type BarePart = Omit<WhyPart, 'deals'>;

function partsIn(tile: ExplainedTile, now: readonly Figure[], before: readonly Figure[], currency: string): BarePart[] {
  const rules = partsOf[tile];
  const read = (figures: readonly Figure[]) =>
    new Map(rules.map((rule) => [rule.name, valueOf(rule, figures, currency)]));
  const [then, today] = [read(before), read(now)];
  const whole = (of: ReadonlyMap<WhyPart['name'], number>) => formulas[tile]((name) => of.get(name) ?? 0);
  const start = whole(then);
  return rules.map(({ name, label }) => {
    const alone = whole(new Map([...then, [name, today.get(name) ?? 0]]));
    const effect = start === null || alone === null ? null : alone - start;
    return { name, label, currency, before: then.get(name) ?? 0, now: today.get(name) ?? 0, effect };
  });
}

function valueOf({ name, metric }: PartRule, figures: readonly Figure[], currency: string): number {
  const of = (wanted: MetricName) =>
    figures.find((figure) => figure.metric === wanted && figure.currency === currency)?.value ?? 0;
  if (name !== 'probability') return of(metric);
  return of('amount') === 0 ? 0 : of('weighted') / of('amount');
}

const titles: Readonly<Record<ExplainedTile, string>> = {
  weightedPipeline: 'weighted pipeline',
  coverage: 'coverage',
  attainment: 'attainment',
};

function sentenceOf(tile: ExplainedTile, moved: WhyPart | null, { period }: Why['against']): string {
  const against = `against ${periodWords(period)} at the same point`;
  if (moved === null || moved.effect === null) return `Nothing that ${titles[tile]} is made of has moved ${against}`;
  const way = moved.effect > 0 ? 'up' : 'down';
  const [first] = moved.now >= moved.before ? moved.deals.now : moved.deals.before;
  const deal = first ? `, most of all by ${first.name}` : '';
  const words = `${moved.label} went from ${plain(moved, moved.before)} to ${plain(moved, moved.now)}`;
  return `What moved ${titles[tile]} ${way} most ${against}: ${words}${deal}`;
}

function plain({ name, currency }: WhyPart, value: number): string {
  if (name === 'probability') return `${(value * 100).toFixed(0)} %`;
  return `${currency} ${value.toLocaleString('en')}`;
}
