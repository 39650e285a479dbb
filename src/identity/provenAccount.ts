import type { TeamsAccount } from './ports.js';

/** An account of the tenant whose identity is proven, by a token or by an activity that the Bot Framework validated. */
export interface ProvenAccount {
  readonly tenantId: string;
  /** Entra object id, lower case. */
  readonly objectId: string;
  readonly name: string | null;
  readonly userPrincipalName: string | null;
  /** Only where it may be believed. */
  readonly email: string | null;
  readonly guest: boolean;
  /** App roles that the token carries; none for a Teams account, whose roster does not tell them. */
  readonly appRoles: readonly string[];
}

/** A Teams account of the tenant as the roster gives it. */
export function accountOfTeams(account: TeamsAccount, tenantId: string): ProvenAccount {
  return {
    tenantId,
    objectId: account.aadObjectId.toLowerCase(),
    name: account.name,
    userPrincipalName: account.userPrincipalName,
    email: account.email,
    guest: (account.userPrincipalName ?? '').toUpperCase().includes('#EXT#'),
    appRoles: [],
  };
}

/** The lower-case addresses that may stand for this account in Odoo, the user principal name first. */
export function addressesOf(account: ProvenAccount): readonly string[] {
  const given = [account.userPrincipalName, account.email].filter((address) => address !== null);
  return [...new Set(given.map((address) => address.trim().toLowerCase()).filter((address) => address !== ''))];
}
