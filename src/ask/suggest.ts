import type { Viewer } from '../access/viewer.js';
import type { Lexicon } from './lexicon/lexicon.js';

/** Real questions that this person can ask, in the language of the lexicon: a seller's own, or those of who has people. */
export function suggest(viewer: Viewer, lexicon: Lexicon): readonly string[] {
  const widest = viewer.sees.kind === 'all' || viewer.role === 'manager';
  return widest ? lexicon.suggestions.team : lexicon.suggestions.own;
}
