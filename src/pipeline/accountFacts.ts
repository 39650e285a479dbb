import type { Db } from 'mongodb';
import { collectionNames, type AccountView, type ReadModels } from '../projections/documents.js';
import type { Answer } from './answer.js';
import { living } from './living.js';
import type { PipelineQuestion } from './question.js';

/** What an answer about one account says of the account itself. */
export type AccountFacts = NonNullable<Answer['account']>;

/**
 * Name and place of the account that an answer is about; null where it is about none, or the asker sees no deal of it: of
 * such an account nothing is told, not even that it exists.
 */
export function createAccountFacts(db: Db, readModels: Pick<ReadModels, 'collectionName'>) {
  return async ({ measure, filters }: PipelineQuestion, deals: Answer['deals']): Promise<AccountFacts | null> => {
    const [id, ...others] = filters.accountIds ?? [];
    if (measure !== 'account' || id === undefined || others.length > 0 || !deals || deals.total === 0) return null;
    const accounts = db.collection<AccountView>(await readModels.collectionName(collectionNames.accounts));
    const found = await accounts.findOne({ $and: [{ _id: id }, living] });
    return found && { id, name: found.name, city: found.city, country: found.country };
  };
}
