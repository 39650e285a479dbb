import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWK, JWTPayload } from 'jose';

interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

/** The issuer's RS256 keys: the newest signs, all of them stay published, as Entra does while it rolls over. */
export interface SigningKeys {
  /** A JWT with `claims` exactly as given, signed by the newest key. */
  sign(claims: JWTPayload): Promise<string>;
  /** The JWK set document. */
  published(): { keys: readonly JWK[] };
  /** Makes a new key the signing one. */
  rotate(): Promise<void>;
}

/** Makes a first key pair; nothing is written to disk. */
export async function createSigningKeys(): Promise<SigningKeys> {
  const keys: [SigningKey, ...SigningKey[]] = [await newKey()];
  return {
    sign: (claims) => {
      const { kid, privateKey } = keys[0];
      return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(privateKey);
    },
    published: () => ({ keys: keys.map((key) => key.jwk) }),
    rotate: async () => {
      keys.unshift(await newKey());
    },
  };
}

async function newKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { modulusLength: 2048 });
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { kid, privateKey, jwk: { ...jwk, kid, use: 'sig', alg: 'RS256' } };
}
