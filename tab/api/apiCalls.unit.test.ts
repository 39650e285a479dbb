import assert from 'node:assert/strict';
import { apiCalls, type Reply } from './apiCalls.js';
import type { Call, CallApi } from './client.js';

describe('calls of the API by its document', () => {
  const sent: Call[] = [];
  const call = apiCalls(((one: Call) => Promise.resolve(void sent.push(one))) as CallApi);
  beforeEach(() => sent.splice(0));

  it('fill paths in, and carry what is given and nothing else', async () => {
    const { signal } = new AbortController();
    await call('get', '/api/v2/opportunities', { query: { status: 'open', limit: 5 }, signal });
    await call('get', '/api/v2/answers/{id}/explain', { params: { id: 'a/ä' } });
    await call('post', '/api/admin/projections/{name}/rebuild', { params: { name: 'x' } });
    await call('put', '/api/admin/roles', { body: { odooUserId: 7, role: 'admin' } });
    assert.deepEqual(sent, [
      { method: 'GET', path: '/api/v2/opportunities', query: { status: 'open', limit: 5 }, signal },
      { method: 'GET', path: '/api/v2/answers/a%2F%C3%A4/explain' },
      { method: 'POST', path: '/api/admin/projections/x/rebuild', body: {} },
      { method: 'PUT', path: '/api/admin/roles', body: { odooUserId: 7, role: 'admin' } },
    ]);
  });

  it('do not compile where the document says otherwise', () => {
    // Each of these lines has to be an error, or this one is.
    const wrong = () => [
      // @ts-expect-error there is no such route
      call('get', '/api/v2/nothing'),
      // @ts-expect-error nor does that one take the verb
      call('delete', '/api/v2/me'),
      // @ts-expect-error the id is missing
      call('get', '/api/v2/opportunities/{id}'),
      // @ts-expect-error no such parameter
      call('get', '/api/v2/dashboard', { query: { scpoe: 'me' } }),
      // @ts-expect-error a role that there is not
      call('put', '/api/admin/roles', { body: { odooUserId: 7, role: 'boss' } }),
    ];
    const name: Reply<'/api/v2/me', 'get'>['name'] = 'Ana';
    assert.deepEqual([typeof wrong, name], ['function', 'Ana']);
  });
});
