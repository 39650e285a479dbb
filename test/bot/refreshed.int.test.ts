import assert from 'node:assert/strict';
import { objectIdOf } from '../../sandbox/entra/objectId.js';
import { startDemoOdoo, type DemoOdoo } from '../../sandbox/odoo/index.js';
import type { AdaptiveCard, CardAction } from '../../bot/cards/element.js';
import type { LivingCard } from '../../bot/cards/screen.js';
import { makeDeal } from '../foresail/dealInOdoo.js';
import { environmentOf, odooApi } from '../foresail/odooApi.js';
import { startForesail, type RunningForesail } from '../foresail/startForesail.js';
import { historyIsRead, syncNow } from '../foresail/walk.js';
import { readable } from './cardCheck.js';
import { startChannel, type Channel } from './channel.js';
import { emails, postAs, type First } from './personalChat.js';

/** Names the deal that is made while the cards lie in her chat. */
const newDeal = 'Tartu Observatory, night shift';

interface Noted {
  readonly entries: readonly { readonly action: string }[];
}

/** The real process, a demo Odoo and a channel beside them: the cards that Ana was given are asked for anew by her client. */
describe('a card that a client asks for anew', function () {
  this.timeout(240_000);
  let channel: Channel;
  let demo: DemoOdoo;
  let foresail: RunningForesail;
  before(async () => {
    channel = await startChannel(objectIdOf);
    demo = await startDemoOdoo({ now: () => new Date('2026-11-20T12:00:00Z'), deals: 300 });
    foresail = await startForesail(environmentOf(demo));
    await historyIsRead(foresail);
  });
  after(async () => {
    await foresail?.stop();
    await demo?.close();
    await channel?.close();
  });

  /** Sends an activity of a person's; gives the answer to it. What the bot sent meanwhile is in `channel.sent`. */
  async function post(first: First, part: Record<string, unknown>): Promise<{ readonly value?: unknown }> {
    const reply = await postAs(first, part, foresail.url, channel);
    assert.equal(reply.status, 200);
    return (await reply.json()) as { readonly value?: unknown };
  }

  async function says(first: First, text: string): Promise<LivingCard> {
    await post(first, { type: 'message', text });
    const message = channel.sent.findLast(({ body }) => body['type'] === 'message');
    const [attachment] = (message?.body['attachments'] ?? []) as { readonly content: LivingCard }[];
    return attachment?.content ?? assert.fail('no card');
  }

  async function invokes(first: First, { verb, data }: CardAction, trigger: string): Promise<LivingCard> {
    const value = { action: { type: 'Action.Execute', verb, data }, trigger };
    const { value: card } = await post(first, { type: 'invoke', name: 'adaptiveCard/action', value });
    return card as LivingCard;
  }
  const taps = (first: First, action: CardAction | undefined) =>
    invokes(first, action ?? assert.fail('no such button'), 'manual');

  /** As Teams does it when the card is scrolled to: whatever comes of it is in the reply alone. */
  async function refreshes(first: First, { refresh }: LivingCard): Promise<LivingCard> {
    const card = await invokes(first, refresh.action, 'automatic');
    // The roster is read for a person who has not spoken before.
    assert.deepEqual(
      channel.sent.filter(({ method }) => method !== 'GET'),
      [],
      'nothing is posted',
    );
    return card;
  }

  const nextOf = ({ actions = [] }: AdaptiveCard) => actions.find(({ title }) => title.startsWith('Next'));
  /** Who sees what is computed behind the sync. */
  const refusesAna = async () =>
    'code' in (await foresail.as(emails.ana).get<object>('/api/v2/opportunities?status=open&limit=1'));
  const openOf = async (email: string) =>
    (await foresail.as(email).get<{ total: number }>('/api/v2/opportunities?status=open&limit=1')).total;

  it('shows what is true by then, at the same place, to its person alone', async () => {
    const first = await says('ana', 'my open deals');
    assert.deepEqual(first.refresh.userIds, ['29:ana']);
    const second = await taps('ana', nextOf(first));
    const explained = await taps(
      'ana',
      first.actions?.find(({ title }) => title === 'Explain'),
    );
    const dashboard = await says('ana', 'my dashboard');
    const before = await openOf(emails.ana);
    assert.match(readable(second), new RegExp(`6–\\d+ of ${before}\\b`));
    await says('ana', 'what did I win this quarter');

    const odoo = odooApi(demo);
    const dealId = await makeDeal(odoo, emails.ana, {
      ...{ name: newDeal, expected_revenue: 77_000_000, date_deadline: '2026-12-15' },
    });
    await syncNow(foresail);
    assert.equal(await openOf(emails.ana), before + 1);

    const again = readable(await refreshes('ana', first));
    assert.match(again, new RegExp(`1–5 of ${before + 1}\\b`));
    assert.match(again, /read again Fri 20 Nov \d\d:\d\d, synced/);
    assert.match(readable(await refreshes('ana', second)), new RegExp(`6–\\d+ of ${before + 1}\\b`));
    assert.match(readable(await refreshes('ana', explained)), new RegExp(newDeal));
    assert.equal(openDealsIn(await refreshes('ana', dashboard)), openDealsIn(dashboard) + 1);

    // What she says next refines what she asked last, not what her client asked for.
    assert.match(readable(await says('ana', 'and last quarter?')), /Won deals.*last quarter/i);

    for (const card of [first, second, explained, dashboard]) {
      const shown = JSON.stringify(await refreshes('ben', card));
      assert.doesNotMatch(shown, new RegExp(`${newDeal}|${dealId}|${before + 1} `));
      assert.match(shown, /Nothing is shown here any more/);
    }
  });

  it('counts no question of the person’s', async () => {
    const card = await says('ana', 'my pipeline');
    const noted = async (action: string) => {
      const page = await foresail.as('admin@example.com').get<Noted>('/api/admin/audit?limit=500');
      return page.entries.filter((entry) => entry.action === action).length;
    };
    const before = { questions: await noted('question'), looks: await noted('answerOpened') };
    assert.ok(before.questions > 0);
    await refreshes('ana', card);
    // The log is written behind the answer: the look stands there when a question would.
    while ((await noted('answerOpened')) === before.looks) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(await noted('question'), before.questions);
  });

  it('shows no figures any more to who has lost the right', async () => {
    const card = await says('ana', 'my open deals');
    assert.match(readable(card), /\d/);
    const odoo = odooApi(demo);
    assert.equal(await refusesAna(), false);
    const found = { domain: [['login', '=', emails.ana]], fields: ['id'] };
    const [user] = await odoo.call<{ id: number }[]>('res.users', 'search_read', found);
    await odoo.call('res.users', 'write', { ids: [user?.id], vals: { active: false } });
    await syncNow(foresail);
    while (!(await refusesAna())) await new Promise((resolve) => setTimeout(resolve, 20));
    const shown = readable(await refreshes('ana', card));
    assert.match(shown, /^Nothing is shown here any more\n/);
    assert.doesNotMatch(shown, /€|\d/);
  });
});

/** "€ 1.31 M open in 29 deals, …" as 29. */
function openDealsIn(card: AdaptiveCard): number {
  return Number(/open in (\d+)\s/.exec(readable(card))?.[1] ?? assert.fail(readable(card)));
}
