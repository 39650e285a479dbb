import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ForesailError } from '../errors.js';
import type { PipelineQuestion } from './question.js';

/**
 * Where a page ended. A list is a row of segments (deals that have the sorted field, then those that lack it; or one per
 * currency), each in the order of (field, id), so a page starts after a place and not after a number of rows, and deals
 * that come or go meanwhile neither repeat nor skip others.
 */
export interface Place {
  readonly segment: number;
  /** Value of the sorted field of the last row; instants in milliseconds. */
  readonly key: string | number | null;
  readonly id: number;
  /** Rows given so far in this segment, against which a "top N" is counted. */
  readonly given: number;
}

const schema = z.strictObject({
  q: z.string(),
  s: z.number().int().min(0),
  k: z.union([z.string(), z.number(), z.null()]),
  i: z.number().int(),
  n: z.number().int().min(0),
});

/** Names the question that a cursor belongs to. Its limit is left out: a page may be shorter than the one before. */
export function questionMark(question: PipelineQuestion): string {
  return createHash('sha256')
    .update(canonical({ ...question, limit: null }))
    .digest('base64url')
    .slice(0, 12);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? '';
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${key}:${canonical(member)}`)
    .join(',')}}`;
}

export function writeCursor(place: Place, question: PipelineQuestion): string {
  const body = { q: questionMark(question), s: place.segment, k: place.key, i: place.id, n: place.given };
  return Buffer.from(JSON.stringify(body)).toString('base64url');
}

/** @throws ForesailError BAD_REQUEST for what is no cursor, or one of another question. */
export function readCursor(cursor: string, question: PipelineQuestion): Place {
  const parsed = schema.safeParse(jsonOf(cursor));
  if (!parsed.success || parsed.data.q !== questionMark(question)) {
    throw new ForesailError('BAD_REQUEST', { message: 'The cursor does not belong to this list' });
  }
  return { segment: parsed.data.s, key: parsed.data.k, id: parsed.data.i, given: parsed.data.n };
}

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
