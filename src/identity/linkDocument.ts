import type { ProvenAccount } from './provenAccount.js';

/** Key of an account in `links`. */
export function linkId(account: Pick<ProvenAccount, 'tenantId' | 'objectId'>): string {
  return `${account.tenantId.toLowerCase()}:${account.objectId.toLowerCase()}`;
}

/** What a link holds, for the unique index: an Odoo user, whom no other account may hold, or nothing, which any may. */
export function heldBy(odooUserId: number | null, objectId: string): string {
  return odooUserId === null ? `nobody:${objectId.toLowerCase()}` : `odoo:${odooUserId}`;
}
