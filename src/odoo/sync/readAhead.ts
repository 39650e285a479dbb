/** Answers kept waiting: two keep Odoo busy while one is worked on, and bound the memory. */
const depth = 2;

/** Yields what `read` answers for each chunk in order, asking for the next ones while the last is worked on. */
export async function* readAhead<C, R>(chunks: Iterable<C>, read: (chunk: C) => Promise<R>): AsyncGenerator<R> {
  const source = chunks[Symbol.iterator]();
  const pending: Promise<R>[] = [];
  const ask = () => {
    const { value, done } = source.next();
    if (done) return;
    const answer = read(value);
    // It is awaited in its turn; should the consumer stop before, nobody needs its failure.
    answer.catch(() => undefined);
    pending.push(answer);
  };
  for (let asked = 0; asked < depth; asked += 1) ask();
  for (let next = pending.shift(); next; next = pending.shift()) {
    const answer = await next;
    ask();
    yield answer;
  }
}
