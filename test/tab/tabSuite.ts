import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { ensureTabBuilt } from './builtTab.js';
import { fakeNow } from './fake/fakeDeals.js';
import { startFakeForesail, type FakeForesail } from './fake/fakeForesail.js';
import { startForesail, type RunningForesail } from '../foresail/startForesail.js';
import { launchBrowser, openTab, type OpenTab, type TabWish } from './tabBrowser.js';

let launched: Promise<Browser> | undefined;

/** One Chromium for every file of a run; each page it opens has a context of its own. */
export async function sharedBrowser(): Promise<Browser> {
  const present = await launched;
  if (present?.isConnected()) return present;
  launched = launchBrowser();
  return launched;
}

let started: Promise<RunningForesail> | undefined;

/** One Foresail with nothing configured, for every file that only reads; who asks first waits for its first sync. */
export function sharedForesail(): Promise<RunningForesail> {
  started ??= startForesail();
  return started;
}

// A hook of the whole run, as this stands outside of every suite.
after(async () => {
  await (await launched)?.close();
  await (await started)?.stop();
});

/** A tab of any service, for the tests of one suite. */
export interface TabSuite {
  readonly browser: Browser;
  /** Opens the tab; it is closed after the test, and fails it when the page threw or logged an error. */
  openAt(url: string, wish: TabWish): Promise<OpenTab>;
}

/** Builds the tab and shares a browser; to be called first in a `describe`. */
export function tabInBrowser(): TabSuite {
  let browser: Browser;
  const opened: OpenTab[] = [];
  before(async () => {
    await ensureTabBuilt();
    browser = await sharedBrowser();
  });
  afterEach(async function () {
    const closing = opened.splice(0);
    await Promise.all(closing.map(({ page }) => page.context().close()));
    // An attempt that failed says so itself; a hook that fails would end the suite without another attempt.
    if (this.currentTest?.state !== 'passed') return;
    const complaints = closing.flatMap((one) => one.complaints).filter((words) => !isRefusal(words));
    assert.deepEqual(complaints, [], 'the page complained');
  });
  return {
    get browser() {
      return browser;
    },
    async openAt(url, wish) {
      const one = await openTab(browser, url, wish);
      opened.push(one);
      return one;
    },
  };
}

/** A tab over a stand-in of the API, which starts anew for each test. */
export interface FakeTabSuite extends Pick<TabSuite, 'browser'> {
  readonly fake: FakeForesail;
  /** As `openAt`, on the day of the stand-in. */
  open(wish: TabWish): Promise<OpenTab>;
}

/** As `tabInBrowser`, over a stand-in whose day is a Friday in November. */
export function tabOverFake(): FakeTabSuite {
  const tab = tabInBrowser();
  let fake: FakeForesail;
  beforeEach(async () => {
    fake = await startFakeForesail();
  });
  afterEach(() => fake.close());
  return {
    get browser() {
      return tab.browser;
    },
    get fake() {
      return fake;
    },
    open: (wish) => tab.openAt(fake.url, { now: fakeNow, ...wish }),
  };
}

/** The browser says each answer that is an error; whether one was to come is the test's to say. */
function isRefusal(words: string): boolean {
  return words.startsWith('Failed to load resource');
}
