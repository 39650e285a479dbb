import type { Db } from 'mongodb';
import { ForesailError } from '../errors.js';
import { collectionNames } from '../projections/documents.js';
import type { ReadModels, Role, UserAccess, UserProfile } from '../projections/documents.js';
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

/** Reads role and access matrix, anew at each call. @throws ForesailError PERSON_UNKNOWN, NO_SALES_ROLE. */
export type LoadViewer = (person: IdentifiedPerson) => Promise<Viewer>;

/** What projections leave of a removed record. */
interface Tombstone {
  readonly _gone?: true;
}

/** Two reads by id, side by side. */
export function createLoadViewer(options: { db: Db; readModels: ReadModels; timeZone: string }): LoadViewer {
  const read = async <Document extends { readonly _id: number }>(name: string, id: number) => {
    const collection = options.db.collection<Document>(await options.readModels.collectionName(name));
    const document = (await collection.findOne({ _id: id } as never)) as (Document & Tombstone) | null;
    return document?._gone === true ? null : document;
  };
  return async (person) => {
    if (person.odooUserId === null) return viewerOf(person, null, null, options.timeZone);
    const [profile, access] = await Promise.all([
      read<UserProfile>(collectionNames.users, person.odooUserId),
      read<UserAccess>(collectionNames.access, person.odooUserId),
    ]);
    return viewerOf(person, profile, access, options.timeZone);
  };
}

/** What a person may see, decided from what was read. A missing matrix shows nothing: too little, never too much. */
export function viewerOf(
  person: IdentifiedPerson,
  profile: UserProfile | null,
  access: UserAccess | null,
  defaultTimeZone: string,
): Viewer {
  const present = profile?.active === true ? profile : null;
  if (person.odooUserId !== null && !present && !person.superAdmin) throw goneFromOdoo(profile);
  const role = effectiveRole(person, present?.role ?? 'none');
  if (role === 'none') throw new ForesailError('NO_SALES_ROLE');
  return authorise({
    ...identityOf(present, person),
    role,
    sees: sightOf(role, access),
    timeZone: knownTimeZone(present?.timeZone) ?? defaultTimeZone,
    locale: knownLocale(present?.locale) ?? 'en',
    accessVersion: versionOf(role, access),
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

/** Who sees everything by their role whatever the matrix says is at 0, which no matrix has. */
function versionOf(role: Role, access: UserAccess | null): number {
  return !access || (seesEverything(role) && !access.all) ? 0 : access.accessVersion;
}

/** The first that fits, as in docs/security.md: the configuration, then app roles and Odoo, the higher of both. */
export function effectiveRole(person: Pick<IdentifiedPerson, 'superAdmin' | 'appRoles'>, odooRole: Role): Role {
  if (person.superAdmin || odooRole === 'superAdmin') return 'superAdmin';
  if (odooRole === 'admin' || person.appRoles.includes('Foresail.Admin')) return 'admin';
  if (odooRole === 'ceo' || person.appRoles.includes('Foresail.Executive')) return 'ceo';
  return odooRole;
}

/** Roles whose sight no hierarchy bounds. */
export function seesEverything(role: Role): boolean {
  return role === 'superAdmin' || role === 'admin' || role === 'ceo';
}

function sightOf(role: Role, access: UserAccess | null): Sight {
  if (seesEverything(role) || access?.all === true) return { kind: 'all' };
  return { kind: 'some', ownerIds: access?.ownerIds ?? [], unownedTeamIds: access?.unownedTeamIds ?? [] };
}

function goneFromOdoo(profile: UserProfile | null): ForesailError {
  const message = profile
    ? 'Your Odoo user is archived; ask your administrator to restore it'
    : 'The Odoo user you were linked to is gone; ask your administrator to link you anew';
  return new ForesailError('PERSON_UNKNOWN', { message });
}

/** Odoo keeps zones that the runtime may not know. */
function knownTimeZone(name: string | null | undefined): string | null {
  if (name === null || name === undefined) return null;
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
