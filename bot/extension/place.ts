import type { Turn } from '../adapter/turn.js';
import type { BotParts } from '../dependencies.js';

/** Where a card is going to stand. */
export interface Place {
  readonly odooUrl: string;
  /** The person's own chat with the bot, where nobody else reads. */
  readonly alone: boolean;
  /** The channel's id of who inserts it. */
  readonly senderId: string;
}

/** Whether nobody else reads there: only the person's own chat with the bot is surely theirs alone, no other of two. */
export async function placeOf(
  { address, sender }: Turn,
  parts: Pick<BotParts, 'conversations' | 'odooUrl'>,
): Promise<Place> {
  const own = sender === null ? null : await parts.conversations.personalOf(sender.aadObjectId);
  const alone = address.conversationType === 'personal' && own?.conversationId === address.conversationId;
  return { odooUrl: parts.odooUrl ?? '', alone, senderId: sender?.id ?? '' };
}
