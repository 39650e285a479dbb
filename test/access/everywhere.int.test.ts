import assert from 'node:assert/strict';
import { startLocalEntra } from '../../sandbox/entra/localEntra.js';
import type { LocalEntra } from '../../sandbox/entra/localEntra.js';
import { objectIdOf } from '../../sandbox/entra/objectId.js';
import { createRoles } from '../../src/access/roles/createRoles.js';
import type { Roles } from '../../src/access/roles/createRoles.js';
import type { Viewer } from '../../src/access/viewer.js';
import { fixedClock } from '../../src/clock.js';
import { createIdentity } from '../../src/identity/createIdentity.js';
import type { ManagedIdentity } from '../../src/identity/createIdentity.js';
import { silentLog } from '../../src/ops/log.js';
import { viewer } from '../api/fakeParts.js';
import { createTestDatabase } from '../eventStore/database.js';
import type { TestDatabase } from '../eventStore/database.js';
import { openReadSide, stopReadSides } from '../projections/readSide.js';
import type { ReadSide } from '../projections/readSide.js';
import { employeeData, newEvent, userData } from '../projections/samples.js';

const clock = fixedClock(new Date('2026-11-22T08:00:00Z'));
const grace = viewer('Grace', 'superAdmin', 1, { kind: 'all' });
/** 1 is above 2 is above 3. */
const email = (id: number) => `user${id}@example.com`;

interface Instance {
  readonly identity: ManagedIdentity;
  readonly roles: Roles;
}

/**
 * Two instances with memories of their own on one database, in which a third process projects. What one of them changes
 * is looked for in the other as fast as it answers, and must be there within a second of the clock on the wall.
 */
describe('a change of rights', function () {
  this.timeout(240_000);
  let database: TestDatabase;
  let entra: LocalEntra;
  let worker: ReadSide;
  let here: Instance;
  let there: Instance;

  before(async () => {
    entra = await startLocalEntra({ now: () => clock.now() });
    database = await createTestDatabase();
    worker = await openReadSide(database.db);
    await worker.projections.start();
    const organisation = [1, 2, 3].map((id) => newEvent('OdooUserSynced', userData(id)));
    await append('user', organisation);
    await append('employee', [
      newEvent('OdooEmployeeSynced', employeeData(1, 1, null)),
      newEvent('OdooEmployeeSynced', employeeData(2, 2, 1)),
      newEvent('OdooEmployeeSynced', employeeData(3, 3, 2)),
    ]);
    await worker.projections.caughtUp();
    [here, there] = [await instance(), await instance()];
  });
  after(async () => {
    await stopReadSides();
    await entra.close();
    await database.drop();
  });

  async function append(noun: string, events: ReturnType<typeof newEvent>[]): Promise<void> {
    for (const event of events) {
      const stream = `${noun}-${String((event.data as { id: number }).id)}`;
      await worker.eventStore.append([{ stream, expected: 'any', events: [event] }]);
    }
  }

  async function instance(): Promise<Instance> {
    const { eventStore, projections } = await openReadSide(database.db);
    const roles = createRoles({ eventStore, clock, configuredSuperAdmin: false });
    const identity = await createIdentity({
      db: database.db,
      config: {
        ...{ TENANT_ID: undefined, CLIENT_ID: undefined, ENTRA_ISSUER: undefined, PUBLIC_URL: undefined },
        ...{ TOKEN_SIGNING_KEY: undefined, SUPER_ADMINS: [], TIME_ZONE: 'UTC' },
      },
      readModels: projections.readModels,
      ...{ clock, log: silentLog, localIssuer: entra, grantedRole: (id: number) => roles.roleOf(id) },
    });
    return { roles, identity };
  }

  const tokenOf = (id: number) => entra.tokenFor({ email: email(id), name: `User ${id}` });
  const seen = async ({ identity }: Instance, id: number): Promise<Viewer | null> =>
    identity.viewerForToken(await tokenOf(id)).catch(() => null);

  /**
   * Waits until `there` sees it so, asking without a pause. How long it took is printed: half a second is the age that
   * src/access/periodicCheck.unit.test.ts holds to by a clock of its own, and a busy machine may take longer.
   */
  async function untilThere(id: number, so: (viewer: Viewer | null) => boolean): Promise<void> {
    const start = performance.now();
    while (!so(await seen(there, id))) {
      if (performance.now() - start > 10_000) assert.fail('it was not seen within 10 s');
      await new Promise((resolve) => setImmediate(resolve));
    }
    process.stdout.write(`    seen elsewhere after ${Math.round(performance.now() - start)} ms\n`);
  }

  it('by role event counts in the other instance within a second, up and down', async () => {
    assert.equal((await seen(there, 3))?.role, 'rep');
    await here.roles.change({ odooUserId: 3, role: 'ceo' }, grace);
    assert.equal((await seen(here, 3))?.role, 'ceo', 'at once where it was made');
    await untilThere(3, (one) => one?.role === 'ceo' && one.sees.kind === 'all');
    await here.roles.change({ odooUserId: 3, role: null }, grace);
    await untilThere(3, (one) => one?.role === 'rep' && one.sees.kind === 'some');
  });

  it('by hierarchy counts in both, sync to sight, within a second', async () => {
    const owners = (one: Viewer | null) => (one?.sees.kind === 'some' ? one.sees.ownerIds : []);
    assert.deepEqual(owners(await seen(there, 2)), [2, 3]);
    // 3 now reports to 1 alone.
    await append('employee', [newEvent('OdooEmployeeSynced', employeeData(3, 3, 1))]);
    await untilThere(2, (one) => owners(one).length === 1);
    assert.equal((await seen(there, 2))?.role, 'rep');
  });

  it('by archiving counts within a second, though tokens live on', async () => {
    assert.ok(await seen(there, 3));
    await append('user', [newEvent('OdooUserSynced', userData(3, { active: false }))]);
    await untilThere(3, (one) => one === null);
    await append('user', [newEvent('OdooUserSynced', userData(3, { active: true, name: 'Back' }))]);
    await untilThere(3, (one) => one?.name === 'Back');
  });

  it('by unlinking and linking counts in the other instance within a second', async () => {
    assert.equal((await seen(there, 3))?.odooUserId, 3);
    await here.identity.links.unlink(objectIdOf(email(3)), 'odoo:1');
    assert.equal(await seen(here, 3), null, 'at once where it was made');
    await untilThere(3, (one) => one === null);
    await here.identity.links.link(objectIdOf(email(3)), 3, 'odoo:1');
    await untilThere(3, (one) => one?.odooUserId === 3);
  });

  it('leaves one super admin, whichever instances two of them remove one another in', async () => {
    await here.roles.change({ odooUserId: 1, role: 'superAdmin' }, grace);
    await here.roles.change({ odooUserId: 2, role: 'superAdmin' }, grace);
    const results = await Promise.allSettled([
      here.roles.change({ odooUserId: 2, role: null }, grace),
      there.roles.change({ odooUserId: 1, role: 'rep' }, grace),
    ]);
    assert.deepEqual(results.map((result) => result.status).sort(), ['fulfilled', 'rejected']);
  });
});
