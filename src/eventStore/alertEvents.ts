import { z } from 'zod';

/**
 * What people want to be told: alerts when something happens to a deal, digests at a chosen time, and reminders of their
 * forecast call. One stream per subscription, `subscription-<id>`.
 */

const id = z.number().int().positive();
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 08:00');

/** What has to happen to a deal. `days` and `percent` are whole numbers as people say them. */
export const alertTrigger = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('won') }),
  z.strictObject({ kind: z.literal('lost') }),
  z.strictObject({ kind: z.literal('created') }),
  /** Into one of `to` (empty: any stage). */
  z.strictObject({
    kind: z.literal('stageMoved'),
    to: z.array(id).max(20),
    direction: z.enum(['any', 'forward', 'backward']),
  }),
  /** Expected close moved to a later date, for the `times`-th time or more. */
  z.strictObject({ kind: z.literal('pushed'), times: z.number().int().min(1).max(50) }),
  z.strictObject({ kind: z.literal('closeChanged'), direction: z.enum(['any', 'earlier']) }),
  /**
   * By more than `percent` of what it was (`orExactly`: or by just that), or across `to` (major units); both null: by
   * anything.
   */
  z.strictObject({
    kind: z.literal('amountChanged'),
    direction: z.enum(['any', 'cut', 'raised']),
    percent: z.number().min(0).max(1000).nullable(),
    orExactly: z.literal(true).optional(),
    to: z.number().min(0).max(1e12).nullable(),
  }),
  z.strictObject({ kind: z.literal('reassigned'), to: z.enum(['anyone', 'me']) }),
  /** Expected close comes within so many days. */
  z.strictObject({ kind: z.literal('closing'), days: z.number().int().min(0).max(365) }),
  /** No change of stage, amount or expected close and no done activity for so many days. */
  z.strictObject({ kind: z.literal('idle'), days: z.number().int().min(1).max(365) }),
  z.strictObject({ kind: z.literal('overdue') }),
]);

/** Whose deals; ids are Odoo users (`person`) or teams (`team`). */
export const alertScope = z.strictObject({
  kind: z.enum(['me', 'subtree', 'person', 'team', 'all']),
  ids: z.array(id).max(50),
  label: z.string().max(200),
});

/** Amounts are in major units of the deal's currency. */
export const alertFilters = z.strictObject({
  amountOver: z.number().optional(),
  amountAtLeast: z.number().optional(),
  amountUnder: z.number().optional(),
  amountAtMost: z.number().optional(),
  currency: z.string().length(3).optional(),
  stageIds: z.array(id).max(50).optional(),
  accountIds: z.array(id).max(200).optional(),
  tagIds: z.array(id).max(50).optional(),
  /** Expected close is today or within so many days when it happens. */
  withinDaysOfClose: z.number().int().min(0).max(365).optional(),
  /** The deal is in the forecast's commit: called so, else by its probability. */
  commit: z.literal(true).optional(),
});

export const alertRule = z.strictObject({ trigger: alertTrigger, scope: alertScope, filters: alertFilters });

/** When a digest or reminder is due, in the subscription's time zone. */
export const digestTime = z.strictObject({
  cadence: z.enum(['daily', 'weekly']),
  /** 1 Monday to 7 Sunday; of weekly ones. */
  weekday: z.number().int().min(1).max(7),
  at: clockTime,
});

export const subscribed = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('alert'), rule: alertRule }),
  z.strictObject({ kind: z.literal('digest'), time: digestTime }),
  /** Of the own forecast call, so many days before a quarter ends, as long as it is not made. */
  z.strictObject({ kind: z.literal('callReminder'), daysBefore: z.number().int().min(1).max(60), at: clockTime }),
]);

/** The own chat, or the chat or channel it was asked for in. */
export const alertTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('personal') }),
  z.strictObject({ kind: z.literal('conversation'), conversationId: z.string().min(1).max(1000) }),
]);

/** Nothing arrives from `from` up to `to`, which may be on the next day. */
export const quietHours = z.strictObject({ from: clockTime, to: clockTime });

const started = z.strictObject({
  subscriptionId: z.string(),
  /** Who is told, and with whose rights. `email` only of people without an Odoo user. */
  owner: z.strictObject({
    personId: z.string(),
    odooUserId: id.nullable(),
    aadObjectId: z.string().nullable(),
    email: z.string().nullable(),
    name: z.string(),
  }),
  what: subscribed,
  /** As it was said, and as it was understood. */
  words: z.string().max(500),
  said: z.string().max(1000),
  target: alertTarget,
  quiet: quietHours.nullable(),
  timeZone: z.string(),
});
const named = z.strictObject({ subscriptionId: z.string() });

/** type → { schema number, zod schema of `data` }. */
export const alertEventTypes = {
  SubscriptionStarted: { schema: 1, data: started },
  SubscriptionPaused: { schema: 1, data: named },
  SubscriptionResumed: { schema: 1, data: named },
  SubscriptionStopped: { schema: 1, data: named },
  SubscriptionQuietHoursSet: {
    schema: 1,
    data: z.strictObject({ subscriptionId: z.string(), quiet: quietHours.nullable() }),
  },
} as const;

export type AlertTrigger = z.infer<typeof alertTrigger>;
export type AlertScope = z.infer<typeof alertScope>;
export type AlertFilters = z.infer<typeof alertFilters>;
export type AlertRule = z.infer<typeof alertRule>;
export type DigestTime = z.infer<typeof digestTime>;
export type Subscribed = z.infer<typeof subscribed>;
export type AlertTarget = z.infer<typeof alertTarget>;
export type QuietHours = z.infer<typeof quietHours>;
export type SubscriptionStarted = z.infer<typeof started>;
export type SubscriptionOwner = SubscriptionStarted['owner'];
