import type { Db } from 'mongodb';

/**
 * Position of the last event that was first seen before the instant; `from` where all behind it are younger. By
 * bisection, because `observedAt` never runs backwards along positions, and no index has it. Events up to `from` may be
 * archived; those behind it are whole.
 */
export async function lastSeenBefore(
  db: Db,
  instant: Date,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<number> {
  const events = db.collection<{ _id: number; observedAt?: Date }>('events');
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const event = await events.findOne({ _id: middle }, { projection: { observedAt: 1 } });
    if (event?.observedAt && event.observedAt < instant) low = middle;
    else high = middle - 1;
  }
  return low;
}
