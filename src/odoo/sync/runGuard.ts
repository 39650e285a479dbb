import { ForesailError } from '../../errors.js';
import type { Lease, Leases } from '../../mongo/leases.js';
import type { Log } from '../../ops/log.js';

/** What keeps a run the only one. */
export interface Guard {
  /** @throws ForesailError LEASE_LOST. */
  goOn(): void;
  end(): Promise<void>;
}

export interface GuardOptions {
  readonly leases?: Leases;
  readonly every?: (ms: number, beat: () => void) => () => void;
  readonly log: Log;
}

/** Three beats within the time a silent holder keeps its lease (src/mongo/leases.ts). */
const beatMs = 2_500;

/** @throws ForesailError SYNC_ALREADY_RUNNING when another process holds the lease. */
export async function guardRun(options: GuardOptions): Promise<Guard> {
  if (!options.leases) return { goOn: () => undefined, end: async () => undefined };
  const lease = await options.leases.acquire('odooSync');
  if (!lease) throw new ForesailError('SYNC_ALREADY_RUNNING');
  const stop = (options.every ?? everyInterval)(beatMs, () => void lease.renew().catch(() => false));
  return {
    goOn() {
      if (!lease.held()) throw new ForesailError('LEASE_LOST');
    },
    async end() {
      stop();
      await releaseQuietly(lease, options.log);
    },
  };
}

/** A lease that cannot be given up runs out by itself. */
async function releaseQuietly(lease: Lease, log: Log): Promise<void> {
  await lease.release().catch((error: unknown) => log.warn({ error }, 'the sync lease was not released'));
}

function everyInterval(ms: number, beat: () => void): () => void {
  const timer = setInterval(beat, ms);
  return () => clearInterval(timer);
}
