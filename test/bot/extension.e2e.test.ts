import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { ExtensionPage } from './extensionPage.js';
import type { PlaygroundPage } from './playgroundPage.js';
import { playgroundsOfSuite } from './playgrounds.js';

const ana = 'ana.silva@example.com';
const ben = 'ben.carter@example.com';
const nothing = 'There is nothing of it that you may see here.';

interface Deal {
  readonly id: number;
  readonly name: string;
  readonly account: string;
  readonly url: string;
}

describe('the message extension in the Agents Playground', function () {
  this.timeout(180_000);
  const playgrounds = playgroundsOfSuite();
  let deal: Deal;

  beforeEach(async () => {
    const own = '/api/v2/opportunities?scope=me&limit=1';
    const { rows } = await playgrounds.foresail.as(ana).get<{ rows: readonly Deal[] }>(own);
    deal = rows[0] ?? assert.fail('Ana has no deal');
  });

  const opened = new Map<string, PlaygroundPage>();
  afterEach(() => opened.clear());

  async function playgroundOf(as: string): Promise<PlaygroundPage> {
    const chat = opened.get(as) ?? (await playgrounds.open(as));
    opened.set(as, chat);
    return chat;
  }

  async function open(as: string, place: string) {
    const chat = await playgroundOf(as);
    await chat.goTo(place);
    return { chat, extension: new ExtensionPage(chat.page) };
  }

  async function holdsNothing(shown: Locator): Promise<void> {
    const words = await shown.innerText();
    assert.ok(!words.includes(deal.name) && !words.includes(deal.account), words);
    assert.doesNotMatch(words, /[$€]|\d/);
  }

  it('finds a deal by what one would type in chat, and inserts a card that each person opens for themselves', async () => {
    const { chat, extension } = await open(ana, 'Pipeline review');
    const results = await extension.search('over 50k');
    await results.getByText(deal.name).click();
    const inserted = chat.card('A deal in Odoo');
    await inserted.waitFor();
    await extension.send();
    await holdsNothing(inserted);
    await chat.picture('extension-inserted');
    await chat.tap(inserted, 'Show me');
    await chat.card(deal.name).getByText('Owner', { exact: true }).waitFor();
    await chat.picture('extension-shown');
  });

  it('finds an account by part of its name', async () => {
    const { chat, extension } = await open(ana, 'Pipeline review');
    const results = await extension.search(deal.account.slice(0, 5), 'searchAccounts');
    await results.getByText(deal.account, { exact: true }).first().click();
    const inserted = chat.card('An account in Odoo');
    await inserted.waitFor();
    await extension.send();
    await chat.tap(inserted, 'Show me');
    await chat.card(deal.account).waitFor();
  });

  it('unfurls a link for its owner, and for somebody without access to the link alone', async () => {
    const hers = await open(ana, 'Personal Chat');
    const mine = await hers.extension.paste(deal.url);
    await mine.getByText(deal.name).first().waitFor();
    await hers.chat.picture('extension-unfurled');
    await mine.getByRole('button', { name: 'Cancel' }).click();
    for (const [link, place] of [
      [deal.url, 'Personal Chat'],
      [deal.url.replace(/\d+$/, '99999999'), 'Personal Chat'],
      [deal.url.replace(/\/odoo\/.*/, `/web#id=${deal.id}&model=crm.lead`), 'Pipeline review'],
    ] as const) {
      const his = await open(ben, place);
      const dialog = await his.extension.paste(link);
      await dialog.getByText('A deal in Odoo').waitFor();
      await holdsNothing(dialog.locator('.ac-adaptiveCard').last());
      await dialog.getByRole('button', { name: 'Send to Conversation' }).click();
      const sent = his.chat.card('A deal in Odoo');
      await sent.waitFor();
      if (place === 'Pipeline review') await his.chat.tap(sent, 'Show me');
      await his.chat.card(nothing).waitFor();
      await holdsNothing(his.chat.card(nothing));
      await his.chat.picture('extension-unseen');
    }
  });

  it('logs a note from a message on the deal of the account that it names', async () => {
    const { chat, extension } = await open(ana, 'Pipeline review');
    await chat.say(`${deal.account} want two more`);
    const dialog = await extension.actOnLastMessage();
    await dialog.getByText('Log a note on a deal').waitFor();
    await dialog.getByPlaceholder('porto, or over 50k in proposition').fill(deal.name);
    await dialog.getByRole('button', { name: 'Search' }).click();
    await dialog.locator(`input[value^="${deal.name} · "]`).waitFor();
    await chat.picture('extension-note');
    await dialog.locator('textarea').fill('');
    await dialog.getByRole('button', { name: 'Save note' }).click();
    await dialog.getByText('Write something first.').waitFor();
    await dialog.locator('textarea').fill('They want two more');
    await dialog.getByRole('button', { name: 'Save note' }).click();
    await chat.page.getByText(`Noted on ${deal.name}, in your name.`).waitFor();
    await chat.picture('extension-noted');
  });
});
