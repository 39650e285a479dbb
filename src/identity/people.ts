import type { Clock } from '../clock.js';
import { ForesailError } from '../errors.js';
import type { Log } from '../ops/log.js';
import { unlessDuplicate } from '../mongo/duplicateKey.js';
import type { LinkDocument, IdentityCollections } from './collections.js';
import { heldBy, linkId } from './linkDocument.js';
import { matchPerson } from './matchPerson.js';
import { addressesOf, type ProvenAccount } from './provenAccount.js';
import type { UserProfile } from '../projections/documents.js';

/** Whom a proven account stands for. */
export interface Person {
  /** null: a super admin without an Odoo user. */
  readonly odooUserId: number | null;
  readonly superAdmin: boolean;
  readonly account: ProvenAccount;
}

/** Finds the person behind an account, and remembers the link. */
export interface People {
  /** @throws ForesailError PERSON_UNKNOWN, PERSON_AMBIGUOUS, PERSON_GUEST. */
  personOf(account: ProvenAccount): Promise<Person>;
}

export interface PeopleDependencies {
  readonly links: IdentityCollections['links'];
  /** Odoo users with one of these lower-case addresses as e-mail or login, archived ones included. */
  readonly usersWithAddress: (addresses: readonly string[]) => Promise<readonly UserProfile[]>;
  /** Lower case. */
  readonly superAdmins: ReadonlySet<string>;
  readonly clock: Clock;
  readonly log: Log;
}

/** A remembered link goes first; an account is matched by address only until it has one. */
export function createPeople(dependencies: PeopleDependencies): People {
  return {
    personOf: async (account) => {
      if (account.guest) throw new ForesailError('PERSON_GUEST');
      const superAdmin = addressesOf(account).some((address) => dependencies.superAdmins.has(address));
      const link = await dependencies.links.findOne({ _id: linkId(account) });
      if (link && (link.odooUserId !== null || superAdmin)) return { odooUserId: link.odooUserId, superAdmin, account };
      if (link) throw unlinked();
      const odooUserId = await firstLink(dependencies, account, superAdmin);
      return { odooUserId, superAdmin, account };
    },
  };
}

/** A super admin needs no Odoo user, so nothing that is wrong with the link keeps them out. */
async function firstLink(
  dependencies: PeopleDependencies,
  account: ProvenAccount,
  superAdmin: boolean,
): Promise<number | null> {
  const addresses = addressesOf(account);
  const match = matchPerson(addresses, addresses.length > 0 ? await dependencies.usersWithAddress(addresses) : []);
  if (match.kind === 'one') {
    if (await remember(dependencies, account, match.odooUserId)) return match.odooUserId;
    if (!superAdmin) throw alreadyLinked();
  }
  if (superAdmin) return null;
  throw new ForesailError(match.kind === 'several' ? 'PERSON_AMBIGUOUS' : 'PERSON_UNKNOWN');
}

/** False when the Odoo user belongs to another account already, as when an address was given to somebody new. */
async function remember(
  dependencies: PeopleDependencies,
  account: ProvenAccount,
  odooUserId: number,
): Promise<boolean> {
  const link: LinkDocument = {
    _id: linkId(account),
    tenantId: account.tenantId.toLowerCase(),
    objectId: account.objectId.toLowerCase(),
    odooUserId,
    holds: heldBy(odooUserId, account.objectId),
    addresses: addressesOf(account),
    linkedAt: dependencies.clock.now(),
    linkedBy: 'sign-in',
  };
  if (await unlessDuplicate(() => dependencies.links.insertOne(link))) {
    dependencies.log.info({ objectId: link.objectId, odooUserId }, 'Linked an account to its Odoo user');
    return true;
  }
  // Two first requests of one account race for the same link; the loser finds the winner's.
  const present = await dependencies.links.findOne({ _id: link._id });
  return present?.odooUserId === odooUserId;
}

function alreadyLinked(): ForesailError {
  return new ForesailError('PERSON_AMBIGUOUS', {
    message: 'The Odoo user with your e-mail address is linked to another account; ask your administrator to unlink it',
  });
}

function unlinked(): ForesailError {
  return new ForesailError('PERSON_UNKNOWN', {
    message: 'Your account was unlinked from its Odoo user; ask your administrator to link it again',
  });
}
