import { z } from 'zod';

/**
 * What people keep on their reports page. One stream for all of them, `reports-all`: it is short, and a report that is
 * shared must be found without knowing whose it is.
 */

const id = z.number().int().positive();
const text = z.string();

/** How a report is drawn. */
export const reportCharts = ['number', 'bar', 'line', 'table'] as const;

/** What is asked each time the report is looked at: sentences as they were typed, or a question already understood. */
export const reportAsk = z.union([
  z.strictObject({ text, then: z.array(text) }),
  z.strictObject({ question: z.record(z.string(), z.unknown()) }),
]);

/** Who else may look at it; their figures are always their own. */
export const reportAudience = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('subtree') }),
  z.strictObject({ kind: z.literal('team'), teamId: id }),
]);

const saved = z.strictObject({
  reportId: text,
  title: text,
  ask: reportAsk,
  chart: z.enum(reportCharts),
  wide: z.boolean(),
  sharedWith: reportAudience.nullable(),
});

export const reportEventTypes = {
  /** Made, or changed by whoever made it. */
  ReportSaved: { schema: 1, data: saved },
  ReportRemoved: { schema: 1, data: z.strictObject({ reportId: text }) },
  /** The order of the actor's own reports. */
  ReportsArranged: { schema: 1, data: z.strictObject({ reportIds: z.array(text) }) },
} as const;

export type ReportChart = (typeof reportCharts)[number];
export type ReportAsk = z.infer<typeof reportAsk>;
export type ReportAudience = z.infer<typeof reportAudience>;
