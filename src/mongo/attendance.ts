import { randomUUID } from 'node:crypto';
import type { Db } from 'mongodb';
import { isDead, markOfThisProcess, type ProcessMark } from './processMark.js';

interface Attendant {
  readonly _id: string;
  readonly beat: string;
  readonly process?: ProcessMark | null;
}

/** Which workers are there, so that they can share work evenly. Says nothing about who may do what: leases do. */
export interface Attendance {
  /** Tells the others that this worker is there. @returns how many there are, this one included. */
  attend(): Promise<number>;
  /** Tells the others that it goes. */
  leave(): Promise<void>;
}

/** A worker that is dead, or whose beat this process has seen stand still for `durationMs`, is taken as gone. */
export function createAttendance(settings: {
  readonly db: Db;
  readonly owner: string;
  readonly durationMs: number;
  readonly monotonic: () => number;
  /** For tests. */
  readonly process?: ProcessMark | null;
}): Attendance {
  const { db, owner, durationMs, monotonic } = settings;
  const collection = db.collection<Attendant>('workers');
  const own = settings.process === undefined ? markOfThisProcess() : settings.process;
  const seen = new Map<string, { beat: string; since: number }>();

  function isThere({ _id, beat, process }: Attendant): boolean {
    if (isDead(process, own)) return false;
    const last = seen.get(_id);
    if (_id !== owner && last?.beat === beat) return monotonic() - last.since < durationMs;
    seen.set(_id, { beat, since: monotonic() });
    return true;
  }

  return {
    async attend() {
      await collection.updateOne({ _id: owner }, { $set: { beat: randomUUID(), process: own } }, { upsert: true });
      const all = await collection.find({}).toArray();
      const gone = all.filter((worker) => !isThere(worker)).map(({ _id }) => _id);
      // One that was only slow comes back with its next beat.
      if (gone.length > 0) await collection.deleteMany({ _id: { $in: gone } });
      for (const id of gone) seen.delete(id);
      return all.length - gone.length;
    },
    async leave() {
      await collection.deleteOne({ _id: owner });
    },
  };
}
