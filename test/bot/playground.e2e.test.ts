import assert from 'node:assert/strict';
import { playgroundsOfSuite } from './playgrounds.js';

interface AskAnswer {
  readonly figures: readonly { metric: string; value: number | null; currency?: string }[];
  readonly deals: { total: number } | null;
}

const ana = 'ana.silva@example.com';
const ben = 'ben.carter@example.com';
const priya = 'priya.raman@example.com';
const grace = 'grace.okafor@example.com';
const admin = 'admin@example.com';
const noFigure = /\d|€|\$/;

describe('a conversation in the Agents Playground, on a process with nothing configured', function () {
  this.timeout(180_000);
  const playgrounds = playgroundsOfSuite();

  it('greets a rep, answers "my pipeline" as the API does, and drills into it in place', async () => {
    const chat = await playgrounds.open(ana);
    await chat.card('Ask about your deals').waitFor();
    await chat.say('my pipeline');
    const card = chat.card('weighted');
    await card.getByText('Open amount by stage').waitFor();
    const { figures, deals } = await playgrounds.foresail
      .as(ana)
      .post<AskAnswer>('/api/v2/ask', { text: 'my pipeline' });
    const amount = figures.find((figure) => figure.metric === 'amount')?.value ?? 0;
    const exact = amount.toLocaleString('en', { minimumFractionDigits: Number.isInteger(amount) ? 0 : 2 });
    assert.ok((await card.innerText()).includes(exact), `${exact} in ${await card.innerText()}`);
    assert.ok((await card.innerText()).includes(`open in ${deals?.total ?? 0}\u00a0deals`));
    await chat.picture('bot-my-pipeline');
    await chat.tap(card, 'Show deals');
    await chat.card(/1–5 of \d+/).waitFor();
    await chat.picture('bot-deals');
    await chat.tap(chat.card(/1–5 of \d+/), /^Next \d$/);
    await chat.card(/6–\d+ of \d+/).waitFor();
    await chat.tap(chat.card(/6–\d+ of \d+/), 'Back');
    await chat.card('Open amount by stage').waitFor();
    await chat.tap(chat.card('Open amount by stage'), 'Explain');
    await chat.card(/How .* is made/).waitFor();
    await chat.picture('bot-explain');
    await chat.tap(chat.card(/How .* is made/), 'Back');
    await chat.tap(chat.card('Open amount by stage'), 'By month');
    await chat.card('Open amount by month').waitFor();
    await chat.picture('bot-by-month');
  });

  it('answers the everyday questions, and offers what it can where it did not understand', async () => {
    const chat = await playgrounds.open(ben);
    await chat.card('Ask about your deals').waitFor();
    for (const [text, shown] of [
      ['my pipeline by stage', 'Open amount by stage'],
      ['top 5 deals', /5 largest/],
      ['deals closing this month', /closing this month|to close this month/],
      ['what did we win this quarter', /won this quarter/],
      ['my overdue activities', /overdue activit/i],
      ['the weather', /did not understand/],
    ] as const) {
      await chat.say(text);
      await chat.card(shown).waitFor();
    }
    await chat.picture('bot-everyday');
    await chat.page.getByText('my pipeline', { exact: true }).last().click();
    await chat.card('Open amount by stage').waitFor();
    await chat.say("Grace Okafor's pipeline");
    await chat.card(/own deals only|did not understand/).waitFor();
    assert.doesNotMatch(await chat.card(/own deals only|did not understand/).innerText(), /€|\$/);
  });

  it('shows a manager the team, opens a deal by a tap, and keeps the thread of a follow-up', async () => {
    const chat = await playgrounds.open(priya);
    await chat.card('Ask about your team').waitFor();
    await chat.say('top 10 deals');
    const list = chat.card(/10 largest/);
    await list.waitFor();
    await chat.picture('bot-manager-top');
    await list
      .getByRole('button', { name: /^Open (?!in tab)/ })
      .first()
      .click();
    await chat.card('Owner').waitFor();
    await chat.picture('bot-deal');
    await chat.say('my team pipeline');
    await chat.card('Open amount by stage').waitFor();
    await chat.say('by rep');
    await chat.card('Open amount by rep').waitFor();
    await chat.picture('bot-by-rep');
  });

  it('tells a rep what became of the pipeline, turns the page in words, and changes a deal from its card', async () => {
    const chat = await playgrounds.open(ana);
    await chat.say('what happened to my pipeline this quarter');
    await chat.card('Added and taken out').waitFor();
    await chat.picture('bot-movement');
    await chat.tap(chat.card('Added and taken out'), 'Bar for each step');
    await chat.card('Size of each step').waitFor();
    await chat.picture('bot-movement-steps');
    await chat.tap(chat.card('Size of each step'), 'Explain');
    await chat.card(/Start \+ what came in/).waitFor();
    await chat.say('what was my pipeline on 1 November');
    await chat.card(/on Sun 1 Nov/).waitFor();
    await chat.picture('bot-as-of');
    await chat.say('top 10 deals');
    await chat.card(/\d+ largest/).waitFor();
    await chat.say('show more');
    const page = chat.card(/6–\d+ of \d+/);
    await page.waitFor();
    await page
      .getByRole('button', { name: /^Open (?!in tab)/ })
      .first()
      .click();
    const deal = chat.card('Through the stages');
    await deal.waitFor();
    await chat.picture('bot-deal-story');
    await chat.tap(deal, 'Note');
    await deal.locator('textarea').first().fill('They decide on Monday');
    await chat.tap(deal, 'Save note');
    await chat.card('Odoo is updated').waitFor();
    await chat.picture('bot-deal-changed');
  });

  it('answers an executive in forecasts and stages, and asks before a target is set', async () => {
    const chat = await playgrounds.open(grace);
    await chat.card('Ask about the whole pipeline').waitFor();
    for (const [text, shown, name] of [
      ['what is our commit', 'Amount by category', 'bot-forecast'],
      ['conversion by stage this year', /moved on this year/, 'bot-conversion'],
      ['what changed since Monday', /the latest first|Nothing changed/, 'bot-changes'],
    ] as const) {
      await chat.say(text);
      await chat.card(shown).waitFor();
      await chat.picture(name);
    }
    await chat.say("set Ana Silva's target for Q4 to 250k");
    const asked = chat.card('Set Ana Silva’s target');
    await asked.waitFor();
    await chat.tap(asked, /^Set /);
    await chat.card(/The target is/).waitFor();
  });

  it('puts no figure into a group chat or channel and answers alone who taps', async () => {
    const chat = await playgrounds.open(grace);
    for (const [place, name] of [
      ['Pipeline review', 'bot-group'],
      ['North', 'bot-channel'],
    ] as const) {
      await chat.goTo(place);
      await chat.card('Mention me').waitFor();
      const shared = chat.card('Show mine');
      await chat.mention('pipeline by team');
      await shared.waitFor();
      assert.doesNotMatch(await shared.innerText(), noFigure);
      await chat.tap(shared, 'Show mine');
      await chat.page.getByText('Answered in your own chat').last().waitFor();
      await chat.picture(name);
    }
    await chat.goTo('Personal Chat');
    await chat.card('Open amount by team').waitFor();
    await chat.picture('bot-private');
  });

  it('lets an admin sync with one live card, and refuses a rep', async () => {
    const chat = await playgrounds.open(admin);
    await chat.card('Run and watch the sync').waitFor();
    await chat.say('sync now');
    await chat.card(/Sync done: /).waitFor();
    await chat.picture('bot-sync-done');
    const [, firstRun = ''] = /run (\S+)/.exec(await chat.card(/Sync done: /).innerText()) ?? [];
    await chat.tap(chat.card(/Sync done: /), 'Sync again');
    await chat.card(new RegExp(`Sync done: (?!.*run ${firstRun})`, 's')).waitFor();
    await chat.say('sync status');
    await chat.card(/Last sync /).waitFor();
    const rep = await playgrounds.open(ana);
    await rep.say('sync now');
    await rep.card('Only admins can run and watch the sync').waitFor();
  });

  it('tells a stranger politely, in one sentence, and nothing else', async () => {
    const chat = await playgrounds.open('nobody.here@example.com');
    await chat.card('I cannot tell who you are in Odoo').waitFor();
    await chat.say('my pipeline');
    assert.doesNotMatch(await chat.card('I cannot tell').innerText(), noFigure);
    await chat.picture('bot-stranger');
  });
});
