/** Choosing among overlapping readings: the row of items that explains the sentence at the least cost. */

export interface Item<Means> {
  readonly start: number;
  readonly end: number;
  readonly means: Means;
  readonly cost: number;
}

export interface Cover<Means> {
  readonly items: readonly Item<Means>[];
  /** Positions that nothing explains and that may not be ignored. */
  readonly unknown: readonly number[];
  /** Positions that nothing explains and that may be ignored. */
  readonly passed: readonly number[];
}

/** A word that nothing explains costs more than any way of explaining it. */
const unknownCost = 100;

interface Best<Means> {
  readonly cost: number;
  readonly item: Item<Means> | null;
  readonly from: number;
}

/**
 * The cheapest row over `length` positions, by dynamic programming from the left; ties keep the earlier item. `passing`
 * is what it costs to pass over a position; null where it may not be.
 */
export function cheapestCover<Means>(
  items: readonly Item<Means>[],
  length: number,
  passing: (position: number) => number | null,
): Cover<Means> {
  const endingAt: Item<Means>[][] = Array.from({ length: length + 1 }, () => []);
  for (const item of items) endingAt[item.end]?.push(item);
  const best: Best<Means>[] = [{ cost: 0, item: null, from: 0 }];
  for (let end = 1; end <= length; end += 1) {
    const skip = (best[end - 1]?.cost ?? 0) + (passing(end - 1) ?? unknownCost);
    let chosen: Best<Means> = { cost: skip, item: null, from: end - 1 };
    for (const item of endingAt[end] ?? []) {
      const cost = (best[item.start]?.cost ?? 0) + item.cost;
      if (cost < chosen.cost) chosen = { cost, item, from: item.start };
    }
    best.push(chosen);
  }
  return traceBack(best, passing);
}

function traceBack<Means>(best: readonly Best<Means>[], passing: (position: number) => number | null): Cover<Means> {
  const items: Item<Means>[] = [];
  const unknown: number[] = [];
  const passed: number[] = [];
  for (let at = best.length - 1; at > 0;) {
    const step = best[at];
    if (step === undefined) break;
    if (step.item !== null) items.unshift(step.item);
    else if (passing(at - 1) !== null) passed.unshift(at - 1);
    else unknown.unshift(at - 1);
    at = step.from;
  }
  return { items, unknown, passed };
}
