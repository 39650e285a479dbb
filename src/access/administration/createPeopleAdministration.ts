import type { Db } from 'mongodb';
import { ForesailError } from '../../errors.js';
import { collectionNames } from '../../projections/documents.js';
import type { ReadModels, Role, TeamView, UserAccess, UserProfile } from '../../projections/documents.js';
import { effectiveRole, seesEverything } from '../loadViewer.js';
import type { Roles } from '../roles/createRoles.js';
import { hierarchyCycles } from './hierarchyCycles.js';

/** An Odoo user by name. */
export interface PersonName {
  readonly id: number;
  readonly name: string;
}

/** What somebody may see, and why. */
export interface AccessReport {
  readonly person: PersonName;
  readonly active: boolean;
  readonly role: Role;
  /** What gave the role. App roles of Entra come on top: only the person's own token tells them. */
  readonly roleFrom: 'role event' | 'Odoo';
  readonly everything: boolean;
  /** Whose deals, themselves included; empty where they see everything. */
  readonly owners: readonly PersonName[];
  /** Teams whose deals without an owner they see. */
  readonly unownedTeams: readonly PersonName[];
  readonly manager: PersonName | null;
}

/** What admins ask about people and their rights. */
export interface PeopleAdministration {
  /** People whose name, login or e-mail it is; else whose name has all the words. At most ten. */
  find(words: string): Promise<readonly PersonName[]>;
  /** Every Odoo user by name. */
  names(): Promise<readonly PersonName[]>;
  /** @throws ForesailError PERSON_UNKNOWN. */
  accessOf(odooUserId: number): Promise<AccessReport>;
  /** Circles of managers in Odoo. */
  cycles(): Promise<readonly (readonly PersonName[])[]>;
}

const mostFound = 10;

export function createPeopleAdministration(parts: {
  db: Db;
  readModels: Pick<ReadModels, 'collectionName'>;
  roles: Pick<Roles, 'roleOf'>;
}): PeopleAdministration {
  const { db, readModels, roles } = parts;
  const all = async <Document extends { readonly _id: number }>(name: string): Promise<Document[]> => {
    const collection = db.collection<Document>(await readModels.collectionName(name));
    return (await collection.find({ _gone: { $exists: false } } as never).toArray()) as unknown as Document[];
  };
  const profiles = () => all<UserProfile>(collectionNames.users);
  return {
    find: async (words) => matching(words, await profiles()).slice(0, mostFound),
    names: async () =>
      (await profiles()).map(({ _id, name }) => ({ id: _id, name })).sort((a, b) => a.name.localeCompare(b.name)),
    cycles: async () => {
      const people = await profiles();
      const name = namer(people);
      return hierarchyCycles(people).map((cycle) => cycle.map(name));
    },
    accessOf: async (odooUserId) => {
      const [people, matrices, teams, granted] = await Promise.all([
        profiles(),
        all<UserAccess>(collectionNames.access),
        all<TeamView>(collectionNames.teams),
        roles.roleOf(odooUserId),
      ]);
      const profile = people.find(({ _id }) => _id === odooUserId);
      if (!profile) throw new ForesailError('PERSON_UNKNOWN', { message: 'There is no Odoo user of that id' });
      return reportOf({ profile, access: matrices.find(({ _id }) => _id === odooUserId), granted, people, teams });
    },
  };
}

function reportOf(parts: {
  profile: UserProfile;
  access: UserAccess | undefined;
  granted: Role | null;
  people: readonly UserProfile[];
  teams: readonly TeamView[];
}): AccessReport {
  const { profile, access, granted, people, teams } = parts;
  const role = profile.active ? effectiveRole({ superAdmin: false, appRoles: [] }, profile.role, granted) : 'none';
  const everything = seesEverything(role) || (role !== 'none' && granted === null && access?.all === true);
  const bounded = role === 'none' || everything ? null : access;
  const ownerIds = (bounded?.ownerIds ?? []).filter((id) => granted !== 'rep' || id === profile._id);
  const teamIds = granted === 'rep' ? [] : (bounded?.unownedTeamIds ?? []);
  return {
    person: { id: profile._id, name: profile.name },
    active: profile.active,
    role,
    roleFrom: granted === null ? 'Odoo' : 'role event',
    everything,
    owners: ownerIds.map(namer(people)),
    unownedTeams: teamIds.map(namer(teams)),
    manager: profile.managerUserId === null ? null : namer(people)(profile.managerUserId),
  };
}

function namer(named: readonly { readonly _id: number; readonly name: string }[]): (id: number) => PersonName {
  const names = new Map(named.map(({ _id, name }) => [_id, name]));
  return (id) => ({ id, name: names.get(id) ?? `${id}` });
}

function matching(words: string, people: readonly UserProfile[]): PersonName[] {
  const wanted = words.trim().toLowerCase();
  const whole = people.filter((one) => [one.name, one.login, one.email].some((own) => own?.toLowerCase() === wanted));
  const parts = wanted.split(/\s+/);
  const having = ({ name }: UserProfile) => {
    const own = name.toLowerCase().split(/\s+/);
    return parts.every((part) => part !== '' && own.includes(part));
  };
  const found = whole.length > 0 ? whole : people.filter((one) => one.active && having(one));
  return found.map(({ _id, name }) => ({ id: _id, name }));
}
