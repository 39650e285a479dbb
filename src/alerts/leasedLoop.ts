import { ForesailError } from '../errors.js';
import type { Lease, Leases } from '../mongo/leases.js';
import type { Log } from '../ops/log.js';

/** Work of which one process at a time does a step after the other. */
export interface LeasedWork {
  /** Of the lease; the same in every process. */
  readonly name: string;
  /** Called once the lease is held, before the first step. */
  readonly begin?: (lease: Lease) => Promise<void>;
  /** True: there is more to do at once. */
  readonly step: (lease: Lease) => Promise<boolean>;
}

export interface LoopParts {
  readonly leases: Leases;
  readonly log: Log;
  /** How often an idle loop looks by itself, and how often its lease is renewed. Milliseconds. */
  readonly pollMs: number;
  readonly renewMs: number;
}

export interface LeasedLoop {
  start(): void;
  wake(): void;
  /** Ends after the present step and gives the lease up. */
  stop(): Promise<void>;
}

const longestBackoffMs = 5_000;

/** Runs the work whenever this process holds its lease. A step that fails is logged and tried again, ever more slowly. */
export function createLeasedLoop(work: LeasedWork, { leases, log, pollMs, renewMs }: LoopParts): LeasedLoop {
  let held: { readonly lease: Lease; readonly renewal: NodeJS.Timeout } | null = null;
  let stopped = false;
  let failures = 0;
  let running = Promise.resolve();
  let woken: (() => void) | null = null;
  let pending = false;

  const wait = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        woken = null;
        pending = false;
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      woken = done;
      if (pending) done();
    });

  async function take(): Promise<Lease | null> {
    const lease = await leases.acquire(work.name);
    if (!lease) return null;
    held = { lease, renewal: setInterval(() => void lease.renew().catch(() => undefined), renewMs) };
    await work.begin?.(lease);
    return lease;
  }

  async function letGo(): Promise<void> {
    if (!held) return;
    clearInterval(held.renewal);
    const { lease } = held;
    held = null;
    await lease.release().catch(() => undefined);
  }

  async function turn(): Promise<boolean> {
    const lease = held?.lease ?? (await take());
    if (!lease) return false;
    if (!lease.held()) throw new ForesailError('LEASE_LOST', { details: { lease: work.name } });
    return work.step(lease);
  }

  async function run(): Promise<void> {
    while (!stopped) {
      try {
        const more = await turn();
        failures = 0;
        if (!more && !stopped) await wait(pollMs);
      } catch (error) {
        failures += 1;
        await letGo();
        const lost = error instanceof ForesailError && error.code === 'LEASE_LOST';
        if (!lost) log.error({ work: work.name, err: error }, 'A step failed; it is tried again');
        if (!stopped) await wait(Math.min(pollMs * 2 ** Math.min(failures, 10), longestBackoffMs));
      }
    }
    await letGo();
  }

  return {
    start() {
      running = run();
    },
    wake() {
      pending = true;
      woken?.();
    },
    async stop() {
      stopped = true;
      woken?.();
      await running;
    },
  };
}
