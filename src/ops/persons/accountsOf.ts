import type { Db } from 'mongodb';
import { idsOf } from './mentions.js';

/** Object ids in Entra of the accounts that are linked to these persons. */
export async function accountsOf(db: Db, persons: ReadonlySet<string>): Promise<string[]> {
  const links = db.collection<{ objectId: string; holds: string }>('links');
  const found = await links.find({ holds: { $in: idsOf(persons) } }).toArray();
  return found.map(({ objectId }) => objectId);
}
