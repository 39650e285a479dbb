import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { Dashboard } from '../../src/pipeline/answer.js';
import { exactFigure } from '../../tab/format/figures.js';
import { realOdooSettings } from '../foresail/odooApi.js';
import { startForesail, type RunningForesail } from '../foresail/startForesail.js';
import { ensureTabBuilt } from './builtTab.js';
import { launchBrowser, openTab } from './tabBrowser.js';

const settings = realOdooSettings();
const locale = 'en-GB';
const people = [
  { who: 'rep', as: 'ana.silva@example.com' },
  { who: 'manager', as: 'priya.raman@example.com' },
  { who: 'CEO', as: 'grace.okafor@example.com' },
] as const;

/** What one person reads on the page and over the API, over the real Odoo; test/foresail/surfaces compares the card. */
describe('the figures of one person on the real Odoo', function () {
  this.timeout(180_000);
  if (!settings) {
    it('needs ODOO_URL, ODOO_DB and ODOO_API_KEY');
    return;
  }
  let foresail: RunningForesail;
  let browser: Browser;

  before(async () => {
    await ensureTabBuilt();
    const { url, db, apiKey } = settings;
    foresail = await startForesail({ ODOO_URL: url, ODOO_DB: db, ODOO_API_KEY: apiKey });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await foresail?.stop();
  });

  for (const { who, as } of people) {
    it(`are the same in every tile of the page and over the API, as ${who}`, async () => {
      const { tiles, byStage } = await foresail.as(as).get<Dashboard>('/api/v2/dashboard?period=thisQuarter');
      const { page, tab } = await openTab(browser, foresail.url, { as });
      await tab.locator('.tile .num').first().waitFor();
      for (const { name, figures } of tiles) {
        const [headline] = figures;
        assert.ok(headline, name);
        const tile = tab.locator(`[data-tile=${name}]`);
        if (headline.value === null) assert.ok((await tile.innerText()).includes(headline.reason ?? ''), name);
        else assert.equal(await tile.locator('.num').getAttribute('title'), exactFigure(headline, locale), name);
      }
      for (const { key, figures } of byStage) {
        const amount = figures.find(({ metric }) => metric === 'amount');
        if (!amount?.value) continue;
        const bar = tab.locator(`[data-bar="stage:${key}"] > .sb`).first();
        assert.equal(await bar.getAttribute('title'), exactFigure(amount, locale), `stage ${key}`);
      }
      await page.context().close();
    });
  }
});
