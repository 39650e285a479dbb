import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';

const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const screenshots = join('reports', 'screenshots');
/** Hardly ever takes three seconds on a machine of one's own; what is generous here costs nothing when all is well. */
const patienceMilliseconds = 30_000;

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: quiet });
}

/** The Agents Playground as a person uses it: types, taps, looks. */
export class PlaygroundPage {
  private constructor(readonly page: Page) {}

  /** Resolves when the bot has answered that it is installed: from then on it knows the chat as the person's own. */
  static async open(browser: Browser, url: string): Promise<PlaygroundPage> {
    const page = await browser.newPage({ viewport: { width: 1400, height: 1300 } });
    page.setDefaultTimeout(patienceMilliseconds);
    await withoutTyping(page);
    await page.goto(url);
    await page.getByRole('textbox').first().waitFor();
    await page.getByText('installationUpdate 200').first().waitFor();
    return new PlaygroundPage(page);
  }

  /** Types into the compose box and sends. */
  async say(text: string): Promise<void> {
    const box = this.page.locator('div[role=textbox]').last();
    await box.click();
    await box.pressSequentially(text);
    await box.filter({ hasText: text }).waitFor();
    await this.send();
  }

  /** The same with a mention of the bot before it, without which a channel or a group does not reach it. */
  async mention(text: string): Promise<void> {
    const box = this.page.locator('div[role=textbox]').last();
    await box.click();
    await box.pressSequentially('@');
    await this.page.getByRole('menuitem').filter({ hasText: 'Foresail' }).click();
    await box.filter({ hasText: 'Foresail' }).waitFor();
    await box.press('End');
    await box.pressSequentially(` ${text}`);
    await box.filter({ hasText: text }).waitFor();
    await this.send();
  }

  /** Goes to a chat or channel of the list on the left. */
  async goTo(name: string): Promise<void> {
    await this.page.getByRole('treeitem').filter({ hasText: name }).first().click();
  }

  /** The newest card with this text. */
  card(text: string | RegExp): Locator {
    return this.page.locator('.ac-adaptiveCard').filter({ hasText: text }).last();
  }

  async tap(card: Locator, title: string | RegExp): Promise<void> {
    await card.getByRole('button', { name: title, exact: typeof title === 'string' }).click();
  }

  /** Looked at by people: `reports/screenshots/<name>.png`. */
  async picture(name: string): Promise<void> {
    await mkdir(screenshots, { recursive: true });
    await this.page.screenshot({ path: join(screenshots, `${name}.png`) });
  }

  private async send(): Promise<void> {
    await this.page
      .getByRole('button', { name: /^(Send Message|Post)$/ })
      .last()
      .click();
  }
}

/**
 * Keeps the typing indicator from the page: told of one in a thread of a channel, the Playground (0.2.28) throws, opens its
 * stream anew, and loses whatever the bot says until that is done; on a busy machine this is the answer.
 */
function withoutTyping(page: Page): Promise<void> {
  return page.routeWebSocket(/\/_ws_conversation\//, (shown) => {
    shown.connectToServer().onMessage((message) => {
      if ((JSON.parse(String(message)) as { action?: string }).action !== 'typing') shown.send(message);
    });
  });
}
