import { z } from 'zod';

/** What can be asked for; each is defined in docs/metrics.md. */
export const measures = [
  'openPipeline',
  'weightedPipeline',
  'deals',
  'won',
  'lost',
  'winRate',
  'salesCycle',
  'velocity',
  'coverage',
  'attainment',
  'created',
  'daysInStage',
  'timeInStage',
  'stageConversion',
  'pushes',
  'slipped',
  'overdue',
  'stale',
  'movement',
  'activities',
  'forecast',
  'forecastAccuracy',
  'stageProbability',
  'averageDealSize',
  'account',
  'deal',
  'changes',
  'recurring',
] as const;

/** Dimensions an answer may be grouped by. */
export const groupings = [
  'stage',
  'owner',
  'team',
  'account',
  'month',
  'quarter',
  'tag',
  'lostReason',
  'source',
] as const;

/** Orders of a list of deals; `-` is descending. */
export const orders = [
  'amount',
  '-amount',
  'expectedClose',
  '-expectedClose',
  'closedAt',
  '-closedAt',
  'createdAt',
  '-createdAt',
  'name',
  '-name',
] as const;

const id = z.number().int().positive();
const day = z.iso.date();

/** Whose deals. `me`: I own them; `subtree`: mine and my reports' at any depth; `team`: the deal's crm.team; `all`: all that I may see. */
export const scopeSchema = z.strictObject({
  kind: z.enum(['me', 'person', 'subtree', 'team', 'all']),
  /** Odoo user ids (`person`, `subtree`: whose) or team ids; empty for `me` and `all`, and for one's own subtree. */
  ids: z.array(id).max(50),
  /** As it is said back: "you", "Ben Carter", "North". */
  label: z.string().max(200),
});

/** Whole days in the asker's zone, both ends included; null is open-ended. */
export const periodSchema = z.strictObject({ from: day.nullable(), to: day.nullable(), label: z.string().max(100) });

/** Amounts are in major units of the deal's currency, as people say them; they are compared in minor units. */
export const filtersSchema = z.strictObject({
  status: z.enum(['open', 'won', 'lost', 'all']).optional(),
  stageIds: z.array(id).max(50).optional(),
  ownerIds: z.array(id).max(200).optional(),
  teamIds: z.array(id).max(50).optional(),
  accountIds: z.array(id).max(200).optional(),
  tagIds: z.array(id).max(50).optional(),
  dealIds: z.array(id).max(500).optional(),
  /** Companies of the Odoo database that the deals belong to. */
  companyIds: z.array(id).max(50).optional(),
  amountOver: z.number().optional(),
  amountAtLeast: z.number().optional(),
  amountUnder: z.number().optional(),
  amountAtMost: z.number().optional(),
  probabilityAtLeast: z.number().min(0).max(100).optional(),
  probabilityAtMost: z.number().min(0).max(100).optional(),
  currency: z.string().length(3).optional(),
  priority: z.array(z.number().int().min(0).max(3)).max(4).optional(),
  text: z.string().max(200).optional(),
  expectedClose: periodSchema.optional(),
  closed: periodSchema.optional(),
  created: periodSchema.optional(),
  noExpectedClose: z.boolean().optional(),
  overdue: z.boolean().optional(),
  staleForDays: z.number().int().min(1).max(3650).optional(),
  noNextStep: z.boolean().optional(),
  unassigned: z.boolean().optional(),
  /** Expected close was moved to a later day at least so often; in `pushedIn` where that is given. */
  pushedAtLeast: z.number().int().min(1).optional(),
  /** Only pushes in these days count: at least one, or `pushedAtLeast` of them. */
  pushedIn: periodSchema.optional(),
  /** Whether the open deal was ever moved to an earlier stage; in `movedBackwardIn` where that is given. */
  movedBackward: z.boolean().optional(),
  /** Only moves in these days count; by itself it asks for the deals that were moved back in them. */
  movedBackwardIn: periodSchema.optional(),
  activity: z.enum(['overdue', 'today', 'upcoming', 'open', 'done']).optional(),
});

/** A question about the pipeline, from whatever surface: the one input of `answerQuestion`. */
export const questionSchema = z.strictObject({
  measure: z.enum(measures),
  scope: scopeSchema,
  /** Which date the period means follows from the measure: expected close for open deals, closed-at for won and lost. */
  period: periodSchema.nullable(),
  filters: filtersSchema,
  groupBy: z.enum(groupings).nullable(),
  orderBy: z.enum(orders).nullable(),
  limit: z.number().int().min(1).max(500).nullable(),
  /** Instant in the past to answer for; null: now. */
  asOf: z.iso.datetime().nullable(),
  /** With `asOf`, as known then: only what the service had seen by that instant. Else what it learned later of before counts. */
  asKnown: z.boolean().optional(),
  compareTo: periodSchema.nullable(),
  /** ISO 4217 of the one currency that sums of money are to be given in too, beside those per currency; null or absent: none. */
  convertTo: z
    .string()
    .regex(/^[A-Z]{3}$/, 'three capital letters of ISO 4217, such as EUR')
    .nullable()
    .optional(),
  /** Words of the sentence that nobody understood and that say nothing of which deals are meant; they are said back. */
  leftOut: z.array(z.string().max(100)).max(8).optional(),
  /** The sentence was in wording that nobody taught: this is what it most likely asks for. It is said back. */
  guessed: z.literal(true).optional(),
});

export type Measure = (typeof measures)[number];
export type Grouping = (typeof groupings)[number];
export type Order = (typeof orders)[number];
export type Scope = z.infer<typeof scopeSchema>;
export type Period = z.infer<typeof periodSchema>;

/** Whether the value of a filter is a time. */
export function isPeriod(value: unknown): value is Period {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value;
}
export type Filters = z.infer<typeof filtersSchema>;
export type PipelineQuestion = z.infer<typeof questionSchema>;
