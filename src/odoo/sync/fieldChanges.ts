import { isDeepStrictEqual } from 'node:util';
import type { FieldChanges } from '../../eventStore/event.js';
import type { Payload } from '../mapping/odooModel.js';

/**
 * What differs between two payloads of one record. A reference that names the same record under a new name is told as
 * `<field>.name`, so that nobody takes a renamed stage for a deal that moved.
 */
export function fieldChanges(from: Payload, to: Payload): FieldChanges {
  const changes: Record<string, { from: unknown; to: unknown }> = {};
  const [old, fresh] = [flat(from), flat(to)];
  for (const field of new Set([...Object.keys(old), ...Object.keys(fresh)])) {
    const before = old[field] ?? null;
    const after = fresh[field] ?? null;
    if (isDeepStrictEqual(before, after)) continue;
    if (isReference(before) && isReference(after) && before.id === after.id) {
      changes[`${field}.name`] = { from: before.name, to: after.name };
    } else changes[field] = { from: before, to: after };
  }
  return changes;
}

/** Fields of the customer's own change one by one, as `custom.x_region`. */
function flat(payload: Payload): Payload {
  const { custom, ...fields } = payload;
  if (typeof custom !== 'object' || custom === null) return fields;
  const own = Object.entries(custom).map(([name, value]) => [`custom.${name}`, value] as const);
  return { ...fields, ...Object.fromEntries(own) };
}

interface NamedReference {
  readonly id: number;
  readonly name: string;
}

function isReference(value: unknown): value is NamedReference {
  return typeof value === 'object' && value !== null && 'id' in value && 'name' in value;
}
