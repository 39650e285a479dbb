import assert from 'node:assert/strict';
import { startLocalEntra } from '../../sandbox/entra/localEntra.js';
import type { LocalEntra } from '../../sandbox/entra/localEntra.js';
import { startLocalGraph } from '../../sandbox/entra/localGraph.js';
import type { DirectoryPerson, LocalGraph } from '../../sandbox/entra/localGraph.js';
import { objectIdOf } from '../../sandbox/entra/objectId.js';
import { fixedClock } from '../../src/clock.js';
import { createIdentity } from '../../src/identity/createIdentity.js';
import type { ManagedIdentity } from '../../src/identity/createIdentity.js';
import { createGraphPeople } from '../../src/identity/graph/graphPeople.js';
import { graphTokensOfIssuer } from '../../src/identity/graph/graphTokens.js';
import { silentLog } from '../../src/ops/log.js';
import { createTestDatabase } from '../eventStore/database.js';
import type { TestDatabase } from '../eventStore/database.js';
import { openReadSide, stopReadSides } from '../projections/readSide.js';
import type { ReadSide } from '../projections/readSide.js';
import { employeeData, newEvent, userData } from '../projections/samples.js';

const clock = fixedClock(new Date('2026-11-22T08:00:00Z'));
const email = (id: number) => `user${id}@example.com`;
/** 3 reports to 2, who reports to somebody without an Odoo user, who reports to 1. */
const above: Readonly<Record<string, string>> = {
  [email(3)]: email(2),
  [email(2)]: 'assistant@example.com',
  'assistant@example.com': email(1),
};

describe('the hierarchy by Microsoft Graph', function () {
  this.timeout(240_000);
  let database: TestDatabase;
  let entra: LocalEntra;
  let graph: LocalGraph;
  let side: ReadSide;
  let identity: ManagedIdentity;
  let managers = above;

  beforeEach(async () => {
    managers = above;
    const addresses = [email(1), email(2), email(3), 'assistant@example.com'];
    const people = (): DirectoryPerson[] =>
      addresses.map((one) => ({ email: one, name: one, objectId: objectIdOf(one), manager: managers[one] ?? null }));
    entra = await startLocalEntra({ now: () => clock.now() });
    const client = { clientId: entra.clientId, clientSecret: 'a secret' };
    graph = await startLocalGraph({ people, ...client });
    database = await createTestDatabase();
    side = await openReadSide(database.db);
    await side.projections.start();
    for (const id of [1, 2, 3]) await append(`user-${id}`, newEvent('OdooUserSynced', userData(id)));
    await side.projections.caughtUp();
    identity = await createIdentity({
      db: database.db,
      config: {
        ...{ TENANT_ID: undefined, CLIENT_ID: undefined, ENTRA_ISSUER: undefined, PUBLIC_URL: undefined },
        ...{ TOKEN_SIGNING_KEY: undefined, SUPER_ADMINS: [], TIME_ZONE: 'UTC' },
      },
      readModels: side.projections.readModels,
      rightsAges: { soft: 0, hard: 0 },
      ...{ clock, log: silentLog, localIssuer: entra },
      graph: {
        tokens: graphTokensOfIssuer({ tokenEndpoint: graph.tokenEndpoint, ...client }),
        people: createGraphPeople(graph.url),
        eventStore: side.eventStore,
      },
    });
  });
  afterEach(async () => {
    await identity.settled();
    await stopReadSides();
    await graph.close();
    await entra.close();
    await database.drop();
  });

  const append = (stream: string, event: ReturnType<typeof newEvent>) =>
    side.eventStore.append([{ stream, expected: 'any', events: [event] }]);
  const tokenOf = (id: number) => entra.tokenFor({ email: email(id), name: email(id) });

  async function signIn(id: number): Promise<void> {
    await identity.signIn(await tokenOf(id));
    await identity.settled();
    await side.projections.caughtUp();
  }
  async function ownersSeenBy(id: number): Promise<readonly number[]> {
    const { sees } = await identity.viewerForToken(await tokenOf(id));
    return sees.kind === 'some' ? sees.ownerIds : assert.fail('sees everything');
  }
  const seen = async () => (await side.eventStore.readFrom(0, 1_000)).filter(({ type }) => type === 'GraphManagerSeen');

  it('counts where Odoo has no employees, past people without an Odoo user', async () => {
    assert.deepEqual(await ownersSeenBy(1), [1]);
    await signIn(3);
    assert.deepEqual(await ownersSeenBy(2), [2, 3]);
    assert.deepEqual(await ownersSeenBy(1), [1, 2, 3]);
    assert.equal((await identity.viewerForToken(await tokenOf(1))).role, 'manager');
    assert.match(graph.asked[0] ?? '', /\$expand=manager/);
  });

  it('is written once, and again only when somebody gets another manager', async () => {
    await signIn(3);
    await signIn(3);
    assert.equal((await seen()).length, 3);
    managers = { ...above, [email(3)]: email(1) };
    await signIn(3);
    assert.deepEqual([(await seen()).length, await ownersSeenBy(2)], [4, [2]]);
  });

  it('gives way to the employees of Odoo', async () => {
    await signIn(3);
    await append('employee-1', newEvent('OdooEmployeeSynced', employeeData(1, 1, null)));
    await side.projections.caughtUp();
    assert.deepEqual(await ownersSeenBy(2), [2]);
  });

  it('bears circles', async () => {
    managers = { [email(3)]: email(2), [email(2)]: email(3) };
    await signIn(3);
    assert.deepEqual(await ownersSeenBy(2), [2, 3]);
  });

  it('never keeps anybody out: without consent, or without Graph, there is none', async () => {
    graph.withoutConsent.add(email(3));
    await signIn(3);
    await graph.close();
    await signIn(2);
    assert.deepEqual([await seen(), await ownersSeenBy(2)], [[], [2]]);
  });
});
