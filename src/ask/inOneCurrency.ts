import type { Filters, Measure, PipelineQuestion } from '../pipeline/question.js';

/** The currency that is said, and of which questions it is that of a total: of every one, or of those for a sum of money. */
export interface CurrencySaid {
  /** ISO 4217. */
  readonly code: string;
  readonly of: 'sums' | 'always';
}

/**
 * What "in euros" asks of these for: what it comes to in euros, with the euros themselves as a line of their own. Of a list
 * of deals, of rates and of means it says which deals are meant.
 */
const sums: ReadonlySet<Measure> = new Set([
  ...(['openPipeline', 'weightedPipeline', 'won', 'lost', 'created', 'forecast'] as const),
  ...(['coverage', 'attainment', 'movement', 'recurring'] as const),
]);

/**
 * The filters and the currency of the total that a sentence asks for; one that goes on from the last question keeps its
 * currency. Pure.
 */
export function inOneCurrency(
  filters: Filters,
  said: CurrencySaid | null,
  measure: Measure,
  base: PipelineQuestion | null,
): Pick<PipelineQuestion, 'filters' | 'convertTo'> {
  const kept = base?.convertTo == null ? {} : { convertTo: base.convertTo };
  if (said === null) return { filters, ...kept };
  if (said.of === 'always') return { filters, convertTo: said.code };
  if (!sums.has(measure)) return { filters, ...kept };
  const others = { ...filters };
  delete others.currency;
  const before = base?.filters.currency;
  return { filters: before === undefined ? others : { ...others, currency: before }, convertTo: said.code };
}
