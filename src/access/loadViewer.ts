import type { Db } from 'mongodb';
import { ForesailError } from '../errors.js';
import { collectionNames } from '../projections/documents.js';
import type { ReadModels, Role, UserAccess, UserProfile } from '../projections/documents.js';
import type { CheckAges } from './periodicCheck.js';
import { createRightsInMemory, type OdooRights } from './rightsInMemory.js';
import { authorise } from './viewer.js';
import type { Sight, Viewer } from './viewer.js';

/** Who was identified, before anything is known of their rights. */
export interface IdentifiedPerson {
  /** null: a super admin without an Odoo user. */
  readonly odooUserId: number | null;
  /** Named in SUPER_ADMINS. */
  readonly superAdmin: boolean;
  /** App roles of Entra that the person's token carries. */
  readonly appRoles: readonly string[];
  readonly email: string | null;
  readonly name: string | null;
}

/** What a person's rights follow from, as it was at most half a second ago. */
export type ReadRights = (odooUserId: number) => Promise<RightsOfPerson>;

/** What projections leave of a removed record. */
interface Tombstone {
  readonly _gone?: true;
}

export interface RightsSources {
  readonly db: Db;
  readonly readModels: ReadModels;
  /** Role by role event; without it there are none. */
  readonly grantedRole?: (odooUserId: number) => Promise<Role | null>;
  /** How old what is kept in memory may be. */
  readonly rightsAges?: CheckAges;
  /** Milliseconds that only go forward. */
  readonly monotonic?: () => number;
}

/** Profile and matrix by id, kept in memory until they change; the role by role event beside them. */
export function createReadRights(options: RightsSources): ReadRights {
  const { db, readModels, grantedRole, rightsAges: ages, monotonic = () => performance.now() } = options;
  const read = async <Document extends { readonly _id: number }>(name: string, id: number) => {
    const collection = db.collection<Document>(await readModels.collectionName(name));
    const document = (await collection.findOne({ _id: id } as never)) as (Document & Tombstone) | null;
    return document?._gone === true ? null : document;
  };
  const rightsOf = createRightsInMemory({
    ...{ db, readModels, monotonic },
    ...(ages && { ages }),
    read: async (odooUserId) => {
      const [profile, access] = await Promise.all([
        read<UserProfile>(collectionNames.users, odooUserId),
        read<UserAccess>(collectionNames.access, odooUserId),
      ]);
      return { profile, access };
    },
  });
  return async (odooUserId) => {
    const [rights, granted] = await Promise.all([rightsOf(odooUserId), grantedRole?.(odooUserId) ?? null]);
    return { ...rights, granted };
  };
}

/** What is read of a person at each request. */
export interface RightsOfPerson extends OdooRights {
  /** Role by role event. */
  readonly granted: Role | null;
}

/** Of a super admin without an Odoo user there is nothing to read. */
export const noRights: RightsOfPerson = { profile: null, access: null, granted: null };

/**
 * What a person may see, decided from what was read. A missing matrix shows nothing: too little, never too much. Pure.
 * @param defaultTimeZone zone of people whose own is not known
 * @throws ForesailError PERSON_UNKNOWN, NO_SALES_ROLE.
 */
export function viewerOf(person: IdentifiedPerson, rights: RightsOfPerson, defaultTimeZone: string): Viewer {
  const { profile, access, granted } = rights;
  const present = profile?.active === true ? profile : null;
  if (person.odooUserId !== null && !present && !person.superAdmin) throw goneFromOdoo(profile);
  const role = effectiveRole(person, present?.role ?? 'none', present ? granted : null);
  if (role === 'none') throw new ForesailError('NO_SALES_ROLE');
  return authorise({
    ...identityOf(present, person),
    role,
    sees: sightOf(role, access, granted),
    timeZone: knownTimeZone(present?.timeZone) ?? defaultTimeZone,
    locale: knownLocale(present?.locale) ?? 'en',
    accessVersion: versionOf(role, access, granted),
  });
}

type WhoTheyAre = Pick<Viewer, 'personId' | 'odooUserId' | 'name' | 'email'>;

function identityOf(profile: UserProfile | null, person: IdentifiedPerson): WhoTheyAre {
  if (!profile) {
    const email = person.email ?? '';
    return { personId: `login:${email}`, odooUserId: null, name: person.name ?? email, email };
  }
  const email = profile.email ?? person.email ?? profile.login;
  return { personId: `odoo:${profile._id}`, odooUserId: profile._id, name: profile.name, email };
}

const roleOrder: readonly Role[] = ['none', 'rep', 'manager', 'ceo', 'admin', 'superAdmin'];
/** Versions of matrices are below this, so that a given role changes a version to one that no matrix has. */
const matrixVersions = 2 ** 48;

/** Who sees everything by their role whatever the matrix says is at 0, which no matrix has. */
function versionOf(role: Role, access: UserAccess | null, granted: Role | null): number {
  if (!access || (seesEverything(role) && !access.all)) return 0;
  return access.accessVersion + (granted === null ? 0 : roleOrder.indexOf(granted) + 1) * matrixVersions;
}

/** The configuration, then role events, then app roles of Entra and Odoo, the higher of both. */
export function effectiveRole(
  person: Pick<IdentifiedPerson, 'superAdmin' | 'appRoles'>,
  odooRole: Role,
  granted: Role | null,
): Role {
  if (person.superAdmin) return 'superAdmin';
  if (granted !== null || odooRole === 'superAdmin') return granted ?? odooRole;
  if (odooRole === 'admin' || person.appRoles.includes('Foresail.Admin')) return 'admin';
  if (odooRole === 'ceo' || person.appRoles.includes('Foresail.Executive')) return 'ceo';
  return odooRole;
}

/** Roles whose sight no hierarchy bounds. */
export function seesEverything(role: Role): boolean {
  return role === 'superAdmin' || role === 'admin' || role === 'ceo';
}

/** A role given by hand may narrow what Odoo would show: a rep sees their own, whoever reports to them. */
function sightOf(role: Role, access: UserAccess | null, granted: Role | null): Sight {
  if (seesEverything(role) || (granted === null && access?.all === true)) return { kind: 'all' };
  if (!access) return { kind: 'some', ownerIds: [], unownedTeamIds: [] };
  const { _id, ownerIds, unownedTeamIds } = access;
  if (granted === 'rep') return { kind: 'some', ownerIds: ownerIds.filter((id) => id === _id), unownedTeamIds: [] };
  return { kind: 'some', ownerIds, unownedTeamIds };
}

function goneFromOdoo(profile: UserProfile | null): ForesailError {
  const message = profile
    ? 'Your Odoo user is archived; ask your administrator to restore it'
    : 'The Odoo user you were linked to is gone; ask your administrator to link you anew';
  return new ForesailError('PERSON_UNKNOWN', { message });
}

/** Zones are few, and asking the runtime for one takes as long as a question. */
const zones = new Map<string, string | null>();

/** Odoo keeps zones that the runtime may not know. */
function knownTimeZone(name: string | null | undefined): string | null {
  if (name === null || name === undefined) return null;
  let zone = zones.get(name);
  if (zone === undefined) zones.set(name, (zone = canonicalZone(name)));
  return zone;
}

function canonicalZone(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** Odoo writes `de_DE`, BCP 47 is `de-DE`. */
function knownLocale(name: string | null | undefined): string | null {
  try {
    return Intl.getCanonicalLocales((name ?? '').split('@')[0]?.replaceAll('_', '-') ?? '')[0] ?? null;
  } catch {
    return null;
  }
}
