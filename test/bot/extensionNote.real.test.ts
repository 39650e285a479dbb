import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { makeDeal, messagesOfForesail } from '../foresail/dealInOdoo.js';
import { environmentOf, odooApi, realOdooSettings } from '../foresail/odooApi.js';
import { ExtensionPage } from './extensionPage.js';
import type { PlaygroundPage } from './playgroundPage.js';
import { playgroundsOfSuite } from './playgrounds.js';

const ana = 'ana.silva@example.com';
const settings = realOdooSettings();
const dealName = 'Quay cranes for Porto Foods';

describe('a deal of the real Odoo, noted on from a message in the Playground', function () {
  this.timeout(180_000);
  if (!settings) {
    it('needs ODOO_URL, ODOO_DB and ODOO_API_KEY');
    return;
  }
  const odoo = odooApi(settings);
  let dealId = 0;
  const deleteDeal = async () => {
    if (dealId) await odoo.call('crm.lead', 'unlink', { ids: [dealId] });
  };
  // Each attempt has a deal that no attempt before it has changed.
  const playgrounds = playgroundsOfSuite(async () => {
    await deleteDeal();
    const fields = { name: dealName, expected_revenue: 9_000_000.5, date_deadline: '2026-12-18' };
    dealId = await makeDeal(odoo, ana, fields);
    return environmentOf(settings);
  });
  after(deleteDeal);

  /**
   * As a person would who sees nothing happen: once more, if the button is still there. The same dialog writes one note,
   * however often it is saved.
   */
  async function save(chat: PlaygroundPage, dialog: Locator): Promise<void> {
    const noted = chat.page.getByText(`Noted on ${dealName}, in your name.`);
    for (const timeout of [15_000, 15_000, 30_000]) {
      const button = dialog.getByRole('button', { name: 'Save note' });
      await button.click({ timeout: 5_000 }).catch(() => undefined);
      const isNoted = await noted.waitFor({ timeout }).then(
        () => true,
        () => false,
      );
      if (isNoted) return;
    }
    assert.fail('the note was not saved');
  }

  it('takes a note from a message, in her name', async () => {
    // Opened here: what fails in a hook is not tried again.
    const chat = await playgrounds.open(ana);
    await chat.goTo('Pipeline review');
    await chat.say('They sign on Monday');
    const dialog = await new ExtensionPage(chat.page).actOnLastMessage();
    await dialog.getByPlaceholder('porto, or over 50k in proposition').fill(dealName);
    await dialog.getByRole('button', { name: 'Search' }).click();
    await dialog.locator(`input[value^="${dealName} · "]`).waitFor();
    await save(chat, dialog);
    const [note, another] = await messagesOfForesail(odoo, dealId);
    assert.equal(another, undefined);
    assert.match(note?.body ?? '', /^<p>Ana Silva \(.*\): They sign on Monday/);
    assert.equal(note?.author_id[1].endsWith('Ana Silva'), true);
  });
});
