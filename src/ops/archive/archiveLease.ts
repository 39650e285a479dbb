import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { ForesailError } from '../../errors.js';
import { createLeases, type Lease } from '../../mongo/leases.js';

/** A run that was killed holds its lease for nine seconds more, on the same machine for one. */
const waits = { times: 24, ms: 500 };

/** Does the work as the only run that archives. @throws ForesailError ARCHIVE_BUSY where another one is at it. */
export async function underArchiveLease<T>(
  db: Db,
  work: (lease: Lease) => Promise<T>,
  wait: () => Promise<unknown> = () => pause(waits.ms),
): Promise<T> {
  const leases = createLeases({ db, owner: `archive-${randomUUID()}` });
  let lease = await leases.acquire('archive');
  for (let turn = 0; !lease && turn < waits.times; turn += 1) {
    await wait();
    lease = await leases.acquire('archive');
  }
  if (!lease) throw new ForesailError('ARCHIVE_BUSY');
  try {
    return await work(lease);
  } finally {
    await lease.release();
  }
}
