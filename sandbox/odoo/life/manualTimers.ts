import type { Timers } from './pace.js';

/** Timers that run only when a test lets time pass. */
export class ManualTimers implements Timers {
  private time = 0;
  private readonly waiting = new Set<{ readonly due: number; readonly work: () => void }>();

  /** The waits that have been asked for, in ms. */
  readonly asked: number[] = [];

  after(ms: number, work: () => void): () => void {
    const timer = { due: this.time + ms, work };
    this.asked.push(ms);
    this.waiting.add(timer);
    return () => {
      this.waiting.delete(timer);
    };
  }

  /** Lets that many ms pass, running what falls due, in order. */
  pass(ms: number): void {
    const until = this.time + ms;
    for (;;) {
      const next = [...this.waiting].sort((a, b) => a.due - b.due)[0];
      if (!next || next.due > until) break;
      this.time = next.due;
      this.waiting.delete(next);
      next.work();
    }
    this.time = until;
  }
}
