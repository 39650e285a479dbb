import assert from 'node:assert/strict';
import { objectIdOf } from '../../sandbox/entra/objectId.js';
import { startForesail, type RunningForesail } from '../foresail/startForesail.js';
import { historyIsRead } from '../foresail/walk.js';
import { startChannel, type Channel } from './channel.js';
import { emails, postAs, type First } from './personalChat.js';

/** How many different taps of Ana's, and refreshes of her cards, are tried as Ben. */
const most = 200;

interface Tap {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

interface Listed {
  readonly rows: readonly { readonly id: number; readonly name: string }[];
}

/**
 * The real process, the demo Odoo, and a channel beside them. Ana asks, and opens what her cards offer; Ben then sends
 * every one of these taps as his own, as somebody would who forwards a card or replays a request.
 */
describe('a card tapped by somebody whom it was not made for', function () {
  this.timeout(240_000);
  let channel: Channel;
  let foresail: RunningForesail;
  before(async () => {
    channel = await startChannel(objectIdOf);
    foresail = await startForesail();
    // What a deal went through is compared below; the reading of its past would add to it.
    await historyIsRead(foresail);
  });
  after(async () => {
    await foresail?.stop();
    await channel?.close();
  });

  /** Sends an activity of a person's and gives everything that came of it: the reply and what was sent, as text. */
  async function post(first: First, part: Record<string, unknown>): Promise<string> {
    const reply = await postAs(first, part, foresail.url, channel);
    assert.ok(reply.status < 500, `${reply.status} for ${JSON.stringify(part)}`);
    return JSON.stringify([await reply.json(), channel.sent]);
  }

  const says = (first: First, text: string) => post(first, { type: 'message', text });
  const taps = (first: First, { verb, data }: Tap, answers: Record<string, unknown> = {}) =>
    post(first, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb, data: { ...data, ...answers } } },
    });
  const dealsOf = async (email: string) =>
    (await foresail.as(email).get<Listed>('/api/v2/opportunities?status=all&limit=500')).rows;

  it('shows Ben nothing of Ana’s, and changes nothing', async () => {
    const own = await dealsOf(emails.ana);
    const his = new Set((await dealsOf(emails.ben)).map(({ name }) => name));
    const secret = own.map(({ name }) => name).filter((name) => !his.has(name));
    assert.ok(secret.length >= 10, `${secret.length} deals that only she sees`);
    const before = await changesOf(own);

    const asked = ['my pipeline', 'my dashboard', 'my open deals', 'what slipped', `how is ${secret[0]}`];
    const hers = await offeredTo('ana', asked);
    assert.ok(hers.size >= 20, `${hers.size} taps`);
    assert.ok(
      [...hers.values()].some(({ shown }) => secret.some((name) => shown.includes(name))),
      'her taps show her deals',
    );
    const leaks: string[] = [];
    for (const { tap } of hers.values()) {
      for (const answers of [{}, { amount: 1, stageId: 1, note: 'Taken over', text: 'Taken over' }]) {
        const shown = await taps('ben', tap, answers);
        leaks.push(...secret.filter((name) => shown.includes(name)).map((name) => `${tap.verb}: ${name}`));
      }
    }
    assert.deepEqual(leaks, []);
    assert.deepEqual(await changesOf(own), before);
  });

  /** Every tap that the cards of these sentences offer, and the cards behind them. */
  async function offeredTo(first: First, sentences: readonly string[]) {
    const found = new Map<string, { tap: Tap; shown: string }>();
    const waiting: Tap[] = [];
    const take = (text: string) => {
      for (const tap of tapsIn(JSON.parse(text))) {
        const key = JSON.stringify(tap);
        if (found.has(key) || found.size >= most) continue;
        found.set(key, { tap, shown: '' });
        waiting.push(tap);
      }
    };
    for (const sentence of sentences) take(await says(first, sentence));
    for (let tap = waiting.shift(); tap; tap = waiting.shift()) {
      if (changes(tap)) continue;
      const shown = await taps(first, tap);
      found.set(JSON.stringify(tap), { tap, shown });
      take(shown);
    }
    return found;
  }

  /** What the log says of her deals. */
  async function changesOf(deals: Listed['rows']): Promise<readonly unknown[]> {
    const seen: unknown[] = [];
    for (const { id } of deals.slice(0, 12))
      seen.push((await foresail.as(emails.ana).get<{ history: unknown }>(`/api/v2/opportunities/${id}`)).history);
    return seen;
  }
});

/** Taps that would change something: Ana does not make them, Ben tries to. */
const changes = ({ verb }: Tap) =>
  /^deal\.(stage|amount|close|won|lost|note|next|done|undo)|^(plan|projection|deadletter|sync)\./.test(verb);

function tapsIn(value: unknown): Tap[] {
  if (Array.isArray(value)) return value.flatMap(tapsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { type, verb, data } = value as { type?: unknown; verb?: unknown; data?: unknown };
  const own =
    type === 'Action.Execute' && typeof verb === 'string' ? [{ verb, data: (data ?? {}) as Tap['data'] }] : [];
  return [...own, ...Object.values(value).flatMap(tapsIn)];
}
