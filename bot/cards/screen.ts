import type { AdaptiveCard, CardAction } from './element.js';

/**
 * A card with who may read it. Whatever shows a deal, a figure or a name is for the person it was made for, and is
 * never sent to a conversation of several; see `bot/conversation/deliver.ts`.
 */
export interface Screen {
  readonly card: AdaptiveCard;
  readonly audience: 'person' | 'everyone';
  /** One line for notifications and for screen readers: the headline. */
  readonly summary: string;
  /** Brings this very screen back, at the same place and read anew; absent where a card stays as it was told. */
  readonly again?: CardAction;
}

/** A card that every client asks for anew for whoever looks at it. */
export interface LivingCard extends AdaptiveCard {
  readonly refresh: { readonly action: CardAction; readonly userIds: readonly string[] };
}

/** For one person. */
export function forPerson(summary: string, card: AdaptiveCard, again?: CardAction): Screen {
  return { card, audience: 'person', summary, ...(again && { again }) };
}

/** Carries nothing that some member of a conversation may not see. */
export function forEveryone(summary: string, card: AdaptiveCard): Screen {
  return { card, audience: 'everyone', summary };
}

/**
 * The screen as it stands in a person's own chat: it asks for itself anew when they look at it. `userId` is the channel's
 * own id of the person; clients that know no `refresh` leave it alone.
 */
export function living(screen: Screen, userId: string): Screen {
  if (screen.again === undefined || screen.audience !== 'person') return screen;
  const card: LivingCard = { ...screen.card, refresh: { action: screen.again, userIds: [userId] } };
  return { ...screen, card };
}

/** The screen without what would bring it back. */
export function staying({ summary, card, audience }: Screen): Screen {
  return { summary, card, audience };
}
