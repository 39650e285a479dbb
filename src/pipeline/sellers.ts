import type { Db } from 'mongodb';
import { collectionNames, type ReadModels, type UserProfile } from '../projections/documents.js';

/** Somebody who has a role here, for the sandbox's list of whom one can be. */
export interface Seller {
  readonly email: string;
  readonly name: string;
  /** The role in words. */
  readonly says: string;
}

const roleWords: Record<UserProfile['role'], string> = {
  superAdmin: 'Super admin',
  admin: 'Admin',
  ceo: 'CEO',
  manager: 'Manager',
  rep: 'Sales rep',
  none: 'No sales role',
};

/**
 * Active people with a role and an e-mail address, by name. It takes no Viewer, because it names colleagues and no
 * deal, and only the sandbox, which signs anybody in, asks for it.
 */
export async function sellers(db: Db, readModels: ReadModels): Promise<Seller[]> {
  const users = db.collection<UserProfile>(await readModels.collectionName(collectionNames.users));
  const found = await users
    .find({ active: true, role: { $ne: 'none' }, email: { $ne: null } })
    .sort({ name: 1 })
    .toArray();
  return found.map(({ email, name, role }) => ({ email: email ?? '', name, says: roleWords[role] }));
}
