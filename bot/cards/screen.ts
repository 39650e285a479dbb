import type { AdaptiveCard } from './element.js';

/**
 * A card with who may read it. Whatever shows a deal, a figure or a name is for the person it was made for, and is
 * never sent to a conversation of several; see `bot/conversation/deliver.ts`.
 */
export interface Screen {
  readonly card: AdaptiveCard;
  readonly audience: 'person' | 'everyone';
  /** One line for notifications and for screen readers: the headline. */
  readonly summary: string;
}

/** For one person. */
export function forPerson(summary: string, card: AdaptiveCard): Screen {
  return { card, audience: 'person', summary };
}

/** Carries nothing that some member of a conversation may not see. */
export function forEveryone(summary: string, card: AdaptiveCard): Screen {
  return { card, audience: 'everyone', summary };
}
