import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { playgroundsOfSuite } from '../bot/playgrounds.js';

const ana = 'ana.silva@example.com';

interface Choices {
  readonly position: number;
  readonly lostReasons: readonly { readonly id: number }[];
}

describe('alerts in the Agents Playground, on a process with nothing configured', function () {
  this.timeout(180_000);
  const playgrounds = playgroundsOfSuite();

  /** Changes an open deal of Ana's by the API, as her. */
  async function change(of: (choices: Choices) => object): Promise<{ id: number; name: string }> {
    const { foresail } = playgrounds;
    const { rows } = await foresail
      .as(ana)
      .get<{ rows: { id: number; name: string }[] }>('/api/v2/opportunities?status=open&limit=1');
    const [deal] = rows;
    assert.ok(deal);
    const choices = await foresail.as(ana).get<Choices>(`/api/v2/opportunities/${deal.id}/choices`);
    const seen = { position: choices.position };
    const response = await fetch(`${foresail.url}/api/v2/opportunities/${deal.id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${await foresail.token(ana)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ commandId: randomUUID(), seen, change: of(choices) }),
    });
    assert.equal(response.status, 200, await response.text());
    return deal;
  }

  it('asks with a back-test, begins, tells of a won deal, and is paused', async () => {
    const chat = await playgrounds.open(ana);
    await chat.card('Ask about your deals').waitFor();
    await chat.say('tell me when any of my deals is won');
    const asked = chat.card('Tell you when one of your deals is won?');
    await asked.waitFor();
    assert.match(await asked.innerText(), /It would have told you .*(times|once) last quarter/s);
    await chat.picture('alert-confirm');
    await chat.tap(asked, 'Change');
    await asked.locator('textarea:visible').fill('any of my deals is frobnicated');
    await chat.tap(asked, 'Try this');
    const unread = chat.card('I did not understand what to tell you of');
    await unread.getByText('“frobnicated”').waitFor();
    await chat.picture('alert-change');
    await unread.locator('textarea:visible').fill('a deal of mine is won');
    await chat.tap(unread, 'Try this');
    const again = chat.card('Tell you when one of your deals is won?');
    await chat.tap(again, 'Start');
    await chat.card('I will tell you').waitFor();
    const deal = await change(() => ({ kind: 'won' }));
    const told = chat.card(`Won: ${deal.name}`);
    await told.waitFor({ timeout: 60_000 });
    await chat.picture('alert-won');
    assert.match(await told.innerText(), /You asked to be told when one of your deals is won/);
    await chat.say('send me a daily digest at 8');
    await chat.card('You get a daily digest every day at 08:00').waitFor();
    await chat.say('my alerts');
    await chat.card('You have 2 alerts').waitFor();
    await chat.picture('alert-list');
    await chat.say('pause alert 1');
    await chat.card('Paused').waitFor();
    await chat.say('quiet hours 19:00-08:00');
    await chat.card('Quiet hours 19:00–08:00').waitFor();
    interface Listed {
      readonly subscriptions: readonly { state: string; kind: string; quiet: unknown }[];
    }
    const list = async () => (await playgrounds.foresail.as(ana).get<Listed>('/api/v2/subscriptions')).subscriptions;
    // The bot waits two seconds for the read side; on a busy machine it may take longer.
    while ((await list()).some((one) => one.quiet === null)) await chat.page.waitForTimeout(200);
    const subscriptions = await list();
    const quiet = { from: '19:00', to: '08:00' };
    assert.deepEqual(
      subscriptions.map((one) => [one.kind, one.state, one.quiet]),
      [
        ['alert', 'paused', quiet],
        ['digest', 'active', quiet],
      ],
    );
  });

  it('tells a channel only that something happened, and each person the rest', async () => {
    const chat = await playgrounds.open('priya.raman@example.com');
    await chat.card('Ask about your team').waitFor();
    await chat.goTo('North');
    await chat.card('Mention me').waitFor();
    await chat.mention('tell this channel when a deal is lost');
    await chat.card('Answered in your own chat').waitFor();
    await chat.goTo('Personal Chat');
    const asked = chat.card(/Tell you when a deal of your team is lost/);
    await asked.waitFor();
    await chat.tap(asked, 'Start');
    await chat.card('I will tell you').waitFor();
    const deal = await change(({ lostReasons }) => ({ kind: 'lost', lostReasonId: lostReasons[0]?.id }));
    await chat.goTo('North');
    const told = chat.card('Lost: a deal that is followed here');
    await told.waitFor({ timeout: 60_000 });
    assert.ok(!(await told.innerText()).includes(deal.name));
    assert.doesNotMatch(await told.innerText(), /\d|€|\$/);
    await chat.picture('alert-channel');
    await chat.tap(told, 'Show me');
    await chat.goTo('Personal Chat');
    await chat.card(`Lost: ${deal.name}`).waitFor();
  });
});
