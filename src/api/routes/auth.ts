import { decodeJwt } from 'jose';
import { z } from 'zod';
import type { Identity, TokenPair } from '../../identity/ports.js';
import { ok, publicRoute } from '../http/route.js';
import type { Reply, Route } from '../http/route.js';

const token = z.string().min(20, 'a token').max(8_192, 'a token');
const pairSchema = z
  .object({ accessToken: z.string(), refreshToken: z.string(), expiresIn: z.number().int() })
  .meta({ id: 'TokenPair' });

/** Signing in with a Teams token, and keeping the sign-in. */
export function authRoutes(identity: Identity): Route[] {
  return [
    publicRoute(
      {
        method: 'post',
        path: '/api/auth/teams',
        summary: 'Exchange a Teams SSO token for an access token of 15 minutes and a refresh token',
        body: z.strictObject({ token }),
        reply: { status: 200, schema: pairSchema },
        errors: ['TOKEN_INVALID', 'PERSON_UNKNOWN', 'PERSON_AMBIGUOUS', 'PERSON_GUEST', 'NO_SALES_ROLE'],
        guessable: true,
        notes: 'signIn',
      },
      async ({ body }) => signedIn(await identity.signIn(body.token)),
    ),
    publicRoute(
      {
        method: 'post',
        path: '/api/auth/refresh',
        summary: 'Exchange a refresh token, which is good once, for a new pair',
        body: z.strictObject({ refreshToken: token }),
        reply: { status: 200, schema: pairSchema },
        errors: ['TOKEN_INVALID', 'TOKEN_REUSED'],
        guessable: true,
        notes: 'refresh',
      },
      async ({ body }) => signedIn(await identity.refresh(body.refreshToken)),
    ),
    publicRoute(
      {
        method: 'post',
        path: '/api/auth/logout',
        summary: 'End the sign-in a refresh token belongs to',
        body: z.strictObject({ refreshToken: token }),
        reply: { status: 204 },
        notes: 'signOut',
      },
      async ({ body }) => {
        await identity.signOut(body.refreshToken);
        return { status: 204, body: null };
      },
    ),
    publicRoute(
      {
        method: 'get',
        path: '/.well-known/jwks.json',
        summary: 'The public keys of our access tokens',
        reply: { status: 200, schema: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }) },
      },
      async () => ({ ...ok(await identity.publicKeys()), headers: { 'cache-control': 'public, max-age=300' } }),
    ),
  ];
}

/** The pair, and for the audit log the account it was given to. */
function signedIn(pair: TokenPair): Reply {
  return { ...ok(pair), who: `entra:${decodeJwt(pair.accessToken).sub ?? 'unknown'}` };
}
