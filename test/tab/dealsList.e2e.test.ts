import assert from 'node:assert/strict';
import type { DealRow } from '../../src/pipeline/answer.js';
import { startFakeForesail } from './fake/fakeForesail.js';
import { fakeNow } from './fake/fakeDeals.js';
import { shoot, type OpenTab } from './tabBrowser.js';
import { tabInBrowser, tabOverFake } from './tabSuite.js';

const priya = 'priya.raman@example.com';

const address = ({ page }: OpenTab) => page.frames().at(-1)?.url() ?? '';
const heading = ({ tab }: OpenTab, name: string) => tab.locator('.gridT th').getByRole('button', { name });

/** The table of deals as one works with it: scrolled, sorted, with a deal beside it. */
describe('The list of deals', function () {
  this.timeout(60_000);
  const suite = tabOverFake();

  async function opened(path = '/tab/deals', height = 900): Promise<OpenTab> {
    const one = await suite.open({ as: priya, path, height });
    await one.tab.locator('.gridT tbody tr').first().waitFor();
    return one;
  }

  it('shows another order from its top, however far the one before was scrolled', async () => {
    const one = await opened();
    await one.tab.locator('.scroll').evaluate((box) => (box.scrollTop = box.scrollHeight));
    await one.tab.locator('tr[aria-rowindex="70"]').waitFor();
    await heading(one, 'Deal').click();
    await one.tab.locator('th[aria-sort=ascending]').getByText('Deal').waitFor();
    await one.tab.locator('tr[aria-rowindex="2"]').waitFor();
  });

  it('fills a window that is taller than most', async () => {
    const one = await opened('/tab/deals', 2_400);
    await one.tab.locator('tr[aria-rowindex="65"]').waitFor();
  });

  it('sorts by Enter on a heading, which keeps the focus, and opens nothing', async () => {
    const one = await opened();
    await heading(one, 'Close').focus();
    await one.page.keyboard.press('Enter');
    await one.tab.locator('th[aria-sort=ascending]').getByText('Close').waitFor();
    await one.tab.locator('tr[aria-rowindex="2"]').waitFor();
    assert.equal(await one.tab.locator('th button:focus').innerText(), 'Close ↑');
    assert.doesNotMatch(address(one), /deal=/);
  });

  it('turns the order of names round at the second tap, and says so', async () => {
    const one = await opened();
    const names = () => one.tab.locator('.gridT tbody .nm').first();
    const open = suite.fake.deals.filter(({ status }) => status === 'open').map(({ name }) => name);
    const sorted = open.sort((a, b) => a.localeCompare(b));
    await heading(one, 'Deal').click();
    await names()
      .getByText(sorted[0] ?? '', { exact: true })
      .waitFor();
    await heading(one, 'Deal').click();
    await one.tab.locator('th[aria-sort=descending]').getByText('Deal ↓').waitFor();
    await names()
      .getByText(sorted.at(-1) ?? '', { exact: true })
      .waitFor();
    assert.match(address(one), /sort=-name$/);
  });

  it('narrows the list to days of the expected close, or of closing, and says so until it is cleared', async () => {
    const one = await opened();
    const { tab, page } = one;
    const deals = (fits: (deal: DealRow) => boolean) => suite.fake.deals.filter(fits).length;
    const shows = (total: number) =>
      tab
        .locator('.left .foot')
        .getByText(new RegExp(`^${total} deals?$`))
        .waitFor();
    const all = deals(({ status }) => status === 'open');
    await shows(all);
    await tab.locator('[data-filter="Expected close"]').click();
    await tab.getByLabel('Expected close from').fill('2026-12-01');
    await tab.getByLabel('Expected close to').fill('2026-11-15');
    await tab.getByText('Before the first day').waitFor();
    assert.match(address(one), /period=2026-12-01\.\.$/);
    await tab.getByLabel('Expected close to').fill('2026-12-15');
    await tab.locator('.views').getByText('expected close 1 Dec – 15 Dec 2026').waitFor();
    const within = (day: string | null | undefined) => day != null && day >= '2026-12-01' && day <= '2026-12-15';
    const december = deals((deal) => deal.status === 'open' && within(deal.expectedClose));
    await shows(december);
    assert.match(address(one), /\?period=2026-12-01\.\.2026-12-15$/);
    await shoot(page, 'deals-days');
    await tab.getByRole('button', { name: 'Done' }).click();
    await page.evaluate('history.back()');
    await shows(all);
    await page.evaluate('history.forward()');
    await shows(december);
    await tab.getByRole('button', { name: 'Clear' }).click();
    await shows(all);
    assert.equal(await tab.locator('.views').getByText('expected close').count(), 0);
    const won = await opened('/tab/deals?status=won&period=2026-09-01..');
    await won.tab.locator('[data-filter=Closed]').getByText('from 1 Sept 2026').waitFor();
    await won.tab.locator('.views').getByText('closed from 1 Sept 2026').waitFor();
    const closed = deals(({ status, closedAt }) => status === 'won' && (closedAt ?? '') >= '2026-09-01');
    await won.tab
      .locator('.left .foot')
      .getByText(new RegExp(`^${closed} deals?$`))
      .waitFor();
  });

  it('closes the open deal after the list was sorted, and leaves the order as it is', async () => {
    const one = await opened();
    await one.tab.locator('.gridT tbody tr').nth(2).click();
    await one.tab.locator('.beside .timeline li').first().waitFor();
    await heading(one, 'Deal').click();
    await one.tab.locator('th[aria-sort=ascending]').getByText('Deal').waitFor();
    await one.tab.locator('.beside').getByRole('button', { name: 'Close', exact: true }).click();
    await one.tab.locator('.beside').waitFor({ state: 'detached' });
    assert.match(address(one), /\?sort=name$/);
  });

  it('says that a page cannot be fetched, keeps the others, and loads it when told to', async () => {
    const one = await opened();
    await one.page.route('**/ForecastPage*', (route) => route.abort());
    const pages = one.tab.getByRole('navigation', { name: 'Pages' });
    await pages.getByRole('tab', { name: 'Forecast' }).click();
    await one.tab.getByRole('alert').getByText('This page cannot be shown now').waitFor();
    await pages.getByRole('tab', { name: 'Deals' }).click();
    await one.tab.locator('.gridT tbody tr').first().waitFor();
    await pages.getByRole('tab', { name: 'Forecast' }).click();
    await one.page.unroute('**/ForecastPage*');
    await one.tab.getByRole('button', { name: 'Load again' }).click();
    await one.tab.locator('.calls tbody tr').first().waitFor();
    // The browser and React both said that a part could not be loaded.
    one.complaints.splice(0);
  });

  it('keeps the page when what was to open over it cannot be fetched at once, and opens it as soon as it can', async () => {
    const one = await suite.open({ as: priya });
    await one.tab.locator('[data-tile=won] .num').waitFor();
    let refused = 0;
    await one.page.route('**/SidePanel*', (route) => {
      refused += 1;
      return refused === 1 ? route.abort() : route.continue();
    });
    await one.tab.locator('[data-tile=won] .num').click();
    await one.tab.getByRole('dialog').getByRole('heading', { name: 'Won deals' }).waitFor();
    assert.ok(refused > 1, 'it was refused first');
    one.complaints.splice(0);
  });
});

describe('A list of many pages', function () {
  this.timeout(60_000);
  const suite = tabInBrowser();

  it('asks once for a page that is refused, and goes on when told to', async () => {
    const fake = await startFakeForesail(500);
    try {
      const one = await suite.openAt(fake.url, { now: fakeNow, as: 'grace.okafor@example.com', path: '/tab/deals' });
      await one.tab.locator('.gridT tbody tr').first().waitFor();
      fake.trouble.refusePages = true;
      const box = one.tab.locator('.scroll');
      await box.evaluate((element) => (element.scrollTop = element.scrollHeight));
      await one.tab.getByRole('alert').getByText('The cursor is of another list').waitFor();
      // Something that takes a round trip: by then an endless asking would have asked again.
      await one.tab.locator('.gridT tbody tr[aria-rowindex="195"]').click();
      await one.tab.locator('.beside .timeline li').first().waitFor();
      assert.equal(fake.asked.filter((path) => path.includes('cursor=')).length, 1);
      fake.trouble.refusePages = false;
      await one.tab.getByRole('button', { name: 'Retry' }).click();
      await one.tab.getByRole('alert').waitFor({ state: 'detached' });
    } finally {
      await fake.close();
    }
  });
});
