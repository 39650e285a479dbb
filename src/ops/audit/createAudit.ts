import type { Collection, Db } from 'mongodb';
import type { Clock } from '../../clock.js';
import { unlessDuplicate } from '../../mongo/duplicateKey.js';
import type { Log } from '../log.js';
import { breakOf, chained, chainStart } from './auditChain.js';
import type { ChainBreak } from './auditChain.js';
import type { AuditAct, AuditEntry } from './auditEntry.js';

/** The append-only record of who did what. */
export interface Audit {
  /** Notes an act without holding anybody up; it is written within moments, in the order of the calls. */
  note(act: AuditAct): void;
  /** Resolves when the act is durable: for what must not happen unrecorded. */
  record(act: AuditAct): Promise<void>;
  /** Newest first, before entry `before` (exclusive). */
  entries(options: { before?: number; limit: number }): Promise<readonly AuditEntry[]>;
  /** Walks the whole chain. */
  verify(): Promise<{ readonly entries: number; readonly head: string; readonly broken: ChainBreak | null }>;
  /** Resolves when everything noted so far is written, or could not be. */
  settled(): Promise<void>;
}

interface Waiting {
  readonly act: AuditAct;
  readonly at: Date;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Acts that wait for a database which does not answer; what comes on top of these is only logged. */
const mostWaiting = 10_000;
const batchSize = 200;
/** Every so many entries the head goes to the log, which lives elsewhere: a chain written anew would not fit it. */
const headEvery = 1_000;

/** Opens `audit_log`. Entries take the next number by insertion, so several instances write one chain. */
export function createAudit({ db, clock, log }: { db: Db; clock: Clock; log: Log }): Audit {
  const collection = db.collection<AuditEntry>('audit_log');
  const waiting: Waiting[] = [];
  let writing: Promise<void> | null = null;

  const drain = async () => {
    while (waiting.length > 0) await writeBatch(collection, waiting.splice(0, batchSize), log);
  };
  const enqueue = (one: Waiting) => {
    if (waiting.length >= mostWaiting) return one.failed(new Error('Too many acts wait to be audited'));
    waiting.push(one);
    writing ??= drain().finally(() => {
      writing = null;
    });
  };
  const failed = (act: AuditAct) => (error: unknown) => log.error({ err: error, act }, 'An act was not audited');
  return {
    note: (act) => enqueue({ act, at: clock.now(), done: () => undefined, failed: failed(act) }),
    record: (act) =>
      new Promise((resolve, reject) => {
        enqueue({ act, at: clock.now(), done: resolve, failed: reject });
      }),
    entries: ({ before, limit }) =>
      collection
        .find(before === undefined ? {} : { _id: { $lt: before } })
        .sort({ _id: -1 })
        .limit(limit)
        .toArray(),
    verify: () => verifyChain(collection),
    settled: async () => {
      while (writing) await writing;
    },
  };
}

async function writeBatch(collection: Collection<AuditEntry>, batch: readonly Waiting[], log: Log): Promise<void> {
  try {
    await append(collection, batch, log);
    for (const one of batch) one.done();
  } catch (error) {
    for (const one of batch) one.failed(error);
  }
}

/** Another instance may take the number meanwhile; then the rest is chained anew to what it wrote. */
async function append(collection: Collection<AuditEntry>, batch: readonly Waiting[], log: Log): Promise<void> {
  let written = 0;
  while (written < batch.length) {
    const [newest] = await collection.find({}).sort({ _id: -1 }).limit(1).toArray();
    let last: Pick<AuditEntry, '_id' | 'hash'> = newest ?? chainStart;
    const entries = batch.slice(written).map(({ act, at }) => {
      const entry = chained(act, at, last);
      last = entry;
      return entry;
    });
    written += await insertUntilTaken(collection, entries);
    if (Math.floor(last._id / headEvery) > Math.floor((newest?._id ?? 0) / headEvery)) {
      log.info({ entry: last._id, hash: last.hash }, 'Head of the audit log');
    }
  }
}

/** Ordered, so that the first number taken by somebody else ends it. */
async function insertUntilTaken(collection: Collection<AuditEntry>, entries: readonly AuditEntry[]): Promise<number> {
  if (await unlessDuplicate(() => collection.insertMany([...entries], { ordered: true }))) return entries.length;
  const mine = await collection.find({ _id: { $in: entries.map((entry) => entry._id) } }).toArray();
  const hashes = new Map(mine.map((entry) => [entry._id, entry.hash]));
  return entries.filter((entry) => hashes.get(entry._id) === entry.hash).length;
}

async function verifyChain(collection: Collection<AuditEntry>) {
  let last: Pick<AuditEntry, '_id' | 'hash'> = chainStart;
  for await (const entry of collection.find({}).sort({ _id: 1 })) {
    const broken = breakOf(entry, last);
    if (broken) return { entries: last._id, head: last.hash, broken };
    last = entry;
  }
  return { entries: last._id, head: last.hash, broken: null };
}
