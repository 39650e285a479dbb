import assert from 'node:assert/strict';
import { createRoles } from '../../src/access/roles/createRoles.js';
import type { Roles } from '../../src/access/roles/createRoles.js';
import { roleStream } from '../../src/access/roles/roleState.js';
import { fixedClock } from '../../src/clock.js';
import type { ForesailError } from '../../src/errors.js';
import type { EventStore } from '../../src/eventStore/event.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { createTestDatabase } from '../eventStore/database.js';
import type { TestDatabase } from '../eventStore/database.js';
import { ana, viewer } from './fakeParts.js';
import { doorNow, openDoor } from './openDoor.js';

const grace = viewer('Grace', 'superAdmin', 1, { kind: 'all' });

describe('roles given by hand', () => {
  let database: TestDatabase;
  let eventStore: EventStore;
  let elapsed = 0;
  const open = (configuredSuperAdmin = false): Roles =>
    createRoles({ eventStore, clock: fixedClock(doorNow), configuredSuperAdmin, monotonic: () => elapsed });
  beforeEach(async () => {
    elapsed = 0;
    database = await createTestDatabase();
    eventStore = await createEventStore({ db: database.db, clock: fixedClock(doorNow) });
  });
  afterEach(() => database.drop());

  it('are events, seen here at once and elsewhere within half a second', async () => {
    const [here, elsewhere] = [open(), open()];
    assert.equal(await elsewhere.roleOf(7), null);
    await here.change({ odooUserId: 7, role: 'ceo' }, grace);
    assert.equal(await here.roleOf(7), 'ceo');
    assert.equal(await elsewhere.roleOf(7), null);
    elapsed += 501;
    assert.equal(await elsewhere.roleOf(7), 'ceo');
    const events = await eventStore.readStream(roleStream);
    assert.deepEqual(
      events.map((event) => [event.type, event.actor.id]),
      [['RoleGranted', 'odoo:1']],
    );
  });

  it('are taken back, so that Odoo decides again', async () => {
    const roles = open();
    await roles.change({ odooUserId: 7, role: 'ceo' }, grace);
    await roles.change({ odooUserId: 7, role: null }, grace);
    assert.equal(await roles.roleOf(7), null);
    assert.equal((await roles.grants()).size, 0);
  });

  it('leave one super admin when two remove one another at the same time', async () => {
    const [one, two] = [open(), open()];
    await one.change({ odooUserId: 1, role: 'superAdmin' }, grace);
    await one.change({ odooUserId: 2, role: 'superAdmin' }, grace);
    const results = await Promise.allSettled([
      one.change({ odooUserId: 2, role: null }, grace),
      two.change({ odooUserId: 1, role: null }, grace),
    ]);
    assert.deepEqual(results.map((result) => result.status).sort(), ['fulfilled', 'rejected']);
    const refused = results.find((result) => result.status === 'rejected') as PromiseRejectedResult;
    assert.match((refused.reason as ForesailError).message, /last super admin/);
    assert.equal((await one.grants()).size, 1);
  });

  it('are for super admins alone', async () => {
    await assert.rejects(open(true).change({ odooUserId: 10, role: 'admin' }, ana), /super admin/);
    assert.equal((await eventStore.readStream(roleStream)).length, 0);
  });

  it('are given through the API, with the field named that is wrong', async () => {
    const door = await openDoor({ roles: open(true) });
    const given = await door.send('PUT', '/api/admin/roles', { as: 'admin', json: { odooUserId: 7, role: 'manager' } });
    assert.deepEqual(given.body, {
      roles: [{ odooUserId: 7, role: 'manager', by: 'login:admin@example.com', at: doorNow.toISOString() }],
    });
    const wrong = await door.send('PUT', '/api/admin/roles', { as: 'admin', json: { odooUserId: 7, role: 'king' } });
    assert.equal(wrong.status, 400);
    assert.match(String(wrong.body['message']), /^role:/);
    assert.equal(
      (await door.send('PUT', '/api/admin/roles', { as: 'ana', json: { odooUserId: 10, role: 'admin' } })).status,
      403,
    );
    await door.close();
  });
});
