import { z } from 'zod';
import type { Config } from '../../config.js';
import { ForesailError } from '../../errors.js';

/** Tokens of Microsoft Graph on behalf of whoever signed in. */
export interface GraphTokens {
  /** @throws ForesailError CONSENT_REQUIRED, GRAPH_UNAVAILABLE. */
  onBehalfOf(ssoToken: string): Promise<string>;
}

/** Read only, of the person alone: profile, and the managers above. */
export const graphScopes = ['User.Read', 'User.Read.All'] as const;

type GraphSettings = Pick<Config, 'TENANT_ID' | 'CLIENT_ID' | 'CLIENT_SECRET'>;

/** By teamsfx, which is loaded at the first exchange because it takes half a second. */
export function graphTokensOfTeams({ TENANT_ID, CLIENT_ID, CLIENT_SECRET }: GraphSettings): GraphTokens {
  return {
    onBehalfOf: async (ssoToken) => {
      const { ErrorCode, OnBehalfOfUserCredential } = await import('@microsoft/teamsfx');
      const credential = new OnBehalfOfUserCredential(ssoToken, {
        authorityHost: 'https://login.microsoftonline.com',
        tenantId: TENANT_ID ?? '',
        clientId: CLIENT_ID ?? '',
        clientSecret: CLIENT_SECRET ?? '',
      });
      try {
        const token = await credential.getToken([...graphScopes]);
        if (token) return token.token;
      } catch (cause) {
        const needsConsent = (cause as { code?: unknown }).code === ErrorCode.UiRequiredError;
        throw new ForesailError(needsConsent ? 'CONSENT_REQUIRED' : 'GRAPH_UNAVAILABLE', { cause });
      }
      throw new ForesailError('GRAPH_UNAVAILABLE');
    },
  };
}

const grantSchema = z.object({ access_token: z.string() });
const refusalSchema = z.object({ error: z.string() });

/**
 * The same exchange as a plain request, for issuers that are not Microsoft's public one: MSAL, which teamsfx uses, takes
 * no authority over http.
 */
export function graphTokensOfIssuer(options: {
  tokenEndpoint: string;
  clientId: string;
  clientSecret: string;
  fetch?: typeof fetch;
}): GraphTokens {
  const { tokenEndpoint, clientId, clientSecret, fetch: send = fetch } = options;
  return {
    onBehalfOf: async (ssoToken) => {
      const body = new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        client_id: clientId,
        client_secret: clientSecret,
        assertion: ssoToken,
        scope: graphScopes.join(' '),
        requested_token_use: 'on_behalf_of',
      });
      const answer = await send(tokenEndpoint, { method: 'POST', body, signal: AbortSignal.timeout(5_000) });
      const given: unknown = await answer.json();
      if (answer.ok) return grantSchema.parse(given).access_token;
      const refusal = refusalSchema.safeParse(given);
      const needsConsent = refusal.success && ['interaction_required', 'invalid_grant'].includes(refusal.data.error);
      throw new ForesailError(needsConsent ? 'CONSENT_REQUIRED' : 'GRAPH_UNAVAILABLE');
    },
  };
}
