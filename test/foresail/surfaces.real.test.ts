import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { Answer } from '../../src/pipeline/answer.js';
import { startPlaygrounds, type Playgrounds } from '../bot/playgrounds.js';
import { ensureTabBuilt } from '../tab/builtTab.js';
import { openTab, shootWhole } from '../tab/tabBrowser.js';
import { makeDeal } from './dealInOdoo.js';
import { environmentOf, odooApi, realOdooSettings } from './odooApi.js';
import type { RunningForesail } from './startForesail.js';
import { syncNow } from './walk.js';

const ana = 'ana.silva@example.com';
const settings = realOdooSettings();

/** A deal of Ana's own, made for this suite and taken away again. */
const deal = { name: 'Harbour lights for Porto Foods', expected_revenue: 987_654.32, date_deadline: '2026-12-11' };
const exact = /987,654\.32/;

describe('a deal of the real Odoo on its way to card and tab', function () {
  this.timeout(120_000);
  if (!settings) {
    it('needs ODOO_URL, ODOO_DB and ODOO_API_KEY');
    return;
  }
  let foresail: RunningForesail;
  let browser: Browser;
  let playgrounds: Playgrounds;
  let dealId = 0;

  before(async function () {
    this.timeout(240_000);
    await ensureTabBuilt();
    dealId = await makeDeal(odooApi(settings), ana, deal);
    playgrounds = await startPlaygrounds(environmentOf(settings));
    ({ foresail, browser } = playgrounds);
  });
  after(async () => {
    await playgrounds?.close();
    if (dealId) await odooApi(settings).call('crm.lead', 'unlink', { ids: [dealId] });
  });

  it('the card and the tab show it after the first sync', async () => {
    const chat = await playgrounds.open(ana);
    await chat.say('top 5 deals');
    const card = chat.card(deal.name);
    await card.getByText(exact).first().waitFor();
    await chat.picture('real-odoo-card');
    const { page, tab } = await openTab(browser, foresail.url, { as: ana, path: '/tab/deals' });
    await tab.getByText(deal.name).first().waitFor();
    assert.match(await tab.locator('body').innerText(), exact);
    await page.close();
  });

  it('a change made in Odoo shows in card and tab after the next sync', async () => {
    const odoo = odooApi(settings);
    await odoo.call('crm.lead', 'write', { ids: [dealId], vals: { expected_revenue: 1_111_222.5 } });
    await syncNow(foresail);
    const chat = await playgrounds.open(ana);
    await chat.say('top 5 deals');
    await chat.card(/1,111,222\.50/).waitFor();
    const one = await openTab(browser, foresail.url, { as: ana, path: '/tab/deals' });
    await one.tab
      .getByText(/1,111,222\.50/)
      .first()
      .waitFor();
    await shootWhole(one, 'real-odoo-tab');
    await one.page.close();
  });

  it('card, tab and API show the same total for the same person', async () => {
    const answer = await foresail.as(ana).post<Answer>('/api/v2/ask', { text: 'my pipeline' });
    const amount = answer.figures.find(({ metric }) => metric === 'amount')?.value ?? assert.fail('no amount');
    const total = amount.toLocaleString('en', { minimumFractionDigits: Number.isInteger(amount) ? 0 : 2 });
    const chat = await playgrounds.open(ana);
    await chat.say('my pipeline');
    const words = await chat.card('Open amount by stage').innerText();
    assert.ok(words.includes(total), `${total} in ${words}`);
  });
});
