import { randomBytes } from 'node:crypto';
import { MongoFault } from '../errors.js';
import type { Change } from '../storage/collection.js';

export interface Recorded {
  readonly sequence: number;
  readonly at: Date;
  readonly change: Change;
}

/** How many changes can be gone back to; a stream that asks for older ones is told that they are lost. */
const kept = 5_000;

/**
 * The changes since the server started, for change streams. A token names this run of the server and a place in it;
 * a token of an earlier run is refused as MongoDB refuses one whose history is gone.
 */
export class ChangeFeed {
  private readonly run = randomBytes(4).toString('hex').toUpperCase();
  private readonly log: Recorded[] = [];
  private readonly waiting = new Set<() => void>();
  head = 0;
  private recording = false;

  constructor(private readonly now: () => Date) {}

  /** Begins to remember. Before the first stream nobody has a token to go back to, and nothing is kept in memory. */
  open(): void {
    this.recording = true;
  }

  publish(changes: readonly Change[]): void {
    if (changes.length === 0 || !this.recording) return;
    const at = this.now();
    for (const change of changes) this.log.push({ sequence: ++this.head, at, change });
    if (this.log.length > kept * 2) this.log.splice(0, this.log.length - kept);
    for (const wake of this.waiting) wake();
  }

  /** The next change after a place, or undefined. @throws MongoFault ChangeStreamHistoryLost */
  next(after: number): Recorded | undefined {
    const oldest = this.log[0]?.sequence ?? this.head + 1;
    if (after + 1 < oldest) throw lost();
    return this.log[after + 1 - oldest];
  }

  token(sequence: number): { _data: string } {
    return { _data: this.run + sequence.toString(16).toUpperCase().padStart(14, '0') };
  }

  /** The place a token names. @throws MongoFault ChangeStreamHistoryLost for one of another run */
  place(token: unknown): number {
    const data = typeof token === 'object' && token !== null && '_data' in token ? String(token._data) : '';
    if (!data.startsWith(this.run)) throw lost();
    return Number.parseInt(data.slice(this.run.length), 16);
  }

  /** Resolves at the next change, or after that time. */
  async wait(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      this.waiting.add(wake);
    });
  }
}

function lost(): MongoFault {
  const message = 'Resume of change stream was not possible, as the resume point may no longer be in the oplog.';
  return new MongoFault('ChangeStreamHistoryLost', message, { errorLabels: ['NonResumableChangeStreamError'] });
}
