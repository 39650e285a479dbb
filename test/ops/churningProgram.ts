import { setImmediate as turn } from 'node:timers/promises';
import { keepHeapTight } from '../../src/ops/tightHeap.js';

/** Replaces a seventh of 40 MB of living objects again and again; sends the most that the heap came to, in bytes. */
if (process.argv[2] === 'tight') keepHeapTight();
const deal = (id: number, round: number) => ({
  id,
  name: `Deal ${String(id)} of ${String(round)}`,
  moves: [round, id],
});
const living = Array.from({ length: 300_000 }, (_, id) => deal(id, 0));
let most = 0;
for (let round = 1; round <= 40; round += 1) {
  for (let index = round % 7; index < living.length; index += 7) {
    const any = (index * 31 + round * 17) % living.length;
    living[any] = deal(any, round);
  }
  most = Math.max(most, process.memoryUsage().heapTotal);
  await turn();
}
process.send?.(most, () => process.exit(0));
