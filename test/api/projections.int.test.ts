import assert from 'node:assert/strict';
import { Registry } from 'prom-client';
import type { ProjectionState } from '../../src/api/ports.js';
import { projectionControl } from '../../src/api/projectionControl.js';
import type { EventStore } from '../../src/eventStore/event.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import type { ProjectionAct } from '../../src/projections/projections.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { modelsNamed } from '../projections/modelsNamed.js';
import { openReadSide, stopReadSides } from '../projections/readSide.js';
import { newEvent, start } from '../projections/samples.js';
import { createFakeProjections, fakeProjectionState } from './fakeParts.js';
import { assertRefused, openDoor } from './openDoor.js';

describe('projections over HTTP', () => {
  describe('with stand-ins behind the door', () => {
    it('pauses and resumes projections for an admin, by name', async () => {
      const projections = createFakeProjections();
      const own = await openDoor({ projections });
      for (const act of ['pause', 'resume']) {
        const { status, body } = await own.send('POST', `/api/admin/projections/opportunity_view/${act}`, {
          as: 'admin',
        });
        assert.deepEqual([status, body], [202, { name: 'opportunity_view' }]);
        const unknown = await own.send('POST', `/api/admin/projections/nothing/${act}`, { as: 'admin' });
        assertRefused(own, unknown, 404, 'PROJECTION_UNKNOWN');
      }
      await own.close();
      assert.deepEqual(projections.told, [
        'pause opportunity_view by login:admin@example.com',
        'resume opportunity_view by login:admin@example.com',
      ]);
    });

    it('lists dead letters for an admin, retries and discards them', async () => {
      const projections = createFakeProjections();
      const own = await openDoor({ projections });
      const { body } = await own.send('GET', '/api/admin/dead-letters', { as: 'admin' });
      const [letter] = body['deadLetters'] as { id: string }[];
      const id = letter?.id ?? '';
      for (const act of ['retry', 'discard']) {
        const done = await own.send('POST', `/api/admin/dead-letters/${id}/${act}`, { as: 'admin' });
        assert.deepEqual([done.status, done.body], [202, { id, outcome: 'done' }]);
        const unknown = await own.send('POST', `/api/admin/dead-letters/nothing:1/${act}`, { as: 'admin' });
        assertRefused(own, unknown, 404, 'NOT_FOUND');
      }
      await own.close();
      assert.deepEqual(projections.told, [
        `retry ${id} by login:admin@example.com`,
        `discard ${id} by login:admin@example.com`,
      ]);
    });

    it('calls projections unhealthy when one has stopped, and not for a pause or a parked event', async () => {
      let state: ProjectionState = fakeProjectionState;
      const own = await openDoor({ projections: { ...createFakeProjections(), states: async () => [state] } });
      const health = async () => {
        const { status, body } = await own.send('GET', '/health/projections');
        return [status, body['healthy'], (body['projections'] as object[])[0]];
      };
      const shown = { name: 'opportunity_view', lag: 0, state: 'live', paused: false, parked: 1, rate: null };
      assert.deepEqual(await health(), [200, true, { ...shown, rebuildProgress: null }]);
      state = { ...state, state: 'paused', paused: true, lag: 40, position: 0 };
      const paused = { ...shown, state: 'paused', paused: true, lag: 40, rebuildProgress: null };
      assert.deepEqual(await health(), [200, true, paused]);
      assert.equal((await own.send('GET', '/health/ready')).status, 200);
      state = { ...state, state: 'stopped', paused: false };
      assert.equal((await health())[0], 503);
      await own.close();
    });

    it('stand in the OpenAPI document', async () => {
      const door = await openDoor();
      const { body } = await door.send('GET', '/api/openapi.json');
      await door.close();
      const paths = body['paths'] as Record<string, Record<string, unknown>>;
      for (const act of ['rebuild', 'pause', 'resume']) {
        assert.ok(paths[`/api/admin/projections/{name}/${act}`]?.['post']);
      }
      for (const act of ['retry', 'discard']) assert.ok(paths[`/api/admin/dead-letters/{id}/${act}`]?.['post']);
    });
  });

  describe('on the engine', () => {
    let database: TestDatabase;
    beforeEach(async () => {
      database = await createTestDatabase();
    });
    afterEach(async () => {
      await stopReadSides();
      await database.drop();
    });

    const tag = (name: string) => newEvent('OdooTagSynced', { id: 1, name });
    /** The log as a version of the service reads it that does not understand tags named poison. */
    const withPoison = (log: EventStore): EventStore => ({
      ...log,
      readFrom: async (after, limit) =>
        (await log.readFrom(after, limit)).map((event) =>
          (event.data as { name: string }).name === 'poison' ? { ...event, schema: 99 } : event,
        ),
    });
    const append = (store: EventStore, ...names: string[]) =>
      store.append([{ stream: 'tag-1', expected: 'any', events: names.map(tag) }]);

    it('pause, resume, retry and discard do what they say, with an audit entry each', async () => {
      const log = await createEventStore({ db: database.db, clock: { now: () => start } });
      const eventStore = withPoison(log);
      const acts: ProjectionAct[] = [];
      const registry = new Registry();
      const { projections } = await openReadSide(database.db, {
        ...{ models: modelsNamed('tag_view'), eventStore, registry, audit: async (act) => void acts.push(act) },
      });
      const door = await openDoor({ projections: projectionControl(projections), metrics: registry });
      const post = async (path: string) => (await door.send('POST', `/api/admin/${path}`, { as: 'admin' })).body;
      const state = async () => {
        const { body } = await door.send('GET', '/api/admin/projections', { as: 'admin' });
        return (body['projections'] as ProjectionState[])[0];
      };
      await projections.start();
      await post('projections/tag_view/pause');
      await append(log, 'a', 'poison', 'b');
      assert.deepEqual([(await state())?.state, (await state())?.lag], ['paused', 3]);
      await post('projections/tag_view/resume');
      await projections.caughtUp();
      assert.deepEqual([(await state())?.state, (await state())?.deadLetters], ['live', 2]);
      const id = 'tag_view_v1_b1:2';
      assert.deepEqual(await post(`dead-letters/${id}/retry`), { id, outcome: 'failedAgain' });
      const healthy = await door.send('GET', '/health/projections');
      assert.deepEqual([healthy.status, (healthy.body['projections'] as { parked: number }[])[0]?.parked], [200, 2]);
      assert.deepEqual(await post(`dead-letters/${id}/discard`), { id, outcome: 'done' });
      assert.equal((await state())?.deadLetters, 0);
      const by = 'login:admin@example.com';
      const letter = { projection: 'tag_view', stream: 'tag-1', position: 2, type: 'OdooTagSynced' };
      assert.deepEqual(
        acts.map(({ action, target, by: who }) => [action, target, who]),
        [
          ['pause', 'tag_view', by],
          ['resume', 'tag_view', by],
          ['retryDeadLetter', id, by],
          ['discardDeadLetter', id, by],
        ],
      );
      assert.deepEqual({ ...letter, ...acts[3]?.details }, acts[3]?.details);
      await door.close();
    });

    it('stopped is one that is behind and has not moved for a minute, as any process sees it', async () => {
      let now = 0;
      const side = await openReadSide(database.db, { models: modelsNamed('tag_view'), monotonic: () => now });
      const door = await openDoor({ projections: projectionControl(side.projections) });
      const health = async () => (await door.send('GET', '/health/projections')).status;
      await append(side.eventStore, 'a');
      assert.equal(await health(), 200);
      now = 59_000;
      assert.equal(await health(), 200);
      now = 61_000;
      assert.equal(await health(), 503);
      await side.projections.start();
      await side.projections.caughtUp();
      assert.equal(await health(), 200);
      await door.close();
    });

    it('lag, rate, failures, movement of the head and progress of a rebuild are metrics', async () => {
      let now = 0;
      const registry = new Registry();
      const models = modelsNamed('tag_view');
      const eventStore = withPoison(await createEventStore({ db: database.db, clock: { now: () => start } }));
      const { projections } = await openReadSide(database.db, { models, registry, eventStore, monotonic: () => now });
      const door = await openDoor({ projections: projectionControl(projections), metrics: registry });
      const metric = async (name: string) => {
        now += 1_000;
        const { text } = await door.send('GET', '/metrics');
        const line = text.split('\n').find((one) => one.startsWith(`foresail_${name}`));
        return line === undefined ? null : Number(line.split(' ').at(-1));
      };
      await append(eventStore, 'a', 'b', 'c', 'd');
      await metric('projection_lag_events');
      assert.equal(await metric('projection_lag_events{projection="tag_view"}'), 4);
      assert.equal(await metric('event_log_head '), 4);
      assert.equal(await metric('event_log_head_still_seconds'), 3);
      await projections.rebuild('tag_view');
      assert.equal(await metric('projection_rebuild_progress_ratio{projection="tag_view"}'), 0);
      const before = now;
      await projections.start();
      await projections.caughtUp();
      // Absent for one look where the rebuild has just switched: a rate is that of one build.
      let applied = await metric('projection_events_per_second{projection="tag_view"}');
      for (let look = 0; applied === null && look < 20; look += 1) {
        applied = await metric('projection_events_per_second{projection="tag_view"}');
      }
      assert.ok(applied !== null && now > before);
      assert.equal(await metric('projection_lag_events{projection="tag_view"}'), 0);
      assert.ok(Number(await metric('projection_events_applied_total{projection="tag_view"}')) >= 4);
      await append(eventStore, 'poison');
      await projections.caughtUp();
      const failures = 'projection_failures_total{projection="tag_view",code="EVENT_INVALID"}';
      assert.ok(Number(await metric(failures)) >= 1);
      assert.equal(await metric('projection_parked_events{projection="tag_view"}'), 1);
      await append(eventStore, 'e');
      assert.equal(await metric('event_log_head '), 6);
      assert.equal(await metric('event_log_head_still_seconds'), 1);
      await door.close();
    });
  });
});
