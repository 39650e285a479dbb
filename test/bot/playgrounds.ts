import type { Browser } from 'playwright-core';
import { startPlayground } from '../../sandbox/teams/playground.js';
import { startForesail, type RunningForesail } from '../foresail/startForesail.js';
import { launchChromium, PlaygroundPage } from './playgroundPage.js';

/** A Foresail process, and the Agents Playground beside it for each person whom a test opens it for. */
export interface Playgrounds {
  readonly foresail: RunningForesail;
  readonly browser: Browser;
  /** A Playground of their own, in a page of its own. */
  open(as: string): Promise<PlaygroundPage>;
  /** What was seen last, as `reports/screenshots/<name>.png`: for a test that failed. */
  pictureLast(name: string): Promise<void>;
  /** Last first, and each whatever became of the others: what is left running would keep the runner alive. */
  close(): Promise<void>;
}

export async function startPlaygrounds(environment: Record<string, string> = {}): Promise<Playgrounds> {
  const closings: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const one of closings.splice(0).reverse()) await one().catch(() => undefined);
  };
  try {
    const foresail = await startForesail(environment);
    closings.push(() => foresail.stop());
    const browser = await launchChromium();
    closings.push(() => browser.close());
    return {
      ...{ foresail, browser, close },
      async open(as) {
        const playground = await startPlayground({ as, endpoint: `${foresail.url}/api/messages`, port: 0 });
        closings.push(() => playground.close());
        return PlaygroundPage.open(browser, playground.url);
      },
      async pictureLast(name) {
        const pages = browser.contexts().flatMap((context) => context.pages());
        await pages.at(-1)?.screenshot({ path: `reports/screenshots/${name}.png` });
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
