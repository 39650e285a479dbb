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
  /**
   * What was seen last, for a test that failed: as `reports/screenshots/<name>.png`, and its words, of which a CI that
   * keeps no pictures prints at least these.
   */
  pictureLast(name: string): Promise<string>;
  /** Closes what was opened so far. */
  closePages(): Promise<void>;
  /** Last first, and each whatever became of the others: what is left running would keep the runner alive. */
  close(): Promise<void>;
}

export async function startPlaygrounds(environment: Record<string, string> = {}): Promise<Playgrounds> {
  const closings: (() => Promise<unknown>)[] = [];
  const pageClosings: (() => Promise<unknown>)[] = [];
  const closePages = () => closeAll(pageClosings);
  const close = async (): Promise<void> => {
    await closePages();
    await closeAll(closings);
  };
  try {
    const foresail = await startForesail(environment);
    closings.push(() => foresail.stop());
    const browser = await launchChromium();
    closings.push(() => browser.close());
    return {
      ...{ foresail, browser, closePages, close },
      async open(as) {
        const playground = await startPlayground({ as, endpoint: `${foresail.url}/api/messages`, port: 0 });
        pageClosings.push(() => playground.close());
        const chat = await PlaygroundPage.open(browser, playground.url);
        pageClosings.push(() => chat.page.close());
        return chat;
      },
      async pictureLast(name) {
        const page = browser
          .contexts()
          .flatMap((context) => context.pages())
          .at(-1);
        await page?.screenshot({ path: `reports/screenshots/${name}.png` });
        return (await page?.locator('body').innerText()) ?? 'no page is open';
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function closeAll(closings: (() => Promise<unknown>)[]): Promise<void> {
  for (const one of closings.splice(0).reverse()) await one().catch(() => undefined);
}

/** A machine under load takes its time to compile and to sync for the first time. */
const startMilliseconds = 240_000;

/** What the tests of a suite have of it; it is another one when a test is tried again. */
export type SuitePlaygrounds = Pick<Playgrounds, 'foresail' | 'open'>;

/** The end of a page is what was said last. */
const mostWords = 1_500;

/**
 * Starts it for a suite; to be called first in a `describe`. What a test opened is closed after it. A test that failed and
 * is tried again meets a Foresail that knows nobody, as the first one did: what the first attempt changed would else stand
 * in its way. `prepare` is called before each start, and gives the environment.
 */
export function playgroundsOfSuite(
  prepare: () => Promise<Record<string, string>> = () => Promise.resolve({}),
): SuitePlaygrounds {
  let running: Playgrounds;
  const tried = new Set<string>();
  before(async function () {
    this.timeout(startMilliseconds);
    running = await startPlaygrounds(await prepare());
  });
  beforeEach(async function () {
    const title = this.currentTest?.fullTitle() ?? '';
    if (tried.has(title)) {
      this.timeout(startMilliseconds);
      await running.close();
      running = await startPlaygrounds(await prepare());
    }
    tried.add(title);
  });
  afterEach(async function () {
    const { state, title = 'hook' } = this.currentTest ?? {};
    if (state !== 'passed') {
      const words = await running.pictureLast(`failed-${title.replace(/\W+/g, '-')}-${Date.now()}`);
      process.stdout.write(`What "${title}" saw last:\n${words.slice(-mostWords)}\n`);
    }
    await running.closePages();
  });
  after(() => running?.close());
  return {
    get foresail() {
      return running.foresail;
    },
    open: (as) => running.open(as),
  };
}
