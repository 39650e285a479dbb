import { cut, type CardElement } from './element.js';

/** One bar. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly color: string;
}

/** At most so many bars; the rest is summed into "Other". */
export const mostBars = 7;

const thousand = 1_000;
const million = 1_000_000;

/** In what the bars are drawn, and how to write it: "k" for thousands. */
export interface Scale {
  readonly divisor: number;
  readonly suffix: '' | 'k' | 'M';
  readonly digits: number;
}

/**
 * The client cuts the label of the longest bar to three characters, so "525800" would read "525": values are drawn in
 * the unit that leaves at most three.
 */
export function scaleFor(values: readonly number[]): Scale {
  const largest = Math.max(0, ...values.map(Math.abs));
  if (Math.round(largest) < thousand) return { divisor: 1, suffix: '', digits: 0 };
  if (Math.round(largest / thousand) < thousand) return { divisor: thousand, suffix: 'k', digits: 0 };
  return { divisor: million, suffix: 'M', digits: Math.round(largest / (million / 10)) / 10 < 10 ? 1 : 0 };
}

/** Horizontal bars with direct labels on a zero base. The table that follows is its twin, so the fallback is to drop it. */
export function barChart(title: string, bars: readonly Bar[], scale: Scale): CardElement {
  const round = 10 ** scale.digits;
  return {
    type: 'Chart.HorizontalBar',
    title,
    showLegend: false,
    displayMode: 'AbsoluteNoAxis',
    spacing: 'None',
    data: bars.map((bar) => ({
      x: cut(bar.label, 40),
      y: Math.round((bar.value / scale.divisor) * round) / round,
      color: bar.color,
    })),
    fallback: 'drop',
  };
}

const stageColors: Readonly<Record<string, string>> = {
  new: 'categoricalLightBlue',
  qualified: 'categoricalTeal',
  proposition: 'categoricalPurple',
  won: 'good',
  lost: 'attention',
};
const otherStageColors = ['categoricalMarigold', 'categoricalLime', 'categoricalGreen', 'categoricalLavender'] as const;

/** One colour a stage, the same everywhere; stages of one's own take theirs from their id. */
export function stageColor(label: string, key: string): string {
  const known = stageColors[label.trim().toLowerCase()];
  if (known !== undefined) return known;
  const id = Number.parseInt(key, 10);
  return Number.isNaN(id) ? 'neutral' : (otherStageColors[id % otherStageColors.length] ?? 'neutral');
}
