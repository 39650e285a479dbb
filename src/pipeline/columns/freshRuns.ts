/**
 * Wraps `work` so that it never overlaps itself, and so that whoever calls is served by a run that *began* after the call:
 * a run under way may have looked at the world before, so those who come meanwhile share the next one.
 */
export function freshRuns<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<unknown> | null = null;
  let next: Promise<Result> | null = null;

  function begin(): Promise<Result> {
    const mine = work();
    const ended = (): void => {
      if (running === settled) running = null;
    };
    const settled: Promise<unknown> = mine.then(ended, ended);
    running = settled;
    return mine;
  }

  return () => {
    if (running === null && next === null) return begin();
    next ??= Promise.resolve(running).then(() => {
      next = null;
      return begin();
    });
    return next;
  };
}
