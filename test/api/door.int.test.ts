import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { once } from 'node:events';
import { Registry } from 'prom-client';
import type { Server } from 'restify';
import { routeTable } from '../../src/api/routeTable.js';
import { errorSchema } from '../../src/api/routes/schemas.js';
import { systemClock } from '../../src/clock.js';
import { silentLog } from '../../src/ops/log.js';
import { fakeDirectory, fakeIdentity, fakePipeline, fakeProjections, fakeSync, fakeUnderstand } from './fakeParts.js';
import { assertRefused, openDoor } from './openDoor.js';
import type { OpenDoor } from './openDoor.js';

const deep = (levels: number) => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);

describe('the door', () => {
  let door: OpenDoor;
  before(async () => {
    door = await openDoor({
      sandbox: { tokenFor: async ({ email }) => `token-for-${email}` },
      mount: (server: Server) => {
        server.post('/api/messages', async (request, response) => {
          response.writeHead(200);
          response.end(JSON.stringify({ got: request.body as unknown }));
        });
        server.get('/mounted/fails', async () => {
          throw new Error('a secret of the inside');
        });
      },
    });
  });
  after(() => door.close());

  describe('admission', () => {
    const routes = routeTable({
      config: { NODE_ENV: 'test', HOST: '127.0.0.1', PORT: 0, PUBLIC_URL: undefined, FISCAL_YEAR_START: 1 },
      identity: fakeIdentity,
      pipeline: fakePipeline(),
      understand: fakeUnderstand,
      directory: fakeDirectory,
      sync: fakeSync(),
      projections: fakeProjections,
      db: {} as never,
      freshAt: async () => null,
      clock: systemClock,
      log: silentLog,
      metrics: new Registry(),
    });
    const address = (path: string) => path.replace(/:\w+/g, 'a_0001');
    const method = (name: string) => (name === 'del' ? 'DELETE' : name.toUpperCase());

    it('lets in without a token only what is listed here', () => {
      const open = routes.filter((route) => route.access === 'public').map((route) => `${route.method} ${route.path}`);
      assert.deepEqual(open.sort(), [
        'get /.well-known/jwks.json',
        'get /api/docs',
        'get /api/openapi.json',
        'get /health/live',
        'get /health/projections',
        'get /health/ready',
        'get /metrics',
        'post /api/auth/logout',
        'post /api/auth/refresh',
        'post /api/auth/teams',
      ]);
    });

    for (const route of routes.filter((one) => one.access !== 'public')) {
      it(`refuses ${route.method} ${route.path} without a token, with a wrong one and before reading anything`, async () => {
        const bare = await door.send(method(route.method), address(route.path));
        assertRefused(door, bare, 401, 'TOKEN_MISSING');
        assert.equal(bare.headers.get('www-authenticate'), 'Bearer');
        const foreign = await door.send(method(route.method), `${address(route.path)}?nonsense=1`, {
          headers: { authorization: 'Bearer foreign' },
        });
        assertRefused(door, foreign, 401, 'TOKEN_INVALID');
      });
    }

    for (const route of routes.filter((one) => one.access === 'admin')) {
      it(`refuses ${route.method} ${route.path} to a rep`, async () => {
        assertRefused(
          door,
          await door.send(method(route.method), address(route.path), { as: 'ana' }),
          403,
          'FORBIDDEN',
        );
      });
    }

    it('refuses what is no bearer token', async () => {
      for (const authorization of [
        'Basic YTpi',
        'Bearer',
        'Bearer a b',
        `Bearer ${'x'.repeat(9000)}`,
        'token-of-ana',
      ]) {
        assertRefused(door, await door.send('GET', '/api/v2/me', { headers: { authorization } }), 401, 'TOKEN_INVALID');
      }
    });

    it('takes no token from the query', async () => {
      assertRefused(
        door,
        await door.send('GET', '/api/v2/me?access_token=token-of-ana-silva-0001'),
        401,
        'TOKEN_MISSING',
      );
    });

    it('tells an unknown person whom to ask', async () => {
      const received = await door.send('GET', '/api/v2/me', { headers: { authorization: 'Bearer nobody-of-ours' } });
      const body = assertRefused(door, received, 403, 'PERSON_UNKNOWN');
      assert.match(String(body['message']), /ask your administrator/);
    });
  });

  describe('what people may ask', () => {
    it('tells who I am', async () => {
      const { status, body } = await door.send('GET', '/api/v2/me', { as: 'ana' });
      assert.equal(status, 200);
      assert.deepEqual([body['personId'], body['role'], body['odooUserId']], ['odoo:10', 'rep', 10]);
      assert.equal('sees' in body, false);
    });

    it('answers a question in words, one already understood, and a follow-up', async () => {
      const first = await door.send('POST', '/api/v2/ask', { as: 'ana', json: { text: 'my pipeline' } });
      assert.equal(first.status, 200, first.text);
      const again = await door.send('POST', '/api/v2/ask', { as: 'ana', json: { question: first.body['question'] } });
      assert.equal(again.status, 200, again.text);
      const json = { text: 'pipeline by stage', previousAnswerId: 'a_0001' };
      assert.equal((await door.send('POST', '/api/v2/ask', { as: 'ana', json })).status, 200);
    });

    it('says what was not understood and what can be asked', async () => {
      const received = await door.send('POST', '/api/v2/ask', { as: 'ana', json: { text: 'xyzzy' } });
      const body = assertRefused(door, received, 422, 'QUESTION_NOT_UNDERSTOOD');
      assert.deepEqual(body['details'], { understood: {}, unknown: ['xyzzy'], suggestions: ['my pipeline'] });
      const choice = await door.send('POST', '/api/v2/ask', { as: 'ana', json: { text: 'carter' } });
      const details = assertRefused(door, choice, 422, 'QUESTION_NOT_UNDERSTOOD')['details'] as Record<string, unknown>;
      assert.deepEqual(details['suggestions'], ['Ben Carter']);
      const refused = await door.send('POST', '/api/v2/ask', { as: 'ana', json: { text: 'the weather' } });
      assertRefused(door, refused, 422, 'QUESTION_NOT_ANSWERABLE');
    });

    it('offers what a sentence may have meant, and what else a guess may have', async () => {
      const received = await door.send('POST', '/api/v2/ask', { as: 'ana', json: { text: 'landing zone' } });
      const body = assertRefused(door, received, 422, 'QUESTION_NOT_UNDERSTOOD');
      const [guess] = (body['details'] as { guesses: readonly { said: string; question: unknown }[] }).guesses;
      assert.equal(guess?.said, 'Open pipeline, you');
      const again = await door.send('POST', '/api/v2/ask', { as: 'ana', json: { question: guess.question } });
      assert.equal(again.status, 200, again.text);
      assert.equal('otherReadings' in again.body, false);
      const guessed = await door.send('POST', '/api/v2/ask', { as: 'ana', json: { text: 'what landed' } });
      assert.equal(guessed.status, 200, guessed.text);
      assert.deepEqual((guessed.body['otherReadings'] as { said: string }[])[0]?.said, 'Won deals');
    });

    it('reads scope, period and as-of of the dashboard', async () => {
      await door.send('GET', '/api/v2/dashboard', { as: 'ana' });
      await door.send('GET', '/api/v2/dashboard?scope=team:5&period=lastQuarter&asOf=2026-11-01', { as: 'ana' });
      await door.send('GET', '/api/v2/dashboard?scope=person:10&period=2026-10-01..2026-12-31', { as: 'ana' });
      assert.deepEqual(door.calls.dashboards.slice(-3), [
        { scope: { kind: 'me', ids: [], label: 'you' }, period: 'thisQuarter', asOf: null },
        { scope: { kind: 'team', ids: [5], label: 'North' }, period: 'lastQuarter', asOf: '2026-11-01T00:00:00.000Z' },
        { scope: { kind: 'person', ids: [10], label: 'Ana Silva' }, period: '2026-10-01..2026-12-31', asOf: null },
      ]);
    });

    it('reads the filters of the list of deals', async () => {
      const query = 'status=won&owner=10,11&stage=3&q=tea&amountAtLeast=10.5&overdue=true&sort=-amount&limit=500';
      const { status, text } = await door.send('GET', `/api/v2/opportunities?${query}`, { as: 'ana' });
      assert.equal(status, 200, text);
      const asked = door.calls.questions.at(-1);
      assert.deepEqual(asked?.filters, {
        status: 'won',
        ownerIds: [10, 11],
        stageIds: [3],
        text: 'tea',
        amountAtLeast: 10.5,
        overdue: true,
      });
      assert.deepEqual([asked?.orderBy, asked?.limit, asked?.scope.kind], ['-amount', 500, 'all']);
    });

    it('lists my open activities', async () => {
      assert.equal((await door.send('GET', '/api/v2/activities?state=overdue', { as: 'ana' })).status, 200);
      assert.deepEqual(door.calls.questions.at(-1)?.filters, { activity: 'overdue' });
    });

    it('says nothing of answers that are not there', async () => {
      assertRefused(door, await door.send('GET', '/api/v2/answers/a_9999', { as: 'ana' }), 404, 'NOT_FOUND');
    });

    it('starts a sync for an admin, once', async () => {
      const first = await door.send('POST', '/api/admin/sync', { as: 'admin', json: { mode: 'full' } });
      assert.equal(first.status, 202, first.text);
      assert.deepEqual(door.started, ['full by login:admin@example.com']);
      assertRefused(door, await door.send('POST', '/api/admin/sync', { as: 'admin' }), 409, 'SYNC_ALREADY_RUNNING');
    });

    it('shows and rebuilds projections for an admin', async () => {
      const { body } = await door.send('GET', '/api/admin/projections', { as: 'admin' });
      assert.equal((body['projections'] as unknown[]).length, 1);
      const path = '/api/admin/projections/opportunity_view/rebuild';
      assert.equal((await door.send('POST', path, { as: 'admin' })).status, 202);
      const unknown = await door.send('POST', '/api/admin/projections/nothing/rebuild', { as: 'admin' });
      assertRefused(door, unknown, 404, 'PROJECTION_UNKNOWN');
    });
  });

  describe('bad input', () => {
    const cases: readonly (readonly [string, string, RegExp])[] = [
      ['a scope that is none', '/api/v2/dashboard?scope=everyone', /scope: me, all/],
      ['an operator for a value', '/api/v2/opportunities?status[$ne]=open', /status\[\$ne\]: there is no such field/],
      ['an operator as text', '/api/v2/opportunities?owner={"$gt":0}', /owner: one id/],
      ['a field given twice', '/api/v2/opportunities?status=won&status=open', /status: is given twice/],
      ['a limit that is too high', '/api/v2/opportunities?limit=501', /limit: a whole number from 1 to 500/],
      ['a limit of nothing', '/api/v2/opportunities?limit=0', /limit: a whole number/],
      ['a date that is none', '/api/v2/opportunities?closeFrom=2026-02-30', /closeFrom/],
      ['a prototype as a field', '/api/v2/opportunities?__proto__=1', /__proto__: there is no such field/],
      ['a period that is none', '/api/v2/dashboard?period=..%2F..', /period/],
      ['an as-of that is none', '/api/v2/dashboard?asOf=yesterday', /asOf/],
      ['an answer id that is none', '/api/v2/answers/%7B%7D', /id: the id of an answer/],
    ];
    for (const [what, path, expected] of cases) {
      it(`names the field of ${what}`, async () => {
        const body = assertRefused(door, await door.send('GET', path, { as: 'ana' }), 400, 'BAD_REQUEST');
        assert.match(String(body['message']), expected);
      });
    }

    it('refuses bodies that are not what they should be', async () => {
      const ask = (text: string, headers = {}) => door.send('POST', '/api/v2/ask', { as: 'ana', text, headers });
      assertRefused(door, await ask('{"text": "my pip'), 400, 'BODY_MALFORMED');
      assertRefused(door, await ask('{}', { 'content-type': 'text/plain' }), 400, 'BODY_MALFORMED');
      assertRefused(door, await ask('{}', { 'content-encoding': 'gzip' }), 400, 'BODY_MALFORMED');
      assertRefused(door, await ask(deep(2_000)), 400, 'BODY_MALFORMED');
      assertRefused(door, await ask('{"__proto__": {"role": "admin"}, "text": "my pipeline"}'), 400, 'BODY_MALFORMED');
      assertRefused(door, await ask(`{"text": "${'x'.repeat(70_000)}"}`), 413, 'BODY_TOO_LARGE');
      assertRefused(door, await ask('[]'), 400, 'BAD_REQUEST');
      assertRefused(door, await ask('null'), 400, 'BAD_REQUEST');
      assertRefused(door, await ask('{"text": {"$ne": null}}'), 400, 'BAD_REQUEST');
      assertRefused(door, await ask('{"text": "my pipeline", "role": "admin"}'), 400, 'BAD_REQUEST');
      assertRefused(door, await ask(''), 400, 'BAD_REQUEST');
      assert.equal(({} as Record<string, unknown>)['role'], undefined);
    });

    it('never repeats what was sent as a value', async () => {
      const received = await door.send('POST', '/api/v2/ask', {
        as: 'ana',
        json: { text: 5, 'pass<script>': 'hunter2' },
      });
      assert.equal(received.status, 400);
      assert.doesNotMatch(received.text, /hunter2|<script>/);
    });

    it('keeps the shape for addresses and methods that are none', async () => {
      assertRefused(door, await door.send('GET', '/nothing/here'), 404, 'NOT_FOUND');
      assertRefused(door, await door.send('DELETE', '/api/v2/me'), 405, 'METHOD_NOT_ALLOWED');
      assertRefused(door, await door.send('GET', '/api/v2/answers/%zz', { as: 'ana' }), 404, 'NOT_FOUND');
      assertRefused(
        door,
        await door.send('GET', `/api/v2/answers/${'a'.repeat(300)}`, { as: 'ana' }),
        404,
        'NOT_FOUND',
      );
    });

    it('answers bytes that are no HTTP', async () => {
      const socket = connect(Number(new URL(door.url).port), '127.0.0.1');
      socket.end('NONSENSE\r\n\r\n');
      const chunks: Buffer[] = [];
      socket.on('data', (chunk: Buffer) => chunks.push(chunk));
      await once(socket, 'close');
      const answer = Buffer.concat(chunks).toString();
      assert.match(answer, /^HTTP\/1\.1 400 /);
      errorSchema.parse(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)));
    });

    it('hides what fails inside, and logs it under the same id', async () => {
      const received = await door.send('GET', '/mounted/fails');
      const body = assertRefused(door, received, 500, 'INTERNAL');
      assert.doesNotMatch(received.text, /secret of the inside|at /);
      const line = door.lines.find((one) => one['requestId'] === body['requestId']);
      assert.match(JSON.stringify(line), /a secret of the inside/);
    });

    it('still answers after all of this', async () => {
      assert.equal((await door.send('GET', '/health/live')).status, 200);
    });
  });

  describe('around the routes', () => {
    it('keeps a harmless request id and replaces any other', async () => {
      const kept = await door.send('GET', '/health/live', { headers: { 'x-request-id': 'trace-0123456789' } });
      assert.equal(kept.headers.get('x-request-id'), 'trace-0123456789');
      const replaced = await door.send('GET', '/health/live', { headers: { 'x-request-id': 'a b{"$x":1}' } });
      assert.match(replaced.headers.get('x-request-id') ?? '', /^[\da-f-]{36}$/);
    });

    it('writes one line a request, without query or token', async () => {
      const before = door.lines.length;
      await door.send('GET', '/api/v2/opportunities?q=confidential', { as: 'ana' });
      const lines = door.lines.slice(before);
      assert.equal(lines.length, 1);
      assert.deepEqual(
        [lines[0]?.['path'], lines[0]?.['status'], lines[0]?.['personId']],
        ['/api/v2/opportunities', 200, 'odoo:10'],
      );
      assert.doesNotMatch(JSON.stringify(lines), /confidential|token-of/);
    });

    it('sends data that no cache keeps and no page frames', async () => {
      const { headers } = await door.send('GET', '/api/v2/me', { as: 'ana' });
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
      assert.equal(headers.get('strict-transport-security'), null);
    });

    it('allows no foreign origin', async () => {
      const { status, headers } = await door.send('OPTIONS', '/api/v2/me', {
        headers: { origin: 'https://evil.example' },
      });
      assert.equal(status, 204);
      assert.equal(headers.get('access-control-allow-origin'), null);
    });

    it('hands mounted routes their body, parsed', async () => {
      const { body } = await door.send('POST', '/api/messages', { json: { type: 'message' } });
      assert.deepEqual(body, { got: { type: 'message' } });
      assertRefused(door, await door.send('POST', '/api/messages', { text: '{' }), 400, 'BODY_MALFORMED');
    });

    it('measures each route under its pattern', async () => {
      await door.send('GET', '/api/v2/answers/a_0001', { as: 'ana' });
      const { text } = await door.send('GET', '/metrics');
      assert.match(
        text,
        /foresail_http_request_seconds_count\{method="GET",route="\/api\/v2\/answers\/:id",status="200"\}/,
      );
    });

    it('is not ready before Odoo has once been read to the end, whatever the last run did', async () => {
      const empty = await openDoor({ freshAt: async () => null });
      const { status, body } = await empty.send('GET', '/health/ready');
      await empty.close();
      assert.equal(status, 503);
      assert.deepEqual(body, { ready: false, database: true, firstSync: false, draining: false });
    });

    it('is ready after a restart with Odoo down: an earlier run is enough', async () => {
      const sync = fakeSync();
      const now = await sync.status();
      const lastRun = now.lastRun && { ...now.lastRun, state: 'failed' as const };
      const status = async () => ({ ...now, state: 'failed' as const, lastRun });
      const restarted = await openDoor({ sync: { ...sync, status } });
      const answer = await restarted.send('GET', '/health/ready');
      await restarted.close();
      assert.equal(answer.status, 200);
    });

    it('is not ready any more once it was told to end, and has callers take another connection', async () => {
      let draining = false;
      const ending = await openDoor({ draining: () => draining });
      assert.equal((await ending.send('GET', '/health/ready')).status, 200);
      draining = true;
      const { status, body, headers } = await ending.send('GET', '/health/ready');
      const answered = await ending.send('GET', '/api/v2/me', { as: 'ana' });
      await ending.close();
      assert.deepEqual([status, body['draining'], headers.get('connection')], [503, true, 'close']);
      assert.equal(answered.status, 200, 'what comes all the same is answered');
    });

    it('is ready when the database answers and the first sync is projected', async () => {
      assert.deepEqual((await door.send('GET', '/health/ready')).body, {
        ready: true,
        database: true,
        firstSync: true,
        draining: false,
      });
      assert.equal((await door.send('GET', '/health/projections')).status, 200);
    });

    it('documents every route', async () => {
      const { body } = await door.send('GET', '/api/openapi.json');
      assert.equal(body['openapi'], '3.1.0');
      const paths = body['paths'] as Record<string, Record<string, { security?: unknown[] }>>;
      assert.ok(paths['/api/v2/answers/{id}']?.['get']);
      assert.deepEqual(paths['/api/v2/ask']?.['post']?.security, [{ bearer: [] }]);
      assert.deepEqual(paths['/api/auth/teams']?.['post']?.security, []);
    });

    it('documents every route as a page, which loads nothing from anywhere', async () => {
      const { status, headers, text } = await door.send('GET', '/api/docs');
      assert.equal(status, 200);
      assert.match(headers.get('content-type') ?? '', /^text\/html/);
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'; style-src 'sha256-/);
      const { body } = await door.send('GET', '/api/openapi.json');
      for (const path of Object.keys(body['paths'] as object)) assert.ok(text.includes(`<code>${path}</code>`), path);
    });

    it('gives sandbox tokens for e-mail addresses alone', async () => {
      const given = await door.send('POST', '/sandbox/token', { json: { user: 'ana.silva@example.com' } });
      assert.deepEqual(given.body, { token: 'token-for-ana.silva@example.com' });
      assertRefused(door, await door.send('POST', '/sandbox/token', { json: { user: 'ana' } }), 400, 'BAD_REQUEST');
    });
  });
});
