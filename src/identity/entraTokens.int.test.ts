import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import type { JWTPayload } from 'jose';
import { startLocalEntra } from '../../sandbox/entra/localEntra.js';
import type { LocalEntra } from '../../sandbox/entra/localEntra.js';
import { fixedClock } from '../clock.js';
import { ForesailError } from '../errors.js';
import { createEntraTokens } from './entraTokens.js';
import type { EntraTokens } from './entraTokens.js';
import { entraTrustOf, localTrust } from './entraTrust.js';

const now = new Date('2026-11-22T08:00:00Z');
const seconds = now.getTime() / 1000;
const ana = { email: 'ana.silva@example.com', name: 'Ana Silva' };

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return 'accepted';
  } catch (error) {
    return error instanceof ForesailError ? error.code : String(error);
  }
}

describe('Entra tokens', () => {
  let entra: LocalEntra;
  let tokens: EntraTokens;
  before(async () => {
    entra = await startLocalEntra({ now: () => now });
    tokens = createEntraTokens({ trust: localTrust(entra), clock: fixedClock(now), keyCooldownMs: 0 });
  });
  after(() => entra.close());

  const changed = (change: JWTPayload) => entra.sign({ ...entra.claimsFor(ana), ...change });
  const without = (claim: string) => {
    const claims = entra.claimsFor(ana);
    return entra.sign(Object.fromEntries(Object.entries(claims).filter(([name]) => name !== claim)));
  };

  it('accepts a token as Teams gives it', async () => {
    assert.deepEqual(await tokens.verify(await entra.tokenFor(ana)), {
      tenantId: entra.tenantId,
      objectId: '6320a84e-42d4-596e-9bf9-e0b9a750c4e9',
      name: 'Ana Silva',
      userPrincipalName: 'ana.silva@example.com',
      email: 'ana.silva@example.com',
      guest: false,
      appRoles: [],
    });
  });

  it('accepts the app id address as audience and a list of scopes', async () => {
    const token = await changed({ aud: `api://${entra.clientId}`, scp: 'openid access_as_user' });
    assert.equal(await codeOf(tokens.verify(token)), 'accepted');
  });

  it('accepts tokens of a key that is newer than the keys it knows', async () => {
    await entra.rotate();
    assert.equal(await codeOf(tokens.verify(await entra.tokenFor(ana))), 'accepted');
  });

  const foreign: readonly (readonly [string, () => Promise<string>])[] = [
    ['expired', () => changed({ exp: seconds - 61 })],
    ['from the future', () => changed({ nbf: seconds + 3600 })],
    ['of another tenant under our issuer', () => changed({ tid: '00000000-0000-4000-8000-000000000000' })],
    ['of another issuer', () => changed({ iss: 'https://login.microsoftonline.com/common/v2.0' })],
    ['for another app', () => changed({ aud: '00000003-0000-0000-c000-000000000000' })],
    ['without audience', () => without('aud')],
    ['without tenant', () => without('tid')],
    ['without object id', () => without('oid')],
    ['without expiry', () => without('exp')],
    ['without scope, as an ID token', () => without('scp')],
    ['of another scope', () => changed({ scp: 'User.Read' })],
    ['of an app itself', () => changed({ idtyp: 'app' })],
    ['with an object for an object id', () => changed({ oid: { $ne: null } as unknown as string })],
  ];
  for (const [what, make] of foreign) {
    it(`refuses a token ${what}`, async () => {
      assert.equal(await codeOf(tokens.verify(await make())), 'TOKEN_INVALID');
    });
  }

  it('refuses tokens signed by somebody else, under our key id too', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const kid = JSON.parse(Buffer.from((await entra.tokenFor(ana)).split('.')[0] ?? '', 'base64url').toString()) as {
      kid: string;
    };
    for (const header of [{ alg: 'RS256', kid: kid.kid }, { alg: 'RS256', kid: 'unknown' }, { alg: 'RS256' }]) {
      const forged = await new SignJWT(entra.claimsFor(ana)).setProtectedHeader(header).sign(privateKey);
      assert.equal(await codeOf(tokens.verify(forged)), 'TOKEN_INVALID');
    }
  });

  it('refuses a key that the token brings along', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const jwk = publicKey.export({ format: 'jwk' });
    const header = {
      alg: 'RS256',
      jwk: { kty: 'RSA', n: jwk.n ?? '', e: jwk.e ?? '' },
      jku: 'http://127.0.0.1:1/keys',
    };
    const forged = await new SignJWT(entra.claimsFor(ana)).setProtectedHeader(header).sign(privateKey);
    assert.equal(await codeOf(tokens.verify(forged)), 'TOKEN_INVALID');
  });

  it('refuses alg none and HS256 with the public key as its secret', async () => {
    const published = (await (await fetch(entra.jwksUri)).json()) as { keys: { kid: string }[] };
    const key = published.keys[0];
    for (const alg of ['none', 'None', 'NONE']) {
      const unsigned = `${base64url({ alg, typ: 'JWT', kid: key?.kid })}.${base64url(entra.claimsFor(ana))}.`;
      assert.equal(await codeOf(tokens.verify(unsigned)), 'TOKEN_INVALID');
    }
    const content = `${base64url({ alg: 'HS256', kid: key?.kid })}.${base64url(entra.claimsFor(ana))}`;
    const mac = createHmac('sha256', JSON.stringify(key)).update(content).digest('base64url');
    assert.equal(await codeOf(tokens.verify(`${content}.${mac}`)), 'TOKEN_INVALID');
  });

  it('refuses a token whose claims were changed after signing', async () => {
    const [header, , signature] = (await entra.tokenFor(ana)).split('.');
    const claims = base64url({ ...entra.claimsFor(ana), oid: 'somebody-else' });
    assert.equal(await codeOf(tokens.verify(`${header}.${claims}.${signature}`)), 'TOKEN_INVALID');
  });

  it('refuses what is no token at all', async () => {
    for (const text of ['', 'a', 'a.b', 'a.b.c', '..', `${'a'.repeat(5000)}.b.c`, '{}']) {
      assert.equal(await codeOf(tokens.verify(text)), 'TOKEN_INVALID', text.slice(0, 10));
    }
  });

  it('knows a guest by account type or principal name', async () => {
    const guest = await changed({ preferred_username: 'zoe_partner.example#EXT#@corp.onmicrosoft.com' });
    assert.equal((await tokens.verify(guest)).guest, true);
    assert.equal((await tokens.verify(await changed({ acct: 1 }))).guest, true);
  });

  it('believes an e-mail address only of a domain that the tenant has verified, where Entra tells', async () => {
    assert.equal((await tokens.verify(await changed({ xms_edov: false }))).email, null);
    assert.equal((await tokens.verify(await changed({ xms_edov: '0' }))).email, null);
    assert.equal((await tokens.verify(await changed({ xms_edov: true }))).email, ana.email);
  });

  it('tells keys that cannot be had from a token that is bad', async () => {
    const trust = { ...localTrust(entra), metadataUrl: 'http://127.0.0.1:1/nothing' };
    const cut = createEntraTokens({ trust, clock: fixedClock(now) });
    assert.equal(await codeOf(cut.verify(await entra.tokenFor(ana))), 'SIGN_IN_UNAVAILABLE');
  });

  it('takes no keys from metadata of another issuer', async () => {
    const trust = { ...localTrust(entra), issuers: ['https://elsewhere.example'] };
    const misled = createEntraTokens({ trust, clock: fixedClock(now) });
    assert.equal(await codeOf(misled.verify(await entra.tokenFor(ana))), 'SIGN_IN_UNAVAILABLE');
  });

  it('asks for keys no more often than once a cooldown, whatever key ids it is shown', async () => {
    let calls = 0;
    const counting: typeof fetch = (...given) => {
      calls += 1;
      return fetch(...given);
    };
    const patient = createEntraTokens({ trust: localTrust(entra), clock: fixedClock(now), fetch: counting });
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const header = { alg: 'RS256', kid: `unknown-${attempt}` };
      const forged = await new SignJWT(entra.claimsFor(ana)).setProtectedHeader(header).sign(privateKey);
      assert.equal(await codeOf(patient.verify(forged)), 'TOKEN_INVALID');
    }
    assert.equal(calls, 2, 'metadata once, keys once');
  });
});

describe('entraTrustOf', () => {
  const config = { TENANT_ID: 't', CLIENT_ID: 'c', ENTRA_ISSUER: undefined, PUBLIC_URL: 'https://sales.example:8443' };

  it('trusts one tenant of the public Entra, in both versions of its tokens', () => {
    assert.deepEqual(entraTrustOf(config), {
      tenantId: 't',
      issuers: ['https://login.microsoftonline.com/t/v2.0', 'https://sts.windows.net/t/'],
      audiences: ['c', 'api://c', 'api://sales.example:8443/c', 'api://sales.example:8443/botid-c'],
      metadataUrl: 'https://login.microsoftonline.com/t/v2.0/.well-known/openid-configuration',
    });
  });

  it('trusts another issuer alone where one is configured, and nothing where Entra is not', () => {
    assert.deepEqual(entraTrustOf({ ...config, ENTRA_ISSUER: 'https://own.example' })?.issuers, [
      'https://own.example',
    ]);
    assert.equal(entraTrustOf({ ...config, TENANT_ID: undefined }), null);
  });
});
