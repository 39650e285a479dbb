import assert from 'node:assert/strict';
import type { Viewer } from '../../src/access/viewer.js';
import type { Understand } from '../../src/ask/ports.js';
import { understandByGrammar } from '../../src/ask/understand.js';
import { contextFor } from './context.js';
import { briefOf } from './heldout.js';

/** What a sentence comes to, as the suites write it; of one that is no question, what it is instead. */
export function meant(text: string, by: Viewer, reader: Understand = understandByGrammar): unknown {
  const understanding = reader(text, contextFor(by, null));
  return understanding.kind === 'question' ? briefOf(understanding.question) : understanding.kind;
}

/** Sentences that ask the same: as it was said, and in plain words that are understood. */
export function areAlike(
  pairs: readonly (readonly [said: string, plainly: string])[],
  by: Viewer,
  reader: Understand = understandByGrammar,
): void {
  for (const [said, plainly] of pairs) {
    assert.equal(typeof meant(plainly, by, reader), 'object', plainly);
    assert.deepEqual(meant(said, by, reader), meant(plainly, by, reader), said);
  }
}
