/** Yields what `read` answers for each chunk in order, asking for the next one while the last is worked on. */
export async function* readAhead<C, R>(chunks: Iterable<C>, read: (chunk: C) => Promise<R>): AsyncGenerator<R> {
  const source = chunks[Symbol.iterator]();
  const next = () => {
    const { value, done } = source.next();
    if (done) return null;
    const answer = read(value);
    // It is awaited in its turn; should the consumer stop before, nobody needs its failure.
    answer.catch(() => undefined);
    return answer;
  };
  for (let pending = next(); pending;) {
    const answer = await pending;
    pending = next();
    yield answer;
  }
}
