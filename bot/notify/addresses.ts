import type { Collection, Db } from 'mongodb';
import type { Address } from '../adapter/turn.js';

/** Where the bot can write, from the conversations it has met. */
export interface Addresses {
  /** null: the bot was never there, or was removed. */
  conversation(conversationId: string): Promise<Address | null>;
  personalOf(aadObjectId: string): Promise<Address | null>;
  /** Any conversation: it tells the tenant, the bot and the service to open another one with. */
  any(): Promise<Address | null>;
}

interface ConversationDocument {
  readonly _id: string;
  readonly address: Address;
  readonly aadObjectId: string | null;
  readonly personal: boolean;
  readonly seenAt: Date;
}

/** The collection of `bot/state`. */
export function createAddresses(db: Db): Addresses {
  const conversations: () => Collection<ConversationDocument> = () => db.collection('conversations');
  let indexed: Promise<unknown> | null = null;
  const latest = async (filter: Partial<ConversationDocument>) => {
    // Asked for at every message: a thousand people's chats are not to be looked through each time.
    indexed ??= conversations().createIndex({ aadObjectId: 1, personal: 1, seenAt: -1 });
    await indexed;
    return (await conversations().findOne(filter, { sort: { seenAt: -1 } }))?.address ?? null;
  };
  return {
    conversation: (conversationId) => latest({ _id: conversationId }),
    personalOf: (aadObjectId) => latest({ aadObjectId, personal: true }),
    any: () => latest({}),
  };
}
