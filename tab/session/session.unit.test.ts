import assert from 'node:assert/strict';
import type { TokenPair } from '../../src/identity/ports.js';
import { ApiProblem } from '../api/problem.js';
import { createSession } from './session.js';

describe('session', () => {
  it('signs in once for calls made at the same time', async () => {
    const { session, posts } = signedOut();
    const tokens = await Promise.all([session.accessToken(), session.accessToken()]);
    assert.deepEqual(tokens, ['access 1', 'access 1']);
    assert.deepEqual(posts, ['/api/auth/teams sso']);
  });

  it('renews by refresh token a minute before the access token ends', async () => {
    const { session, posts, clock } = signedOut();
    await session.accessToken();
    clock.ms += 839_000;
    assert.equal(await session.accessToken(), 'access 1');
    clock.ms += 2_000;
    assert.equal(await session.accessToken(), 'access 2');
    assert.deepEqual(posts, ['/api/auth/teams sso', '/api/auth/refresh refresh 1']);
  });

  it('signs in anew when the refresh token is refused', async () => {
    const { session, posts, refuse } = signedOut();
    const first = await session.accessToken();
    refuse.status = 401;
    assert.equal(await session.renew(first), 'access 2');
    assert.equal(posts.at(-1), '/api/auth/teams sso');
  });

  it('keeps the session when a renewal fails for a moment only', async () => {
    const { session, posts, refuse } = signedOut();
    const first = await session.accessToken();
    refuse.status = 503;
    await assert.rejects(session.renew(first), ApiProblem);
    refuse.status = 0;
    assert.equal(await session.renew(first), 'access 2');
    assert.equal(posts.at(-1), '/api/auth/refresh refresh 1');
  });

  it('does not renew again for a call that was refused with an older token', async () => {
    const { session, posts } = signedOut();
    const first = await session.accessToken();
    await session.renew(first);
    assert.equal(await session.renew(first), 'access 2');
    assert.equal(posts.length, 2);
  });
});

function signedOut() {
  const posts: string[] = [];
  const clock = { ms: 1_000_000 };
  const refuse = { status: 0 };
  let made = 0;
  const session = createSession({
    ssoToken: () => Promise.resolve('sso'),
    now: () => clock.ms,
    post: (path, body) => {
      posts.push(`${path} ${Object.values(body as Record<string, string>).join()}`);
      if (path.endsWith('refresh') && refuse.status > 0) return Promise.reject(refusal(refuse.status));
      made += 1;
      return Promise.resolve<TokenPair>({
        accessToken: `access ${made}`,
        refreshToken: `refresh ${made}`,
        expiresIn: 900,
      });
    },
  });
  return { session, posts, clock, refuse };
}

function refusal(status: number): ApiProblem {
  return new ApiProblem({ code: 'TOKEN_INVALID', message: 'No', details: {}, requestId: 'r' }, status);
}
