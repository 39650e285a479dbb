import type { Answer, Figure, MetricName } from '../../src/pipeline/answer.js';
import { figureOf } from '../format/figures.js';

/** A person and their figures, as the API gave them for each measure. */
export interface MemberRow {
  readonly key: string;
  readonly name: string;
  readonly figures: Readonly<Record<string, readonly Figure[]>>;
}

/**
 * Answers of several measures, each by owner, as one row a person; whoever is in any of them has a row. Ordered by name,
 * deals without an owner last.
 */
export function memberRows(answers: Readonly<Record<string, Answer | null>>): readonly MemberRow[] {
  const rows = new Map<string, { name: string; figures: Record<string, readonly Figure[]> }>();
  for (const [measure, answer] of Object.entries(answers)) {
    for (const { key, label, figures } of answer?.groups ?? []) {
      const row = rows.get(key) ?? { name: label, figures: {} };
      row.figures[measure] = figures;
      rows.set(key, row);
    }
  }
  return [...rows]
    .map(([key, { name, figures }]) => ({ key, name, figures }))
    .sort((a, b) => Number(a.key === 'none') - Number(b.key === 'none') || a.name.localeCompare(b.name));
}

/** The same figures over everybody, as the API gave them. */
export function wholeRow(answers: Readonly<Record<string, Answer | null>>): MemberRow {
  const figures = Object.entries(answers).map(([measure, answer]) => [measure, answer?.figures ?? []] as const);
  return { key: 'all', name: 'Together', figures: Object.fromEntries(figures) };
}

/** A figure of a row; null where the measure has none for the person. */
export function memberFigure(row: MemberRow, measure: string, metric: MetricName, currency: string): Figure | null {
  return figureOf(row.figures[measure] ?? [], metric, currency);
}
