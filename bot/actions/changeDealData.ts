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
/** As a client sends a number: a field left empty, or one it could not read, is none, and must not become 0. */
const amount = z
  .union([
    z.number(),
    z
      .string()
      .trim()
      .regex(/^\d{1,13}([.,]\d+)?$/)
      .transform((text) => Number(text.replace(',', '.'))),
  ])
  .pipe(z.number().min(0).max(1e12));
const day = z.iso.date();
const optional = (longest: number) => z.string().trim().max(longest).optional();

/** Verbs that change a deal, with their inputs; the inputs of sibling forms are dropped. */
export const changeDealData = {
  'deal.stage': z.object({ ...card, stageId: id }),
  'deal.amount': z.object({ ...card, amount }),
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

/** What a form asks for, for who sent it without. */
export const whatIsMissing: Readonly<Record<ChangeVerb, string>> = {
  'deal.stage': 'choose a stage',
  'deal.amount': 'write an amount from 0 on',
  'deal.close': 'choose a date, or leave it empty',
  'deal.won': 'open the deal again',
  'deal.lost': 'choose a reason',
  'deal.note': 'write something first, 2,000 characters at most',
  'deal.next': 'choose what is to be done, and a date',
  'deal.done': 'choose an activity',
  'deal.undo': 'open the deal again',
};

export type ChangeVerb = keyof typeof changeDealData;
export type ChangeData<Name extends ChangeVerb> = z.infer<(typeof changeDealData)[Name]>;
