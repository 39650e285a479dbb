import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type FrameLocator, type Page } from 'playwright-core';

const shots = join(import.meta.dirname, '../../reports/screenshots');

/** Chromium as CI has it; one for a whole suite. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--hide-scrollbars',
      // Only this machine answers; a test that plays another host fulfils its requests before they are looked up.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  });
}

export interface OpenTab {
  readonly page: Page;
  readonly tab: FrameLocator;
  /** What the browser complained about: errors of the console and exceptions of the page. */
  readonly complaints: string[];
}

export interface TabWish {
  readonly as: string;
  readonly theme?: 'light' | 'dark' | 'contrast';
  /** `/tab/deals?status=won`. */
  readonly path?: string;
  readonly entity?: string;
  readonly sub?: string;
  readonly width?: number;
  readonly height?: number;
  /** Fixes the browser's clock; the service has its own. */
  readonly now?: Date;
}

/** Opens the tab in the sandbox's host frame of a running service. */
export async function openTab(browser: Browser, baseUrl: string, wish: TabWish): Promise<OpenTab> {
  const { page, complaints } = await newPage(browser, wish);
  const query = new URLSearchParams({ as: wish.as, theme: wish.theme ?? 'light' });
  for (const name of ['path', 'entity', 'sub'] as const) if (wish[name]) query.set(name, wish[name]);
  await page.goto(`${baseUrl}/sandbox/host?${query.toString()}`);
  return { page, tab: page.frameLocator('#tab'), complaints };
}

/** A page of its own context, without movement where the tab would move. */
export async function newPage(browser: Browser, wish: Partial<TabWish>): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    viewport: { width: wish.width ?? 1280, height: wish.height ?? 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  if (wish.now) await page.clock.setFixedTime(wish.now);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isOriginList(message.location().url)) complaints.push(message.text());
  });
  return { page, complaints };
}

/** teams-js asks the network for its list of valid hosts and goes on without it. */
function isOriginList(url: string): boolean {
  return url.includes('res.cdn.office.net');
}

/** Keeps a picture for people to look at. */
export async function shoot(page: Page, name: string): Promise<void> {
  await mkdir(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`) });
}

/** The tab in its full height, as one picture. */
export async function shootWhole(opened: OpenTab, name: string): Promise<void> {
  const { page, tab } = opened;
  const size = page.viewportSize() ?? { width: 1280, height: 900 };
  const height = await tab.locator('.fs-root').evaluate((element) => element.scrollHeight);
  const strip = await page
    .locator('.host header')
    .evaluate((element) => element.clientHeight)
    .catch(() => 0);
  await page.setViewportSize({ width: size.width, height: Math.min(height + strip + 2, 6000) });
  await shoot(page, name);
  await page.setViewportSize(size);
}

const require = createRequire(import.meta.url);

let axe: Promise<string> | undefined;

function axeSource(): Promise<string> {
  axe ??= readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
  return axe;
}

export interface AxeFinding {
  readonly id: string;
  readonly impact: string;
  readonly targets: readonly string[];
}

/** Resolves once the page is drawn and its colours have faded over: halfway a text may stand out too little. */
const atRest = `new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))).then(() =>
  Promise.all(document.getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
    .map(({ finished }) => finished.catch(() => undefined))).then(() => undefined))`;

/**
 * Serious and critical findings of axe-core inside the tab, for WCAG 2.2 A and AA. Left out: the two hidden focus stops
 * that Fluent's Tabster puts at the ends of the document, which hand the focus on.
 */
export async function seriousFindings(opened: OpenTab): Promise<AxeFinding[]> {
  const frame = opened.page.frames().find((one) => one.url().includes('/tab/'));
  if (!frame) throw new Error('The tab is not open');
  // Half a megabyte of script: once a page, however many themes are looked at.
  if (!(await frame.evaluate<boolean>('typeof axe === "object"'))) await frame.evaluate(await axeSource());
  await frame.evaluate(atRest);
  const run = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })
    .then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, targets: nodes.filter((node) => !node.html.includes('data-tabster-dummy')).map((node) => node.html.slice(0, 160) + ' ' + (node.any[0]?.message ?? '')) })))`;
  const findings = await frame.evaluate<AxeFinding[]>(run);
  return findings
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .filter(({ targets }) => targets.length > 0);
}
