// Takes the pictures of README: a real process with nothing configured, the tab in its host frame, and a card in the
// Agents Playground, by Debian's Chromium. The clock stands, so that a picture changes only where the product did.
//   node scripts/pictures.mjs        → docs/pictures/*.png
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';

const load = (path) => tsImport(path, import.meta.url);
const { startForesail } = await load('../test/foresail/startForesail.ts');
const { launchBrowser, openTab } = await load('../test/tab/tabBrowser.ts');
const { PlaygroundPage } = await load('../test/bot/playgroundPage.ts');
const { startPlayground } = await load('../sandbox/teams/playground.ts');

const folder = 'docs/pictures';
const now = new Date('2026-11-20T12:00:00Z');
const waitMs = 60_000;

async function tab(browser, url, name, wish, shown) {
  const opened = await openTab(browser, url, { ...wish, now, width: 1280, height: 860 });
  await opened.tab.getByText(shown).first().waitFor({ timeout: waitMs });
  await opened.page.screenshot({ path: join(folder, `${name}.png`) });
  await opened.page.context().close();
}

async function card(browser, endpoint, name, text, answered) {
  const playground = await startPlayground({ as: 'priya.raman@example.com', endpoint });
  try {
    const chat = await PlaygroundPage.open(browser, playground.url);
    chat.page.setDefaultTimeout(waitMs);
    await chat.card(/Ask about your/).waitFor();
    await chat.say(text);
    const found = chat.card(answered);
    await found.waitFor();
    await found.screenshot({ path: join(folder, `${name}.png`) });
  } finally {
    await playground.close();
  }
}

const foresail = await startForesail();
const browser = await launchBrowser();
try {
  await mkdir(folder, { recursive: true });
  await tab(browser, foresail.url, 'tab', { as: 'priya.raman@example.com' }, 'Open pipeline');
  await tab(browser, foresail.url, 'tab-dark', { as: 'grace.okafor@example.com', theme: 'dark' }, 'Open pipeline');
  await card(browser, `${foresail.url}/api/messages`, 'card', 'my pipeline by stage', /Open amount by stage/);
  for (const name of ['tab', 'tab-dark', 'card']) {
    const { size } = await stat(join(folder, `${name}.png`));
    console.log(`${folder}/${name}.png: ${Math.round(size / 1024)} KB`);
  }
} finally {
  await browser.close();
  await foresail.stop();
}
