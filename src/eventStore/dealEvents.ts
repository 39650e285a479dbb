import { z } from 'zod';

/**
 * Events of a change that a person makes to a deal from here: what was intended, and what came of it. One stream per
 * command, `command-<id>`: an intent, then exactly one outcome.
 */

const id = z.number().int().positive();
const reference = z.strictObject({ id, name: z.string() });
const money = z.strictObject({ minor: z.number().int(), currency: z.string() });
const day = z.iso.date();

/** The fields of a deal that commands change, as they were at one moment. */
export const dealValues = z.strictObject({
  stage: reference.nullable(),
  amount: money,
  expectedClose: day.nullable(),
  status: z.enum(['open', 'won', 'lost', 'archived']),
  probability: z.number(),
  /** Odoo computes the probability; a person has not set it. */
  probabilityAutomatic: z.boolean(),
  lostReason: reference.nullable(),
  active: z.boolean(),
});

/** What a person saw of the fields that their change is about; a field that is absent was not looked at. */
export const seenValues = dealValues.pick({ stage: true, amount: true, expectedClose: true, status: true }).partial();

/** A change with everything resolved: ids with their names, money in minor units. */
export const dealChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stage'), stage: reference }),
  z.strictObject({ kind: z.literal('amount'), amount: money }),
  z.strictObject({ kind: z.literal('expectedClose'), expectedClose: day.nullable() }),
  z.strictObject({ kind: z.literal('won'), stage: reference }),
  z.strictObject({ kind: z.literal('lost'), reason: reference, note: z.string().nullable() }),
  /** Takes back `won`, `lost` or a move of stage: the deal as it was before. */
  z.strictObject({ kind: z.literal('restored'), to: dealValues }),
  z.strictObject({ kind: z.literal('note'), text: z.string() }),
  z.strictObject({
    kind: z.literal('nextActivity'),
    type: reference,
    summary: z.string().nullable(),
    dueOn: day,
    assignee: reference,
  }),
  z.strictObject({ kind: z.literal('activityDone'), activity: reference, feedback: z.string().nullable() }),
]);

const dealChangeIntended = z.strictObject({
  commandId: z.string(),
  dealId: id,
  dealName: z.string(),
  change: dealChange,
  seen: seenValues,
  /** Command that this one takes back. */
  undoes: z.string().nullable(),
  /** Who asked, for the chatter: `odooUserId` is null for an admin without an Odoo user. */
  person: z.strictObject({ name: z.string(), odooUserId: id.nullable() }),
  /** Tells a repeated request from another one under the same command id. */
  fingerprint: z.string(),
});

/** A field that is not as somebody believed, who made it so, and when (as far as Odoo tells). */
export const dealDifference = z.strictObject({
  field: z.enum(['stage', 'amount', 'expectedClose', 'status', 'activity']),
  seen: z.unknown(),
  present: z.unknown(),
  by: z.string().nullable(),
  at: z.iso.datetime().nullable(),
});

const dealChangeConfirmed = z.strictObject({
  commandId: z.string(),
  dealId: id,
  /** The note in Odoo's chatter. */
  messageId: id,
  /** null where the write was found done after a crash, and what was before is not known any more. */
  before: dealValues.nullable(),
  after: dealValues,
  /** Changes by others in the instant between comparing and writing, or writing and reading. */
  overlaps: z.array(dealDifference),
});

const dealChangeConflicted = z.strictObject({
  commandId: z.string(),
  dealId: id,
  differences: z.array(dealDifference).min(1),
});

const dealChangeFailed = z.strictObject({
  commandId: z.string(),
  dealId: id,
  code: z.string(),
  message: z.string(),
});

/** type → { schema number, zod schema of `data` }. */
export const dealEventTypes = {
  DealChangeIntended: { schema: 1, data: dealChangeIntended },
  DealChangeConfirmed: { schema: 1, data: dealChangeConfirmed },
  DealChangeConflicted: { schema: 1, data: dealChangeConflicted },
  DealChangeFailed: { schema: 1, data: dealChangeFailed },
} as const;

export type DealValues = z.infer<typeof dealValues>;
export type SeenValues = z.infer<typeof seenValues>;
export type DealChange = z.infer<typeof dealChange>;
export type DealDifference = z.infer<typeof dealDifference>;
export type DealChangeIntended = z.infer<typeof dealChangeIntended>;
export type DealChangeConfirmed = z.infer<typeof dealChangeConfirmed>;
export type DealChangeConflicted = z.infer<typeof dealChangeConflicted>;
export type DealChangeFailed = z.infer<typeof dealChangeFailed>;
