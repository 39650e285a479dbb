import { calledBy, tellFeatures, tellSlot } from '../src/ask/learnt/features.js';
import type { Heard } from '../src/ask/learnt/heard.js';
import type { RoleKind } from '../src/ask/learnt/outputs.js';
import { heardOf, type Example } from './examples.js';
import { labelOf, type Label } from './labels.js';

/** An example as the network is trained with it. */
export interface Row {
  readonly example: Example;
  readonly features: readonly string[];
  readonly slots: readonly { readonly kind: RoleKind; readonly features: readonly string[] }[];
  /** One for each measure that may be meant; none where it is to be refused. */
  readonly labels: readonly Label[];
  readonly weight: number;
  /** A copy with some words made unreadable. */
  readonly copy: boolean;
}

/** The suites are few beside what authors were asked to write, and what they hold is read so already: they count twice. */
function weightOf({ author }: Example, copy: boolean): number {
  return copy ? 0.5 : author.startsWith('author') ? 1 : 2;
}

/** Those behind are hardly ever another measure. */
const mostReadings = 5;

/** The row of an example, or of its copy `say`; null where none of its readings is known. */
export function rowOf(example: Example, say = example.say, heard: Heard = heardOf(say, example.by)): Row | null {
  const labels = example.readings.slice(0, mostReadings).flatMap((reading) => labelOf(heard, reading) ?? []);
  if (example.readings.length > 0 && labels.length === 0) return null;
  const copy = say !== example.say;
  const slots = heard.slots.filter(({ kind }) => kind !== 'name');
  return {
    ...{ example, copy, labels: mergedByMeasure(labels), weight: weightOf(example, copy) },
    features: calledBy(tellFeatures(heard)),
    slots: slots.map((slot) => ({ kind: slot.kind as RoleKind, features: calledBy(tellSlot(heard, slot)) })),
  };
}

/** Readings of one measure are one label: what any of them says is right. */
function mergedByMeasure(labels: readonly Label[]): Label[] {
  const measures = [...new Set(labels.map(({ measure }) => measure))];
  return measures.map((measure) => {
    const own = labels.filter((label) => label.measure === measure);
    const [first] = own;
    const names = Object.keys(first?.values ?? {}) as (keyof Label['values'])[];
    const union = (of: (label: Label) => readonly number[]): number[] => [...new Set(own.flatMap(of))];
    return {
      measure,
      reached: own.some(({ reached }) => reached),
      values: Object.fromEntries(
        names.map((name) => [name, union(({ values }) => values[name])]),
      ) as unknown as Label['values'],
      roles: (first?.roles ?? []).map((_, at) => union(({ roles }) => roles[at] ?? [])),
    };
  });
}
