import type { Collection, Db } from 'mongodb';
import type { ProvenAccount } from './provenAccount.js';

/** `links`: which Odoo user an account of Entra stands for, remembered after the first sign-in or set by an admin. */
export interface LinkDocument {
  /** `<tenant id>:<object id>`. */
  readonly _id: string;
  readonly tenantId: string;
  readonly objectId: string;
  /** null: unlinked by an admin. */
  readonly odooUserId: number | null;
  /** See `heldBy`. */
  readonly holds: string;
  readonly addresses: readonly string[];
  readonly linkedAt: Date;
  /** `sign-in`, or the person id of the admin who set it. */
  readonly linkedBy: string;
}

/** `link_versions`: counts changes of links, for instances that keep them in memory. */
export interface LinkVersionDocument {
  readonly _id: string;
  readonly version: number;
}

/** `refresh_families`: one sign-in; its refresh token changes at each use and only the last one is good. */
export interface RefreshFamilyDocument {
  /** Random; the part of the token before the dot. */
  readonly _id: string;
  /** SHA-256 of the secret part of the token that is good now, in base64url. */
  readonly current: string;
  readonly account: ProvenAccount;
  readonly startedAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** The collections that sign-in keeps beside the read models. */
export interface IdentityCollections {
  readonly links: Collection<LinkDocument>;
  readonly families: Collection<RefreshFamilyDocument>;
  readonly linkVersions: Collection<LinkVersionDocument>;
}

/** Opens them and makes sure of their indexes. */
export async function openIdentityCollections(db: Db): Promise<IdentityCollections> {
  const links = db.collection<LinkDocument>('links');
  const families = db.collection<RefreshFamilyDocument>('refresh_families');
  // One account for an Odoo user: a second account with the same address must not inherit the first one's deals.
  await links.createIndex({ tenantId: 1, holds: 1 }, { unique: true });
  await families.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 });
  return { links, families, linkVersions: db.collection<LinkVersionDocument>('link_versions') };
}
