import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { startPlayground, type Playground } from '../../sandbox/teams/playground.js';
import { odooApi, realOdooSettings, type OdooApi } from '../foresail/odooApi.js';
import { startForesail, type RunningForesail } from '../foresail/startForesail.js';
import { ExtensionPage } from './extensionPage.js';
import { launchChromium, PlaygroundPage } from './playgroundPage.js';

const ana = 'ana.silva@example.com';
const settings = realOdooSettings();
const dealName = 'Quay cranes for Porto Foods';

/** What Odoo shows of a message: its words and who wrote it. */
interface Message {
  readonly body: string;
  readonly author_id: readonly [number, string];
}

describe('a deal of the real Odoo, noted on from a message in the Playground', function () {
  this.timeout(120_000);
  if (!settings) {
    it('needs ODOO_URL, ODOO_DB and ODOO_API_KEY');
    return;
  }
  let foresail: RunningForesail;
  let browser: Browser;
  let playground: Playground;
  let odoo: OdooApi;
  let chat: PlaygroundPage;
  let dealId = 0;

  before(async () => {
    odoo = odooApi(settings);
    const domain = [['login', '=', ana]];
    const [owner] = await odoo.call<{ id: number }[]>('res.users', 'search_read', { domain, fields: ['id'] });
    const deal = { name: dealName, type: 'opportunity', user_id: owner?.id, expected_revenue: 9_000_000.5 };
    const made = await odoo.call<number[]>('crm.lead', 'create', {
      vals_list: [{ ...deal, date_deadline: '2026-12-18' }],
    });
    dealId = made[0] ?? assert.fail('Odoo made no deal');
    const { url, db, apiKey } = settings;
    foresail = await startForesail({ ODOO_URL: url, ODOO_DB: db, ODOO_API_KEY: apiKey });
    playground = await startPlayground({ as: ana, endpoint: `${foresail.url}/api/messages`, port: 0 });
    browser = await launchChromium();
    chat = await PlaygroundPage.open(browser, playground.url);
    await chat.card(/Ask about/).waitFor();
  });
  after(async () => {
    await browser?.close();
    await playground?.close();
    await foresail?.stop();
    if (dealId) await odoo.call('crm.lead', 'unlink', { ids: [dealId] });
  });
  afterEach(async function () {
    if (this.currentTest?.isFailed())
      await chat?.picture(`deal-card-real-failed-${this.currentTest.title.slice(0, 4).trim()}`);
  });

  async function messages(): Promise<readonly Message[]> {
    const domain = [
      ['model', '=', 'crm.lead'],
      ['res_id', '=', dealId],
      ['body', 'like', 'via Foresail'],
    ];
    return odoo.call<Message[]>('mail.message', 'search_read', {
      domain,
      fields: ['body', 'author_id'],
      order: 'id desc',
    });
  }

  it('takes a note from a message, in her name', async () => {
    await chat.goTo('Pipeline review');
    await chat.say('They sign on Monday');
    const dialog = await new ExtensionPage(chat.page).actOnLastMessage();
    await dialog.getByPlaceholder('porto, or over 50k in proposition').fill(dealName);
    await dialog.getByRole('button', { name: 'Search' }).click();
    await dialog.locator(`input[value^="${dealName} · "]`).waitFor();
    await dialog.getByRole('button', { name: 'Save note' }).click();
    await chat.page.getByText(`Noted on ${dealName}, in your name.`).waitFor();
    const [note] = await messages();
    assert.match(note?.body ?? '', /^<p>Ana Silva \(.*\): They sign on Monday/);
    assert.equal(note?.author_id[1].endsWith('Ana Silva'), true);
  });
});
