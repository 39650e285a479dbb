import type { Viewer } from '../access/viewer.js';

/** A Teams account as the validated activity and the roster give it; never taken from what somebody typed. */
export interface TeamsAccount {
  readonly aadObjectId: string;
  readonly email: string | null;
  readonly userPrincipalName: string | null;
  readonly name: string | null;
}

/** Turns proof of identity into a Viewer, reading role and access matrix anew at each call. */
export interface Identity {
  /**
   * For a bearer token: our own access token, or a Teams SSO token.
   * @throws ForesailError TOKEN_INVALID, PERSON_UNKNOWN, PERSON_AMBIGUOUS, NO_SALES_ROLE.
   */
  viewerForToken(bearer: string): Promise<Viewer>;
  /** @throws ForesailError PERSON_UNKNOWN, PERSON_AMBIGUOUS, NO_SALES_ROLE. */
  viewerForTeamsAccount(account: TeamsAccount): Promise<Viewer>;
  /** Exchanges a Teams SSO token for our own pair. @throws ForesailError TOKEN_INVALID, PERSON_UNKNOWN, … */
  signIn(ssoToken: string): Promise<TokenPair>;
  /**
   * The emergency admin's own sign-in; absent where none is configured.
   * @throws ForesailError LOGIN_REFUSED.
   */
  signInByPassword?(login: string, password: string): Promise<TokenPair>;
  /**
   * Learns from Graph about the person whom an activity came from, with their own SSO token; absent without Graph.
   * @throws ForesailError TOKEN_INVALID for a token of somebody else, CONSENT_REQUIRED, GRAPH_UNAVAILABLE.
   */
  signInForGraph?(aadObjectId: string, ssoToken: string): Promise<void>;
  /** Rotates a refresh token. @throws ForesailError TOKEN_INVALID, TOKEN_REUSED (the whole family is revoked). */
  refresh(refreshToken: string): Promise<TokenPair>;
  /** Revokes the family of a refresh token; an unknown one is no error. */
  signOut(refreshToken: string): Promise<void>;
  /** Public keys of our access tokens, as a JWK set. */
  publicKeys(): Promise<{ keys: readonly Record<string, unknown>[] }>;
}

/** Our own tokens: RS256 access token (15 minutes) and an opaque, rotating refresh token. */
export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Seconds until the access token expires. */
  readonly expiresIn: number;
}
