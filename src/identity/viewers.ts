import { LRUCache } from 'lru-cache';
import { noRights, viewerOf } from '../access/loadViewer.js';
import type { ReadRights } from '../access/loadViewer.js';
import type { Viewer } from '../access/viewer.js';
import { linkId } from './linkDocument.js';
import type { People, Person } from './people.js';
import type { ProvenAccount } from './provenAccount.js';

/** The viewer an account stands for, from rights read anew. @throws ForesailError as `Identity.viewerForToken` says. */
export type ViewerOfAccount = (account: ProvenAccount) => Promise<Viewer>;

/**
 * Link and rights are read side by side: the rights of whom the account stood for last time, on the guess that it still
 * does. The guess saves a round trip and decides nothing; where the link says otherwise, the right rights are read.
 */
export function createViewers(options: { people: People; readRights: ReadRights; timeZone: string }): ViewerOfAccount {
  const lastTime = new LRUCache<string, number>({ max: 10_000 });
  const guessed = async (odooUserId: number | undefined) =>
    odooUserId === undefined ? null : options.readRights(odooUserId);
  return async (account) => {
    const key = linkId(account);
    const guess = lastTime.get(key);
    const [person, rights] = await Promise.all([options.people.personOf(account), guessed(guess)]);
    const { odooUserId } = person;
    if (odooUserId === null) return viewerOf(identified(person), noRights, options.timeZone);
    lastTime.set(key, odooUserId);
    const own = rights && odooUserId === guess ? rights : await options.readRights(odooUserId);
    return viewerOf(identified(person), own, options.timeZone);
  };
}

function identified({ odooUserId, superAdmin, account }: Person) {
  const email = account.userPrincipalName ?? account.email;
  return {
    odooUserId,
    superAdmin,
    appRoles: account.appRoles,
    email: email?.toLowerCase() ?? null,
    name: account.name,
  };
}
