import assert from 'node:assert/strict';
import type { ReportWish } from '../../tab/api/reportEndpoints.js';
import type { OpenTab, TabWish } from './tabBrowser.js';
import { tabOverFake } from './tabSuite.js';

const priya = 'priya.raman@example.com';
const ana = 'ana.silva@example.com';

/** Asking, following up, keeping the answer, arranging what was kept, and how a figure is made. */
describe('Reports, follow-ups and explanations in the tab', function () {
  this.timeout(60_000);
  const suite = tabOverFake();
  const open = (wish: TabWish) => suite.open(wish);
  const address = (one: OpenTab) =>
    one.page
      .frames()
      .find((frame) => frame.url().includes('/tab/'))
      ?.url() ?? '';

  it('asks a suggested question, follows up twice, goes back, and keeps the answer as a report', async () => {
    const one = await open({ as: priya });
    await one.tab.locator('.tile').first().waitFor();
    await one.tab.locator('body').press('/');
    const box = one.tab.getByRole('combobox', { name: 'Ask about your pipeline' }).first();
    await box.fill('pipeline by');
    await box.press('ArrowDown');
    const chosen = await one.tab.getByRole('option', { selected: true }).textContent();
    assert.match(chosen ?? '', /pipeline by/);
    await box.press('Enter');
    await one.tab.locator('.followUp').waitFor();
    await one.tab.getByLabel('Follow up on this answer').fill('by stage');
    await one.tab.getByLabel('Follow up on this answer').press('Enter');
    await one.tab.getByRole('heading', { name: 'by stage', exact: true }).waitFor();
    // The heading is there at once, the answer after both sentences were asked.
    await one.tab.getByRole('dialog').locator('[data-bar^=stage]').first().waitFor();
    const [first, second] = suite.fake
      .bodies('/api/v2/ask')
      .filter(({ text }) => text !== undefined)
      .slice(-2);
    assert.equal(second?.['text'], 'by stage');
    assert.equal(second?.['previousAnswerId'], 'a_1', 'the follow-up refines the answer before it');
    assert.equal(first?.['previousAnswerId'], undefined);
    assert.match(address(one), /ask=.*&then=by\+stage/);
    await one.tab.getByRole('button', { name: 'Save as report' }).click();
    const form = one.tab.getByRole('form', { name: 'Save as report' });
    await form.getByLabel('Title').fill('How it stands');
    await form.getByLabel('Shared with').selectOption({ label: 'Team North' });
    await form.getByRole('button', { name: 'Save' }).click();
    await one.tab.getByText('“How it stands” is on your Reports page').waitFor();
    const { body } = suite.fake.changes.at(-1) ?? {};
    const kept = { title: 'How it stands', text: chosen, then: ['by stage'], chart: 'bar', wide: false };
    assert.deepEqual(body, { ...kept, sharedWith: { kind: 'team', teamId: 5 } });
    await one.page.evaluate('history.back()');
    await one.tab.getByRole('heading', { name: chosen ?? '' }).waitFor();
  });

  it('is arranged by keyboard and by mouse, drawn otherwise, renamed, removed and brought back', async () => {
    const one = await open({ as: priya, path: '/tab/reports' });
    const titles = () => one.tab.locator('.report h2').allTextContents();
    const last = () => suite.fake.changes.at(-1);
    await one.tab.locator('[data-report=r_0004] .list li').first().waitFor();
    const handle = one.tab.getByRole('button', { name: /^Move Pipeline by stage/ });
    await handle.focus();
    await handle.press('ArrowRight');
    await one.tab.getByRole('button', { name: 'Move Pipeline by stage: place 2 of 4' }).waitFor();
    // The page shows the new order before the service has it.
    while (last() === undefined) await one.page.waitForTimeout(20);
    assert.deepEqual(last(), {
      call: 'PUT /api/v2/reports',
      body: { order: ['r_0002', 'r_0001', 'r_0003', 'r_0004'] },
    });
    const focused = one.tab.locator(':focus');
    assert.match(
      (await focused.getAttribute('aria-label')) ?? '',
      /Pipeline by stage: place 2/,
      'the focus goes along',
    );
    await one.tab
      .getByRole('button', { name: /^Move Open deals/ })
      .dragTo(one.tab.locator('[data-report=r_0002]'), { targetPosition: { x: 40, y: 40 } });
    await one.tab.getByRole('button', { name: 'Move Open deals: place 1 of 4' }).waitFor();
    assert.deepEqual((await titles()).slice(0, 3), ['Open deals', 'Won by month', 'Pipeline by stage']);

    await one.tab.getByRole('button', { name: 'Options of Pipeline by stage' }).click();
    await one.tab.getByRole('menuitemradio', { name: 'Table' }).click();
    await one.tab.locator('[data-report=r_0001] table').waitFor();
    await one.tab.locator('[data-report=r_0001] header button').last().click();
    await one.tab.getByRole('menuitem', { name: 'Rename…' }).click();
    await one.tab.getByRole('dialog').getByLabel('Title').fill('By stage');
    await one.tab.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await one.tab.getByRole('heading', { name: 'By stage', exact: true }).waitFor();
    await one.tab.getByRole('button', { name: 'Options of By stage' }).click();
    await one.tab.getByRole('menuitem', { name: 'Remove' }).click();
    await one.tab.getByText('“By stage” removed').waitFor();
    assert.equal(last()?.call, 'DELETE /api/v2/reports/r_0001');
    await one.tab.getByRole('button', { name: 'Undo' }).click();
    await one.tab.getByRole('heading', { name: 'By stage', exact: true }).waitFor();
  });

  it('that somebody else shares can be taken as a file, and neither changed nor moved', async () => {
    const one = await open({ as: priya, path: '/tab/reports' });
    const shared = one.tab.locator('[data-report=r_0005]');
    await shared.getByText('by Grace Okafor').waitFor();
    assert.equal(await shared.locator('.handle').count(), 0);
    await one.tab.getByRole('button', { name: 'Options of Shared by Grace' }).click();
    assert.deepEqual(await one.tab.getByRole('menu').getByRole('menuitem').allTextContents(), [
      'Export as CSV',
      'Export as Excel workbook',
    ]);
    assert.equal(await one.tab.getByRole('menuitemradio').count(), 0);
  });

  it('says what to do first where there is none', async () => {
    const one = await open({ as: ana, path: '/tab/reports' });
    await one.tab.getByRole('heading', { name: 'You keep no report yet' }).waitFor();
    await one.tab.getByRole('button', { name: 'my pipeline by stage' }).click();
    await one.tab.getByRole('button', { name: 'Save as report' }).waitFor();
  });

  it('lets a rep share with their team what they keep, and take it back', async () => {
    const one = await open({ as: ana, path: '/tab/reports?ask=my+pipeline' });
    await one.tab.getByRole('button', { name: 'Save as report' }).click();
    const form = one.tab.getByRole('form', { name: 'Save as report' });
    await form.getByLabel('Shared with').selectOption({ label: 'Team North' });
    assert.deepEqual(await form.getByLabel('Shared with').locator('option').allTextContents(), [
      'Only me',
      'Team North',
    ]);
    await form.getByLabel('Title').fill('What I have open');
    await form.getByRole('button', { name: 'Save' }).click();
    await one.tab.getByText('“What I have open” is on your Reports page').waitFor();
    assert.deepEqual((suite.fake.changes.at(-1)?.body as ReportWish).sharedWith, { kind: 'team', teamId: 5 });
    await one.page.keyboard.press('Escape');
    await one.tab.getByRole('dialog').waitFor({ state: 'detached' });
    await one.tab.locator('.report').getByText('Team North').waitFor();
    await one.tab.getByRole('button', { name: 'Options of What I have open' }).click();
    await one.tab.getByRole('menuitemradio', { name: 'Only me' }).click();
    await one.tab.locator('.report').getByText('Team North').waitFor({ state: 'detached' });
    assert.equal((suite.fake.changes.at(-1)?.body as ReportWish).sharedWith, null);
  });

  it('explains a tile by a key, its deals and their events; Escape leads back to where one was', async () => {
    const one = await open({ as: priya });
    const tile = one.tab.locator('[data-tile=won] .num');
    await tile.focus();
    await tile.press('e');
    await one.tab.getByRole('region', { name: 'In words' }).waitFor();
    assert.match(address(one), /explain=tile:won/);
    const asked = suite.fake.bodies('/api/v2/ask').at(-1)?.['question'] as { measure?: string } | undefined;
    assert.ok(asked, 'the question of the tile itself is asked');
    await one.tab.getByText('Amount € 110,000 → € 128,000').waitFor();
    await one.tab.locator('.madeOf button').nth(2).click();
    await one.tab.getByText('nothing has changed since').first().waitFor();
    await one.tab.locator('body').press('Escape');
    await one.tab.getByRole('region', { name: 'In words' }).waitFor({ state: 'detached' });
    assert.doesNotMatch(address(one), /explain/);
  });

  it('shares what is on screen as a deep link with scope, period and day', async () => {
    const one = await open({ as: priya, path: '/tab/deals?scope=team:5&period=thisYear&asOf=2026-10-01' });
    await one.tab.getByRole('button', { name: 'Share' }).click();
    await one.tab.getByRole('menuitem', { name: 'Share to a chat…' }).click();
    await one.page.locator('#said').getByText('Teams would ask for a chat').waitFor();
    const link = new URL((await one.page.locator('#said').getAttribute('data-shared')) ?? '');
    assert.deepEqual(JSON.parse(link.searchParams.get('context') ?? ''), {
      subEntityId: 'deals?scope=team:5&period=thisYear&asOf=2026-10-01',
    });
  });
});
