import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import {
  fakeFetch,
  networkError,
  version19,
  type FakeAnswer,
  type SentRequest,
} from '../../../test/odoo/support/fakeFetch.js';
import { ForesailError, type ErrorCode } from '../../errors.js';
import { createLog, silentLog } from '../../ops/log.js';
import { createOdooClient, type OdooClientOptions } from './createOdooClient.js';

const apiKey = 'k3y-that-must-not-leak';

function clientOn(handle: (request: SentRequest) => FakeAnswer, options: Partial<OdooClientOptions> = {}) {
  const { fetch, sent } = fakeFetch(handle);
  const client = createOdooClient({
    url: 'http://odoo.test',
    db: 'crm',
    apiKey,
    login: 'admin',
    timeoutMs: 1000,
    log: silentLog,
    fetch,
    retry: { attempts: 2, initialDelayMs: 1, maxDelayMs: 2, breakAfter: 50 },
    ...options,
  });
  return { client, sent };
}

const isVersion = (request: SentRequest) => request.path === '/web/version';
const answering = (answer: FakeAnswer) => (request: SentRequest) => (isVersion(request) ? version19 : answer);

async function refusal(promise: Promise<unknown>): Promise<ForesailError> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ForesailError, `not refused: ${String(error)}`);
  return error;
}

const fault = (name: string, message = 'no') => ({ name, message, arguments: [], context: {}, debug: 'Traceback (…)' });

describe('Odoo client over JSON-2', () => {
  it('speaks JSON-2 to a server of 19, with key and database in the headers and arguments by name', async () => {
    const { client, sent } = clientOn(answering({ json: [7, 8] }));
    const ids = await client.search('crm.lead', [['active', '=', true]], { limit: 2 });
    assert.deepEqual(ids, [7, 8]);
    const call = sent[1];
    assert.equal(call?.path, '/json/2/crm.lead/search');
    assert.equal(call.headers['Authorization'], `bearer ${apiKey}`);
    assert.equal(call.headers['X-Odoo-Database'], 'crm');
    assert.deepEqual(call.body, {
      domain: [['active', '=', true]],
      order: 'id',
      limit: 2,
      context: { active_test: false },
    });
  });

  const told: readonly [string, FakeAnswer, ErrorCode, RegExp][] = [
    [
      'a wrong key',
      { status: 401, json: fault('werkzeug.exceptions.Unauthorized') },
      'ODOO_UNAUTHORIZED',
      /ODOO_API_KEY/,
    ],
    ['an unknown database', { status: 404, text: '<h1>Not Found</h1>' }, 'ODOO_DATABASE_UNKNOWN', /"crm" \(ODOO_DB\)/],
    [
      'a missing right',
      { status: 403, json: fault('odoo.exceptions.AccessError') },
      'ODOO_FORBIDDEN',
      /right to search crm\.lead/,
    ],
    [
      'a refused call',
      { status: 422, json: fault('odoo.exceptions.UserError', 'Pick a stage') },
      'ODOO_REFUSED',
      /Pick a stage$/,
    ],
    [
      'a bad field',
      { status: 500, json: fault('builtins.ValueError', "Invalid field 'x'") },
      'ODOO_REFUSED',
      /Invalid field/,
    ],
    ['a deadlock', { status: 500, json: fault('psycopg2.errors.SerializationFailure') }, 'ODOO_BUSY', /busy/],
    ['a busy proxy', { status: 503, text: '<html>' }, 'ODOO_BUSY', /busy/],
    ['another web site', { status: 200, text: '<html>hello' }, 'ODOO_ANSWER_MALFORMED', /not an Odoo server/],
    [
      'a wrong port',
      { fails: networkError('ECONNREFUSED') },
      'ODOO_UNREACHABLE',
      /Nothing listens at ODOO_URL.*http:\/\/odoo\.test/,
    ],
    ['a wrong host', { fails: networkError('ENOTFOUND') }, 'ODOO_UNREACHABLE', /host name of ODOO_URL/],
    ['a slow server', { fails: Object.assign(new Error('t'), { name: 'TimeoutError' }) }, 'ODOO_TIMEOUT', /within 1 s/],
  ];
  for (const [what, answer, code, sentence] of told) {
    it(`says of ${what} ${code}, in words and without key or traceback`, async () => {
      const { client } = clientOn(answering(answer));
      const error = await refusal(client.search('crm.lead', []));
      assert.equal(error.code, code);
      assert.match(error.message, sentence);
      const shown = error.message + JSON.stringify(error.details);
      assert.ok(!shown.includes(apiKey) && !shown.includes('Traceback'));
    });
  }

  it('tells a model that is not there from a refused call', async () => {
    const missing = fault('werkzeug.exceptions.NotFound', "the model 'hr.employee' does not exist");
    const { client } = clientOn(answering({ status: 404, json: missing }));
    const error = await refusal(client.search('hr.employee', []));
    assert.equal(error.details['modelMissing'], true);
  });

  it('logs the traceback at debug level only, and never the key', async () => {
    const lines: string[] = [];
    const destination = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    const log = createLog({ level: 'debug', destination });
    const { client } = clientOn(answering({ status: 422, json: fault('odoo.exceptions.UserError') }), { log });
    await refusal(client.search('crm.lead', []));
    const traced = lines.filter((line) => line.includes('Traceback'));
    assert.deepEqual(
      traced.map((line) => (JSON.parse(line) as { level: number }).level),
      [20],
    );
    assert.ok(!lines.join('').includes(apiKey));
  });
});

describe('Odoo client under stress', () => {
  it('asks again after a passing fault, and gives the answer', async () => {
    let asked = 0;
    const { client } = clientOn((request) => {
      if (isVersion(request)) return version19;
      asked += 1;
      return asked < 3 ? { status: 502, text: 'bad gateway' } : { json: 5 };
    });
    assert.equal(await client.searchCount('crm.lead', []), 5);
    assert.equal(asked, 3);
  });

  it('waits at least as long as Retry-After says', async () => {
    let asked = 0;
    const lines: { delayMs?: number }[] = [];
    const destination = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(JSON.parse(chunk.toString()) as { delayMs?: number });
        done();
      },
    });
    const handle = (request: SentRequest): FakeAnswer => {
      if (isVersion(request)) return version19;
      asked += 1;
      return asked === 1 ? { status: 429, text: '', headers: { 'retry-after': '0.05' } } : { json: 5 };
    };
    const { client } = clientOn(handle, { log: createLog({ level: 'warn', destination }) });
    await client.searchCount('crm.lead', []);
    assert.equal(lines[0]?.delayMs, 50);
  });

  it('never sends a writing call twice', async () => {
    const { client, sent } = clientOn(answering({ status: 503, text: '' }));
    await refusal(client.call({ model: 'crm.lead', method: 'write', ids: [1], args: { vals: { name: 'x' } } }));
    assert.equal(sent.filter((request) => request.path.endsWith('/write')).length, 1);
  });

  it('does not ask again for what was refused', async () => {
    const { client, sent } = clientOn(answering({ status: 422, json: fault('odoo.exceptions.UserError') }));
    await refusal(client.search('crm.lead', []));
    assert.equal(sent.length, 2);
  });

  it('leaves Odoo alone after failures in a row', async () => {
    const { client, sent } = clientOn(answering({ status: 503, text: '' }), {
      retry: { attempts: 0, breakAfter: 2, halfOpenAfterMs: 60_000 },
    });
    await refusal(client.search('crm.lead', []));
    await refusal(client.search('crm.lead', []));
    const before = sent.length;
    const open = await refusal(client.search('crm.lead', []));
    assert.equal(open.code, 'CIRCUIT_OPEN');
    assert.match(open.message, /left alone for a moment\. Odoo is busy or failing/);
    assert.equal(sent.length, before);
    assert.equal(client.breaker(), 'open');
  });

  it('asks for the version again after it could not be had', async () => {
    let up = false;
    const { client } = clientOn((request) => {
      if (!up) return { fails: networkError('ECONNREFUSED') };
      return isVersion(request) ? version19 : { json: 1 };
    });
    await refusal(client.searchCount('crm.lead', []));
    up = true;
    assert.equal(await client.searchCount('crm.lead', []), 1);
  });
});

describe('Odoo client over JSON-RPC', () => {
  interface RpcBody {
    readonly params: { readonly service: string; readonly method: string; readonly args: readonly unknown[] };
  }

  function odoo14(execute: (args: readonly unknown[]) => FakeAnswer) {
    return clientOn((request) => {
      if (request.path !== '/jsonrpc') return { status: 404, text: '<h1>404</h1>' };
      const { params } = request.body as RpcBody;
      if (params.method === 'version') {
        return { json: { jsonrpc: '2.0', id: 1, result: { server_version: '14.0', server_version_info: [14, 0, 0] } } };
      }
      if (params.method === 'login')
        return { json: { jsonrpc: '2.0', id: 1, result: params.args[2] === apiKey ? 2 : false } };
      return execute(params.args);
    });
  }

  it('is chosen for Odoo 14, which has no /web/version; domains go by position, the rest by name', async () => {
    let args: readonly unknown[] = [];
    const { client } = odoo14((given) => {
      args = given;
      return { json: { jsonrpc: '2.0', id: 1, result: [3] } };
    });
    assert.deepEqual(await client.search('crm.lead', [['id', '>', 2]], { limit: 1 }), [3]);
    assert.equal((await client.version()).dialect, 'jsonRpc');
    const named = { order: 'id', limit: 1, context: { active_test: false } };
    assert.deepEqual(args, ['crm', 2, apiKey, 'crm.lead', 'search', [[['id', '>', 2]]], named]);
  });

  it('gives null for a method that answered nothing', async () => {
    const { client } = odoo14(() => ({ json: { jsonrpc: '2.0', id: 1 } }));
    assert.equal(await client.call({ model: 'crm.lead', method: 'action_set_won', ids: [4] }), null);
  });

  it('says which of login and key may be wrong', async () => {
    const { fetch } = fakeFetch((request) =>
      isVersion(request) ? version19 : { json: { jsonrpc: '2.0', id: 1, result: false } },
    );
    const { client } = clientOn(() => version19, { fetch, dialect: 'jsonRpc' });
    const error = await refusal(client.search('crm.lead', []));
    assert.equal(error.code, 'ODOO_UNAUTHORIZED');
    assert.match(error.message, /login "admin"/);
  });

  const told: readonly [string, string, ErrorCode][] = [
    ['odoo.exceptions.AccessError', 'no right', 'ODOO_FORBIDDEN'],
    ['odoo.exceptions.AccessDenied', 'Access Denied', 'ODOO_UNAUTHORIZED'],
    ['odoo.exceptions.UserError', 'Pick a stage', 'ODOO_REFUSED'],
    ['psycopg2.OperationalError', 'FATAL:  database "crm" does not exist', 'ODOO_DATABASE_UNKNOWN'],
    ['psycopg2.errors.LockNotAvailable', 'lock', 'ODOO_BUSY'],
  ];
  for (const [name, message, code] of told) {
    it(`reads the error member: ${name} is ${code}`, async () => {
      const error = { code: 200, message: 'Odoo Server Error', data: fault(name, message) };
      const { client } = odoo14(() => ({ json: { jsonrpc: '2.0', id: 1, error } }));
      assert.equal((await refusal(client.search('crm.lead', []))).code, code);
    });
  }
});
