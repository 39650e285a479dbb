import { ForesailError } from '../../errors.js';
import type { Lease, Leases } from '../../mongo/leases.js';

/** How the changes of one deal are kept apart. */
export interface DealLeaseSettings {
  readonly leases: Leases;
  readonly pause: (milliseconds: number) => Promise<unknown>;
  /** Calls `beat` every so many milliseconds and gives back how to stop. */
  readonly every: (milliseconds: number, beat: () => void) => () => void;
}

/** Tells whether the lease is still ours; asked before each write. */
export type StillOurs = () => boolean;

const beatMs = 2_500;
const askAgainMs = 100;
/** Longer than a dead holder keeps its lease (src/mongo/leases.ts). */
const patienceMs = 12_000;
/** Leases are documents that stay, so deals share a bounded number of them. */
const lanes = 64;

/**
 * Does `work` while nobody else of ours changes the deal.
 * @throws ForesailError DEAL_BUSY when it stays taken.
 */
export async function withDeal<T>(
  dealId: number,
  settings: DealLeaseSettings,
  work: (stillOurs: StillOurs) => Promise<T>,
): Promise<T> {
  const lease = await acquire(`dealChange-${dealId % lanes}`, settings);
  const stop = settings.every(beatMs, () => void lease.renew().catch(() => false));
  try {
    return await work(() => lease.held());
  } finally {
    stop();
    // One that cannot be given up runs out by itself.
    await lease.release().catch(() => undefined);
  }
}

async function acquire(name: string, { leases, pause }: DealLeaseSettings): Promise<Lease> {
  for (let waited = 0; waited <= patienceMs; waited += askAgainMs) {
    const lease = await leases.acquire(name);
    if (lease) return lease;
    await pause(askAgainMs);
  }
  throw new ForesailError('DEAL_BUSY');
}
