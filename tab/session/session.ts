import type { TokenPair } from '../../src/identity/ports.js';
import { ApiProblem } from '../api/problem.js';

/** Where tokens come from; the network is behind `post`. */
export interface SessionParts {
  /** A Teams SSO token, as the host gives it now. */
  ssoToken(): Promise<string>;
  /** Posts to the API without a token. @throws ApiProblem */
  post(path: string, body: unknown): Promise<TokenPair>;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Our own tokens, in memory only: a reload signs in anew, and nothing is left behind in the browser. */
export interface Session {
  /** A token that is good for the next minute. @throws ApiProblem when sign-in fails. */
  accessToken(): Promise<string>;
  /** A new token, after the API refused the present one. Callers at the same time share one renewal. */
  renew(refused: string): Promise<string>;
}

const earlyMs = 60_000;

interface Held {
  readonly pair: TokenPair;
  readonly until: number;
}

/** Signs in with the host's SSO token, then renews by refresh token; a refused refresh signs in anew. */
export function createSession(parts: SessionParts): Session {
  let held: Held | null = null;
  let pending: Promise<string> | null = null;

  async function obtain(): Promise<string> {
    const pair = held ? await refreshed(held.pair.refreshToken) : await signedIn();
    held = { pair, until: parts.now() + pair.expiresIn * 1000 };
    return pair.accessToken;
  }

  async function signedIn(): Promise<TokenPair> {
    return parts.post('/api/auth/teams', { token: await parts.ssoToken() });
  }

  async function refreshed(refreshToken: string): Promise<TokenPair> {
    try {
      return await parts.post('/api/auth/refresh', { refreshToken });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.retryable) throw error;
      held = null;
      return signedIn();
    }
  }

  /** A refresh token works once: two renewals at a time would look like theft and end the session. */
  function shared(): Promise<string> {
    pending ??= obtain().finally(() => {
      pending = null;
    });
    return pending;
  }

  return {
    accessToken: () => {
      const good = held && parts.now() < held.until - earlyMs;
      return good && held ? Promise.resolve(held.pair.accessToken) : shared();
    },
    renew: (refused) => (held && held.pair.accessToken !== refused ? Promise.resolve(held.pair.accessToken) : shared()),
  };
}
