import assert from 'node:assert/strict';
import { seriousFindings, shoot, shootWhole, type OpenTab, type TabWish } from './tabBrowser.js';
import { tabOverFake } from './tabSuite.js';

const ana = 'ana.silva@example.com';
const priya = 'priya.raman@example.com';
const grace = 'grace.okafor@example.com';
const admin = 'admin@example.com';

interface Page {
  readonly name: string;
  readonly path: string;
  readonly as: string;
  /** What is there once the page has what it shows. */
  readonly settled: string;
}

const pages: readonly Page[] = [
  { name: 'deals', path: '/tab/deals?deal=1000', as: priya, settled: '.timeline li, .list li' },
  { name: 'movement', path: '/tab/movement', as: priya, settled: '.stepList li' },
  { name: 'activities', path: '/tab/activities', as: priya, settled: '.actsT tbody tr' },
  { name: 'forecast', path: '/tab/forecast', as: priya, settled: '.calls tbody tr' },
  { name: 'team', path: '/tab/team', as: priya, settled: '.people tbody tr' },
  { name: 'reports', path: '/tab/reports', as: priya, settled: '[data-report=r_0004] .list li' },
  { name: 'explain', path: '/tab/activities?explain=tile:openPipeline', as: priya, settled: '.timeline li' },
  { name: 'answer', path: '/tab/activities?ask=pipeline&then=by+stage', as: priya, settled: '.followUp .chips button' },
  { name: 'admin-sync', path: '/tab/admin', as: admin, settled: '.connections li' },
  { name: 'admin-projections', path: '/tab/admin?section=projections', as: admin, settled: '.letters li' },
  { name: 'admin-people', path: '/tab/admin?section=people', as: admin, settled: '.dense tbody tr' },
  { name: 'admin-settings', path: '/tab/admin?section=settings', as: admin, settled: '.settingsT tbody tr' },
  { name: 'admin-audit', path: '/tab/admin?section=audit', as: admin, settled: '.dense tbody tr' },
];

/** Each page by its address, in every theme and on a phone; then what each lets one do. */
describe('The pages of the tab', function () {
  this.timeout(90_000);
  const suite = tabOverFake();
  const open = (wish: TabWish) => suite.open(wish);
  const lastChange = () => suite.fake.changes.at(-1);
  /** Resolves when the API was asked so: the address says what will be shown before it is asked for. */
  const isAsked = async (page: OpenTab['page'], part: string) => {
    while (!suite.fake.asked.some((url) => url.includes(part))) await page.waitForTimeout(20);
  };

  for (const { name, path, as, settled } of pages) {
    it(`shows ${name} in three themes and on a phone, with nothing serious for axe`, async () => {
      const one = await open({ as, path });
      await one.tab.locator(settled).first().waitFor();
      for (const theme of ['light', 'dark', 'contrast'] as const) {
        await one.page.getByLabel('Theme').selectOption(theme);
        await one.tab.locator(`html[data-theme=${theme}]`).waitFor({ state: 'attached' });
        assert.deepEqual(await seriousFindings(one), [], theme);
        await shootWhole(one, `${name}-${theme}`);
      }
      await one.page.getByLabel('Theme').selectOption('light');
      await one.tab.locator('html[data-theme=light]').waitFor({ state: 'attached' });
      await one.page.setViewportSize({ width: 390, height: 844 });
      assert.deepEqual(await seriousFindings(one), [], 'phone');
      const overflow = await one.tab.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
      // Under a drawer the document does not scroll at all, and its bar is gone.
      assert.ok(overflow <= 0, 'no sideways scrolling on a phone');
      await shootWhole(one, `${name}-phone`);
      assert.deepEqual(one.complaints, []);
    });
  }

  for (const [role, as, names] of [
    ['rep', ana, ['Home', 'Deals', 'Movement', 'Activities', 'Forecast', 'Reports']],
    ['CEO', grace, ['Home', 'Deals', 'Movement', 'Activities', 'Forecast', 'Reports', 'Team']],
    ['admin', admin, ['Home', 'Deals', 'Movement', 'Activities', 'Forecast', 'Reports', 'Team', 'Admin']],
  ] as const) {
    it(`offers the ${role} their pages, each of which opens`, async () => {
      const { tab, complaints } = await open({ as });
      const nav = tab.getByRole('navigation', { name: 'Pages' });
      await tab.locator('.tile .num').first().waitFor();
      assert.deepEqual(await nav.getByRole('tab').allInnerTexts(), names);
      for (const name of names.slice(1)) {
        await nav.getByRole('tab', { name }).click();
        await tab.locator('main#main:not([aria-busy=true])').waitFor();
        assert.equal(await tab.getByRole('alert').count(), 0, name);
      }
      assert.deepEqual(complaints, []);
    });
  }

  it('opens the bar of Home’s waterfall on the movement page, with its deals', async () => {
    const { tab, page } = await open({ as: priya });
    await tab.locator('.waterfall [data-step=pushedOut]').click();
    await tab.locator('[data-step-deals=pushedOut] .list li').nth(2).waitFor();
    assert.match(page.frames().at(-1)?.url() ?? '', /\/tab\/movement\?step=pushedOut/);
    await tab.getByText('Balances to the cent').waitFor();
    await tab.locator('[data-step-deals=pushedOut] .nm').first().click();
    await tab.getByRole('dialog').getByText('Time in stages').waitFor();
  });

  it('keeps the days of a movement in the address, and asks the API for them', async () => {
    const { tab, page } = await open({ as: priya, path: '/tab/movement' });
    await tab.locator('[data-filter=From]').click();
    await tab.getByLabel('From the start of').last().fill('2026-11-02');
    await tab.locator('[data-filter=From]').getByText('2 Nov').waitFor();
    await tab.getByText('since 2 Nov').waitFor();
    assert.match(page.frames().at(-1)?.url() ?? '', /from=2026-11-02&to=2026-11-20/);
    await isAsked(page, '/movement?from=2026-11-02&to=2026-11-20');
  });

  it('shows itself as it was in the evening of a past day, from the address and from the picker', async () => {
    const { tab, page } = await open({ as: priya, path: '/tab/?asOf=2026-10-20' });
    await tab.getByText('As it was on 20 Oct').waitFor();
    await isAsked(page, `asOf=${encodeURIComponent('2026-10-20T21:59:59.999Z')}`);
    await tab.locator('[data-filter="As of"]').click();
    await tab.getByRole('button', { name: 'A week ago' }).click();
    await tab.getByText('As it was on 13 Nov').waitFor();
    await page.evaluate('history.back()');
    await tab.getByText('As it was on 20 Oct').waitFor();
  });

  it('counts how late a deal was from the past day that is shown, on Home, behind a figure and in the list', async () => {
    const first = suite.fake.deals
      .filter(({ status, flags }) => status === 'open' && flags.includes('overdue'))
      .sort((a, b) => b.flags.length - a.flags.length || b.amount - a.amount)[0];
    assert.ok(first?.expectedClose);
    const two = new Date(Date.parse(first.expectedClose) + 2 * 86_400_000).toISOString().slice(0, 10);
    const home = await open({ as: priya, path: `/tab/?asOf=${two}&behind=flag:overdue` });
    const behind = home.tab.getByRole('dialog').locator('.list li').filter({ hasText: first.name });
    await behind
      .getByText(/, 2\sd late$/)
      .first()
      .waitFor();
    await home.page.keyboard.press('Escape');
    await home.tab
      .locator('.att .why')
      .getByText(/, 2\sdays ago$/)
      .first()
      .waitFor();
    await home.tab.getByText('What was due on a past day is not kept.').waitFor();
    await shootWhole(home, 'home-past');
    const list = await open({ as: priya, path: `/tab/deals?asOf=${two}&flag=overdue` });
    await list.tab
      .locator('.gridT .g-close')
      .getByText(/, 2\sd late$/)
      .first()
      .waitFor();
    await shoot(list.page, 'deals-past');
  });

  it('saves a view of the deals under a name, with its filters, for this browser', async () => {
    const { tab } = await open({ as: priya, path: '/tab/deals?flag=stale' });
    await tab.getByRole('button', { name: 'Save this view' }).click();
    await tab.getByLabel('Name of the view').fill('To chase');
    await tab.getByRole('button', { name: 'Save', exact: true }).click();
    await tab.getByRole('button', { name: 'Clear' }).click();
    await tab.locator('[data-filter=Flag]').getByText('Any').waitFor();
    await tab.locator('.viewName').click();
    await tab.getByRole('menuitem', { name: 'To chase' }).click();
    await tab.locator('[data-filter=Flag]').getByText('Stale').waitFor();
  });

  it('shows the columns that were chosen, and exports the list that is shown', async () => {
    const { tab, page } = await open({ as: priya, path: '/tab/deals?flag=stale' });
    await tab.getByRole('button', { name: 'Columns' }).click();
    await tab.getByRole('menuitemcheckbox', { name: 'Owner' }).click();
    await tab.locator('.gridT th.g-owner').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await tab.getByRole('button', { name: 'Export' }).click();
    const file = page.waitForEvent('download');
    await tab.getByRole('menuitem', { name: 'CSV' }).click();
    assert.equal((await file).suggestedFilename(), 'deals.csv');
    assert.ok(suite.fake.asked.some((url) => /export\.csv\?.*stale=true/.test(url) && !url.includes('limit')));
  });

  it('finishes an activity in place', async () => {
    const { tab } = await open({ as: priya, path: '/tab/activities' });
    const first = tab.locator('.actsT tbody tr').first();
    await first.waitFor();
    const before = await tab.locator('.actsT tbody tr').count();
    await first.getByRole('button', { name: /^Done/ }).click();
    await tab
      .locator('.actsT tbody tr')
      .nth(before - 1)
      .waitFor({ state: 'detached' });
    assert.match(lastChange()?.call ?? '', /^POST \/api\/v2\/activities\/\d+\/done$/);
    await tab.locator('.notice').getByText('done').waitFor();
  });

  it('draws the target over the forecast, and says how much of it is sure', async () => {
    const { tab } = await open({ as: priya, path: '/tab/forecast' });
    await tab.locator('.fcTarget').waitFor();
    await tab.getByText(/closed and commit reach \d+\s% of the target of €\s3\sM/).waitFor();
    const [bar, mark] = await Promise.all([
      tab.locator('.fcBar').boundingBox(),
      tab.locator('.fcTarget').boundingBox(),
    ]);
    assert.ok(bar && mark && mark.x > bar.x && mark.x + mark.width <= bar.x + bar.width + 1, 'within the bar');
  });

  it('keeps a forecast call and a target that are set in place', async () => {
    const { tab } = await open({ as: priya, path: '/tab/forecast' });
    await tab.getByLabel('Your call').fill('250000');
    await tab.getByLabel('Your call').press('Enter');
    await tab.locator('.notice').getByText('€ 250,000').waitFor();
    const period = { from: '2026-10-01', to: '2026-12-31' };
    const call = { odooUserId: 4, ...period, amount: 250_000, currency: 'EUR' };
    assert.deepEqual(lastChange(), { call: 'PUT /api/v2/forecast-calls', body: call });
    await tab.getByRole('tab', { name: 'Team' }).click();
    await tab.getByLabel('Target of Ana Silva').fill('400000');
    await tab.getByLabel('Target of Ana Silva').press('Enter');
    await tab.locator('.notice').getByText('€ 400,000').waitFor();
    const target = { odooUserId: 10, ...period, amount: 400_000, currency: 'EUR' };
    assert.deepEqual(lastChange(), { call: 'PUT /api/v2/targets', body: target });
  });

  it('lets an admin test a connection, pause the sync, and retry what was parked', async () => {
    const { tab } = await open({ as: admin, path: '/tab/admin' });
    await tab.getByRole('button', { name: 'Test Microsoft Graph' }).click();
    await tab.getByText('Not reached: Graph refused the app’s secret').waitFor();
    await tab.getByRole('button', { name: 'Pause' }).click();
    await tab.locator('.notice').getByText('Scheduled runs are paused').waitFor();
    assert.equal(lastChange()?.call, 'POST /api/admin/sync/pause');
    await tab.getByRole('tab', { name: 'Projections' }).click();
    await tab.getByRole('button', { name: 'Retry opportunity-48213' }).click();
    await tab.locator('.notice').getByText('opportunity-48213 was tried again').waitFor();
    assert.equal(lastChange()?.call, 'POST /api/admin/dead-letters/letter-1/retry');
  });
});
