import { z } from 'zod';
import { forecastCategories } from '../../src/eventStore/planEvents.js';
import { groupings } from '../../src/pipeline/question.js';
import { changeDealData } from './changeDealData.js';
import { subscriptionData } from './subscriptionData.js';

/**
 * What each verb's data may hold: ids and places, nothing that is trusted. An action whose data does not fit is refused;
 * inputs that a client merges in are dropped.
 */
const id = z.string().min(1).max(200);
const place = z.number().int().min(0).max(1_000_000);

export const actionData = {
  'answer.group': z.object({ answerId: id, by: z.enum(groupings) }),
  'answer.convert': z.object({ answerId: id, convertTo: z.string().regex(/^[A-Z]{3}$/) }),
  'answer.page': z.object({
    answerId: id,
    cursor: z.string().max(2000).nullable().default(null),
    skip: place.default(0),
    before: place.default(0),
  }),
  'answer.view': z.object({ answerId: id, view: z.enum(['balance', 'steps']) }),
  'answer.movement': z.object({ answerId: id }),
  'answer.explain': z.object({ answerId: id }),
  'answer.mine': z.object({ answerId: id }),
  'deals.show': z.object({ answerId: id }),
  'deal.open': z.object({ dealId: z.number().int().positive() }),
  ...changeDealData,
  ...subscriptionData,
  'plan.target': z.object({
    odooUserId: z.number().int().positive(),
    from: z.iso.date(),
    to: z.iso.date(),
    amount: z.number().min(0).max(1e12),
    currency: z.string().length(3),
  }),
  'plan.deal': z.object({ dealId: z.number().int().positive(), category: z.enum(forecastCategories).nullable() }),
  'ask.run': z.object({ text: z.string().min(1).max(500) }),
  /** `keep`: the card stays, to be tapped again. */
  'choice.pick': z.object({ choiceId: id, pick: place, keep: z.boolean().default(false) }),
  /** `choiceId`: what else a guessed question may have meant. */
  'card.refresh': z.union([z.object({ answerId: id, choiceId: id.optional() }), z.object({ runId: id })]),
  'dashboard.show': z.object({ choiceId: id }),
  'help.show': z.object({}),
  'projections.show': z.object({}),
  'projection.rebuild': z.object({ name: z.string().regex(/^[a-z_]{1,60}$/) }),
  'projection.switch': z.object({ act: z.enum(['pause', 'resume']), name: z.string().regex(/^[a-z_]{1,60}$/) }),
  'deadletters.show': z.object({}),
  'deadletter.retry': z.object({ id }),
  'deadletter.discard': z.object({ id, confirmed: z.boolean() }),
  'role.set': z.object({ odooUserId: z.number().int().positive(), role: z.enum(['superAdmin', 'admin', 'ceo']) }),
  'account.unlink': z.object({ objectId: z.string().regex(/^[0-9a-f-]{36}$/) }),
  'sync.switch': z.object({ act: z.enum(['pause', 'resume', 'confirmRemoval']) }),
  'sync.start': z.object({ mode: z.enum(['incremental', 'full', 'reconcile', 'backfill']) }),
} as const;

export type Verb = keyof typeof actionData;
export type ActionData<Name extends Verb> = z.infer<(typeof actionData)[Name]>;

export function isVerb(name: string): name is Verb {
  return Object.hasOwn(actionData, name);
}
