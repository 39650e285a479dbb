import { createHash, randomBytes } from 'node:crypto';
import type { Collection } from 'mongodb';
import type { Clock } from '../clock.js';
import { ForesailError } from '../errors.js';
import type { RefreshFamilyDocument } from './collections.js';
import type { ProvenAccount } from './provenAccount.js';

/** Opaque refresh tokens, `<family>.<secret>`: each is good once, and a second use ends the whole sign-in. */
export interface RefreshTokens {
  start(account: ProvenAccount): Promise<string>;
  /** @throws ForesailError TOKEN_INVALID, TOKEN_REUSED (the family is revoked then). */
  rotate(token: string): Promise<{ token: string; account: ProvenAccount }>;
  /** An unknown token is no error. */
  revoke(token: string): Promise<void>;
}

/** A sign-in lasts this long however often it is refreshed; Teams signs in again without asking. */
export const familySeconds = 24 * 3600;
const tokenForm = /^([\w-]{22})\.([\w-]{43})$/;

/** Keeps them in `families`; of a token only its hash is stored. */
export function createRefreshTokens(families: Collection<RefreshFamilyDocument>, clock: Clock): RefreshTokens {
  return {
    start: async (account) => {
      const family = randomBytes(16).toString('base64url');
      const secret = newSecret();
      const startedAt = clock.now();
      const expiresAt = new Date(startedAt.getTime() + familySeconds * 1000);
      const current = hashOf(secret);
      await families.insertOne({ _id: family, current, account, startedAt, expiresAt, revokedAt: null });
      return `${family}.${secret}`;
    },
    rotate: (token) => rotate(families, clock.now(), partsOf(token)),
    revoke: async (token) => {
      const parts = tokenForm.exec(token);
      if (!parts?.[1] || !parts[2]) return;
      const known = { _id: parts[1], current: hashOf(parts[2]) };
      await families.updateOne(known, { $set: { revokedAt: clock.now() } });
    },
  };
}

async function rotate(
  families: Collection<RefreshFamilyDocument>,
  now: Date,
  { family, secret }: { family: string; secret: string },
): Promise<{ token: string; account: ProvenAccount }> {
  const next = newSecret();
  const good = { _id: family, current: hashOf(secret), revokedAt: null, expiresAt: { $gt: now } };
  // One conditional update: of two callers with the same token one wins, and the other is a reuse.
  const before = await families.findOneAndUpdate(good, { $set: { current: hashOf(next) } });
  if (before) return { token: `${family}.${next}`, account: before.account };
  const spent = { _id: family, revokedAt: null, expiresAt: { $gt: now } };
  const revoked = await families.findOneAndUpdate(spent, { $set: { revokedAt: now } });
  throw new ForesailError(revoked ? 'TOKEN_REUSED' : 'TOKEN_INVALID');
}

function partsOf(token: string): { family: string; secret: string } {
  const parts = tokenForm.exec(token);
  if (!parts?.[1] || !parts[2]) throw new ForesailError('TOKEN_INVALID');
  return { family: parts[1], secret: parts[2] };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
