import { isDeepStrictEqual } from 'node:util';
import type { Payload } from '../../mapping/odooModel.js';
import { iso } from '../../mapping/values.js';
import type { TrackedRow, TrackingMessage } from './trackingMessage.js';

/** How a database tells won and lost. */
export interface StatusRules {
  /** Odoo 19 tracks `won_status`; before, stage and archiving tell it. */
  readonly hasWonStatus: boolean;
  readonly wonStages: ReadonlySet<number>;
}

/** Value of a tracked field in a deal's payload. */
export function trackedValue(deal: Payload, field: TrackedRow['field']): unknown {
  if (field !== 'wonStatus') return deal[field] ?? null;
  return deal['status'] === 'won' || deal['status'] === 'lost' ? deal['status'] : 'pending';
}

/** Whether two values of a tracked field are one: references by id, money by amount (unset is nothing). */
export function isSameValue(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(essence(a), essence(b));
}

function essence(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('id' in value) return value.id;
  if ('minor' in value) return value.minor === 0 ? null : value.minor;
  return value;
}

/** The deal after the rows of one message. */
export function applyRows(deal: Payload, rows: readonly TrackedRow[], at: Date, rules: StatusRules): Payload {
  const direct = rows.filter((row) => row.field !== 'wonStatus');
  const moved = { ...deal, ...Object.fromEntries(direct.map((row) => [row.field, row.to])) };
  const status = statusAfter(deal, moved, rows, rules);
  return {
    ...moved,
    status,
    ...(rows.some((row) => row.field === 'stage') ? { stageChangedAt: iso(at) } : {}),
    ...closingAfter(deal['status'], status, at),
  };
}

function statusAfter(before: Payload, after: Payload, rows: readonly TrackedRow[], rules: StatusRules): unknown {
  const told = rows.find((row) => row.field === 'wonStatus')?.to;
  const settled =
    told ?? (rules.hasWonStatus ? trackedValue(before, 'wonStatus') : settledByState(before, after, rows, rules));
  if (settled === 'won' || settled === 'lost') return settled;
  return after['active'] === false ? 'archived' : 'open';
}

/** Until 18: in a won stage and active is won; archived with a lost reason, or archived otherwise than by hand, is lost. */
function settledByState(before: Payload, after: Payload, rows: readonly TrackedRow[], rules: StatusRules): string {
  const stage = (after['stage'] as { id: number } | null)?.id;
  if (after['active'] !== false) return stage !== undefined && rules.wonStages.has(stage) ? 'won' : 'pending';
  const archivedNow = rows.some((row) => row.field === 'active' && row.to === false);
  if (!archivedNow) return before['status'] === 'lost' ? 'lost' : 'pending';
  return after['lostReason'] ? 'lost' : 'pending';
}

function closingAfter(before: unknown, after: unknown, at: Date): Payload {
  if (before === after) return {};
  const settled = after === 'won' || after === 'lost';
  return { closedAt: settled ? iso(at) : null, closedAtApproximate: false };
}

/** Rows of a message that start from the deal as it is. */
export function chaining(deal: Payload, message: TrackingMessage): TrackedRow[] {
  return message.rows.filter((row) => isSameValue(trackedValue(deal, row.field), row.from));
}
