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
const manager = 'priya.raman@example.com';
const chief = 'grace.okafor@example.com';

/** What the team of the pictures is to win: without a target two tiles have nothing to say. */
async function setTarget(foresail, chief, person, amount) {
  const { odooUserId } = await foresail.as(person).get('/api/v2/me');
  const answer = await fetch(`${foresail.url}/api/v2/targets`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${await foresail.token(chief)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ odooUserId, from: '2026-10-01', to: '2026-12-31', amount, currency: 'USD' }),
  });
  if (!answer.ok) throw new Error(`No target: ${await answer.text()}`);
}

/** Home once everything that it reads later is there. */
async function tab(browser, url, name, wish) {
  const opened = await openTab(browser, url, { ...wish, now, width: 1280, height: 860 });
  await opened.tab.locator('.spark svg').first().waitFor({ timeout: waitMs });
  await opened.tab.locator('.laterRow .fcParts').waitFor({ timeout: waitMs });
  await opened.page.screenshot({ path: join(folder, `${name}.png`) });
  await opened.page.context().close();
}

/** The question and the card that answers it, as they stand in the conversation. */
async function card(browser, endpoint, name, text, answered) {
  const playground = await startPlayground({ as: manager, endpoint });
  try {
    const chat = await PlaygroundPage.open(browser, playground.url);
    chat.page.setDefaultTimeout(waitMs);
    await chat.say(text);
    const found = chat.card(answered);
    await found
      .getByText(/^Synced|synced/)
      .first()
      .waitFor();
    await chat.page.evaluate('document.fonts.ready');
    const question = await chat.page.getByText(text, { exact: true }).first().boundingBox();
    const answer = await found.boundingBox();
    if (!question || !answer) throw new Error('The answer is not in sight');
    const clip = { x: answer.x - 78, y: question.y - 14, width: 0, height: 0 };
    clip.width = question.x + question.width + 24 - clip.x;
    clip.height = answer.y + answer.height + 18 - clip.y;
    await chat.page.screenshot({ path: join(folder, `${name}.png`), clip });
  } finally {
    await playground.close();
  }
}

const foresail = await startForesail();
const browser = await launchBrowser();
try {
  await mkdir(folder, { recursive: true });
  await setTarget(foresail, chief, manager, 480_000);
  await tab(browser, foresail.url, 'tab', { as: manager });
  await tab(browser, foresail.url, 'tab-dark', { as: chief, theme: 'dark' });
  await card(browser, `${foresail.url}/api/messages`, 'card', 'team pipeline by stage', /Open amount by stage/);
  for (const name of ['tab', 'tab-dark', 'card']) {
    const { size } = await stat(join(folder, `${name}.png`));
    console.log(`${folder}/${name}.png: ${Math.round(size / 1024)} KB`);
  }
} finally {
  await browser.close();
  await foresail.stop();
}
