import assert from 'node:assert/strict';
import type { Answer, Dashboard, Figure } from '../../src/pipeline/answer.js';
import { exactMoney, shortMoney } from '../../tab/format/money.js';
import type { RunningForesail } from '../foresail/startForesail.js';
import { seriousFindings, shootWhole, type OpenTab, type TabWish } from './tabBrowser.js';
import { sharedForesail, tabInBrowser } from './tabSuite.js';

const now = new Date('2026-11-20T12:00:00Z');
const people = [
  ['rep', 'ana.silva@example.com'],
  ['manager', 'priya.raman@example.com'],
  ['ceo', 'grace.okafor@example.com'],
  ['admin', 'admin@example.com'],
] as const;

/** The tab over the whole service with its stand-ins, as `npm start` runs it. */
describe('The tab over a running Foresail', function () {
  this.timeout(120_000);
  const suite = tabInBrowser();
  let foresail: RunningForesail;

  before(async () => {
    foresail = await sharedForesail();
  });

  const open = (wish: TabWish) => suite.openAt(foresail.url, { now, ...wish });

  for (const [role, email] of people) {
    it(`shows the ${role} the figures that the API gives them`, async () => {
      const dashboard = await foresail.as(email).get<Dashboard>('/api/v2/dashboard?period=thisQuarter');
      const one = await open({ as: email });
      const { tab } = one;
      await tab.locator('.tile').first().waitFor();
      for (const tile of dashboard.tiles) {
        const shown = tab.locator(`[data-tile=${tile.name}]`);
        assert.equal(await figureShown(shown), figureExpected(tile.figures[0]), tile.name);
      }
      assert.equal(await tab.locator('.twin tbody tr').count(), dashboard.topDeals.length);
      const first = dashboard.topDeals[0];
      if (first) assert.equal(await tab.locator('.twin .nm').first().innerText(), first.name);
      await tab.locator('.lst').waitFor();
      assert.deepEqual(await seriousFindings(one), []);
      await shootWhole(one, `real-home-${role}`);
      assert.deepEqual(one.complaints, []);
    });
  }

  it('lists behind each figure as many deals as the figure counts', async () => {
    const one = await open({ as: 'priya.raman@example.com' });
    const dashboard = await foresail
      .as('priya.raman@example.com')
      .get<Dashboard>('/api/v2/dashboard?period=thisQuarter');
    await one.tab.locator('.tile').first().waitFor();
    for (const tile of dashboard.tiles.filter(({ name }) => name !== 'winRate')) {
      const wanted = tile.figures.find((figure) => figure.unit === 'deals')?.value ?? 0;
      if (tile.figures[0]?.value === null) continue;
      assert.equal(await countBehind(one, `[data-tile=${tile.name}] .num`), wanted, tile.name);
    }
    for (const group of [...dashboard.byStage, ...dashboard.byMember]) {
      const wanted = group.figures.find((figure) => figure.metric === 'count')?.value ?? 0;
      const kind = dashboard.byStage.some((stage) => stage === group) ? 'stage' : 'member';
      if (wanted > 0)
        assert.equal(await countBehind(one, `[data-bar="${kind}:${group.key}"] .num`), wanted, group.label);
    }
  });

  it('narrows the attention list to as many deals as it says', async () => {
    const one = await open({ as: 'grace.okafor@example.com' });
    for (const name of ['Overdue', 'Stale', 'No next step']) {
      const pill = one.tab.getByRole('group', { name: 'Lists' }).getByRole('button', { name });
      const says = (await pill.innerText()).replace(/\D/g, '');
      if (says === '0') continue;
      await pill.click();
      await one.tab.getByRole('button', { name: `Show all ${says}` }).click();
      await one.tab
        .getByText(new RegExp(`^${says} deals?`))
        .first()
        .waitFor();
      await one.page.evaluate('history.back()');
    }
  });

  it('opens a deal with what is planned on it', async () => {
    const deals = await foresail
      .as('ana.silva@example.com')
      .get<{ rows: { id: number; name: string; amount: number; currency: string }[] }>(
        '/api/v2/opportunities?scope=me&limit=1',
      );
    const deal = deals.rows[0];
    assert.ok(deal);
    const one = await open({
      as: 'ana.silva@example.com',
      path: `/tab/deals?deal=${deal.id}`,
    });
    await one.tab.locator('.beside').getByRole('heading', { name: deal.name }).waitFor();
    assert.ok((await one.tab.locator('.beside').innerText()).includes(exactMoney(deal.amount, deal.currency, 'en-GB')));
    await one.tab.locator('.beside').getByText('Next activity').waitFor();
    await shootWhole(one, 'real-deal');
  });

  it('refuses a rep what is not theirs, in a sentence', async () => {
    const one = await open({
      as: 'ana.silva@example.com',
      path: '/tab/?scope=person:1',
    });
    const problem = one.tab.getByRole('alert');
    await problem.waitFor();
    assert.match(await problem.innerText(), /You can see your own deals only/);
  });

  it('answers a typed question with the figures of the API', async () => {
    const email = 'ana.silva@example.com';
    const answer = await foresail
      .as(email)
      .post<{ figures: Figure[]; said: string }>('/api/v2/ask', { text: 'my pipeline' });
    const one = await open({ as: email, path: '/tab/?ask=my%20pipeline' });
    const panel = one.tab.getByRole('dialog');
    await panel.getByText(answer.said).waitFor();
    assert.equal(await panel.locator('.sum b').innerText(), figureExpected(answer.figures[0]));
    await shootWhole(one, 'real-ask');
  });

  it('offers what a sentence may have meant, and answers what is picked', async () => {
    const { tab } = await open({
      as: 'priya.raman@example.com',
      // A word that nobody was taught forbids an answer, however sure the rest is.
      path: '/tab/?ask=who%20is%20dragging%20their%20heels%20on%20the%20team',
    });
    const panel = tab.getByRole('dialog');
    const guesses = panel.getByRole('group', { name: 'Did you mean' });
    await guesses.getByRole('button', { name: /^Stale deals · your team/ }).click();
    await guesses.waitFor({ state: 'detached' });
    await panel
      .getByText(/Stale deals · your team/)
      .first()
      .waitFor();
  });

  it('pages through the deals of an answer', async () => {
    const one = await open({
      as: 'grace.okafor@example.com',
      path: '/tab/?ask=open%20deals',
    });
    const panel = one.tab.getByRole('dialog');
    await panel.locator('.list li').first().waitFor();
    const first = await panel.locator('.list li').count();
    await panel.getByRole('button', { name: 'Show more' }).click();
    await panel.locator('.list li').nth(first).waitFor();
  });

  it('shows an admin the sync that ran, the projections, who has a link, and the audit log', async () => {
    await foresail.as('ana.silva@example.com').get('/api/v2/dashboard');
    const one = await open({ as: 'admin@example.com', path: '/tab/admin' });
    await one.tab.getByRole('rowheader', { name: 'Opportunities' }).waitFor();
    await one.tab.getByRole('button', { name: 'Test Odoo (demo)' }).click();
    await one.tab.getByText(/^Reached: /).waitFor();
    await shootWhole(one, 'real-admin');
    await one.tab.getByRole('tab', { name: 'Projections' }).click();
    await one.tab.getByRole('rowheader', { name: 'opportunity_view' }).waitFor();
    await one.tab.getByRole('tab', { name: 'Roles and links' }).click();
    await one.tab.getByRole('rowheader', { name: /ana\.silva/ }).waitFor();
    await one.tab.getByRole('tab', { name: 'Audit' }).click();
    // The log shows its newest page, whatever other tests did before: what this one did a moment ago stands on it.
    const tried = one.tab.getByRole('row').filter({ hasText: '/api/admin/integrations/:name/test' });
    await tried.first().waitFor();
    assert.match(await tried.first().innerText(), /admin@example\.com\s+command/);
    assert.deepEqual(one.complaints, []);
  });

  it('draws the waterfall of the API, balanced, and the forecast and the team beside it', async () => {
    const email = 'priya.raman@example.com';
    const one = await open({ as: email, path: '/tab/movement' });
    const query = 'scope=subtree&from=2026-10-01&to=2026-11-20&closeFrom=2026-10-01&closeTo=2026-12-31';
    const { movement } = await foresail.as(email).get<Answer>(`/api/v2/movement?${query}`);
    await one.tab.getByText('Balances to the cent').waitFor();
    const steps = (movement?.steps ?? []).filter(({ name, count }) => name === 'start' || name === 'end' || count > 0);
    const drawn = await one.tab.locator('[data-step]').evaluateAll((all) => all.map((each) => each.dataset['step']));
    assert.deepEqual(
      drawn,
      steps.map(({ name }) => name),
    );
    for (const { name, amount, currency } of steps) {
      const title = await one.tab.locator(`[data-step=${name}]`).getAttribute('title');
      assert.ok(title?.includes(exactMoney(Math.abs(amount), currency, 'en-GB')), `${name}: ${String(title)}`);
    }
    await shootWhole(one, 'real-movement');
    await one.tab.getByRole('tab', { name: 'Forecast' }).click();
    await one.tab.locator('.calls tbody tr').first().waitFor();
    await one.tab.getByRole('tab', { name: 'Team' }).click();
    await one.tab.locator('.people tbody tr').first().waitFor();
    assert.deepEqual(one.complaints, []);
  });

  it('says who one can be on the start page', async () => {
    const page = await suite.browser.newPage();
    await page.goto(foresail.url);
    await page.getByRole('link', { name: /Ana Silva/ }).click();
    await page.frameLocator('#tab').locator('.tile').first().waitFor();
    await page.close();
  });
});

async function figureShown(tile: ReturnType<OpenTab['tab']['locator']>): Promise<string> {
  return (await tile.locator('.v').innerText()).split('\n')[0]?.split(', ')[0] ?? '';
}

/** What a tile must say, made from the API's figure by the tab's own rules of writing. */
function figureExpected(figure: Figure | undefined): string {
  if (!figure || figure.value === null) return figure?.reason ?? '';
  if (figure.unit === 'currency/day') return `${shortMoney(figure.value, figure.currency ?? '', 'en-GB')} a day`;
  if (figure.unit === 'currency') return shortMoney(figure.value, figure.currency ?? '', 'en-GB');
  if (figure.unit === 'ratio') return `${String(Math.round(figure.value * 100))}\u00a0%`;
  if (figure.unit === 'days') return `${String(Math.round(figure.value))}\u00a0days`;
  return String(figure.value);
}

async function countBehind({ tab }: OpenTab, selector: string): Promise<number> {
  await tab.locator(selector).click();
  const panel = tab.getByRole('dialog');
  const says = panel
    .locator('.sum')
    .getByText(/^\d+ deals?/)
    .first();
  await says.waitFor();
  const found = parseInt(await says.innerText(), 10);
  await panel.getByRole('button', { name: 'Close' }).click();
  await panel.waitFor({ state: 'detached' });
  return found;
}
