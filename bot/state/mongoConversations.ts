import type { Collection, Db } from 'mongodb';
import type { Clock } from '../../src/clock.js';
import type { Address } from '../adapter/turn.js';
import type { Conversations } from './ports.js';

interface ConversationDocument {
  /** The channel's conversation id. */
  readonly _id: string;
  readonly address: Address;
  readonly aadObjectId: string | null;
  readonly personal: boolean;
  readonly welcomed: boolean;
  readonly seenAt: Date;
}

/** `conversations`: one document a conversation. */
export function mongoConversations(db: Db, clock: Clock): Conversations {
  const collection: Collection<ConversationDocument> = db.collection('conversations');
  return {
    async keep(address, aadObjectId) {
      const personal = address.conversationType === 'personal';
      await collection.updateOne(
        { _id: address.conversationId },
        {
          $set: { address, personal, aadObjectId: personal ? aadObjectId : null, seenAt: clock.now() },
          $setOnInsert: { welcomed: false },
        },
        { upsert: true },
      );
    },
    async claimWelcome(conversationId) {
      const claimed = await collection.updateOne(
        { _id: conversationId, welcomed: false },
        { $set: { welcomed: true } },
      );
      return claimed.modifiedCount === 1;
    },
    async forget(conversationId) {
      await collection.deleteOne({ _id: conversationId });
    },
    async personalOf(aadObjectId) {
      const found = await collection.findOne({ aadObjectId, personal: true }, { sort: { seenAt: -1 } });
      return found?.address ?? null;
    },
  };
}
