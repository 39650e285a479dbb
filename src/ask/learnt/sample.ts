import { calledBy, tellFeatures, tellSlot } from './features.js';
import type { Heard } from './heard.js';
import { hashOf } from './rowIndex.js';

/** Plain sentences of every kind of slot: what the feature code makes of them belongs to the weights it was trained with. */
export const sampleSentences: readonly string[] = [
  'what did we win last month',
  'my pipeline by stage',
  'deals over 50k closing in March',
  'quantos negócios ganhámos este trimestre',
  'how muhc is still open with Leeds Media',
  'top 5 deals of the North team',
  'deals nobody touched for 30 days',
];

/** A hash of all that training and reading see of these sentences. */
export function sampleOf(heard: readonly Heard[]): number {
  const seen = heard.flatMap((one) => [
    ...calledBy(tellFeatures(one)),
    ...one.slots.flatMap((slot) => calledBy(tellSlot(one, slot))),
  ]);
  return hashOf(seen.join('\n'));
}
