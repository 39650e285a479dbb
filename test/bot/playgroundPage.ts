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

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: quiet });
}

/** The Agents Playground as a person uses it: types, taps, looks. */
export class PlaygroundPage {
  private constructor(readonly page: Page) {}

  static async open(browser: Browser, url: string): Promise<PlaygroundPage> {
    const page = await browser.newPage({ viewport: { width: 1400, height: 1300 } });
    page.setDefaultTimeout(15_000);
    await page.goto(url);
    await page.getByRole('textbox').first().waitFor();
    return new PlaygroundPage(page);
  }

  /** Types into the compose box and sends. */
  async say(text: string): Promise<void> {
    const box = this.page.locator('div[role=textbox]').last();
    await box.click();
    await box.pressSequentially(text);
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

  /**
   * Mentions until the answer is there, three times at most: under load the Playground at times sends a mention as plain
   * text, and then, as in Teams, nothing reaches the bot.
   */
  async mentionUntil(text: string, answer: Locator): Promise<void> {
    for (let left = 2; left > 0; left -= 1) {
      await this.mention(text);
      const answered = await answer.waitFor({ timeout: 8_000 }).then(
        () => true,
        () => false,
      );
      if (answered) return;
      await this.picture(`bot-mention-unanswered-${left}`);
    }
    await this.mention(text);
    await answer.waitFor();
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
