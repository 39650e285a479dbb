import type { Db } from 'mongodb';
import { collectionNames } from '../../src/projections/documents.js';
import type { ReadModels, UserAccess, UserProfile } from '../../src/projections/documents.js';

/** Read models whose collections carry their own names, filled by the test itself. */
export const plainReadModels: ReadModels = {
  collectionName: async (name) => name,
  position: async () => 1,
  serving: async (collection) => ({ collection, position: 1, revision: 1 }),
};

/** Puts a person into both read models, or changes them there. */
export async function putPerson(
  db: Db,
  profile: Pick<UserProfile, '_id' | 'name'> & Partial<UserProfile>,
  access: Partial<UserAccess> = {},
): Promise<void> {
  const { _id } = profile;
  const email = `${profile.name.toLowerCase().replace(' ', '.')}@example.com`;
  const document: UserProfile = {
    login: email,
    email,
    active: true,
    role: 'rep',
    managerUserId: null,
    reportUserIds: [],
    teamIds: [],
    ledTeamIds: [],
    timeZone: null,
    locale: null,
    position: 1,
    ...profile,
  };
  const matrix: UserAccess = {
    _id,
    all: false,
    ownerIds: [_id],
    unownedTeamIds: [],
    accessVersion: 1,
    position: 1,
    ...access,
  };
  await db.collection<UserProfile>(collectionNames.users).replaceOne({ _id }, document, { upsert: true });
  await db.collection<UserAccess>(collectionNames.access).replaceOne({ _id }, matrix, { upsert: true });
}
