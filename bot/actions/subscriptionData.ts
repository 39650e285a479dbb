import { z } from 'zod';

const id = z.string().min(1).max(200);

/** Verbs of subscriptions and alerts: ids, looked up for the person who taps; `listed` where the button stands in their list. */
export const subscriptionData = {
  'subscription.confirm': z.object({ draftId: id }),
  'subscription.reword': z.object({ draftId: id, words: z.string().trim().min(3).max(500) }),
  'subscription.cancel': z.object({ draftId: id }),
  'subscription.change': z.object({ id, act: z.enum(['pause', 'resume', 'stop']), listed: z.boolean().optional() }),
  'alert.show': z.object({ id }),
} as const;
