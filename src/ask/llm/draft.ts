import { z } from 'zod';
import { groupings, measures, orders } from '../../pipeline/question.js';

/**
 * What a language model gives back: a question with names as they were written. It never sees an id, a row or a name of
 * the directory. Every key is there, null where nothing was said, as strict JSON schemas want it.
 */
const day = z.iso.date();
const names = z.array(z.string().min(1).max(200)).max(20);
const span = z.strictObject({ from: day.nullable(), to: day.nullable(), label: z.string().max(60) });

export const draftSchema = z.strictObject({
  /** false: some word of the sentence is not in the question, or it is no question about the pipeline. */
  certain: z.boolean(),
  measure: z.enum(measures),
  scope: z.strictObject({ kind: z.enum(['me', 'person', 'subtree', 'team', 'all', 'unsaid']), names }),
  period: span.nullable(),
  filters: z.strictObject({
    status: z.enum(['open', 'won', 'lost', 'all']).nullable(),
    stages: names,
    accounts: names,
    tags: names,
    amountOver: z.number().nullable(),
    amountAtLeast: z.number().nullable(),
    amountUnder: z.number().nullable(),
    amountAtMost: z.number().nullable(),
    currency: z.string().length(3).nullable(),
    text: z.string().max(200).nullable(),
    expectedClose: span.nullable(),
    noExpectedClose: z.boolean().nullable(),
    noNextStep: z.boolean().nullable(),
    unassigned: z.boolean().nullable(),
    staleForDays: z.number().int().min(1).max(3650).nullable(),
    pushedAtLeast: z.number().int().min(1).max(100).nullable(),
    activity: z.enum(['overdue', 'today', 'upcoming', 'open', 'done']).nullable(),
  }),
  groupBy: z.enum(groupings).nullable(),
  orderBy: z.enum(orders).nullable(),
  limit: z.number().int().min(1).max(500).nullable(),
  asOf: day.nullable(),
  compareTo: span.nullable(),
});

export type Draft = z.infer<typeof draftSchema>;

/** Strict schemas of the endpoint know no bounds, formats or dialects. */
const unknownToStrict = new Set([
  ...['$schema', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minimum', 'maximum', 'pattern', 'format'],
  'exclusiveMinimum',
]);

/** The schema as the model gets it. */
export const draftJsonSchema: Readonly<Record<string, unknown>> = jsonSchemaOf(draftSchema);

function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(z.toJSONSchema(schema), (key, value: unknown) => (unknownToStrict.has(key) ? undefined : value)),
  ) as Record<string, unknown>;
}
