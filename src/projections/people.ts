import { createHash } from 'node:crypto';
import type { UserAccess, UserProfile } from './documents.js';
import type { SetModel } from './engine/readModel.js';
import { organisationOf, type Organisation, type Place } from './organisation.js';
import { organisationEvents } from './organisationEvents.js';
import { keyOf, type Reference } from './references.js';

const shared = {
  kind: 'set',
  version: 1,
  references: organisationEvents,
  kinds: ['user', 'employee', 'graphManager', 'team'],
} as const;

/** `user_profiles`: who a user is and where they stand. Users removed in Odoo stay, inactive, for their names. */
export const userProfiles: SetModel<Omit<UserProfile, 'position'>> = {
  ...shared,
  name: 'user_profiles',
  indexes: [{ key: { email: 1 } }, { key: { login: 1 } }],
  compute(references) {
    return [...organisationOf(references).places.values()].flatMap((place) => profileOf(place, references) ?? []);
  },
};

/** `user_access_matrix`: whose deals a user may see. */
export const userAccessMatrix: SetModel<Omit<UserAccess, 'position'>> = {
  ...shared,
  name: 'user_access_matrix',
  indexes: [],
  compute(references) {
    const organisation = organisationOf(references);
    return [...organisation.places.values()].map((place) => accessOf(place, organisation));
  },
};

function profileOf(place: Place, references: ReadonlyMap<string, Reference>): Omit<UserProfile, 'position'> | null {
  const user = references.get(keyOf('user', place.userId));
  if (user?.kind !== 'user') return null;
  return {
    _id: place.userId,
    name: user.name,
    login: user.login,
    email: user.email?.trim().toLowerCase() ?? null,
    active: user.active && !user.removed,
    role: place.role,
    managerUserId: place.managerUserId,
    reportUserIds: place.reportUserIds,
    teamIds: place.teamIds,
    ledTeamIds: place.ledTeamIds,
    timeZone: user.timeZone,
    locale: user.locale,
  };
}

function accessOf({ userId, role, below, ledTeamIds }: Place, { places }: Organisation): Omit<UserAccess, 'position'> {
  const all = role === 'admin' || role === 'ceo' || role === 'superAdmin';
  const sees = role !== 'none';
  const ownerIds = sees ? ascending([userId, ...below]) : [];
  const led = below.flatMap((id) => places.get(id)?.ledTeamIds ?? []);
  const unownedTeamIds = sees ? ascending([...ledTeamIds, ...led]) : [];
  return {
    _id: userId,
    all,
    ownerIds,
    unownedTeamIds,
    accessVersion: versionOf({ all, role, ownerIds, unownedTeamIds }),
  };
}

/** A number that follows from the content alone, so that any order of events, and a rebuild, give the same. */
function versionOf(content: object): number {
  return createHash('sha256').update(JSON.stringify(content)).digest().readUIntBE(0, 6);
}

function ascending(ids: readonly number[]): number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}
