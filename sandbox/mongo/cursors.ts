import { MongoFault } from './errors.js';
import type { Budget } from './query/budget.js';
import { encode, encodeArray, maxDocumentBytes } from './values/encode.js';
import type { Doc } from './values/types.js';

/** The documents a cursor gives, each as BSON bytes, made as they are taken; undefined: none yet. */
export type Source = Iterator<Buffer | undefined>;

/** A query whose answer is fetched in batches. */
export class Cursor {
  private waiting: Buffer | undefined;
  finished = false;
  lastUsed = 0;

  constructor(
    readonly ns: string,
    private readonly source: Source,
    private readonly budget: Budget,
    /** What the answer carries beside the batch: a change stream's resume token. */
    readonly extra: () => Doc = () => ({}),
    /** Set for a change stream: resolves when there may be more, or after that many milliseconds. */
    readonly moreWithin?: (milliseconds: number) => Promise<void>,
  ) {}

  /** At most that many documents and 16 MB. A change stream is never finished by running dry. */
  batch(most: number): Buffer[] {
    this.budget.resume();
    try {
      return this.fill(most);
    } finally {
      this.budget.pause();
    }
  }

  private fill(most: number): Buffer[] {
    const batch: Buffer[] = [];
    let size = 0;
    while (batch.length < most) {
      const next = this.waiting ?? this.pull();
      this.waiting = undefined;
      if (next === undefined) break;
      if (batch.length > 0 && size + next.length > maxDocumentBytes) {
        this.waiting = next;
        break;
      }
      batch.push(next);
      size += next.length;
    }
    return batch;
  }

  private pull(): Buffer | undefined {
    const { done, value } = this.source.next();
    if (done !== true) return value;
    this.finished = true;
    return undefined;
  }

  /** Looks whether another document follows, so that a full last batch closes its cursor. */
  exhausted(): boolean {
    if (this.waiting === undefined && !this.finished) this.waiting = this.pull();
    return this.waiting === undefined && this.finished;
  }

  close(): void {
    this.finished = true;
    this.source.return?.();
  }
}

/** The open cursors of a server; one left for ten minutes is closed. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>();
  private nextId = 1n;

  constructor(
    private readonly now: () => number,
    private readonly timeoutMs = 600_000,
  ) {}

  get count(): number {
    return this.open.size;
  }

  /** The first batch of a query as a reply, with other fields beside it; the rest stays under the cursor's id. */
  start(cursor: Cursor, batchSize: number | undefined, singleBatch = false, beside: Doc = {}): Buffer {
    const batch = cursor.batch(batchSize ?? 101);
    const id = this.settle(this.nextId++, cursor, singleBatch);
    return cursorReply('firstBatch', batch, id, cursor, beside);
  }

  /** @throws MongoFault CursorNotFound */
  async more(id: bigint, ns: string, batchSize: number | undefined, maxTimeMs = 1000): Promise<Buffer> {
    const cursor = this.open.get(id);
    if (cursor === undefined || cursor.ns !== ns) throw new MongoFault('CursorNotFound', `cursor id ${id} not found`);
    let batch = this.take(id, cursor, batchSize);
    if (batch.length === 0 && cursor.moreWithin !== undefined && !cursor.finished) {
      await cursor.moreWithin(maxTimeMs);
      if (!this.open.has(id)) throw new MongoFault('CursorKilled', `cursor id ${id} was killed`);
      batch = this.take(id, cursor, batchSize);
    }
    return cursorReply('nextBatch', batch, this.settle(id, cursor, false), cursor);
  }

  private take(id: bigint, cursor: Cursor, batchSize: number | undefined): Buffer[] {
    try {
      return cursor.batch(batchSize ?? Infinity);
    } catch (error) {
      this.kill(id);
      throw error;
    }
  }

  private settle(id: bigint, cursor: Cursor, close: boolean): bigint {
    if (close || cursor.exhausted()) {
      cursor.close();
      this.open.delete(id);
      return 0n;
    }
    cursor.lastUsed = this.now();
    this.open.set(id, cursor);
    return id;
  }

  /** False where there is no such cursor. */
  kill(id: bigint): boolean {
    this.open.get(id)?.close();
    return this.open.delete(id);
  }

  sweep(): void {
    const limit = this.now() - this.timeoutMs;
    for (const [id, { lastUsed }] of this.open) if (lastUsed < limit) this.kill(id);
  }
}

function cursorReply(
  name: string,
  batch: readonly Buffer[],
  id: bigint,
  { ns, extra }: Cursor,
  beside: Doc = {},
): Buffer {
  const cursor = withElement(encode({ id, ns, ...extra() }), 0x04, name, encodeArray(batch));
  return withElement(encode({ ok: 1, ...beside }), 0x03, 'cursor', cursor);
}

/** The document with one more element at its end, given as bytes. */
export function withElement(doc: Buffer, type: number, name: string, payload: Buffer): Buffer {
  const head = Buffer.from(`${String.fromCharCode(type)}${name}\0`, 'latin1');
  const result = Buffer.concat([doc.subarray(0, -1), head, payload, Buffer.alloc(1)]);
  result.writeInt32LE(result.length);
  return result;
}
