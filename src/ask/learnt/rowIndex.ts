/** Tells the row of a feature by its hash; -1 for one that training never saw often enough. */
export type RowOf = (hash: number) => number;

/**
 * FNV-1a, 32 bits (Fowler, Noll and Vo), over UTF-16 units: of `kind` and `first` as one text, and of what follows behind a
 * space each. What a feature is called is never put together: a sentence has some two hundred of them.
 */
export function hashOf(kind: string, first = '', second?: string, third?: string): number {
  let hash = goneOn(goneOn(0x811c9dc5, kind), first);
  if (second !== undefined) hash = goneOn(goneOn(hash, ' '), second);
  if (third !== undefined) hash = goneOn(goneOn(hash, ' '), third);
  // Mixed once more: short texts that differ in their last letter differ in few bits.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function goneOn(start: number, text: string): number {
  let hash = start;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** About as many shelves as there are features, so that one holds a feature or two. */
const shelfBits = 15;

/** Finds features by their hashes, which are sorted; `rows` gives their rows where those are not in that order. */
export function rowIndex(sorted: Uint32Array, rows?: Int32Array): RowOf {
  const starts = new Uint32Array(2 ** shelfBits + 1);
  for (const hash of sorted) {
    const next = (hash >>> (32 - shelfBits)) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let shelf = 1; shelf < starts.length; shelf += 1)
    starts[shelf] = (starts[shelf] ?? 0) + (starts[shelf - 1] ?? 0);
  return (hash) => {
    const shelf = hash >>> (32 - shelfBits);
    const end = starts[shelf + 1] ?? 0;
    for (let at = starts[shelf] ?? 0; at < end; at += 1) if (sorted[at] === hash) return rows?.[at] ?? at;
    return -1;
  };
}
