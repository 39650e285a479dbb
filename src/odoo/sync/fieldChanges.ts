import { isDeepStrictEqual } from 'node:util';
import type { FieldChanges } from '../../eventStore/event.js';
import type { Payload } from '../mapping/odooModel.js';

/**
 * What differs between two payloads of one record. A reference that names the same record under a new name is told as
 * `<field>.name`, so that nobody takes a renamed stage for a deal that moved.
 */
export function fieldChanges(from: Payload, to: Payload): FieldChanges {
  const changes: Record<string, { from: unknown; to: unknown }> = {};
  for (const field of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const before = from[field] ?? null;
    const after = to[field] ?? null;
    if (isDeepStrictEqual(before, after)) continue;
    if (isReference(before) && isReference(after) && before.id === after.id) {
      changes[`${field}.name`] = { from: before.name, to: after.name };
    } else changes[field] = { from: before, to: after };
  }
  return changes;
}

interface NamedReference {
  readonly id: number;
  readonly name: string;
}

function isReference(value: unknown): value is NamedReference {
  return typeof value === 'object' && value !== null && 'id' in value && 'name' in value;
}
