import { createHash } from 'node:crypto';
import type { OdooRecord } from '../client/call.js';

/** Who wrote a record and when is no content: a write that changes nothing else is no change. */
const notContent = new Set(['write_date', 'write_uid']);

/** Hash of a raw record, the same whatever the order of its fields or of the ids in its lists. 32 hex digits. */
export function contentHash(record: OdooRecord): string {
  const fields = Object.keys(record)
    .filter((name) => !notContent.has(name))
    .sort();
  return digest(JSON.stringify(fields.map((name) => [name, ordered(record[name])])));
}

/** Hash of any JSON value with its keys in order. */
export function payloadHash(payload: Readonly<Record<string, unknown>>): string {
  return digest(
    JSON.stringify(
      Object.keys(payload)
        .sort()
        .map((name) => [name, payload[name]]),
    ),
  );
}

function ordered(value: unknown): unknown {
  const isIdList = Array.isArray(value) && value.length > 1 && value.every((item) => typeof item === 'number');
  return isIdList ? [...(value as number[])].sort((a, b) => a - b) : value;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
