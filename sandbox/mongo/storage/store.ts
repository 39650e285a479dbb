import { mkdirSync, statfsSync } from 'node:fs';
import { type Database, type RootDatabase, open } from 'lmdb';
import { MongoFault } from '../errors.js';

/**
 * Writes are refused while the disk has less room than this. lmdb must not meet a full disk: after some refused commits
 * its native code had overwritten its own memory and the process died ("malloc(): invalid next size", lmdb 3.5.6).
 */
const reserveBytes = 64 * 2 ** 20;

export interface Entry {
  readonly key: Buffer;
  readonly value: Buffer;
}

interface Job {
  readonly run: () => void;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Ordered bytes on disk. Writes run one after the other inside `write`; those that arrive together share one commit
 * and one flush to disk, and each is undone alone when it throws.
 */
export class Store {
  private readonly env: RootDatabase<Buffer, Buffer>;
  private readonly data: Database<Buffer, Buffer>;
  private queue: Job[] = [];
  private closed = false;

  /**
   * @param durable false for a temporary directory: nothing is flushed
   * @param freeBytes room left on the disk
   */
  constructor(
    directory: string,
    durable: boolean,
    private readonly freeBytes = () => freeBytesAt(directory),
  ) {
    mkdirSync(directory, { recursive: true });
    const encoding = { keyEncoding: 'binary', encoding: 'binary' } as const;
    // overlappingSync off: a commit returns when the disk has it. lmdb's own batching (`transaction()`) is not used:
    // it keeps what a throwing callback wrote, and hung at its first call on Node 20.20.2.
    this.env = open({ path: directory, ...encoding, overlappingSync: false, noSync: !durable });
    this.data = this.env.openDB('data', encoding);
  }

  get(key: Buffer): Buffer | undefined {
    return this.data.get(key);
  }

  has(key: Buffer): boolean {
    return this.data.doesExist(key);
  }

  /** Entries from `start` up to but without `end`, backwards where `reverse`. */
  range(start: Buffer, end: Buffer, reverse: boolean, limit: number): Entry[] {
    const bounds = reverse ? { start: end, end: start, exclusiveStart: true, inclusiveEnd: true } : { start, end };
    return [...this.data.getRange({ ...bounds, reverse, limit })] as Entry[];
  }

  count(start: Buffer, end: Buffer): number {
    return this.data.getKeysCount({ start, end });
  }

  /** Only inside `write`. */
  put(key: Buffer, value: Buffer): void {
    this.data.putSync(key, value);
  }

  /** Only inside `write`. */
  remove(key: Buffer): void {
    this.data.removeSync(key);
  }

  /**
   * Runs the work in a transaction of its own and resolves when its effects are on disk.
   * @throws MongoFault OutOfDiskSpace, without having run it, while the disk is nearly full
   */
  write<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.closed) return reject(new Error('The store is closed'));
      let result: T;
      this.queue.push({ run: () => (result = work()), resolve: () => resolve(result), reject });
      if (this.queue.length === 1) setImmediate(() => this.commit());
    });
  }

  private commit(): void {
    const jobs = this.queue;
    this.queue = [];
    if (jobs.length > 0 && this.freeBytes() < reserveBytes) {
      const full = new MongoFault('OutOfDiskSpace', 'The disk of the database is full: nothing more is written');
      for (const job of jobs) job.reject(full);
      return;
    }
    const [first] = jobs;
    if (first !== undefined && jobs.length === 1) {
      if (this.attempt(first)) first.resolve();
      return;
    }
    const done: Job[] = [];
    try {
      this.data.transactionSync(() => {
        for (const job of jobs) if (this.attempt(job)) done.push(job);
      });
      for (const job of done) job.resolve();
    } catch (error) {
      for (const job of done) job.reject(error);
    }
  }

  /** A transaction, or one inside the transaction, undone when the job throws. */
  private attempt(job: Job): boolean {
    try {
      this.data.transactionSync(job.run);
      return true;
    } catch (error) {
      job.reject(error);
      return false;
    }
  }

  /** Finishes the writes that wait, then closes. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.commit();
    await this.env.close();
  }
}

function freeBytesAt(directory: string): number {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
}

/** The entries of a range, read in pieces so that a cursor left lying holds no snapshot. */
export function* scan(store: Store, start: Buffer, end: Buffer, reverse: boolean): Generator<Entry> {
  let [from, to] = [start, end];
  for (let size = 32; ; size = Math.min(size * 2, 512)) {
    const entries = store.range(from, to, reverse, size);
    yield* entries;
    const last = entries.at(-1);
    if (last === undefined || entries.length < size) return;
    if (reverse) to = last.key;
    else from = Buffer.concat([last.key, Buffer.alloc(1)]);
  }
}
