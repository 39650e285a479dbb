import { createHash } from 'node:crypto';
import type { AuditAct, AuditEntry } from './auditEntry.js';

/** Stands before the first entry. */
export const chainStart: Pick<AuditEntry, '_id' | 'hash'> = { _id: 0, hash: '0'.repeat(64) };

/** The next entry of the chain: its hash covers its content, its number and the hash before. */
export function chained(act: AuditAct, at: Date, last: Pick<AuditEntry, '_id' | 'hash'>): AuditEntry {
  const { who, action, code, target, requestId, address } = act;
  // As the database will give it back: without undefined members, so that the hash can be computed again from there.
  const details = JSON.parse(JSON.stringify(act.details)) as Record<string, unknown>;
  const body = { _id: last._id + 1, at, who, action, code, target, details, requestId, address, previous: last.hash };
  return { ...body, hash: hashOf(body) };
}

/** Where a chain breaks, and how. */
export interface ChainBreak {
  readonly at: number;
  readonly problem: 'missing' | 'changed' | 'not linked';
}

/** Checks that `entry` follows `last` and is as it was written. */
export function breakOf(entry: AuditEntry, last: Pick<AuditEntry, '_id' | 'hash'>): ChainBreak | null {
  if (entry._id !== last._id + 1) return { at: last._id + 1, problem: 'missing' };
  const { hash, ...body } = entry;
  if (hashOf(body) !== hash) return { at: entry._id, problem: 'changed' };
  return entry.previous === last.hash ? null : { at: entry._id, problem: 'not linked' };
}

function hashOf(body: Omit<AuditEntry, 'hash'>): string {
  return createHash('sha256').update(canonical(body)).digest('hex');
}

/** The same text whatever the order in which members are stored. */
function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}
