import { randomUUID } from 'node:crypto';
import type { Collection, Db } from 'mongodb';
import { unlessDuplicate } from './duplicateKey.js';
import { isDead, markOfThisProcess, type ProcessMark } from './processMark.js';

/** A lease as it is stored. `beat` changes with each renewal; nobody reads a clock of another machine from it. */
interface LeaseDocument {
  readonly _id: string;
  readonly owner: string | null;
  /** Rises with every change of hands: the fencing token. */
  readonly token: number;
  readonly beat: string;
  /** Process of the holder. */
  readonly process?: ProcessMark | null;
}

/** A lease that this process holds. */
export interface Lease {
  readonly name: string;
  /** Higher than that of every earlier holder. */
  readonly token: number;
  /** False once renewals have failed for so long that another may have taken over. Costs nothing to ask. */
  held(): boolean;
  /** Extends it. Resolves to false when another holder has taken over. */
  renew(): Promise<boolean>;
  /** Gives it up, so that the next holder need not wait. */
  release(): Promise<void>;
}

/** Leases of one worker. */
export interface Leases {
  /** Takes the lease if it is free, or if its holder has been silent for the whole duration or is dead; null otherwise. */
  acquire(name: string): Promise<Lease | null>;
  /** Removes leases that nobody will ask for again. */
  forget(names: readonly string[]): Promise<void>;
}

/** `monotonic`: milliseconds that never run backwards; `durationMs`: how long a silent holder keeps its lease. */
export interface LeaseSettings {
  readonly db: Db;
  readonly owner: string;
  readonly durationMs?: number;
  readonly monotonic?: () => number;
  /** For tests. */
  readonly process?: ProcessMark | null;
}

/** A dead process may have sent a write that the server has not done yet: this share of the duration is left for it. */
const graceOfTheDead = 1 / 9;

/**
 * Leases without clocks in common: a contender takes over only after it has itself seen the same beat for the whole
 * duration, so machines whose clocks differ, and a clock that is fixed, do no harm. A holder counts its own time from
 * before the renewal was sent and stops believing a third earlier than any contender could act. A holder on the same
 * machine whose process is dead needs no waiting for, but for what it may have sent last.
 */
export function createLeases(settings: LeaseSettings): Leases {
  const { db, owner, durationMs = 9_000, monotonic = () => performance.now() } = settings;
  const collection = db.collection<LeaseDocument>('leases');
  const seen = new Map<string, { beat: string; since: number }>();
  const own = settings.process === undefined ? markOfThisProcess() : settings.process;
  const timing = { trustMs: (durationMs * 2) / 3, monotonic };

  function isSilent(stored: LeaseDocument): boolean {
    const last = seen.get(stored._id);
    if (last?.beat === stored.beat) {
      const silentForMs = monotonic() - last.since;
      return silentForMs >= durationMs || (silentForMs >= durationMs * graceOfTheDead && isDead(stored.process, own));
    }
    seen.set(stored._id, { beat: stored.beat, since: monotonic() });
    return false;
  }

  async function take(name: string, stored: LeaseDocument | null): Promise<Lease | null> {
    const asked = monotonic();
    const next = { _id: name, owner, token: (stored?.token ?? 0) + 1, beat: randomUUID(), process: own };
    const taken = stored
      ? (await collection.replaceOne({ _id: name, token: stored.token, beat: stored.beat }, next)).modifiedCount === 1
      : await unlessDuplicate(() => collection.insertOne(next));
    seen.delete(name);
    return taken ? holdLease(collection, next, asked, timing) : null;
  }

  return {
    async acquire(name) {
      const stored = await collection.findOne({ _id: name });
      return stored === null || stored.owner === null || isSilent(stored) ? take(name, stored) : null;
    },
    async forget(names) {
      await collection.deleteMany({ _id: { $in: [...names] } });
    },
  };
}

function holdLease(
  collection: Collection<LeaseDocument>,
  taken: LeaseDocument,
  asked: number,
  timing: { trustMs: number; monotonic: () => number },
): Lease {
  let trustedFrom = asked;
  let lost = false;
  const own = { _id: taken._id, token: taken.token };
  return {
    name: taken._id,
    token: taken.token,
    held: () => !lost && timing.monotonic() - trustedFrom < timing.trustMs,
    async renew() {
      if (lost) return false;
      const from = timing.monotonic();
      const { matchedCount } = await collection.updateOne(own, { $set: { beat: randomUUID() } });
      if (matchedCount === 1) trustedFrom = from;
      else lost = true;
      return !lost;
    },
    async release() {
      lost = true;
      await collection.updateOne(own, { $set: { owner: null, beat: randomUUID() } });
    },
  };
}
