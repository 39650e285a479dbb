import type { Database, Env } from './contracts.js';

/** One transaction: the environment of a call, with an undo log and work to do before the commit. */
export class Transaction implements Env {
  private readonly undos: (() => void)[] = [];
  private readonly pending = new Map<object, () => void>();

  constructor(
    readonly world: Database,
    readonly uid: number,
    readonly now: number,
    readonly context: Readonly<Record<string, unknown>>,
    private readonly reserved: ReadonlyMap<string, number[]> = new Map(),
  ) {}

  takeId(model: string): number {
    return this.reserved.get(model)?.shift() ?? this.world.table(model).takeId();
  }

  onUndo(undo: () => void): void {
    this.undos.push(undo);
  }

  beforeCommit(key: object, work: () => void): void {
    if (!this.pending.has(key)) this.pending.set(key, work);
  }

  run<T>(work: (env: Env) => T): T {
    try {
      const result = work(this);
      for (const last of this.pending.values()) last();
      return result;
    } catch (cause) {
      for (const undo of this.undos.reverse()) undo();
      throw cause;
    }
  }
}
