import { z } from 'zod';

/** What the buttons of a deal card carry: the deal, what the card showed, and what tells one card from the next. */
const card = {
  dealId: z.number().int().positive(),
  /** Position up to which the card showed the deal. */
  seen: z.number().int().positive(),
  nonce: z.string().regex(/^[A-Za-z\d]{1,20}$/),
};
/** Inputs come as text. */
const id = z.coerce.number().int().positive();
const day = z.iso.date();
const optional = (longest: number) => z.string().trim().max(longest).optional();

/** Verbs that change a deal, with their inputs; the inputs of sibling forms are dropped. */
export const changeDealData = {
  'deal.stage': z.object({ ...card, stageId: id }),
  'deal.amount': z.object({ ...card, amount: z.coerce.number().min(0).max(1e12) }),
  'deal.close': z.object({ ...card, expectedClose: z.union([day, z.literal('').transform(() => null)]).nullable() }),
  'deal.won': z.object(card),
  'deal.lost': z.object({ ...card, lostReasonId: id, lostNote: optional(500) }),
  'deal.note': z.object({ ...card, note: z.string().trim().min(1).max(2_000) }),
  'deal.next': z.object({
    ...card,
    activityTypeId: id,
    dueOn: day,
    summary: optional(200),
    assigneeId: id.optional(),
  }),
  'deal.done': z.object({ ...card, activityId: id, feedback: optional(2_000) }),
  'deal.undo': z.object({ dealId: card.dealId, undoes: z.string().regex(/^[A-Za-z\d-]{8,64}$/) }),
} as const;

export type ChangeVerb = keyof typeof changeDealData;
export type ChangeData<Name extends ChangeVerb> = z.infer<(typeof changeDealData)[Name]>;
