import { isDeepStrictEqual } from 'node:util';
import type { DealChange, DealValues, SeenValues } from '../../eventStore/dealEvents.js';

/** A field on which a person's decision rests. */
export type SeenField = keyof SeenValues;

/**
 * What a person must have seen as it is for their change to be what they meant. Who wins or loses a deal judged stage and
 * amount; a note or an activity fits whatever the deal is.
 */
export function fieldsOf(change: Pick<DealChange, 'kind'>): readonly SeenField[] {
  return fieldsByKind[change.kind];
}

const fieldsByKind: Readonly<Record<DealChange['kind'], readonly SeenField[]>> = {
  stage: ['stage', 'status'],
  amount: ['amount', 'status'],
  expectedClose: ['expectedClose', 'status'],
  won: ['stage', 'amount', 'status'],
  lost: ['stage', 'amount', 'status'],
  restored: ['stage', 'status'],
  note: [],
  nextActivity: [],
  activityDone: [],
};

/** Fields that are not any more as they were seen. Pure. */
export function differing(seen: SeenValues, present: DealValues): readonly SeenField[] {
  const fields = Object.keys(seen) as SeenField[];
  return fields.filter((field) => seen[field] !== undefined && !isSame(field, seen[field], present[field]));
}

/** What the deal should be after the change, as far as the change says it. Pure. */
export function wantedOf(change: DealChange): SeenValues {
  switch (change.kind) {
    case 'stage':
      return { stage: change.stage };
    case 'amount':
      return { amount: change.amount };
    case 'expectedClose':
      return { expectedClose: change.expectedClose };
    case 'won':
      return { stage: change.stage, status: 'won' };
    case 'lost':
      return { status: 'lost' };
    case 'restored':
      return { stage: change.to.stage, status: change.to.status };
    default:
      return {};
  }
}

/** References by id: a stage that was renamed is the same stage. */
export function isSame(field: SeenField, a: unknown, b: unknown): boolean {
  if (field !== 'stage') return isDeepStrictEqual(a, b);
  return (a as { id: number } | null)?.id === (b as { id: number } | null)?.id;
}
