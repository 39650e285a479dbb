import type { Locator, Page } from 'playwright-core';

type Command = 'Search Command' | 'Action Command' | 'Link Unfurling';

/** The message extension in the Agents Playground as a person uses it: from the compose box, and from a message's menu. */
export class ExtensionPage {
  constructor(private readonly page: Page) {}

  /** Types a search; gives the results. */
  async search(text: string, commandId?: string): Promise<Locator> {
    await this.fromCompose('Search Command');
    const surface = this.page.locator('.fui-PopoverSurface').filter({ hasText: 'Search-Based Message Extension' });
    if (commandId !== undefined) {
      await surface.getByText('Specify Command ID or Parameter').click();
      await surface.getByPlaceholder('Command ID').fill(commandId);
    }
    await surface.getByPlaceholder('Enter a search term').fill(text);
    return surface;
  }

  /** Pastes a link; gives the dialog that shows what becomes of it. */
  async paste(url: string): Promise<Locator> {
    await this.fromCompose('Link Unfurling');
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill(url);
    return dialog;
  }

  /** Calls the action on the newest message; gives its dialog. */
  async actOnLastMessage(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Show more information' }).last().click();
    await this.choose('Action Command');
    await this.page.getByRole('button', { name: 'Create' }).click();
    return this.page.getByRole('dialog');
  }

  /** Sends what was inserted into the compose box. */
  async send(): Promise<void> {
    await this.page.getByRole('button', { name: 'Send Message' }).last().click();
  }

  private async fromCompose(command: Command): Promise<void> {
    await this.page.getByRole('button', { name: 'Trigger Message Extension App' }).last().click();
    await this.choose(command);
  }

  private async choose(command: Command): Promise<void> {
    await this.page.getByRole('menuitem', { name: command, exact: true }).click();
  }
}
