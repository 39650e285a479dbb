import type { Config } from '../config.js';

/** Which tokens of Entra this deployment accepts: one tenant's, meant for this app. */
export interface EntraTrust {
  readonly tenantId: string;
  /** Accepted `iss`: version 2 and version 1 of the same tenant. */
  readonly issuers: readonly string[];
  /** Accepted `aud`: the client id and the app id addresses that Teams may ask for. */
  readonly audiences: readonly string[];
  /** OpenID metadata, which names the keys. */
  readonly metadataUrl: string;
}

/** What a local issuer tells about itself. */
export interface IssuerAddress {
  readonly issuer: string;
  readonly metadataUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
}

type EntraSettings = Pick<Config, 'TENANT_ID' | 'CLIENT_ID' | 'ENTRA_ISSUER' | 'PUBLIC_URL'>;

/** From the configuration; null where Entra is not configured, so that no token of Entra is accepted at all. */
export function entraTrustOf(config: EntraSettings): EntraTrust | null {
  const { TENANT_ID: tenantId, CLIENT_ID: clientId } = config;
  if (tenantId === undefined || clientId === undefined) return null;
  const issuer = config.ENTRA_ISSUER ?? `https://login.microsoftonline.com/${tenantId}/v2.0`;
  return {
    tenantId,
    issuers: config.ENTRA_ISSUER === undefined ? [issuer, `https://sts.windows.net/${tenantId}/`] : [issuer],
    audiences: audiencesOf(clientId, config.PUBLIC_URL),
    metadataUrl: `${issuer}/.well-known/openid-configuration`,
  };
}

/** For the local issuer of a sandbox. */
export function localTrust(local: IssuerAddress, publicUrl?: string): EntraTrust {
  return {
    tenantId: local.tenantId,
    issuers: [local.issuer],
    audiences: audiencesOf(local.clientId, publicUrl),
    metadataUrl: local.metadataUrl,
  };
}

function audiencesOf(clientId: string, publicUrl: string | undefined): string[] {
  const host = publicUrl === undefined ? [] : [new URL(publicUrl).host];
  return [
    clientId,
    `api://${clientId}`,
    ...host.flatMap((name) => [`api://${name}/${clientId}`, `api://${name}/botid-${clientId}`]),
  ];
}
