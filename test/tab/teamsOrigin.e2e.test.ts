import assert from 'node:assert/strict';
import { fakeNow } from './fake/fakeDeals.js';
import { newPage } from './tabBrowser.js';
import { tabOverFake } from './tabSuite.js';

const teams = 'https://teams.microsoft.com';

/** What Teams answers, as far as the tab asks: its own origin is one that teams-js accepts by itself. */
function teamsPage(tabUrl: string, token: string): string {
  return `<!doctype html><iframe id="tab" src="${tabUrl}" style="width:1200px;height:800px"></iframe><script>
    const runtime = JSON.stringify({ apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports: { pages: {} } });
    const context = { theme: 'dark', locale: 'pt-PT', entityId: 'home', subEntityId: '', frameContext: 'content', tid: 't' };
    window.heard = [];
    addEventListener('message', ({ data, source, origin }) => {
      heard.push(data.func);
      const answers = {
        initialize: ['content', 'web', runtime, '2.58.0'],
        getContext: [context],
        'authentication.getAuthToken': ${token === '' ? "[false, 'UserDeclined']" : `[true, '${token}']`},
      };
      if (data.func in answers) source.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args: answers[data.func] }, origin);
    });
  </script>`;
}

/** The tab as Teams holds it: another origin, and the tab's own code untouched. */
describe('The tab inside teams.microsoft.com', function () {
  this.timeout(60_000);
  const suite = tabOverFake();

  async function open(token: string) {
    const { page, complaints } = await newPage(suite.browser, { now: fakeNow });
    await page.context().grantPermissions(['local-network-access'], { origin: teams });
    const body = teamsPage(`${suite.fake.url}/tab/`, token);
    await page.route(`${teams}/**`, (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto(`${teams}/tab`);
    return { page, complaints, tab: page.frameLocator('#tab') };
  }

  it('takes theme, language and sign-in from Teams and tells it when it is ready', async () => {
    const { page, tab } = await open('priya.raman@example.com');
    await tab.locator('[data-tile=openPipeline] .num').waitFor();
    assert.equal(await tab.locator('html').getAttribute('data-theme'), 'dark');
    assert.match(await tab.locator('[data-tile=openPipeline] .num').innerText(), /\d+,\d+\sM\s€/);
    for (const said of ['appLoaded', 'success'])
      await page.waitForFunction(`heard.includes('appInitialization.${said}')`);
    await page.context().close();
  });

  it('says so when Teams gives no token, and tells Teams', async () => {
    const { page, tab } = await open('');
    await tab.getByText('Teams gave no sign-in: UserDeclined').waitFor();
    await page.waitForFunction("heard.includes('appInitialization.failure')");
    await page.context().close();
  });
});
