import assert from 'node:assert/strict';
import type { Session } from '../session/session.js';
import { createClient, queryString, type Transport } from './client.js';
import { ApiProblem } from './problem.js';

describe('client', () => {
  it('sends the token and a request id and leaves out what is unset', async () => {
    const { call, sent } = withAnswers(() => json(200, { total: 1 }));
    assert.deepEqual(await call({ path: '/api/v2/x', query: { a: 1, b: null, c: '' } }), { total: 1 });
    assert.equal(sent[0]?.url, '/api/v2/x?a=1');
    assert.deepEqual(sent[0]?.headers, {
      accept: 'application/json',
      'x-request-id': 'r1',
      authorization: 'Bearer good',
    });
  });

  it('repeats a read that may succeed later, with growing pauses', async () => {
    const { call, sent, pauses } = withAnswers(
      () => error(503, 'NOT_READY'),
      () => Promise.reject(new TypeError('network')),
      () => json(200, {}),
    );
    await call({ path: '/x' });
    assert.equal(sent.length, 3);
    assert.deepEqual(pauses, [300, 600]);
  });

  it('gives up after three tries and says what the server said', async () => {
    const answers = [1, 2, 3].map(() => () => error(503, 'NOT_READY'));
    const problem = await failure(withAnswers(...answers).call({ path: '/x' }));
    assert.deepEqual([problem.code, problem.status, problem.requestId], ['NOT_READY', 503, 'server id']);
  });

  it('never repeats a write', async () => {
    const { call, sent } = withAnswers(() => error(503, 'NOT_READY'));
    await failure(call({ method: 'POST', path: '/x', body: {} }));
    assert.equal(sent.length, 1);
  });

  it('does not repeat what cannot succeed', async () => {
    const { call, sent } = withAnswers(() => error(403, 'SCOPE_NOT_VISIBLE'));
    assert.equal((await failure(call({ path: '/x' }))).code, 'SCOPE_NOT_VISIBLE');
    assert.equal(sent.length, 1);
  });

  it('renews the token once when it is refused', async () => {
    const { call, sent } = withAnswers(
      () => error(401, 'TOKEN_INVALID'),
      () => json(200, { ok: true }),
    );
    await call({ path: '/x' });
    assert.equal(sent[1]?.headers['authorization'], 'Bearer renewed after good');
  });

  it('turns an answer that is not ours into a sentence', async () => {
    const problem = await failure(withAnswers(() => new Response('<html>', { status: 404 })).call({ path: '/x' }));
    assert.match(problem.message, /status 404/);
    assert.equal(problem.requestId, 'r1');
  });

  it('quotes query values', () => {
    assert.equal(queryString({ q: 'a&b c', flag: false }), '?q=a%26b+c&flag=false');
  });
});

type Reply = () => Response | Promise<Response>;

function withAnswers(...answers: Reply[]) {
  const sent: { url: string; headers: Record<string, string> }[] = [];
  const pauses: number[] = [];
  const session: Session = {
    accessToken: () => Promise.resolve('good'),
    renew: (refused) => Promise.resolve(`renewed after ${refused}`),
  };
  const transport: Transport = {
    fetch: async (url, init) => {
      sent.push({ url, headers: init.headers as Record<string, string> });
      const answer = answers[sent.length - 1];
      if (!answer) throw new Error('More calls than answers');
      return answer();
    },
    wait: (ms) => {
      pauses.push(ms);
      return Promise.resolve();
    },
    requestId: () => `r${sent.length + 1}`,
    random: () => 0.5,
  };
  return { call: createClient(session, transport), sent, pauses };
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status });
}

function error(status: number, code: string): Response {
  return json(status, { code, message: 'No', details: {}, requestId: 'server id' });
}

async function failure(call: Promise<unknown>): Promise<ApiProblem> {
  const thrown: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.ok(thrown instanceof ApiProblem);
  return thrown;
}
