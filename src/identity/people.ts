import type { Clock } from '../clock.js';
import { ForesailError } from '../errors.js';
import type { Log } from '../ops/log.js';
import { unlessDuplicate } from '../mongo/duplicateKey.js';
import type { LinkDocument, IdentityCollections } from './collections.js';
import type { KnownLinks } from './linksInMemory.js';
import { heldBy, linkId } from './linkDocument.js';
import { emergencyTenant } from './breakGlass.js';
import { matchPerson } from './matchPerson.js';
import { addressesOf, type ProvenAccount } from './provenAccount.js';
import type { UserProfile } from '../projections/documents.js';

/** `linkedBy` of a link that was found by address. */
const bySignIn = 'sign-in';

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
  readonly knownLinks: KnownLinks;
  /** Odoo users with one of these lower-case addresses as e-mail or login, archived ones included. */
  readonly usersWithAddress: (addresses: readonly string[]) => Promise<readonly UserProfile[]>;
  /** Lower case. */
  readonly superAdmins: ReadonlySet<string>;
  /** Whether an account is the emergency admin; nobody is, where it is not given. */
  readonly isEmergencyAdmin?: (account: ProvenAccount) => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

/** A remembered link goes first; an account is matched by address only until it has one. */
export function createPeople(dependencies: PeopleDependencies): People {
  const { superAdmins, isEmergencyAdmin = () => false } = dependencies;
  return {
    personOf: async (account) => {
      if (account.guest) throw new ForesailError('PERSON_GUEST');
      if (account.tenantId === emergencyTenant) return emergencyAdmin(account, isEmergencyAdmin(account));
      const superAdmin = addressesOf(account).some((address) => superAdmins.has(address));
      const link = await dependencies.knownLinks.read(linkId(account), superAdmin);
      if (superAdmin) return { odooUserId: givenLink(link), superAdmin, account };
      if (link && link.odooUserId !== null) return { odooUserId: link.odooUserId, superAdmin, account };
      if (link) throw unlinked();
      return { odooUserId: await firstLink(dependencies, account), superAdmin, account };
    },
  };
}

/** Of a sign-in that outlived its configuration nothing is left. */
function emergencyAdmin(account: ProvenAccount, configured: boolean): Person {
  if (!configured) throw new ForesailError('TOKEN_INVALID');
  return { odooUserId: null, superAdmin: true, account };
}

/**
 * A configured super admin sees everything without Odoo and is no Odoo user because one has the same address: Odoo's own
 * administrator often has it, and is somebody else. Another admin may link them, and then they have deals of their own.
 */
function givenLink(link: LinkDocument | null): number | null {
  return link === null || link.linkedBy === bySignIn ? null : link.odooUserId;
}

async function firstLink(dependencies: PeopleDependencies, account: ProvenAccount): Promise<number> {
  const addresses = addressesOf(account);
  const match = matchPerson(addresses, addresses.length > 0 ? await dependencies.usersWithAddress(addresses) : []);
  if (match.kind === 'one') {
    if (await remember(dependencies, account, match.odooUserId)) return match.odooUserId;
    throw alreadyLinked();
  }
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
    linkedBy: bySignIn,
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
