import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { decodeProtectedHeader } from 'jose';
import { fixedClock } from '../clock.js';
import { ForesailError } from '../errors.js';
import { createAccessTokens } from './accessTokens.js';
import type { ProvenAccount } from './provenAccount.js';

const now = new Date('2026-11-22T08:00:00Z');
const later = (seconds: number) => fixedClock(new Date(now.getTime() + seconds * 1000));
const clock = fixedClock(now);
const ana: ProvenAccount = {
  tenantId: 't',
  objectId: 'o',
  name: 'Ana',
  userPrincipalName: 'ana@example.com',
  email: null,
  guest: false,
  appRoles: ['Foresail.Admin'],
};
const pemOf = (modulusLength = 2048) =>
  generateKeyPairSync('rsa', { modulusLength }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const [oldKey, newKey] = [pemOf(), pemOf()];

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return 'accepted';
  } catch (error) {
    return error instanceof ForesailError ? error.code : String(error);
  }
}

describe('our own access tokens', () => {
  it('bring back the account they were issued for', async () => {
    const tokens = await createAccessTokens({ pem: oldKey, clock });
    assert.deepEqual(await tokens.verify(await tokens.issue(ana)), ana);
  });

  it('end after fifteen minutes', async () => {
    const token = await (await createAccessTokens({ pem: oldKey, clock })).issue(ana);
    const at = async (seconds: number) =>
      codeOf((await createAccessTokens({ pem: oldKey, clock: later(seconds) })).verify(token));
    assert.deepEqual([await at(899), await at(901)], ['accepted', 'TOKEN_INVALID']);
  });

  it('live through a rotation: publish the new key, swap, drop the old one', async () => {
    const steps = [oldKey, oldKey + newKey, newKey + oldKey, newKey];
    const issuers = await Promise.all(steps.map((pem) => createAccessTokens({ pem, clock })));
    for (const [at, issuer] of issuers.entries()) {
      const token = await issuer.issue(ana);
      // Instances are updated one after the other, so a token meets its own step and both neighbours.
      for (const verifier of issuers.slice(Math.max(0, at - 1), at + 2)) {
        assert.equal(await codeOf(verifier.verify(token)), 'accepted', `issued at step ${at}`);
      }
    }
    assert.equal(
      await codeOf(
        (await createAccessTokens({ pem: newKey, clock })).verify(
          await (await createAccessTokens({ pem: oldKey, clock })).issue(ana),
        ),
      ),
      'TOKEN_INVALID',
    );
  });

  it('publish public keys alone', async () => {
    const [jwk, ...others] = (await createAccessTokens({ pem: oldKey, clock })).publicKeys();
    assert.equal(others.length, 0);
    assert.deepEqual(Object.keys(jwk ?? {}).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });

  it('are not to be forged with another key, no key or the public one', async () => {
    const tokens = await createAccessTokens({ pem: oldKey, clock });
    const mine = await tokens.issue(ana);
    const foreign = await (await createAccessTokens({ pem: newKey, clock })).issue(ana);
    const claims = mine.split('.')[1] ?? '';
    const { kid } = decodeProtectedHeader(mine);
    const header = (alg: string) => Buffer.from(JSON.stringify({ alg, typ: 'at+jwt', kid })).toString('base64url');
    const content = `${header('HS256')}.${claims}`;
    const mac = createHmac('sha256', JSON.stringify(tokens.publicKeys()[0])).update(content).digest('base64url');
    for (const forged of [
      foreign,
      `${header('none')}.${claims}.`,
      `${content}.${mac}`,
      mine.slice(0, -4),
      'nonsense',
    ]) {
      assert.equal(await codeOf(tokens.verify(forged)), 'TOKEN_INVALID');
    }
  });

  it('take keys with escaped line ends, as environments carry them', async () => {
    const tokens = await createAccessTokens({ pem: oldKey.replaceAll('\n', '\\n'), clock });
    assert.equal(tokens.publicKeys().length, 1);
  });

  it('refuse a key that is too short, or none', async () => {
    const dsa = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' });
    for (const pem of [
      pemOf(1024),
      dsa.toString(),
      'secret',
      '-----BEGIN PRIVATE KEY-----\nAA\n-----END PRIVATE KEY-----',
    ]) {
      assert.equal(await codeOf(createAccessTokens({ pem, clock })), 'CONFIG_INVALID');
    }
  });
});
