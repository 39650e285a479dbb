import type { Collection, Db } from 'mongodb';
import { ForesailError, type ErrorCode } from '../errors.js';
import type { Identity } from '../identity/ports.js';
import type { AlertPeople } from './people.js';
import type { SubscriptionOwner } from './rule.js';

/** Codes that mean: this person may see nothing any more. */
const nothingToSee: readonly ErrorCode[] = ['PERSON_UNKNOWN', 'PERSON_AMBIGUOUS', 'PERSON_GUEST', 'NO_SALES_ROLE'];

/** The account a person is linked to, for who subscribed without one. */
export interface LinkedAccounts {
  objectIdOf(odooUserId: number): Promise<string | null>;
}

export function linkedAccounts(db: Db): LinkedAccounts {
  const links: Collection<{ readonly _id: string; readonly objectId: string; readonly odooUserId: number | null }> =
    db.collection('links');
  return { objectIdOf: async (odooUserId) => (await links.findOne({ odooUserId }))?.objectId ?? null };
}

/** The Teams account that a message goes to; null where nobody knows of one. */
export async function accountOf(owner: SubscriptionOwner, links: LinkedAccounts): Promise<string | null> {
  if (owner.aadObjectId !== null) return owner.aadObjectId;
  return owner.odooUserId === null ? null : links.objectIdOf(owner.odooUserId);
}

/**
 * The viewer a subscription's owner is now: by the link of their account, as for any activity of theirs. Who has been
 * linked to another Odoo user since is somebody else, and is told nothing of what the first one subscribed to.
 */
export function ownerViewers(identity: Pick<Identity, 'viewerForTeamsAccount'>, links: LinkedAccounts): AlertPeople {
  return {
    async viewerOf(owner) {
      const aadObjectId = await accountOf(owner, links);
      if (aadObjectId === null) return null;
      const { email, name } = owner;
      try {
        const viewer = await identity.viewerForTeamsAccount({ aadObjectId, email, userPrincipalName: email, name });
        return viewer.personId === owner.personId ? viewer : null;
      } catch (error) {
        if (error instanceof ForesailError && nothingToSee.includes(error.code)) return null;
        throw error;
      }
    },
  };
}
