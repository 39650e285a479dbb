/**
 * The first of many in an order, as few as are wanted. The best so far are kept sorted, and nearly every one is turned away
 * by one comparison with the last of them, so that nothing is sorted.
 */
export function firstInOrder<Item>(items: Iterable<Item>, order: (a: Item, b: Item) => number, wanted: number): Item[] {
  const best: Item[] = [];
  if (wanted <= 0) return best;
  for (const item of items) {
    const last = best[wanted - 1];
    if (last !== undefined && order(item, last) >= 0) continue;
    best.splice(
      placeIn(best, (one) => order(one, item) <= 0),
      0,
      item,
    );
    if (best.length > wanted) best.pop();
  }
  return best;
}

/** How many of a sorted list come before, by halving. */
export function placeIn<Item>(list: readonly Item[], before: (item: Item) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && before(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
