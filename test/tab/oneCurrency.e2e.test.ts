import assert from 'node:assert/strict';
import type { Answer, Conversion, Dashboard } from '../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { sharedForesail, tabInBrowser, tabOverFake } from './tabSuite.js';
import { seriousFindings, shoot, type OpenTab } from './tabBrowser.js';

const grace = 'grace.okafor@example.com';

const converted: Conversion = {
  ...{ currency: 'EUR', day: '2026-11-20', groups: [], compared: [], missing: [] },
  totals: [
    {
      ...{ metric: 'amount', unit: 'currency', value: 1_185_320 },
      parts: [
        { currency: 'EUR', value: 1_000_000, converted: 1_000_000 },
        { currency: 'USD', value: 200_000, converted: 185_320 },
      ],
    },
  ],
  rates: [{ currency: 'USD', rate: 0.9266, date: '2026-11-18' }],
};

/** Every answer and dashboard as of an organisation that sells in dollars too. */
async function inTwoCurrencies({ page }: OpenTab): Promise<void> {
  await page.route('**/api/v2/dashboard?*', async (route) => {
    const given = await route.fetch();
    const dashboard = (await given.json()) as Dashboard;
    await route.fulfill({ response: given, json: { ...dashboard, currencies: ['EUR', 'USD'] } });
  });
  await page.route('**/api/v2/ask', async (route) => {
    const asked = route.request().postDataJSON() as { text?: string; question?: PipelineQuestion };
    const total = asked.text === 'total in EUR' || asked.question?.convertTo === 'EUR';
    const body = asked.text === 'total in EUR' ? { text: 'pipeline' } : asked;
    const given = await route.fetch({ postData: JSON.stringify(body) });
    const answer = (await given.json()) as Answer;
    await route.fulfill({
      response: given,
      json: { ...answer, ...(total ? { converted } : { convertibleTo: 'EUR' }) },
    });
  });
}

async function askInTab({ page, tab }: OpenTab, words: string): Promise<void> {
  await tab.locator('.tile .num').first().waitFor();
  await tab.locator('body').click({ position: { x: 4, y: 300 } });
  await page.keyboard.press('/');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

const line = /^≈ €\s1\.19\sM in all, at the rate of 18 Nov$/;

describe('A total in one currency in the tab', function () {
  this.timeout(120_000);
  const suite = tabOverFake();

  it('is offered as a follow-up of an answer in several, and told under its sums', async () => {
    const one = await suite.open({ as: 'priya.raman@example.com' });
    await inTwoCurrencies(one);
    await askInTab(one, 'pipeline');
    const panel = one.tab.getByRole('dialog');
    await panel.getByRole('button', { name: 'total in EUR' }).click();
    await panel.getByText(line).waitFor();
    assert.deepEqual(await seriousFindings(one), []);
    await shoot(one.page, 'total-in-one-currency');
  });

  it('is asked for behind a figure of the dashboard, where that is in several', async () => {
    const one = await suite.open({ as: 'priya.raman@example.com' });
    await inTwoCurrencies(one);
    await one.page.reload();
    await one.tab.locator('[data-tile=openPipeline] .num').click();
    const panel = one.tab.getByRole('dialog');
    await panel.getByRole('button', { name: 'Total in EUR' }).click();
    await panel.getByText(line).waitFor();
    await panel.getByRole('button', { name: 'Total in EUR' }).waitFor({ state: 'detached' });
  });

  it('is not offered where everything is in one', async () => {
    const { tab } = await suite.open({ as: 'priya.raman@example.com' });
    await tab.locator('[data-tile=openPipeline] .num').click();
    const panel = tab.getByRole('dialog');
    await panel.locator('.list .num').first().waitFor();
    assert.equal(await panel.getByText('Total in').count(), 0);
  });
});

describe('A total in one currency over a running Foresail', function () {
  this.timeout(120_000);
  const suite = tabInBrowser();

  it('is what the API says, and explained by sum, rate and day', async () => {
    const foresail = await sharedForesail();
    const one = await suite.openAt(foresail.url, { now: new Date('2026-11-20T12:00:00Z'), as: grace });
    await askInTab(one, 'pipeline in euros');
    const panel = one.tab.getByRole('dialog');
    await panel.getByText(/^≈ €.* in all, .* at the rate of 18 Nov$/).waitFor();
    await panel.getByRole('button', { name: 'Explain', exact: true }).click();
    await panel.getByText(/^\$.* × 0\.9264 \(18 Nov\) = €/).waitFor();
    assert.deepEqual(await seriousFindings(one), []);
    await shoot(one.page, 'total-explained');
  });
});
