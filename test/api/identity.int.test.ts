import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { startLocalEntra } from '../../sandbox/entra/localEntra.js';
import type { LocalEntra } from '../../sandbox/entra/localEntra.js';
import { objectIdOf } from '../../sandbox/entra/objectId.js';
import type { Clock } from '../../src/clock.js';
import { ForesailError } from '../../src/errors.js';
import { createIdentity } from '../../src/identity/createIdentity.js';
import type { ManagedIdentity } from '../../src/identity/createIdentity.js';
import { silentLog } from '../../src/ops/log.js';
import { collectionNames } from '../../src/projections/documents.js';
import { createTestDatabase } from '../eventStore/database.js';
import type { TestDatabase } from '../eventStore/database.js';
import { plainReadModels, putPerson } from './people.js';

const ana = { email: 'ana.silva@example.com', name: 'Ana Silva' };
// Made once: a key pair takes longer than a test.
const signingKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
/** Says at each look that everything may have changed. */
let looks = 0;
const changingReadModels = {
  ...plainReadModels,
  serving: async (collection: string) => ({ collection, position: 0, revision: (looks += 1) }),
};
const start = new Date('2026-11-22T08:00:00Z');

async function errorOf(attempt: Promise<unknown>): Promise<ForesailError> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof ForesailError) return error;
    throw error;
  }
  throw new assert.AssertionError({ message: 'It was not refused' });
}
const codeOf = async (attempt: Promise<unknown>) => (await errorOf(attempt)).code;

describe('identity', () => {
  let database: TestDatabase;
  let entra: LocalEntra;
  let identity: ManagedIdentity;
  let now = start;
  const clock: Clock = { now: () => now };
  const later = (minutes: number) => {
    now = new Date(start.getTime() + minutes * 60_000);
  };

  const open = (superAdmins: string[] = ['Admin@Example.com']) =>
    createIdentity({
      db: database.db,
      config: {
        TENANT_ID: undefined,
        CLIENT_ID: undefined,
        ENTRA_ISSUER: undefined,
        PUBLIC_URL: undefined,
        TOKEN_SIGNING_KEY: signingKey,
        SUPER_ADMINS: superAdmins,
        TIME_ZONE: 'UTC',
      },
      readModels: changingReadModels,
      rightsAges: { soft: 0, hard: 0 },
      clock,
      log: silentLog,
      localIssuer: entra,
    });

  before(async () => {
    entra = await startLocalEntra({ now: () => now });
  });
  after(() => entra.close());
  beforeEach(async () => {
    now = start;
    database = await createTestDatabase();
    identity = await open();
    await putPerson(database.db, { _id: 10, name: 'Ana Silva' });
    await putPerson(
      database.db,
      { _id: 20, name: 'Priya Raman', role: 'manager' },
      { ownerIds: [10, 20], accessVersion: 4 },
    );
  });
  afterEach(() => database.drop());

  describe('linking', () => {
    it('finds the Odoo user by e-mail, once, and remembers the object id', async () => {
      const viewer = await identity.viewerForToken(await entra.tokenFor(ana));
      assert.deepEqual([viewer.odooUserId, viewer.sees], [10, { kind: 'some', ownerIds: [10], unownedTeamIds: [] }]);
      await putPerson(database.db, { _id: 10, name: 'Ana Silva', email: 'ana.married@example.com', login: 'ana' });
      await putPerson(database.db, { _id: 11, name: 'Ana Silva' });
      assert.equal((await identity.viewerForToken(await entra.tokenFor(ana))).odooUserId, 10);
    });

    it('compares logins in any case, and as text, never as a pattern', async () => {
      await putPerson(database.db, { _id: 12, name: 'Zoe', email: null, login: 'Zoe+Sales@Example.com' });
      const zoe = { email: 'zoe+sales@example.com', name: 'Zoe' };
      assert.equal((await identity.viewerForToken(await entra.tokenFor(zoe))).odooUserId, 12);
      for (const email of ['.*@example.com', 'ana.silva@example\\.com', '[a-z.]+@example.com', '^ana', '$ne']) {
        assert.equal(
          await codeOf(identity.viewerForToken(await entra.tokenFor({ email, name: 'X' }))),
          'PERSON_UNKNOWN',
        );
      }
    });

    it('refuses a person without an Odoo user', async () => {
      const token = await entra.tokenFor({ email: 'nobody@example.com', name: 'Nobody' });
      assert.equal(await codeOf(identity.viewerForToken(token)), 'PERSON_UNKNOWN');
      assert.equal(await codeOf(identity.signIn(token)), 'PERSON_UNKNOWN');
      assert.equal(await database.db.collection('links').countDocuments({}), 0);
      assert.equal(await database.db.collection('refresh_families').countDocuments({}), 0);
    });

    it('refuses to guess between two Odoo users', async () => {
      await putPerson(database.db, { _id: 11, name: 'Ana Again', email: 'ana.silva@example.com' });
      assert.equal(await codeOf(identity.viewerForToken(await entra.tokenFor(ana))), 'PERSON_AMBIGUOUS');
    });

    it('refuses a second account with the address of somebody who is linked', async () => {
      await identity.viewerForToken(await entra.tokenFor(ana));
      const successor = await entra.tokenFor({ ...ana, oid: '11111111-1111-4111-8111-111111111111' });
      const refusal = await errorOf(identity.viewerForToken(successor));
      assert.equal(refusal.code, 'PERSON_AMBIGUOUS');
      assert.match(refusal.message, /linked to another account; ask your administrator/);
    });

    it('refuses guests, linked or not', async () => {
      const guest = await entra.sign({ ...entra.claimsFor(ana), acct: 1 });
      await identity.viewerForToken(await entra.tokenFor(ana));
      assert.equal(await codeOf(identity.viewerForToken(guest)), 'PERSON_GUEST');
    });

    it('links once when the first requests come all at once', async () => {
      const token = await entra.tokenFor(ana);
      const viewers = await Promise.all(Array.from({ length: 8 }, () => identity.viewerForToken(token)));
      assert.deepEqual(new Set(viewers.map((viewer) => viewer.odooUserId)), new Set([10]));
      assert.equal(await database.db.collection('links').countDocuments({}), 1);
    });

    it('makes no Odoo user of a super admin because one has the same address', async () => {
      const admin = { email: 'admin@example.com', name: 'Admin' };
      await putPerson(database.db, { _id: 2, name: 'Administrator', email: admin.email, role: 'admin' });
      const viewer = await identity.viewerForToken(await entra.tokenFor(admin));
      assert.deepEqual([viewer.personId, viewer.odooUserId], ['login:admin@example.com', null]);
      assert.equal(await database.db.collection('links').countDocuments({}), 0);
    });

    it('makes one of them whom another admin links, and no more once unlinked', async () => {
      const admin = { email: 'admin@example.com', name: 'Admin' };
      const objectId = objectIdOf(admin.email);
      await identity.links.link(objectId, 20, 'odoo:1');
      const linked = await identity.viewerForToken(await entra.tokenFor(admin));
      assert.deepEqual([linked.personId, linked.role], ['odoo:20', 'superAdmin']);
      await identity.links.unlink(objectId, 'odoo:1');
      assert.equal((await identity.viewerForToken(await entra.tokenFor(admin))).odooUserId, null);
    });

    it('refuses whom an admin unlinked until they are linked again, in words that say whom to ask', async () => {
      await identity.viewerForToken(await entra.tokenFor(ana));
      await identity.links.unlink(objectIdOf(ana.email), 'odoo:1');
      const refusal = await errorOf(identity.viewerForToken(await entra.tokenFor(ana)));
      assert.match(refusal.message, /unlinked.*ask your administrator/);
      await identity.links.link(objectIdOf(ana.email), 20, 'odoo:1');
      assert.equal((await identity.viewerForToken(await entra.tokenFor(ana))).odooUserId, 20);
      assert.equal(await codeOf(identity.links.link(objectIdOf('x@example.com'), 20, 'odoo:1')), 'PERSON_AMBIGUOUS');
    });

    it('takes a Teams account of the roster for the same person', async () => {
      const account = {
        aadObjectId: objectIdOf(ana.email).toUpperCase(),
        email: null,
        userPrincipalName: ana.email,
        name: 'Ana',
      };
      assert.equal((await identity.viewerForTeamsAccount(account)).odooUserId, 10);
      const { odooUserId } = await identity.viewerForToken(await entra.tokenFor(ana));
      assert.equal(odooUserId, 10);
      assert.equal(await database.db.collection('links').countDocuments({}), 1);
    });
  });

  describe('rights', () => {
    it('are read anew at each request', async () => {
      const { accessToken } = await identity.signIn(
        await entra.tokenFor({ email: 'priya.raman@example.com', name: 'P' }),
      );
      const before = await identity.viewerForToken(accessToken);
      await putPerson(database.db, { _id: 20, name: 'Priya Raman', role: 'rep' }, { ownerIds: [20], accessVersion: 5 });
      const after = await identity.viewerForToken(accessToken);
      assert.deepEqual([before.role, after.role], ['manager', 'rep']);
      assert.deepEqual(after.sees, { kind: 'some', ownerIds: [20], unownedTeamIds: [] });
      assert.notEqual(before.accessVersion, after.accessVersion);
    });

    it('end with the Odoo user, though the token lives on', async () => {
      const { accessToken, refreshToken } = await identity.signIn(await entra.tokenFor(ana));
      await putPerson(database.db, { _id: 10, name: 'Ana Silva', active: false });
      assert.equal(await codeOf(identity.viewerForToken(accessToken)), 'PERSON_UNKNOWN');
      assert.equal(await codeOf(identity.refresh(refreshToken)), 'PERSON_UNKNOWN');
    });

    it('end with a removed Odoo user, of whom a tombstone is left', async () => {
      const { accessToken } = await identity.signIn(await entra.tokenFor(ana));
      await database.db
        .collection<{ _id: number }>(collectionNames.users)
        .replaceOne({ _id: 10 }, { _gone: true } as never);
      assert.equal(await codeOf(identity.viewerForToken(accessToken)), 'PERSON_UNKNOWN');
    });

    it('are refused without a sales role', async () => {
      await putPerson(database.db, { _id: 10, name: 'Ana Silva', role: 'none' });
      assert.equal(await codeOf(identity.viewerForToken(await entra.tokenFor(ana))), 'NO_SALES_ROLE');
    });

    it('are everything for a configured super admin without an Odoo user', async () => {
      const viewer = await identity.viewerForToken(await entra.tokenFor({ email: 'admin@example.com', name: 'Admin' }));
      assert.deepEqual(
        [viewer.personId, viewer.role, viewer.sees],
        ['login:admin@example.com', 'superAdmin', { kind: 'all' }],
      );
      const plain = await open([]);
      const token = await entra.tokenFor({ email: 'admin@example.com', name: 'Admin' });
      assert.equal(await codeOf(plain.viewerForToken(token)), 'PERSON_UNKNOWN');
    });

    it('grow with an app role of Entra, for as long as the token says so', async () => {
      const { accessToken } = await identity.signIn(await entra.tokenFor({ ...ana, roles: ['Foresail.Executive'] }));
      assert.equal((await identity.viewerForToken(accessToken)).role, 'ceo');
      assert.equal((await identity.viewerForToken(await entra.tokenFor(ana))).role, 'rep');
    });
  });

  describe('our own tokens', () => {
    it('end after fifteen minutes and are renewed by refresh', async () => {
      const first = await identity.signIn(await entra.tokenFor(ana));
      assert.equal(first.expiresIn, 900);
      later(16);
      assert.equal(await codeOf(identity.viewerForToken(first.accessToken)), 'TOKEN_INVALID');
      const second = await identity.refresh(first.refreshToken);
      assert.notEqual(second.refreshToken, first.refreshToken);
      assert.equal((await identity.viewerForToken(second.accessToken)).odooUserId, 10);
    });

    it('are all ended when a refresh token is used twice', async () => {
      const first = await identity.signIn(await entra.tokenFor(ana));
      const second = await identity.refresh(first.refreshToken);
      assert.equal(await codeOf(identity.refresh(first.refreshToken)), 'TOKEN_REUSED');
      assert.equal(await codeOf(identity.refresh(second.refreshToken)), 'TOKEN_INVALID');
    });

    it('let one of two win who refresh at the same time, and end the sign-in', async () => {
      const { refreshToken } = await identity.signIn(await entra.tokenFor(ana));
      const results = await Promise.allSettled([identity.refresh(refreshToken), identity.refresh(refreshToken)]);
      assert.deepEqual(results.map((result) => result.status).sort(), ['fulfilled', 'rejected']);
    });

    it('end with signing out, with a day, and are not to be made up', async () => {
      const out = await identity.signIn(await entra.tokenFor(ana));
      await identity.signOut(out.refreshToken);
      await identity.signOut('unknown');
      assert.equal(await codeOf(identity.refresh(out.refreshToken)), 'TOKEN_INVALID');
      const old = await identity.signIn(await entra.tokenFor(ana));
      later(24 * 60 + 1);
      assert.equal(await codeOf(identity.refresh(old.refreshToken)), 'TOKEN_INVALID');
      for (const made of ['', 'x', `${'a'.repeat(22)}.${'b'.repeat(43)}`, '{"$ne":null}', `${'a'.repeat(22)}.`]) {
        assert.equal(await codeOf(identity.refresh(made)), 'TOKEN_INVALID');
      }
    });

    it('are not stored', async () => {
      const { refreshToken } = await identity.signIn(await entra.tokenFor(ana));
      const stored = JSON.stringify(await database.db.collection('refresh_families').find({}).toArray());
      assert.equal(stored.includes(refreshToken.split('.')[1] ?? 'x'), false);
    });

    it('are no Teams tokens, so that signing in by one of them is refused', async () => {
      const { accessToken } = await identity.signIn(await entra.tokenFor(ana));
      assert.equal(await codeOf(identity.signIn(accessToken)), 'TOKEN_INVALID');
    });

    it('publish their key', async () => {
      const { keys } = await identity.publicKeys();
      assert.deepEqual(
        keys.map((key) => [key['alg'], key['d']]),
        [['RS256', undefined]],
      );
    });
  });
});
