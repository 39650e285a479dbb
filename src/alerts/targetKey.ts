import type { SubscriptionView } from '../projections/subscriptions.js';

/** What messages are put in one order for: a person's own chat, or a conversation. */
export function targetKey({ target, owner }: Pick<SubscriptionView, 'target' | 'owner'>): string {
  return target.kind === 'personal' ? `person ${owner.personId}` : `conversation ${target.conversationId}`;
}
