import { createRemoteJWKSet, customFetch, errors as joseErrors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Clock } from '../clock.js';
import { ForesailError } from '../errors.js';
import type { EntraTrust } from './entraTrust.js';
import type { ProvenAccount } from './provenAccount.js';

/** Checks Teams SSO tokens. */
export interface EntraTokens {
  /**
   * The account a token proves. RS256 only; issuer, audience, tenant, expiry and scope must be this deployment's.
   * @throws ForesailError TOKEN_INVALID, SIGN_IN_UNAVAILABLE when the keys cannot be had.
   */
  verify(token: string): Promise<ProvenAccount>;
}

/** Entra's clocks and ours may differ by this much. */
const clockToleranceSeconds = 60;
/** Keys are asked for again for an unknown key id, but not more often than this: a forged `kid` must not cost calls. */
const defaultCooldownMs = 30_000;
const metadataTimeoutMs = 5_000;
/** The one delegated permission that the app package exposes to Teams. */
const requiredScope = 'access_as_user';

const claimsSchema = z.object({
  tid: z.string().min(1),
  oid: z.string().min(1).max(100),
  scp: z.string(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  upn: z.string().optional(),
  email: z.string().optional(),
  roles: z.array(z.string()).optional(),
  acct: z.number().optional(),
  idtyp: z.string().optional(),
  xms_edov: z.union([z.boolean(), z.number(), z.string()]).optional(),
});
type Claims = z.infer<typeof claimsSchema>;

/** Reads the issuer's metadata at the first token and whenever that failed before, never at the start of the process. */
export function createEntraTokens(options: {
  trust: EntraTrust;
  clock: Clock;
  keyCooldownMs?: number;
  fetch?: typeof fetch;
}): EntraTokens {
  const keys = lazyKeys(options.trust, options.fetch ?? fetch, options.keyCooldownMs ?? defaultCooldownMs);
  return {
    verify: async (token) => {
      const payload = await checked(() => verifySignature(token, options, keys));
      return accountOf(payload, options.trust);
    },
  };
}

async function verifySignature(
  token: string,
  options: { trust: EntraTrust; clock: Clock },
  keys: () => Promise<JWTVerifyGetKey>,
): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, await keys(), {
    algorithms: ['RS256'],
    issuer: [...options.trust.issuers],
    audience: [...options.trust.audiences],
    requiredClaims: ['exp', 'iat', 'tid', 'oid'],
    clockTolerance: clockToleranceSeconds,
    currentDate: options.clock.now(),
  });
  return payload;
}

/** Tells a bad token, which is the caller's fault, from keys that could not be had, which is not. */
async function checked(verify: () => Promise<JWTPayload>): Promise<JWTPayload> {
  try {
    return await verify();
  } catch (error) {
    if (error instanceof ForesailError) throw error;
    if (error instanceof joseErrors.JWKSTimeout || !(error instanceof joseErrors.JOSEError)) {
      throw new ForesailError('SIGN_IN_UNAVAILABLE', { cause: error });
    }
    throw new ForesailError('TOKEN_INVALID', { details: { reason: reasonOf(error) }, cause: error });
  }
}

function reasonOf(error: joseErrors.JOSEError): string {
  return error instanceof joseErrors.JWTExpired ? 'expired' : 'refused';
}

function accountOf(payload: JWTPayload, trust: EntraTrust): ProvenAccount {
  const parsed = claimsSchema.safeParse(payload);
  if (!parsed.success || !isPersonOfTenant(parsed.data, trust)) {
    throw new ForesailError('TOKEN_INVALID', { details: { reason: 'refused' } });
  }
  const claims = parsed.data;
  const userPrincipalName = claims.preferred_username ?? claims.upn ?? null;
  return {
    tenantId: claims.tid,
    objectId: claims.oid.toLowerCase(),
    name: claims.name ?? null,
    userPrincipalName,
    email: isEmailVerified(claims) ? (claims.email ?? null) : null,
    guest: claims.acct === 1 || (userPrincipalName ?? '').toUpperCase().includes('#EXT#'),
    appRoles: claims.roles ?? [],
  };
}

/** An app's own token has no person; a token of another scope was not made for Teams' single sign-on. */
function isPersonOfTenant(claims: Claims, trust: EntraTrust): boolean {
  return (
    claims.tid.toLowerCase() === trust.tenantId.toLowerCase() &&
    claims.idtyp !== 'app' &&
    claims.scp.split(' ').includes(requiredScope)
  );
}

/** Where Entra says so (`xms_edov`), an address of a domain that the tenant has not verified proves nothing. */
function isEmailVerified(claims: Claims): boolean {
  return claims.xms_edov === undefined || [true, 1, '1', 'true'].includes(claims.xms_edov);
}

function lazyKeys(trust: EntraTrust, get: typeof fetch, cooldownMs: number): () => Promise<JWTVerifyGetKey> {
  let keys: Promise<JWTVerifyGetKey> | null = null;
  return () => {
    keys ??= discoverKeys(trust, get, cooldownMs).catch((error: unknown) => {
      keys = null;
      throw error;
    });
    return keys;
  };
}

const metadataSchema = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

async function discoverKeys(trust: EntraTrust, get: typeof fetch, cooldownMs: number): Promise<JWTVerifyGetKey> {
  const response = await get(trust.metadataUrl, { signal: AbortSignal.timeout(metadataTimeoutMs) });
  if (!response.ok) throw new Error(`The issuer's metadata answered with ${response.status}`);
  const metadata = metadataSchema.parse(await response.json());
  if (!trust.issuers.includes(metadata.issuer)) throw new Error(`The metadata is of another issuer`);
  return createRemoteJWKSet(new URL(metadata.jwks_uri), { cooldownDuration: cooldownMs, [customFetch]: get });
}
