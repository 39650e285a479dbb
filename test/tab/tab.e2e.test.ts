import assert from 'node:assert/strict';
import { seriousFindings, shoot, shootWhole, type OpenTab, type TabWish } from './tabBrowser.js';
import { tabOverFake } from './tabSuite.js';

const priya = 'priya.raman@example.com';
const ana = 'ana.silva@example.com';

/** The tab in the sandbox's host frame, against a stand-in of the API. */
describe('The tab', function () {
  this.timeout(60_000);
  const suite = tabOverFake();
  const open = (wish: TabWish) => suite.open(wish);

  for (const theme of ['light', 'dark', 'contrast'] as const) {
    it(`shows tiles, charts and tables in the ${theme} theme, with nothing serious for axe`, async () => {
      const one = await open({ as: priya, theme });
      await one.tab.locator('[data-tile=openPipeline] .num').waitFor();
      assert.equal(await one.tab.locator('.tile').count(), 8);
      assert.match(await one.tab.locator('[data-tile=attainment] .d').innerText(), /^of €\s3\sM$/);
      await one.tab.locator('.waterfall [data-step=pushedOut]').waitFor();
      assert.equal(await one.tab.locator('[data-bar^=stage]').count(), 4);
      assert.ok((await one.tab.locator('.twin tbody tr').count()) > 0);
      assert.equal(await one.tab.locator('html').getAttribute('data-theme'), theme);
      assert.deepEqual(await seriousFindings(one), []);
      await shootWhole(one, `home-${theme}`);
      assert.deepEqual(one.complaints, []);
    });
  }

  it('fits a phone: two tiles a row, no sideways scrolling', async () => {
    const one = await open({ as: priya, width: 390, height: 844 });
    const tiles = one.tab.locator('.tile');
    await tiles.first().waitFor();
    const [first, second, third] = await Promise.all([0, 1, 2].map((at) => tiles.nth(at).boundingBox()));
    assert.ok(
      first && second && third && first.y === second.y && third.y > first.y,
      JSON.stringify({ first, second, third }),
    );
    const overflow = await one.tab.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    assert.equal(overflow, 0);
    assert.deepEqual(await seriousFindings(one), []);
    await shootWhole(one, 'home-phone');
  });

  it('switches the theme while it is open', async () => {
    const one = await open({ as: priya });
    await one.tab.locator('.tile').first().waitFor();
    await one.page.getByLabel('Theme').selectOption('dark');
    await one.tab.locator('html[data-theme=dark]').waitFor({ state: 'attached' });
  });

  it('shows a rep their own figures and a manager the team', async () => {
    const [rep, manager] = [await open({ as: ana }), await open({ as: priya })];
    const dealsOf = async ({ tab }: OpenTab) =>
      parseInt(await tab.locator('[data-tile=openPipeline] .d').innerText(), 10);
    await Promise.all([rep, manager].map(({ tab }) => tab.locator('.tile .num').first().waitFor()));
    assert.ok((await dealsOf(rep)) < (await dealsOf(manager)));
    assert.equal(await rep.tab.getByText('Pipeline by owner').count(), 0);
    assert.equal(await manager.tab.getByText('Pipeline by owner').count(), 1);
  });

  it('opens the deals behind a bar; Escape and browser back close only the top layer', async () => {
    const { page, tab } = await open({ as: priya });
    const bar = tab.locator('[data-bar="stage:3"] .num');
    await bar.click();
    const panel = tab.getByRole('dialog');
    await panel.getByRole('heading', { name: 'Proposition' }).waitFor();
    await panel.locator('.list .num').first().click();
    await panel.getByRole('link', { name: 'Open in Odoo' }).waitFor();
    await page.evaluate('history.back()');
    await panel.locator('.list .num').first().waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await tab.locator('[data-tile=won] .num').waitFor();
  });

  it('gives the number of deals behind a figure that the figure says', async () => {
    const { tab } = await open({ as: priya });
    for (const name of ['openPipeline', 'won', 'lost', 'overdue']) {
      const says = parseInt(await tab.locator(`[data-tile=${name}] .d`).innerText(), 10);
      await tab.locator(`[data-tile=${name}] .num`).click();
      const panel = tab.getByRole('dialog');
      await panel
        .getByText(new RegExp(`^${says} deals?`))
        .first()
        .waitFor();
      await panel.getByRole('button', { name: 'Close' }).click();
      await panel.waitFor({ state: 'detached' });
    }
  });

  it('keeps scope and period in the address, so that back works', async () => {
    const { page, tab } = await open({ as: priya });
    await tab.locator('[data-filter=Period]').click();
    await tab.getByRole('menuitemradio', { name: 'This year' }).click();
    await tab.locator('[data-filter=Period]').getByText('This year').waitFor();
    assert.match(page.frames().at(-1)?.url() ?? '', /period=thisYear/);
    await page.evaluate('history.back()');
    await tab.locator('[data-filter=Period]').getByText('This quarter').waitFor();
  });

  it('keeps the list of what needs attention in the address: a reload shows it again, back closes it', async () => {
    const { page, tab } = await open({ as: priya });
    const lists = tab.getByRole('region', { name: 'Needs attention' }).getByRole('group', { name: 'Lists' });
    const pressed = (name: string) => lists.locator('button[aria-pressed=true]').getByText(name).waitFor();
    await pressed('All');
    await lists.getByRole('button', { name: 'Stale' }).click();
    await pressed('Stale');
    const frame = page.frames().at(-1);
    assert.match(frame?.url() ?? '', /\/tab\/\?list=stale$/);
    await frame?.evaluate('location.reload()');
    await tab.locator('.tile .num').first().waitFor();
    await pressed('Stale');
    await tab.locator('.att .num').first().click();
    await tab.getByRole('dialog').locator('.timeline li').first().waitFor();
    await page.keyboard.press('Escape');
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
    await pressed('Stale');
    await page.evaluate('history.back()');
    await pressed('All');
  });

  it('keeps the list of activities in the address, and opens it from Home', async () => {
    const { page, tab } = await open({ as: priya });
    const due = tab.getByRole('region', { name: 'Activities due' });
    await due.scrollIntoViewIfNeeded();
    await shoot(page, 'home-due');
    await due.getByRole('button', { name: /^Today/ }).click();
    const lists = tab.getByRole('region', { name: 'Activities' }).getByRole('group', { name: 'Lists' });
    const pressed = (name: string) => lists.locator('button[aria-pressed=true]').getByText(name).waitFor();
    await pressed('Today');
    await lists.getByRole('button', { name: 'Done' }).click();
    await pressed('Done');
    const frame = page.frames().at(-1);
    assert.match(frame?.url() ?? '', /\/tab\/activities\?list=done$/);
    await frame?.evaluate('location.reload()');
    await tab.locator('.actsT tbody tr').first().waitFor();
    await pressed('Done');
    await page.evaluate('history.back()');
    await pressed('Today');
    await page.evaluate('history.back()');
    await due.waitFor();
  });

  it('opens where a Teams deep link points', async () => {
    const { tab } = await open({ as: priya, sub: 'deals?status=won' });
    await tab.locator('[data-filter=Status]').getByText('Won').waitFor();
  });

  it('shows every chart as a table too', async () => {
    const { tab } = await open({ as: priya });
    await tab.getByRole('button', { name: 'Expected close by month: show as table' }).click();
    const table = tab.getByRole('region', { name: 'Expected close by month' }).getByRole('table');
    assert.match(await table.innerText(), /Nov 2026\s+€/);
  });

  it('answers a sentence, and offers questions where it does not understand', async () => {
    const { page, tab } = await open({ as: priya });
    await tab.locator('.tile .num').first().waitFor();
    await tab.locator('body').click({ position: { x: 4, y: 300 } });
    await page.keyboard.press('/');
    await page.keyboard.type('the weather');
    await page.keyboard.press('Enter');
    const panel = tab.getByRole('dialog');
    await panel.getByRole('button', { name: 'my pipeline by stage' }).click();
    await panel.locator('[data-bar^=stage]').first().waitFor();
    assert.match(await panel.innerText(), /Open pipeline · your team/);
  });

  it('lists every change of an answer, a page at a time, and says when the next one cannot be read', async () => {
    const { page, tab } = await open({ as: priya, path: '/tab/activities?ask=what+changed+this+quarter' });
    const panel = tab.getByRole('dialog');
    const rows = panel.locator('.list li');
    const all = 2 * suite.fake.deals.length;
    await panel.getByText(new RegExp(`^50 of ${all} changes$`)).waitFor();
    assert.equal(await rows.count(), 50);
    await panel.getByRole('button', { name: 'Show more' }).scrollIntoViewIfNeeded();
    await shoot(page, 'answer-changes');
    suite.fake.trouble.refusePages = true;
    await panel.getByRole('button', { name: 'Show more' }).click();
    await panel.getByRole('alert').getByText('The cursor is of another list').waitFor();
    suite.fake.trouble.refusePages = false;
    await panel.getByRole('button', { name: 'Retry' }).click();
    for (const shown of Array.from({ length: Math.ceil(all / 50) - 2 }, (_, at) => 100 + 50 * at)) {
      await panel.getByText(new RegExp(`^${shown} of ${all} changes$`)).waitFor();
      await panel.getByRole('button', { name: 'Show more' }).click();
    }
    await panel.getByRole('button', { name: 'Show more' }).waitFor({ state: 'detached' });
    assert.equal(await rows.count(), all);
    assert.equal(new Set(await rows.locator('.whole').allInnerTexts()).size > 1, true);
  });

  it('says amount and count of lost deals once', async () => {
    const { page, tab } = await open({ as: priya, path: '/tab/activities?ask=what+did+we+lose,+lost+deals' });
    const line = tab.getByRole('dialog').locator('.panelBody .sum').first();
    await line.waitFor();
    const words = (await line.innerText()).replaceAll(/\s+/g, ' ');
    assert.match(words, /^€ [\d.]+ [kM] ?, explain \d+ deals$/);
    await shoot(page, 'answer-lost');
  });

  it('moves through the deals by keyboard and opens one beside the table', async () => {
    const { page, tab } = await open({ as: priya, path: '/tab/deals?sort=expectedClose' });
    const grid = tab.getByRole('grid');
    await grid.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const name = await tab.locator('tr[aria-selected=true] .nm').innerText();
    assert.equal(await tab.locator('.beside h2').innerText(), name);
    await page.keyboard.press('Escape');
    await tab.locator('.beside').waitFor({ state: 'detached' });
  });

  it('steps through the deals with j and k while one is open, and lists the keys on ?', async () => {
    const { page, tab } = await open({ as: priya, path: '/tab/deals?sort=expectedClose' });
    await tab.locator('.gridT tbody tr').first().click();
    const title = tab.locator('.beside h2');
    const names = await tab.locator('.gridT .nm').allInnerTexts();
    await title.getByText(names[0] ?? '').waitFor();
    await page.keyboard.press('j');
    await tab.locator('tr[aria-selected=true][aria-rowindex="3"]').waitFor();
    await page.keyboard.press('k');
    await tab.locator('tr[aria-selected=true][aria-rowindex="2"]').waitFor();
    await page.keyboard.press('?');
    await tab.getByRole('dialog').getByRole('heading', { name: 'Keys' }).waitFor();
  });

  it('lets one switch single letters off, and on again without them', async () => {
    const { page, tab } = await open({ as: priya, path: '/tab/deals' });
    await tab.locator('.gridT tbody tr').first().waitFor();
    await tab.locator('.left .foot').click();
    await page.keyboard.press('?');
    const letters = tab.getByRole('switch', { name: 'Single letters and signs' });
    await letters.click();
    await page.keyboard.press('Escape');
    await letters.waitFor({ state: 'detached' });
    for (const key of ['g', 'm', '?']) await page.keyboard.press(key);
    const keys = tab.getByRole('button', { name: 'Keys', exact: true });
    await keys.focus();
    await page.keyboard.press('Enter');
    assert.equal(await letters.isChecked(), false);
    assert.match(page.frames().at(-1)?.url() ?? '', /\/tab\/deals\?help=true$/);
    await letters.click();
    await page.keyboard.press('Escape');
    await letters.waitFor({ state: 'detached' });
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await tab.getByText('Balances to the cent').waitFor();
  });

  it('returns the focus to the figure whose panel was closed', async () => {
    const { page, tab } = await open({ as: priya });
    await tab.locator('[data-tile=won] .num').focus();
    await page.keyboard.press('Enter');
    await tab.getByRole('dialog').getByRole('heading', { name: 'Won deals' }).waitFor();
    await page.keyboard.press('Escape');
    await tab.locator('[data-tile=won] .num:focus').waitFor();
  });

  it('leads from what needs attention straight to the form that helps, and by Escape back to the list', async () => {
    const { page, tab } = await open({ as: priya });
    const remedy = tab.locator('.att').getByRole('button', { name: 'Change close date' }).first();
    await remedy.focus();
    await page.keyboard.press('Enter');
    const form = tab.getByRole('form', { name: 'Change the expected close' });
    await form.locator('input:focus').waitFor();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await tab.getByRole('dialog').locator(':focus').waitFor();
    await page.keyboard.press('Escape');
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
    await tab.locator('.att button:focus').waitFor();
  });

  for (const width of [360, 600, 768, 1024]) {
    it(`cuts nothing off at ${width} pixels: every page fits, and its tab is in sight`, async () => {
      const { tab } = await open({ as: 'admin@example.com', width });
      await tab.locator('.tile .num').first().waitFor();
      const html = tab.locator('html');
      for (const name of await tab.getByRole('navigation', { name: 'Pages' }).getByRole('tab').allInnerTexts()) {
        const link = tab.getByRole('navigation', { name: 'Pages' }).getByRole('tab', { name });
        await link.click();
        await tab.locator('main#main:not([aria-busy=true])').waitFor();
        assert.ok((await html.evaluate((one) => one.scrollWidth - one.clientWidth)) <= 0, `${name} is wider`);
        const box = await link.boundingBox();
        assert.ok(box && box.x >= 0 && box.x + box.width <= width, `${name}: ${JSON.stringify(box)}`);
        const covers = await link.evaluate((one) => {
          const { left, width: wide, top, height } = one.getBoundingClientRect();
          return !one.contains(one.ownerDocument.elementFromPoint(left + wide / 2, top + height / 2));
        });
        assert.ok(!covers, `something lies over ${name}`);
      }
    });
  }

  it('narrows the deals by status, flag and text', async () => {
    const { tab } = await open({ as: priya, path: '/tab/deals' });
    const total = async () => parseInt(await tab.locator('.left .foot').innerText(), 10);
    await tab.getByRole('grid').waitFor();
    const all = await total();
    assert.equal(all, suite.fake.deals.filter((deal) => deal.status === 'open').length);
    await tab.locator('[data-filter=Flag]').click();
    await tab.getByRole('menuitemradio', { name: 'Stale' }).click();
    await tab.locator('.find input').fill('meter');
    const fitting = suite.fake.deals.filter(
      (deal) => deal.status === 'open' && deal.flags.includes('stale') && deal.name.startsWith('Meter'),
    );
    await tab
      .getByText(new RegExp(`^${fitting.length} deals?$`))
      .first()
      .waitFor();
  });

  it('keeps the rest of the page when the figures cannot be read, and says the request id', async () => {
    suite.fake.trouble.dashboardStatus = 409;
    const { tab } = await open({ as: priya });
    const problem = tab.getByRole('alert');
    await problem.getByText('fake-request-7').waitFor();
    assert.match(await problem.innerText(), /first sync is still on its way/i);
    suite.fake.trouble.dashboardStatus = 0;
    await problem.getByRole('button', { name: 'Retry' }).click();
    await tab.locator('.tile .num').first().waitFor();
  });

  it('renews a token that is refused, without the person noticing', async () => {
    suite.fake.trouble.expireTokens = true;
    const { tab, complaints } = await open({ as: priya });
    await tab.locator('.tile .num').first().waitFor();
    assert.ok(complaints.every((complaint) => complaint.includes('401')));
  });

  it('tells somebody without a sales role whom to ask, and nothing else', async () => {
    const { tab } = await open({ as: 'nobody@example.com' });
    await tab.getByText('no Odoo user has your e-mail address').waitFor();
    assert.equal(await tab.locator('.tile').count(), 0);
  });

  it('says that it is offline and keeps the figures', async () => {
    const { page, tab } = await open({ as: priya });
    await tab.locator('.tile .num').first().waitFor();
    await page.context().setOffline(true);
    await tab.getByText('You are offline').waitFor();
    assert.equal(await tab.locator('.tile').count(), 8);
  });

  it('shows frames of the final size before the figures, so that nothing moves', async () => {
    const answer = suite.fake.hold('get /api/v2/dashboard');
    const { tab } = await open({ as: priya });
    const waiting = tab.locator('[aria-label="Reading the figures"] .tiles');
    const before = await waiting.boundingBox();
    answer();
    await tab.locator('.tile .num').first().waitFor();
    const after = await tab.locator('.tiles').boundingBox();
    assert.ok(before && after);
    assert.ok(
      Math.abs(before.y - after.y) <= 2 && Math.abs(before.height - after.height) <= 2,
      JSON.stringify({ before, after }),
    );
  });

  it('shows every figure while what is asked later is still on its way', async () => {
    suite.fake.trouble.holdQuestions = true;
    const { tab } = await open({ as: priya });
    await tab.locator('.tile .num').first().waitFor();
    await tab.locator('.tile .c').getByText('on last quarter').first().waitFor();
    await tab.locator('.waterfall [data-step=pushedOut]').waitFor();
    await tab.locator('.laterRow').waitFor();
    const first = suite.fake.asked.indexOf('/api/v2/ask');
    assert.ok(
      first > suite.fake.asked.findIndex((path) => path.startsWith('/api/v2/dashboard')),
      'asked after the figures',
    );
    assert.equal(await tab.locator('.spark svg').count(), 0);
  });

  it('pins scope, period and view of a channel tab', async () => {
    const one = await open({ as: priya, entity: 'configure' });
    const { page, tab } = one;
    await tab.getByLabel('Deals: the table').click();
    await tab.getByLabel('Scope').selectOption('team:5');
    await tab.getByLabel('Period').selectOption('thisYear');
    assert.deepEqual(await seriousFindings(one), []);
    await shootWhole(one, 'configure-light');
    await page.getByRole('button', { name: 'Save' }).click();
    await tab.locator('[data-filter=Scope]').getByText('Team North').waitFor();
    assert.match(page.frames().at(-1)?.url() ?? '', /\/tab\/deals\?scope=team:5&period=thisYear/);
  });

  it('says where it belongs when it is opened by itself', async () => {
    const page = await suite.browser.newPage();
    await page.goto(`${suite.fake.url}/tab/`);
    await page.getByText('Open Foresail in Teams').waitFor();
    await page.close();
  });

  it('shows the admin page to admins, and to nobody else', async () => {
    const admin = await open({ as: 'admin@example.com', path: '/tab/admin' });
    await admin.tab.getByText('Odoo 19.0 answers').waitFor();
    assert.match(await admin.tab.locator('.lede').innerText(), /541 changed, 3 deleted, 1 parked/);
    const rep = await open({ as: ana, path: '/tab/admin' });
    await rep.tab.getByText('for administrators').waitFor();
    assert.equal(await rep.tab.getByRole('tab', { name: 'Admin' }).count(), 0);
  });
});
