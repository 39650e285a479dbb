import { createPublicKey } from 'node:crypto';
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importPKCS8,
  jwtVerify,
  SignJWT,
} from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { z } from 'zod';
import type { Clock } from '../clock.js';
import { ForesailError } from '../errors.js';
import type { ProvenAccount } from './provenAccount.js';

/** Our own RS256 access tokens. They prove an account and nothing more: role and rights are read anew at each request. */
export interface AccessTokens {
  issue(account: ProvenAccount): Promise<string>;
  /** @throws ForesailError TOKEN_INVALID. */
  verify(token: string): Promise<ProvenAccount>;
  /** All keys that verify, the signing one first. */
  publicKeys(): readonly JWK[];
}

/** `iss` and `aud` of our own tokens. */
export const ownIssuer = 'foresail';
const ownAudience = 'foresail-api';
/** Seconds that an access token is good for. */
export const accessTokenSeconds = 15 * 60;

const claimsSchema = z.object({
  tid: z.string(),
  sub: z.string(),
  name: z.string().nullable(),
  upn: z.string().nullable(),
  email: z.string().nullable(),
  guest: z.boolean(),
  roles: z.array(z.string()),
});

/**
 * @param pem one or more PKCS#8 PEM keys, one after the other: the first signs, all of them verify. To rotate, publish the
 * new key in second place, then swap, then drop the old one. Undefined makes a key that lives as long as the process.
 * @throws ForesailError CONFIG_INVALID when the text holds no RSA key of 2048 bits or more.
 */
export async function createAccessTokens(options: { pem: string | undefined; clock: Clock }): Promise<AccessTokens> {
  const keys = options.pem === undefined ? [await ephemeralKey()] : await keysOfPem(options.pem);
  const [signing] = keys;
  if (!signing) throw new ForesailError('CONFIG_INVALID', { message: 'TOKEN_SIGNING_KEY holds no PKCS#8 PEM key' });
  const published = createLocalJWKSet({ keys: keys.map((key) => key.jwk) });
  return {
    issue: (account) => issue(account, signing, options.clock),
    verify: async (token) => {
      const options_ = { algorithms: ['RS256'], issuer: ownIssuer, audience: ownAudience, typ: 'at+jwt' };
      const verified = await jwtVerify(token, published, { ...options_, currentDate: options.clock.now() }).catch(
        refuse,
      );
      return accountOf(claimsSchema.parse(verified.payload));
    },
    publicKeys: () => keys.map((key) => key.jwk),
  };
}

interface Key {
  readonly privateKey: CryptoKey;
  readonly jwk: JWK & { readonly kid: string };
}

function issue(account: ProvenAccount, key: Key, clock: Clock): Promise<string> {
  const now = Math.floor(clock.now().getTime() / 1000);
  return new SignJWT({
    tid: account.tenantId,
    name: account.name,
    upn: account.userPrincipalName,
    email: account.email,
    guest: account.guest,
    roles: [...account.appRoles],
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: key.jwk.kid })
    .setIssuer(ownIssuer)
    .setAudience(ownAudience)
    .setSubject(account.objectId)
    .setIssuedAt(now)
    .setExpirationTime(now + accessTokenSeconds)
    .sign(key.privateKey);
}

function accountOf(claims: z.infer<typeof claimsSchema>): ProvenAccount {
  return {
    tenantId: claims.tid,
    objectId: claims.sub,
    name: claims.name,
    userPrincipalName: claims.upn,
    email: claims.email,
    guest: claims.guest,
    appRoles: claims.roles,
  };
}

function refuse(cause: unknown): never {
  throw new ForesailError('TOKEN_INVALID', { cause });
}

async function ephemeralKey(): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { modulusLength: 2048 });
  return withId(privateKey, await exportJWK(publicKey));
}

/** Newlines may come as `\n` in two characters, which is how environments often carry them. */
function keysOfPem(text: string): Promise<Key[]> {
  const blocks = text.replaceAll('\\n', '\n').match(/-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----/g);
  return Promise.all((blocks ?? []).map(keyOfPem));
}

async function keyOfPem(pem: string): Promise<Key> {
  try {
    const publicKey = createPublicKey(pem);
    if ((publicKey.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) throw new Error('RSA of 2048 bits or more');
    return await withId(await importPKCS8(pem, 'RS256'), await exportJWK(publicKey));
  } catch (cause) {
    throw new ForesailError('CONFIG_INVALID', {
      message: 'TOKEN_SIGNING_KEY is not valid: it takes PKCS#8 PEM keys of RSA with 2048 bits or more',
      cause,
    });
  }
}

async function withId(privateKey: CryptoKey, jwk: JWK): Promise<Key> {
  const kid = await calculateJwkThumbprint(jwk);
  return { privateKey, jwk: { ...jwk, kid, use: 'sig', alg: 'RS256' } };
}
