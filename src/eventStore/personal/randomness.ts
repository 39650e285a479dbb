import { randomBytes } from 'node:crypto';

/** Bytes that are drawn at once. Each call of the generator costs some 3 µs, a third of a whole encryption. */
const drawn = 12_288;

let pool = Buffer.alloc(0);
let used = 0;

/** Random bytes of the system's generator, drawn by the thousand; none is given twice. */
export function freshBytes(count: number): Buffer {
  if (used + count > pool.length) {
    pool = randomBytes(Math.max(drawn, count));
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
}
