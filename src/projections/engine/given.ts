import { isDeepStrictEqual } from 'node:util';
import type { StoredEvent } from '../../eventStore/event.js';
import type { DocumentModel, View } from './readModel.js';
import { organisationOf } from '../organisation.js';
import { keyOf, referenceAfter, referenceKeyOf, type Lookup, type Reference } from '../references.js';

/**
 * Given/when/then for a document read model, without engine or database: folds the events of one document and joins it
 * with the references of all. `before` is the view to begin with.
 */
export function given<V extends View>(model: DocumentModel<V>, before: V | null = null) {
  return {
    when: (...events: readonly StoredEvent[]): V | null => folded(model, before, events),
    /** Whether joining once more would change nothing, as every join must. */
    isSettled(...events: readonly StoredEvent[]): boolean {
      const once = folded(model, before, events);
      return isDeepStrictEqual(once && model.joins?.join(once, lookupOf(events)), once);
    },
  };
}

function folded<V extends View>(model: DocumentModel<V>, before: V | null, events: readonly StoredEvent[]): V | null {
  const own = events.filter((event) => model.owns.includes(event.type));
  const view = own.reduce<V | null>((current, event) => model.apply(current, event), before);
  if (!view || !model.joins) return view;
  return model.joins.join(view, lookupOf(events));
}

/** The references that the events leave, by an independent and simpler way than the engine's. */
export function lookupOf(events: readonly StoredEvent[]): Lookup {
  const values = new Map<string, Reference>();
  const groups = new Map<string, string | null>();
  for (const event of events) {
    const after = referenceAfter(values.get(referenceKeyOf(event)) ?? null, event);
    if (!after) continue;
    values.set(after.key, after.value);
    groups.set(after.key, after.group);
  }
  const organisation = organisationOf(values);
  for (const id of organisation.places.keys()) {
    values.set(keyOf('sightOwner', id), { kind: 'sight', userIds: organisation.sightOfOwner(id) });
  }
  for (const id of organisation.teamIds) {
    values.set(keyOf('sightTeam', id), { kind: 'sight', userIds: organisation.sightOfTeam(id) });
  }
  return {
    get: (key) => values.get(key),
    group: (name) => [...values].filter(([key]) => groups.get(key) === name).map(([, value]) => value),
  };
}
