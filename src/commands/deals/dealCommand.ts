import { z } from 'zod';

/** What people may do to a deal, as API and bot take it. Every problem names its field. */

const id = z.number().int().positive().max(1e9);
const day = z.iso.date('a day such as 2026-12-31');
const line = (longest: number) => z.string().trim().min(1, 'write something first').max(longest);
const optionalLine = (longest: number) => z.string().trim().max(longest).nullish();

/** Made by the client and kept for a retry: the same id never does anything twice. */
export const commandId = z.string().regex(/^[A-Za-z\d][A-Za-z\d-]{7,63}$/, '8 to 64 letters, digits and hyphens');

export const dealCommand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stage'), stageId: id }),
  z.strictObject({
    kind: z.literal('amount'),
    /** In whole units of the deal's currency, such as 1234.56. */
    amount: z.number('a number').min(0, 'not below 0').max(1e12, 'at most 1,000,000,000,000'),
  }),
  z.strictObject({ kind: z.literal('expectedClose'), expectedClose: day.nullable() }),
  z.strictObject({ kind: z.literal('won') }),
  z.strictObject({ kind: z.literal('lost'), lostReasonId: id, note: optionalLine(500) }),
  z.strictObject({ kind: z.literal('note'), text: line(2_000) }),
  z.strictObject({
    kind: z.literal('nextActivity'),
    activityTypeId: id,
    summary: optionalLine(200),
    dueOn: day,
    /** Odoo user; the person who asks unless given. */
    assigneeId: id.optional(),
  }),
  z.strictObject({ kind: z.literal('activityDone'), activityId: id, feedback: optionalLine(2_000) }),
  z.strictObject({ kind: z.literal('undo'), commandId }),
]);
export type DealCommand = z.infer<typeof dealCommand>;

/**
 * What the person saw: the position of the answer that showed the deal, or the values themselves. Only what the command is
 * about needs to be there.
 */
export const seenByPerson = z.union([
  z.strictObject({ position: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  z.strictObject({
    stageId: id.nullable().optional(),
    amount: z.number().min(-1e12).max(1e12).optional(),
    expectedClose: day.nullable().optional(),
  }),
]);
export type SeenByPerson = z.infer<typeof seenByPerson>;
