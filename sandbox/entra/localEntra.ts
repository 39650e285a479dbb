import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JWTPayload } from 'jose';
import { objectIdOf } from './objectId.js';
import { createSigningKeys } from './signingKeys.js';

export { objectIdOf } from './objectId.js';

/** A person of the local tenant, as a token names them. */
export interface LocalPerson {
  readonly email: string;
  readonly name: string;
  /** Entra object id; `objectIdOf(email)` unless given. */
  readonly oid?: string;
  /** App roles assigned in Entra, such as `Foresail.Admin`. */
  readonly roles?: readonly string[];
}

/** A running local issuer. */
export interface LocalEntra {
  readonly issuer: string;
  readonly metadataUrl: string;
  readonly jwksUri: string;
  readonly tenantId: string;
  readonly clientId: string;
  /** A token as Teams' `authentication.getAuthToken()` gives it, good for one hour. */
  tokenFor(person: LocalPerson): Promise<string>;
  /** The claims that `tokenFor` would sign, to change one of them in a test. */
  claimsFor(person: LocalPerson): JWTPayload;
  /** Signs any claims with the issuer's present key. */
  sign(claims: JWTPayload): Promise<string>;
  /** A new signing key; tokens of the old ones stay valid. */
  rotate(): Promise<void>;
  close(): Promise<void>;
}

export interface LocalEntraOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly now: () => Date;
  readonly tenantId?: string;
  readonly clientId?: string;
}

const lifetimeSeconds = 3600;
const defaultTenantId = objectIdOf('tenant.foresail.example');
const defaultClientId = objectIdOf('client.foresail.example');

/**
 * A stand-in for Microsoft Entra on 127.0.0.1: OpenID metadata and keys over HTTP, and tokens with the claims of a
 * Teams SSO token (version 2.0). It knows no passwords: whoever runs it may be anybody.
 */
export async function startLocalEntra(options: LocalEntraOptions): Promise<LocalEntra> {
  const tenantId = options.tenantId ?? defaultTenantId;
  const clientId = options.clientId ?? defaultClientId;
  const keys = await createSigningKeys();
  const server = createServer();
  const origin = await listen(server, options.port ?? 0);
  const issuer = `${origin}/${tenantId}/v2.0`;
  const jwksUri = `${origin}/${tenantId}/discovery/v2.0/keys`;
  const metadataUrl = `${issuer}/.well-known/openid-configuration`;
  serve(server, new URL(metadataUrl).pathname, () => metadataOf({ issuer, jwksUri, origin, tenantId }));
  serve(server, new URL(jwksUri).pathname, () => keys.published());
  notFound(server);
  const claimsFor = (person: LocalPerson) => claims(person, { issuer, tenantId, clientId, now: options.now() });
  return {
    issuer,
    metadataUrl,
    jwksUri,
    tenantId,
    clientId,
    claimsFor,
    tokenFor: (person) => keys.sign(claimsFor(person)),
    sign: (given) => keys.sign(given),
    rotate: () => keys.rotate(),
    close: () => close(server),
  };
}

function claims(
  person: LocalPerson,
  issued: { issuer: string; tenantId: string; clientId: string; now: Date },
): JWTPayload {
  const iat = Math.floor(issued.now.getTime() / 1000);
  const email = person.email.trim().toLowerCase();
  const oid = person.oid ?? objectIdOf(email);
  return {
    iss: issued.issuer,
    aud: issued.clientId,
    tid: issued.tenantId,
    oid,
    sub: objectIdOf(`${oid}.${issued.clientId}`),
    name: person.name,
    preferred_username: email,
    email,
    scp: 'access_as_user',
    azp: '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
    ver: '2.0',
    iat,
    nbf: iat,
    exp: iat + lifetimeSeconds,
    ...(person.roles ? { roles: [...person.roles] } : {}),
  };
}

function metadataOf(at: { issuer: string; jwksUri: string; origin: string; tenantId: string }): object {
  return {
    issuer: at.issuer,
    jwks_uri: at.jwksUri,
    authorization_endpoint: `${at.origin}/${at.tenantId}/oauth2/v2.0/authorize`,
    token_endpoint: `${at.origin}/${at.tenantId}/oauth2/v2.0/token`,
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token'],
    subject_types_supported: ['pairwise'],
  };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

function serve(server: Server, path: string, document: () => object): void {
  server.on('request', (request, response) => {
    if (request.method === 'GET' && request.url === path) sendJson(response, 200, document());
  });
}

/** Registered last: answers what no document has answered. */
function notFound(server: Server): void {
  server.on('request', (_request, response) => {
    if (!response.headersSent) sendJson(response, 404, { error: 'not_found' });
  });
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
  });
}
