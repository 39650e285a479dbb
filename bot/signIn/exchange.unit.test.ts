import assert from 'node:assert/strict';
import { ana, createRoom, says, turnOf } from '../../test/bot/fakeTurn.js';
import { ForesailError } from '../../src/errors.js';
import { eventOf } from '../adapter/activity.js';
import type { BotParts } from '../dependencies.js';

const consentUrl = 'https://sales.example.com/tab/auth-start?clientId=c';
const exchange = { kind: 'tokenExchange' as const, id: 'x1', token: 'a-token-of-twenty-letters' };

function roomWithGraph(fails: ForesailError | null = null) {
  const exchanged: string[] = [];
  const plain = createRoom();
  const signInForGraph = async (aadObjectId: string) => {
    if (fails) throw fails;
    exchanged.push(aadObjectId);
  };
  const identity = { ...plain.identity, signInForGraph } as BotParts['identity'];
  return { exchanged, room: createRoom({ identity, consentUrl }) };
}

describe('signing in for Graph', () => {
  it('is offered by a card that carries the consent page, to one person alone', async () => {
    const { room } = roomWithGraph();
    await room.handle(turnOf(room, says('sign in')));
    assert.deepEqual(room.offered, [`${consentUrl}&loginHint=${encodeURIComponent(ana.email)}`]);
    await room.handle(turnOf(room, says('sign in'), { kind: 'channel' }));
    assert.equal(room.offered.length, 1);
    assert.match(room.written.at(-1)?.screen.summary ?? '', /your own chat/);
  });

  it('exchanges the token that Teams hands over, for the person of the activity', async () => {
    const { room, exchanged } = roomWithGraph();
    const turn = turnOf(room, exchange);
    assert.deepEqual(await room.handle(turn), { kind: 'exchanged', id: 'x1', consentNeeded: false });
    assert.deepEqual(exchanged, [turn.sender?.aadObjectId]);
  });

  it('falls back to the consent page, whatever is missing', async () => {
    for (const code of ['CONSENT_REQUIRED', 'TOKEN_INVALID', 'GRAPH_UNAVAILABLE'] as const) {
      const { room } = roomWithGraph(new ForesailError(code));
      assert.deepEqual(await room.handle(turnOf(room, exchange)), { kind: 'exchanged', id: 'x1', consentNeeded: true });
    }
    const { room } = roomWithGraph();
    assert.deepEqual(await room.handle(turnOf(room, { kind: 'consented' })), { kind: 'done' });
    assert.match(room.written.at(-1)?.screen.summary ?? '', /signed in/);
  });

  it('is not needed: without Graph the bot says so and goes on', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('sign in')));
    assert.match(room.written.at(-1)?.screen.summary ?? '', /nothing to sign in to/);
    assert.deepEqual(await room.handle(turnOf(room, exchange)), { kind: 'exchanged', id: 'x1', consentNeeded: true });
  });

  it('is read from the activities of Teams', () => {
    const invoke = (name: string, value: unknown) =>
      eventOf({ type: 'invoke', name, value } as unknown as Parameters<typeof eventOf>[0]);
    assert.deepEqual(invoke('signin/tokenExchange', { id: 'x1', token: exchange.token, connectionName: '' }), exchange);
    assert.deepEqual(invoke('signin/tokenExchange', { id: 'x1' }), { kind: 'other' });
    assert.deepEqual(invoke('signin/verifyState', { state: 'abc' }), { kind: 'consented' });
  });
});
