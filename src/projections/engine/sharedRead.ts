/**
 * Lets many askers share one reading: each gets the answer of a reading that began after they asked, and there is never
 * more than one under way. A failure reaches those who asked for it, and nobody later.
 */
export function sharedRead<T>(read: () => Promise<T>): () => Promise<T> {
  let next: Promise<T> | null = null;
  let underWay: Promise<unknown> = Promise.resolve();
  return () => {
    next ??= underWay.then(
      () => begin(),
      () => begin(),
    );
    return next;
  };

  function begin(): Promise<T> {
    next = null;
    const reading = read();
    underWay = reading;
    return reading;
  }
}
