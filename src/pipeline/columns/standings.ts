import { LRUCache } from 'lru-cache';
import type { Asking } from '../asking.js';
import type { ScopeOwners } from '../scopeOwners.js';
import type { DealColumns } from './dealColumns.js';
import type { Selected } from './narrow.js';
import { Standing } from './standing.js';

/** Bytes of all standing selections of a process: a chief's dashboard takes some six million, a rep's some ten thousand. */
const mostBytes = 32e6;
/** Sums that a selection is kept by, at a guess: by stage, by owner, and the whole. */
const usualSums = 3;
/** More changed rows than these are quicker selected anew than taken out and put in one by one. */
const mostPatched = 64;

const kept = new WeakMap<DealColumns, LRUCache<string, Standing>>();

function standingsOf(columns: DealColumns): LRUCache<string, Standing> {
  const known = kept.get(columns);
  if (known) return known;
  const fresh = new LRUCache<string, Standing>({
    maxSize: mostBytes,
    sizeCalculation: (standing) => standing.bytes(usualSums),
  });
  kept.set(columns, fresh);
  return fresh;
}

/** How a selection comes about: all of it, or which of some rows belong to it. */
export interface Selecting {
  readonly key: string;
  readonly all: () => Selected;
  readonly among: (rows: readonly number[]) => Selected;
}

/** The selection as it is now: the one that stood before with what has changed since, or a new one. */
export function standingOf(columns: DealColumns, { key, all, among }: Selecting): Standing {
  const standings = standingsOf(columns);
  const known = standings.get(key);
  if (known?.version === columns.version) return known;
  const changed = known && columns.changedSince(known.version);
  if (known && changed && changed.length <= mostPatched) {
    known.patch(changed, among(changed), columns.version);
    return known;
  }
  const fresh = new Standing(columns, all());
  standings.set(key, fresh);
  return fresh;
}

/** All that a selection depends on beside its conditions: who sees what, whose deals, and the day it is for them. */
export function standingKey(owners: ScopeOwners, { viewer, today, fiscalYearStart, rottingDays }: Asking): string {
  const who = viewer.sees.kind === 'all' ? 'all' : [viewer.odooUserId, viewer.sees];
  return JSON.stringify([who, owners, today, viewer.timeZone, fiscalYearStart, rottingDays]);
}
