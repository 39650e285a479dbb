import assert from 'node:assert/strict';
import { fixedClock } from '../../src/clock.js';
import type { Config } from '../../src/config.js';
import { createIdentity } from '../../src/identity/createIdentity.js';
import { hashPassword } from '../../src/identity/passwordHash.js';
import { createAudit } from '../../src/ops/audit/createAudit.js';
import type { Audit } from '../../src/ops/audit/createAudit.js';
import { silentLog } from '../../src/ops/log.js';
import { createTestDatabase } from '../eventStore/database.js';
import type { TestDatabase } from '../eventStore/database.js';
import { doorNow, openDoor } from './openDoor.js';
import type { OpenDoor } from './openDoor.js';
import { plainReadModels } from './people.js';

const login = 'emergency@example.com';
const password = 'correct horse battery staple';
const clock = fixedClock(doorNow);

describe('the emergency admin', () => {
  let database: TestDatabase;
  let audit: Audit;
  let hash: string;
  const doors: OpenDoor[] = [];

  const identityWith = (settings: Partial<Config>) =>
    createIdentity({
      db: database.db,
      config: {
        ...{ TENANT_ID: undefined, CLIENT_ID: undefined, ENTRA_ISSUER: undefined, PUBLIC_URL: undefined },
        ...{ TOKEN_SIGNING_KEY: undefined, SUPER_ADMINS: [], TIME_ZONE: 'UTC' },
        ...settings,
      },
      readModels: plainReadModels,
      clock,
      log: silentLog,
    });
  const open = async (settings: Partial<Config>, given: Partial<Audit> = {}) => {
    const identity = await identityWith(settings);
    const door = await openDoor({ identity, db: database.db, audit: { ...audit, ...given } });
    doors.push(door);
    return door;
  };
  const configured = () => ({ BREAK_GLASS_LOGIN: login, BREAK_GLASS_HASH: hash });
  const attempt = (door: OpenDoor, json: unknown) => door.send('POST', '/api/auth/login', { json });

  before(async () => {
    // A cheap hash: what a password costs is the configuration's to say.
    hash = await hashPassword(password, { N: 1024, r: 8, p: 1 });
  });
  beforeEach(async () => {
    database = await createTestDatabase();
    audit = createAudit({ db: database.db, clock, log: silentLog });
  });
  afterEach(async () => {
    for (const door of doors.splice(0)) await door.close();
    await audit.settled();
    await database.drop();
  });

  it('is nobody unless configured', async () => {
    const door = await open({});
    assert.equal((await attempt(door, { login, password })).status, 404);
    const { body } = await door.send('GET', '/api/openapi.json');
    assert.equal('/api/auth/login' in (body['paths'] as object), false);
  });

  it('signs in by password, sees everything, may give roles, and is audited', async () => {
    const door = await open(configured());
    const { status, body } = await attempt(door, { login: 'Emergency@Example.com ', password });
    assert.equal(status, 200);
    const me = await door.send('GET', '/api/v2/me', {
      headers: { authorization: `Bearer ${String(body['accessToken'])}` },
    });
    assert.deepEqual([me.body['role'], me.body['personId']], ['superAdmin', `login:${login}`]);
    await audit.settled();
    const [entry] = await audit.entries({ limit: 1 });
    assert.deepEqual([entry?.who, entry?.action, entry?.address], ['emergency admin', 'emergencySignIn', '127.0.0.1']);
  });

  it('is refused for a wrong login or password in the same words, and that is audited', async () => {
    const door = await open(configured());
    const answers = [];
    for (const json of [
      { login, password: 'wrong' },
      { login: 'other@example.com', password },
    ]) {
      const { status, body } = await attempt(door, json);
      answers.push([status, body['code'], body['message']]);
    }
    assert.deepEqual(answers[0], [401, 'LOGIN_REFUSED', 'Login or password is wrong']);
    assert.deepEqual(answers[1], answers[0]);
    await audit.settled();
    assert.deepEqual(
      (await audit.entries({ limit: 5 })).map((entry) => [entry.action, entry.code]),
      [
        ['refused', 'LOGIN_REFUSED'],
        ['refused', 'LOGIN_REFUSED'],
      ],
    );
    assert.doesNotMatch(JSON.stringify(await audit.entries({ limit: 5 })), /correct horse|wrong"/);
  });

  it('gets five attempts a minute over all instances together, right ones included', async () => {
    const [one, two] = [await open(configured()), await open(configured())];
    const statuses: number[] = [];
    for (let at = 0; at < 6; at += 1) {
      statuses.push((await attempt(at % 2 === 0 ? one : two, { login, password: 'wrong' })).status);
    }
    assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429]);
    assert.equal((await attempt(two, { login, password })).status, 429);
  });

  it('is let in by no token once the configuration names no such login, or another', async () => {
    const identity = await identityWith(configured());
    for (const settings of [{}, { ...configured(), BREAK_GLASS_LOGIN: 'other@example.com' }]) {
      const pair = (await identity.signInByPassword?.(login, password)) ?? assert.fail('no sign-in');
      const later = await identityWith(settings);
      await assert.rejects(later.refresh(pair.refreshToken), /token is not valid/);
    }
  });

  it('does not get in unrecorded', async () => {
    const door = await open(configured(), { record: () => Promise.reject(new Error('down')) });
    assert.equal((await attempt(door, { login, password })).status, 500);
  });

  it('costs a guesser as much for an unknown login as for a known one', async () => {
    const slow = await hashPassword(password, { N: 2 ** 14, r: 8, p: 1 });
    const identity = await identityWith({ BREAK_GLASS_LOGIN: login, BREAK_GLASS_HASH: slow });
    const timed = async (name: string) => {
      const start = performance.now();
      await assert.rejects(Promise.resolve(identity.signInByPassword?.(name, 'wrong')));
      return performance.now() - start;
    };
    // By turns, and the quickest of each: what else the machine does makes some of them slower, and none quicker.
    let [known, unknown] = [Infinity, Infinity];
    for (let at = 0; at < 8; at += 1) {
      known = Math.min(known, await timed(login));
      unknown = Math.min(unknown, await timed('nobody@example.com'));
    }
    assert.ok(unknown > known / 3 && known > unknown / 3, `${known} ms against ${unknown} ms`);
  });
});
