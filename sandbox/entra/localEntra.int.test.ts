import assert from 'node:assert/strict';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { objectIdOf, startLocalEntra } from './localEntra.js';
import type { LocalEntra } from './localEntra.js';

const now = new Date('2026-11-22T08:00:00Z');
const ana = { email: 'Ana.Silva@example.com', name: 'Ana Silva' };

describe('local Entra issuer', () => {
  let entra: LocalEntra;
  before(async () => {
    entra = await startLocalEntra({ now: () => now });
  });
  after(() => entra.close());

  it('publishes OpenID metadata that leads to its keys', async () => {
    const metadata = (await (await fetch(entra.metadataUrl)).json()) as Record<string, unknown>;
    assert.equal(metadata['issuer'], entra.issuer);
    assert.equal(metadata['jwks_uri'], entra.jwksUri);
    const keys = (await (await fetch(entra.jwksUri)).json()) as { keys: Record<string, unknown>[] };
    assert.deepEqual(
      keys.keys.map((key) => [key['kty'], key['alg'], key['d']]),
      [['RSA', 'RS256', undefined]],
    );
  });

  it('signs tokens with the claims of a Teams SSO token', async () => {
    const { payload } = await jwtVerify(await entra.tokenFor(ana), createRemoteJWKSet(new URL(entra.jwksUri)), {
      issuer: entra.issuer,
      audience: entra.clientId,
      currentDate: now,
    });
    assert.deepEqual(
      [payload['tid'], payload['oid'], payload['preferred_username'], payload['name'], payload['ver']],
      [entra.tenantId, objectIdOf('ana.silva@example.com'), 'ana.silva@example.com', 'Ana Silva', '2.0'],
    );
    assert.equal((payload.exp ?? 0) - (payload.iat ?? 0), 3600);
  });

  it('keeps old tokens valid after a rotation and signs with the new key', async () => {
    const before = await entra.tokenFor(ana);
    await entra.rotate();
    const after = await entra.tokenFor(ana);
    assert.notEqual(decodeProtectedHeader(before).kid, decodeProtectedHeader(after).kid);
    const keys = createRemoteJWKSet(new URL(entra.jwksUri));
    for (const token of [before, after]) await jwtVerify(token, keys, { issuer: entra.issuer, currentDate: now });
  });

  it('answers anything else with 404', async () => {
    assert.equal((await fetch(`${entra.issuer}/nothing`)).status, 404);
  });
});
