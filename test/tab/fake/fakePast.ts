import type { Answer, Figure, MetricName } from '../../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../../src/pipeline/question.js';

const metrics: Readonly<Record<string, MetricName>> = {
  won: 'wonAmount',
  lost: 'lostAmount',
  winRate: 'winRateCount',
  salesCycle: 'meanDays',
};

const money = (metric: MetricName, value: number): Figure => ({ metric, value, unit: 'currency', currency: 'EUR' });

/** What Home asks once it rests: what was open in past weeks, what closed by month, how long deals are in a stage. */
export function fakePast({ measure, asOf, groupBy }: PipelineQuestion): Partial<Answer> | null {
  if (measure === 'openPipeline' && asOf !== null) {
    const week = new Date(asOf).getUTCDate();
    return { figures: [money('amount', 1_100_000 + week * 9_000), money('weighted', 610_000 + week * 4_000)] };
  }
  const metric = metrics[measure];
  if (metric && groupBy === 'month') {
    const groups = [6, 7, 8, 9, 10, 11].map((month) => ({
      key: `2026-${String(month).padStart(2, '0')}`,
      label: `2026-${String(month).padStart(2, '0')}`,
      figures: [monthly(metric, month)],
    }));
    return { groupedBy: 'month', groups };
  }
  if (measure !== 'daysInStage') return null;
  const groups = ['New', 'Qualified', 'Proposition', 'Negotiation'].map((label, at) => ({
    key: String(at + 1),
    label,
    figures: [{ metric: 'meanDays', value: 34 - at * 6, unit: 'days' } as const],
  }));
  return { figures: [{ metric: 'meanDays', value: 26.4, unit: 'days' }], groupedBy: 'stage', groups };
}

function monthly(metric: MetricName, month: number): Figure {
  if (metric === 'winRateCount') return { metric, value: 0.4 + (month % 4) * 0.06, unit: 'ratio' };
  if (metric === 'meanDays') return { metric, value: 60 + (month % 3) * 9, unit: 'days' };
  return money(metric, 90_000 + (month % 5) * 40_000);
}
