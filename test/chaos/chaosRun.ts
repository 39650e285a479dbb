import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { openReadSide, type ReadSide } from '../projections/readSide.js';
import { slownessAlerts, type Fault } from './fault.js';
import { brokenInvariants } from './invariants.js';
import type { Life } from './life.js';
import type { Outcome } from './people.js';
import { recovered, until } from './settled.js';
import type { ChaosWorld } from './world.js';

/** What came of one fault. */
export interface Verdict {
  readonly fault: Fault;
  /** Seconds it lasted. */
  readonly lasted: number;
  /** Seconds from its end until a change made in Odoo at that moment was seen; null: it never was. */
  readonly recovery: number | null;
  /** Alerts that fired, from its beginning until all was quiet again; null: there was no Prometheus. */
  readonly fired: readonly string[] | null;
  /** Other work kept the machine so busy that being slow proves nothing: alerts of slowness are shown, not judged. */
  readonly busy: boolean;
  /** Requests of people while it lasted, and those that got no 2xx. */
  readonly requests: { readonly all: number; readonly failed: number };
  /** What should hold and does not, in sentences; none: all is well. */
  readonly problems: readonly string[];
}

/** Runs one fault after the other over a world with life in it. */
export async function* runFaults(
  world: ChaosWorld,
  life: Life,
  faults: readonly Fault[],
  tell: (words: string) => void,
): AsyncGenerator<Verdict> {
  const readSide = await openReadSide(world.db);
  for (const fault of faults) {
    const missing = fault.missing?.(world) ?? null;
    tell(missing === null ? `${fault.name}: ${fault.says}` : `${fault.name} left out: ${missing}`);
    if (missing !== null) continue;
    const verdict = await runFault(world, life, readSide, fault);
    tell(sentenceOf(verdict));
    yield verdict;
  }
}

async function runFault(world: ChaosWorld, life: Life, readSide: ReadSide, fault: Fault): Promise<Verdict> {
  const alerts = watchAlerts(world);
  const problems: string[] = [];
  const attempt = async <Result>(work: () => Promise<Result>): Promise<Result | null> =>
    work().catch((error: unknown) => {
      problems.push(error instanceof Error ? error.message : String(error));
      return null;
    });
  life.goOn();
  const [from, began] = [life.people.outcomes.length, performance.now()];
  await attempt(() => fault.begin(world));
  await lasting(fault, alerts.fired, world.prometheus !== null);
  const lasted = (performance.now() - began) / 1_000;
  await attempt(() => fault.end(world));
  const requests = countOf(life.people.outcomes.slice(from));
  const recovery = await attempt(() => recovered(world, readSide));
  problems.push(...((await attempt(() => brokenInvariants(world, life, readSide))) ?? []));
  const busy = alerts.load() > busyAbove * availableParallelism();
  const judged = (name: string): boolean => !busy || !slownessAlerts.includes(name);
  await attempt(() => until('no alert fires any more', async () => !(await alerts.now()).some(judged)));
  await alerts.stop();
  const fired = world.prometheus ? [...alerts.fired].sort() : null;
  problems.push(...wrongAlerts(fault, fired, busy));
  return { fault, lasted, recovery, fired, busy, requests, problems };
}

/** Load of one processor. */
const busyAbove = 1.5;

/** Goes on until what must fire has fired, within the bounds of the fault. */
async function lasting({ seconds, mustFire }: Fault, fired: ReadonlySet<string>, judged: boolean): Promise<void> {
  const [atLeast, atMost] = seconds;
  await pause(atLeast * 1_000);
  const waits = judged ? Math.max(0, atMost - atLeast) : 0;
  for (let waited = 0; waited < waits && !mustFire.every((name) => fired.has(name)); waited += 0.5) await pause(500);
}

function watchAlerts({ prometheus }: ChaosWorld) {
  const fired = new Set<string>();
  let load = 0;
  const now = async (): Promise<readonly string[]> => (await prometheus?.firing()) ?? [];
  const look = async (): Promise<void> => {
    load = Math.max(load, loadavg()[0] ?? 0);
    for (const name of await now()) fired.add(name);
  };
  let looking = Promise.resolve();
  const timer = setInterval(() => (looking = look().catch(() => undefined)), 1_000);
  return {
    fired,
    now,
    load: () => load,
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

function wrongAlerts({ mustFire, mayFire }: Fault, fired: readonly string[] | null, busy: boolean): string[] {
  if (fired === null) return [];
  const missing = mustFire.filter((name) => !fired.includes(name));
  const fitting = new Set([...mustFire, ...mayFire, ...(busy ? slownessAlerts : [])]);
  const wrong = fired.filter((name) => !fitting.has(name));
  return [...missing.map((name) => `${name} did not fire`), ...wrong.map((name) => `${name} fired`)];
}

function countOf(outcomes: readonly Outcome[]): Verdict['requests'] {
  return { all: outcomes.length, failed: outcomes.filter(({ status }) => status < 200 || status > 299).length };
}

function sentenceOf({ lasted, recovery, fired, busy, requests, problems }: Verdict): string {
  const well = recovery === null ? 'never well again' : `well again after ${recovery.toFixed(1)} s`;
  const alarms = fired === null ? 'no Prometheus' : fired.join(', ') || 'no alert';
  const lines = problems.map((problem) => `\n  ✗ ${problem}`).join('');
  return `  ${lasted.toFixed(0)} s, ${requests.failed} of ${requests.all} requests failed, ${well}; ${alarms}${busy ? ' (busy machine)' : ''}${lines}`;
}
