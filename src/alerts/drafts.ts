import { randomBytes } from 'node:crypto';
import type { Collection, Db } from 'mongodb';
import type { Viewer } from '../access/viewer.js';
import type { Clock } from '../clock.js';
import type { SubscriptionDraft } from './createSubscriptions.js';

/** Subscriptions that were read and not yet said yes to. */
export interface Drafts {
  keep(viewer: Viewer, draft: SubscriptionDraft): Promise<string>;
  /** Gives it to whom it belongs, once; null when it is not theirs, is gone, or was taken. */
  take(viewer: Viewer, id: string): Promise<SubscriptionDraft | null>;
}

interface DraftDocument {
  readonly _id: string;
  readonly personId: string;
  readonly draft: SubscriptionDraft;
  readonly at: Date;
}

/** A card from yesterday is no longer what somebody wants. */
const keptSeconds = 86_400;

export async function createDrafts(db: Db, clock: Clock): Promise<Drafts> {
  const drafts: Collection<DraftDocument> = db.collection('alert_drafts');
  await drafts.createIndex({ at: 1 }, { expireAfterSeconds: keptSeconds });
  return {
    async keep({ personId }, draft) {
      const _id = `d_${randomBytes(6).toString('hex')}`;
      await drafts.insertOne({ _id, personId, draft, at: clock.now() });
      return _id;
    },
    async take({ personId }, id) {
      return (await drafts.findOneAndDelete({ _id: id, personId }))?.draft ?? null;
    },
  };
}
