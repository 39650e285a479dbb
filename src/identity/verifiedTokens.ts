import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.js';
import type { ProvenAccount } from './provenAccount.js';

/** A key that is taken back must stop counting soon; most of what verifying costs is saved all the same. */
const rememberedMs = 5 * 60_000;
const mostTokens = 20_000;

/**
 * The same check, done once for a token and then remembered until it expires, five minutes at most: a signature costs
 * a hundred times what looking it up does. A token is known by its hash, so that none lies about in memory.
 */
export function rememberVerified(
  verify: (token: string) => Promise<ProvenAccount>,
  clock: Clock,
): (token: string) => Promise<ProvenAccount> {
  const verified = new LRUCache<string, { readonly account: ProvenAccount; readonly until: number }>({
    max: mostTokens,
  });
  return async (token) => {
    const key = createHash('sha256').update(token).digest('base64');
    const now = clock.now().getTime();
    const known = verified.get(key);
    if (known && now < known.until) return known.account;
    const account = await verify(token);
    const expires = (decodeJwt(token).exp ?? 0) * 1000;
    verified.set(key, { account, until: Math.min(expires, now + rememberedMs) });
    return account;
  };
}
