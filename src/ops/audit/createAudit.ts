import type { Collection, Db } from 'mongodb';
import type { Clock } from '../../clock.js';
import { unlessDuplicate } from '../../mongo/duplicateKey.js';
import type { Log } from '../log.js';
import { breakOf, chained, chainStart } from './auditChain.js';
import type { ChainBreak, ChainEnd } from './auditChain.js';
import type { AuditAct, AuditDocument, AuditEntry } from './auditEntry.js';
import { createAuditSeal } from './auditSeal.js';
import type { AuditSeal } from './auditSeal.js';

/** The append-only record of who did what. */
export interface Audit {
  /** Notes an act without holding anybody up; it is written within moments, in the order of the calls. */
  note(act: AuditAct): void;
  /** Resolves when the act is durable: for what must not happen unrecorded. */
  record(act: AuditAct): Promise<void>;
  /** Newest first, before entry `before` (exclusive). */
  entries(options: { before?: number; limit: number }): Promise<readonly AuditEntry[]>;
  /** Walks the whole chain. */
  verify(): Promise<ChainState>;
  /** Resolves when everything noted so far is written, or could not be. */
  settled(): Promise<void>;
}

/** What walking the chain found. */
export interface ChainState {
  /** Entries that stand as they were written. */
  readonly entries: number;
  /** Hash of the last of them. */
  readonly head: string;
  readonly broken: ChainBreak | null;
}

export interface AuditDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  /** AUDIT_KEYS; without them entries are kept in the clear. */
  readonly keys?: readonly string[];
  /** Told of each act that could not be kept. */
  readonly onLost?: () => void;
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
export function createAudit({ db, clock, log, keys = [], onLost }: AuditDependencies): Audit {
  const collection = db.collection<AuditDocument>('audit_log');
  const seal = createAuditSeal(keys);
  const waiting: Waiting[] = [];
  let writing: Promise<void> | null = null;

  const drain = async () => {
    while (waiting.length > 0) await writeBatch({ collection, seal, log }, waiting.splice(0, batchSize));
  };
  const enqueue = (one: Waiting) => {
    if (waiting.length >= mostWaiting) return one.failed(new Error('Too many acts wait to be audited'));
    waiting.push(one);
    writing ??= drain().finally(() => {
      writing = null;
    });
  };
  const failed = (act: AuditAct) => (error: unknown) => {
    onLost?.();
    log.error({ err: error, act }, 'An act was not audited');
  };
  return {
    note: (act) => enqueue({ act, at: clock.now(), done: () => undefined, failed: failed(act) }),
    record: (act) =>
      new Promise((resolve, reject) => {
        enqueue({ act, at: clock.now(), done: resolve, failed: reject });
      }),
    entries: async ({ before, limit }) => {
      const filter = before === undefined ? {} : { _id: { $lt: before } };
      const stored = await collection.find(filter).sort({ _id: -1 }).limit(limit).toArray();
      return stored.map((entry) => readable(entry, seal));
    },
    verify: () => verifyChain(collection),
    settled: async () => {
      while (writing) await writing;
    },
  };
}

interface Writing {
  readonly collection: Collection<AuditDocument>;
  readonly seal: AuditSeal | null;
  readonly log: Log;
}

/** An entry whose key is not configured here is shown to be there, and no more. */
function readable(entry: AuditDocument, seal: AuditSeal | null): AuditEntry {
  if (!('sealed' in entry)) return entry;
  const { _id, at, previous, hash, keyId } = entry;
  const unknown = { who: null, action: 'sealed', code: null, target: null, requestId: null, address: null } as const;
  return { _id, at, previous, hash, ...(seal?.open(entry, _id) ?? { ...unknown, details: { keyId } }) };
}

async function writeBatch(writing: Writing, batch: readonly Waiting[]): Promise<void> {
  try {
    await append(writing, batch);
    for (const one of batch) one.done();
  } catch (error) {
    for (const one of batch) one.failed(error);
  }
}

/** Another instance may take the number meanwhile; then the rest is chained anew to what it wrote. */
async function append({ collection, seal, log }: Writing, batch: readonly Waiting[]): Promise<void> {
  let written = 0;
  while (written < batch.length) {
    const [newest] = await collection.find({}).sort({ _id: -1 }).limit(1).toArray();
    let last: ChainEnd = newest ?? chainStart;
    const entries = batch.slice(written).map(({ act, at }) => {
      const entry = chained(act, at, last, seal);
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
async function insertUntilTaken(
  collection: Collection<AuditDocument>,
  entries: readonly AuditDocument[],
): Promise<number> {
  if (await unlessDuplicate(() => collection.insertMany([...entries], { ordered: true }))) return entries.length;
  const mine = await collection.find({ _id: { $in: entries.map((entry) => entry._id) } }).toArray();
  const hashes = new Map(mine.map((entry) => [entry._id, entry.hash]));
  return entries.filter((entry) => hashes.get(entry._id) === entry.hash).length;
}

/** Needs no key. */
export async function verifyChain(collection: Collection<AuditDocument>): Promise<ChainState> {
  let last: ChainEnd = chainStart;
  for await (const entry of collection.find({}).sort({ _id: 1 })) {
    const broken = breakOf(entry, last);
    if (broken) return { entries: last._id, head: last.hash, broken };
    last = entry;
  }
  return { entries: last._id, head: last.hash, broken: null };
}
