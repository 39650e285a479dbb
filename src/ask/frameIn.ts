import { frameOf, type Frame } from './frame.js';
import type { Reading } from './reading.js';

const frames = new WeakMap<Reading, Frame>();

/** What the phrases of a reading say together; added up once, since the grammar and the learnt reader both ask. */
export function frameIn(reading: Reading): Frame {
  const known = frames.get(reading);
  if (known !== undefined) return known;
  const { phrases, tokens } = reading;
  const frame = frameOf(phrases, ({ start, end }) =>
    tokens
      .slice(start, end)
      .map(({ raw }) => raw)
      .join(' '),
  );
  frames.set(reading, frame);
  return frame;
}
