import { createHash } from 'node:crypto';
import type { AuditAct, AuditDocument } from './auditEntry.js';
import type { AuditSeal } from './auditSeal.js';

/** Number and hash of an entry: what the next one is chained to. */
export type ChainEnd = Pick<AuditDocument, '_id' | 'hash'>;

/** Stands before the first entry. */
export const chainStart: ChainEnd = { _id: 0, hash: '0'.repeat(64) };

/** The next entry of the chain: its hash covers its content, its number and the hash before. */
export function chained(act: AuditAct, at: Date, last: ChainEnd, seal: AuditSeal | null): AuditDocument {
  const _id = last._id + 1;
  const content = seal ? seal.seal(plainAct(act), _id) : plainAct(act);
  const body = { _id, at, ...content, previous: last.hash };
  return { ...body, hash: hashOf(body) };
}

/** As the database will give it back: without undefined members, so that the hash can be computed again from there. */
function plainAct({ who, action, code, target, details, requestId, address }: AuditAct): AuditAct {
  const plain = JSON.parse(JSON.stringify(details)) as Record<string, unknown>;
  return { who, action, code, target, details: plain, requestId, address };
}

/** Where a chain breaks, and how. */
export interface ChainBreak {
  readonly at: number;
  readonly problem: 'missing' | 'changed' | 'not linked';
}

/** Checks that `entry` follows `last` and is as it was written. */
export function breakOf(entry: AuditDocument, last: ChainEnd): ChainBreak | null {
  if (entry._id !== last._id + 1) return { at: last._id + 1, problem: 'missing' };
  const { hash, ...body } = entry;
  if (hashOf(body) !== hash) return { at: entry._id, problem: 'changed' };
  return entry.previous === last.hash ? null : { at: entry._id, problem: 'not linked' };
}

function hashOf(body: object): string {
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
