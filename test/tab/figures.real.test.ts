import assert from 'node:assert/strict';
import { startPlayground } from '../../sandbox/teams/playground.js';
import type { Answer, Dashboard, DealRow, Page } from '../../src/pipeline/answer.js';
import { exactFigure } from '../../tab/format/figures.js';
import { PlaygroundPage } from '../bot/playgroundPage.js';
import { realOdooSettings } from '../foresail/odooApi.js';
import { sharedOnRealOdoo } from '../foresail/sharedOnRealOdoo.js';
import type { RunningForesail } from '../foresail/startForesail.js';
import type { OpenTab } from './tabBrowser.js';
import { tabInBrowser } from './tabSuite.js';

const settings = realOdooSettings();
const locale = 'en-GB';
const people = [
  { who: 'rep', as: 'ana.silva@example.com' },
  { who: 'manager', as: 'priya.raman@example.com' },
  { who: 'CEO', as: 'grace.okafor@example.com' },
] as const;
const sentence = 'pipeline';

/** What one person reads on the page, over the API and in chat, over the real Odoo. */
describe('the figures of one person on the real Odoo', function () {
  this.timeout(180_000);
  if (!settings) {
    it('needs ODOO_URL, ODOO_DB and ODOO_API_KEY');
    return;
  }
  const suite = tabInBrowser();
  let foresail: RunningForesail;

  before(async () => {
    foresail = await sharedOnRealOdoo(settings);
  });

  for (const { who, as } of people) {
    it(`are the same in every tile of the page and over the API, as ${who}`, async () => {
      const { tiles, byStage } = await foresail.as(as).get<Dashboard>('/api/v2/dashboard?period=thisQuarter');
      const { tab } = await suite.openAt(foresail.url, { as });
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
    });

    it(`are the same in the tab's answer, its explanation, the API and the card, as ${who}`, async () => {
      const answer = await foresail.as(as).post<Answer>('/api/v2/ask', { text: sentence });
      const amount = answer.figures.find(({ metric }) => metric === 'amount') ?? assert.fail('no amount');
      const one = await suite.openAt(foresail.url, { as, path: `/tab/?ask=${sentence}` });
      const headline = one.tab.locator('.panel .sum .num, .panel .sum [title]');
      await headline.first().waitFor();
      const titles = await headline.evaluateAll((found) => found.map((element) => element.getAttribute('title') ?? ''));
      const words = exactFigure(amount, locale);
      assert.ok(
        titles.some((title) => title.startsWith(words)),
        `${words} in ${titles.join(' | ')}`,
      );
      await one.tab.getByRole('button', { name: 'Explain', exact: true }).last().click();
      await one.tab.getByRole('region', { name: 'In words' }).getByText(words).waitFor();
      await listedAsAnswered(one, as, answer);
      await saidInChat(as, amount.value ?? assert.fail('no value'));
    });
  }

  /** The list of deals of the page counts as many as the answer. */
  async function listedAsAnswered(one: OpenTab, as: string, answer: Answer): Promise<void> {
    const { scope } = answer.question;
    const name = scope.ids.length === 0 ? scope.kind : `${scope.kind}:${scope.ids.join(',')}`;
    const list = await foresail.as(as).get<Page<DealRow>>(`/api/v2/opportunities?scope=${name}&limit=1`);
    assert.equal(list.total, answer.deals?.total);
    await one.page.goto(`${foresail.url}/sandbox/host?as=${as}&path=${encodeURIComponent(`/tab/deals?scope=${name}`)}`);
    await one.tab
      .getByText(`${list.total.toLocaleString(locale)} deals`)
      .first()
      .waitFor();
  }

  async function saidInChat(as: string, amount: number): Promise<void> {
    const playground = await startPlayground({ as, endpoint: `${foresail.url}/api/messages`, port: 0 });
    try {
      const chat = await PlaygroundPage.open(suite.browser, playground.url);
      await chat.say(sentence);
      const total = amount.toLocaleString('en', { minimumFractionDigits: Number.isInteger(amount) ? 0 : 2 });
      await chat.card(total).first().waitFor();
      await chat.page.close();
    } finally {
      await playground.close();
    }
  }
});
