import { z } from 'zod';
import type { Answer, ApiError, Dashboard, DealDetail, Explanation, Me } from '../../pipeline/answer.js';
import { tileNames } from '../../pipeline/dashboardQuestions.js';
import { stepNames } from '../../pipeline/history/movement.js';
import { outcomes } from '../../pipeline/history/stays.js';
import { groupings, periodSchema, questionSchema, scopeSchema } from '../../pipeline/question.js';
import { metricNames } from './metricNames.js';

/**
 * What the API answers with, for the OpenAPI document and for the tests that hold every answer against it. The types of
 * `src/pipeline/answer.ts` rule: the checks at the end of this file break the build when the two part ways.
 */

const instant = z.iso.datetime();
const day = z.iso.date();

export const figureSchema = z
  .strictObject({
    metric: z.enum(metricNames),
    value: z.number().nullable(),
    unit: z.enum([
      ...(['currency', 'deals', 'activities', 'ratio', 'days', 'pushes', 'changes'] as const),
      ...(['currency/day', 'currency/month', 'currency/year'] as const),
    ]),
    currency: z.string().optional(),
    reason: z.string().optional(),
  })
  .meta({ id: 'Figure' });

const groupShape = { key: z.string(), label: z.string(), figures: z.array(figureSchema) };
const groupSchema = z.strictObject(groupShape).meta({ id: 'Group' });

export const dealRowSchema = z
  .strictObject({
    id: z.number().int(),
    name: z.string(),
    amount: z.number(),
    recurring: z.number().optional(),
    currency: z.string(),
    stage: z.string().nullable(),
    owner: z.string().nullable(),
    account: z.string().nullable(),
    probability: z.number(),
    expectedClose: day.nullable(),
    closedAt: instant.nullable(),
    url: z.string(),
    status: z.enum(['open', 'won', 'lost', 'archived']),
    createdAt: instant,
    pushCount: z.number().int(),
    flags: z.array(z.enum(['overdue', 'stale', 'pushed', 'noNextStep'])),
    idleDays: z.number().int(),
  })
  .meta({ id: 'DealRow' });

const activityRowSchema = z
  .strictObject({
    id: z.number().int(),
    type: z.string(),
    summary: z.string().nullable(),
    dueOn: day,
    state: z.enum(['overdue', 'today', 'upcoming', 'done']),
    assignee: z.string().nullable(),
    deal: z.string().nullable(),
    dealId: z.number().int().nullable(),
    account: z.string().nullable(),
    url: z.string(),
  })
  .meta({ id: 'ActivityRow' });

const page = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({ total: z.number().int(), rows: z.array(row), next: z.string().nullable() });
export const dealPageSchema = page(dealRowSchema).meta({ id: 'DealPage' });
export const activityPageSchema = page(activityRowSchema).meta({ id: 'ActivityPage' });

const freshness = {
  asOf: z.string().nullable(),
  position: z.number().int(),
  freshAt: z.string().nullable(),
  notes: z.array(z.string()),
};

const comparisonSchema = z.strictObject({
  period: periodSchema,
  figures: z.array(figureSchema),
  groups: z.array(groupSchema),
});

export const movementSchema = z
  .strictObject({
    from: instant.nullable(),
    to: instant.nullable(),
    running: z.boolean(),
    steps: z.array(
      z.strictObject({
        name: z.enum(stepNames),
        label: z.string(),
        currency: z.string(),
        amount: z.number(),
        count: z.number().int(),
        dealIds: z.array(z.number().int()),
      }),
    ),
  })
  .meta({ id: 'Movement' });

const changeValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const changeSchema = z
  .strictObject({
    dealId: z.number().int(),
    deal: z.string(),
    field: z.string(),
    from: changeValue,
    to: changeValue,
    currency: z.string().optional(),
    at: instant,
    observedAt: instant,
    by: z.string().nullable(),
    position: z.number().int(),
    url: z.string(),
  })
  .meta({ id: 'Change' });

const converted = z
  .strictObject({
    currency: z.string(),
    day,
    totals: z.array(
      z.strictObject({
        metric: z.enum(metricNames),
        unit: figureSchema.shape.unit,
        value: z.number().nullable(),
        reason: z.string().optional(),
        parts: z.array(z.strictObject({ currency: z.string(), value: z.number(), converted: z.number().nullable() })),
      }),
    ),
    groups: z.array(groupSchema),
    compared: z.array(figureSchema),
    rates: z.array(z.strictObject({ currency: z.string(), rate: z.number(), date: day })),
    missing: z.array(z.string()),
  })
  .meta({ id: 'Conversion' });

export const answerSchema = z
  .strictObject({
    answerId: z.string(),
    said: z.string(),
    question: questionSchema,
    figures: z.array(figureSchema),
    groupedBy: z.enum(groupings).nullable(),
    groups: z.array(groupSchema),
    deals: dealPageSchema.nullable(),
    activities: activityPageSchema.nullable(),
    historySince: z.string().nullable(),
    compared: comparisonSchema.nullable().optional(),
    converted: converted.optional(),
    convertibleTo: z.string().optional(),
    movement: movementSchema.optional(),
    changes: page(changeSchema).optional(),
    account: z
      .strictObject({
        id: z.number().int(),
        name: z.string(),
        city: z.string().nullable(),
        country: z.string().nullable(),
      })
      .optional(),
    /** Of a question that was guessed from wording nobody taught: what else it may have meant, to be asked as it is. */
    otherReadings: z.array(z.strictObject({ said: z.string(), question: questionSchema })).optional(),
    ...freshness,
  })
  .meta({ id: 'Answer' });

export const dealDetailSchema = z
  .strictObject({
    deal: dealRowSchema,
    removedAt: instant.nullable(),
    history: z.array(changeSchema),
    pushes: z.array(z.strictObject({ from: day, to: day, days: z.number(), at: instant, by: z.string().nullable() })),
    stays: z.array(
      z.strictObject({
        stage: z.string().nullable(),
        from: instant,
        to: instant.nullable(),
        days: z.number(),
        outcome: z.enum(outcomes),
      }),
    ),
    historySince: z.strictObject({ tracked: instant, untracked: instant }),
    notes: z.array(z.string()),
  })
  .meta({ id: 'DealDetail' });

export const explanationSchema = z
  .strictObject({
    answerId: z.string(),
    said: z.string(),
    question: questionSchema,
    formula: z.strictObject({ rule: z.string(), terms: z.string() }),
    figures: z.array(figureSchema),
    converted: converted.optional(),
    deals: z
      .strictObject({
        total: z.number().int(),
        rows: z.array(z.strictObject({ deal: dealRowSchema, events: z.array(changeSchema) })),
        next: z.string().nullable(),
      })
      .nullable(),
    since: z.strictObject({
      askedAt: instant,
      position: z.number().int(),
      same: z.boolean().nullable(),
      before: z.array(figureSchema).nullable(),
      changes: z.strictObject({
        total: z.number().int(),
        rows: z.array(changeSchema),
        newDeals: z.number().int(),
      }),
      sightChanged: z.boolean(),
      sentence: z.string(),
    }),
    position: z.number().int(),
    notes: z.array(z.string()),
  })
  .meta({ id: 'Explanation' });

const tileSchema = z.strictObject({
  name: z.enum(tileNames),
  title: z.string(),
  figures: z.array(figureSchema),
  question: questionSchema,
});
const count = z.number().int();
const dealsThenAndNow = z.strictObject({ now: z.array(dealRowSchema), before: z.array(dealRowSchema) });
const whySchema = z
  .strictObject({
    tile: z.enum(tileNames),
    against: z.strictObject({ period: periodSchema, asOf: instant }),
    now: z.array(figureSchema),
    before: z.array(figureSchema),
    parts: z.array(
      z.strictObject({
        name: z.enum(['open', 'won', 'target', 'probability']),
        label: z.string(),
        currency: z.string(),
        before: z.number(),
        now: z.number(),
        effect: z.number().nullable(),
        deals: dealsThenAndNow,
      }),
    ),
    moved: z.enum(['open', 'won', 'target', 'probability']).nullable(),
    sentence: z.string(),
  })
  .meta({ id: 'Why' });

export const dashboardSchema = z
  .strictObject({
    scope: scopeSchema,
    period: periodSchema,
    said: z.string(),
    currencies: z.array(z.string()),
    tiles: z.array(tileSchema),
    byStage: z.array(z.strictObject({ ...groupShape, sequence: z.number() })),
    byMonth: z.array(groupSchema),
    byMember: z.array(groupSchema),
    topDeals: z.array(dealRowSchema),
    attention: z.strictObject({
      total: count,
      overdue: count,
      stale: count,
      noNextStep: count,
      rows: z.array(dealRowSchema),
    }),
    activities: z.strictObject({
      overdue: count,
      today: count,
      next7Days: count,
      rows: z.array(activityRowSchema),
    }),
    movement: movementSchema.optional(),
    why: z.array(whySchema).optional(),
    ...freshness,
  })
  .meta({ id: 'Dashboard' });

export const meSchema = z
  .strictObject({
    personId: z.string(),
    odooUserId: z.number().int().nullable(),
    name: z.string(),
    email: z.string(),
    role: z.enum(['superAdmin', 'admin', 'ceo', 'manager', 'rep', 'none']),
    timeZone: z.string(),
    locale: z.string(),
    scopes: z.array(scopeSchema),
  })
  .meta({ id: 'Me' });

export const errorSchema = z
  .strictObject({
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()),
    requestId: z.string(),
  })
  .meta({ id: 'Error' });

/** Each type of the contract must be acceptable to its schema; a new field there must be added here. */
type Accepts<Schema extends z.ZodType, Contract> = [DeepKeys<Contract>] extends [DeepKeys<z.input<Schema>>]
  ? [DeepKeys<z.input<Schema>>] extends [DeepKeys<Contract>]
    ? true
    : never
  : never;
type DeepKeys<T> = T extends readonly (infer Item)[]
  ? DeepKeys<Item>
  : T extends object
    ? { [Key in keyof T & string]: Key | `${Key}.${DeepKeys<NonNullable<T[Key]>>}` }[keyof T & string]
    : never;

export const contractsHold: {
  answer: Accepts<typeof answerSchema, Answer>;
  dealDetail: Accepts<typeof dealDetailSchema, DealDetail>;
  explanation: Accepts<typeof explanationSchema, Explanation>;
  dashboard: Accepts<typeof dashboardSchema, Dashboard>;
  me: Accepts<typeof meSchema, Me>;
  error: Accepts<typeof errorSchema, ApiError>;
} = { answer: true, dealDetail: true, explanation: true, dashboard: true, me: true, error: true };
