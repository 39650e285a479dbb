import { decodeJwt } from 'jose';
import { z } from 'zod';
import type { Db } from 'mongodb';
import type { Clock } from '../../clock.js';
import type { Audit } from '../../ops/audit/createAudit.js';
import { createRateLimit } from '../http/rateLimit.js';
import { createStrictCounter } from '../http/strictCounter.js';
import type { Identity, TokenPair } from '../../identity/ports.js';
import { ok, publicRoute } from '../http/route.js';
import type { Reply, Route } from '../http/route.js';

const token = z.string().min(20, 'a token').max(8_192, 'a token');
const pairSchema = z
  .object({ accessToken: z.string(), refreshToken: z.string(), expiresIn: z.number().int() })
  .meta({ id: 'TokenPair' });

export interface AuthDependencies {
  readonly identity: Identity;
  readonly db: Db;
  readonly clock: Clock;
  readonly audit?: Audit;
}

/** Signing in with a Teams token, and keeping the sign-in; in an emergency, by password. */
export function authRoutes(dependencies: AuthDependencies): Route[] {
  return [...tokenRoutes(dependencies.identity), ...emergencyRoutes(dependencies)];
}

function tokenRoutes(identity: Identity): Route[] {
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

/** From one address, and from all of them: each costs memory and time, and many addresses may guess together. */
const attemptsAMinute = { ofAddress: 5, ofAll: 30 };

/**
 * Exists only where an emergency admin is configured. Attempts are counted in the database, by address and in all, before
 * a password is looked at; a sign-in that cannot be recorded does not happen.
 */
function emergencyRoutes({ identity, db, clock, audit }: AuthDependencies): Route[] {
  const signIn = identity.signInByPassword?.bind(identity);
  if (!signIn) return [];
  const counter = createStrictCounter(db);
  const ofAddress = createRateLimit(attemptsAMinute.ofAddress, counter, clock);
  const ofAll = createRateLimit(attemptsAMinute.ofAll, counter, clock);
  return [
    publicRoute(
      {
        method: 'post',
        path: '/api/auth/login',
        summary: 'Sign in as the emergency admin, by password',
        body: z.strictObject({ login: z.string().min(1).max(200), password: z.string().min(1).max(1_000) }),
        reply: { status: 200, schema: pairSchema },
        errors: ['LOGIN_REFUSED', 'TOO_MANY_REQUESTS'],
      },
      async ({ body, origin, requestId }) => {
        await ofAddress.take(`login ${origin.address}`);
        await ofAll.take('login');
        const pair = await signIn(body.login, body.password);
        const act = { who: 'emergency admin', action: 'emergencySignIn', code: null, target: null } as const;
        await audit?.record({ ...act, details: {}, requestId, address: origin.address });
        return ok(pair);
      },
    ),
  ];
}

/** The pair, and for the audit log the account it was given to. */
function signedIn(pair: TokenPair): Reply {
  return { ...ok(pair), who: `entra:${decodeJwt(pair.accessToken).sub ?? 'unknown'}` };
}
