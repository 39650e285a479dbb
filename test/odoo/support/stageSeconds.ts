import type { StoredEvent } from '../../../src/eventStore/event.js';
import type { OdooRecord } from '../../../src/odoo/client/call.js';
import { instantFrom } from '../../../src/odoo/mapping/values.js';

/** Seconds a deal stayed in each stage it has left, by its events: what Odoo calls `duration_tracking`. */
export function stageSeconds(deal: OdooRecord, events: readonly StoredEvent[]): Record<string, number> {
  const current = (deal['stage_id'] as [number, string])[0];
  const moves = events
    .filter((event) => event.changes?.['stage'])
    .sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || a.position - b.position);
  const stays: Record<string, number> = {};
  let since = instantFrom(deal['create_date'], 'create_date').getTime();
  for (const { changes, occurredAt } of moves) {
    const left = (changes?.['stage']?.from as { id: number } | null)?.id;
    const seconds = Math.trunc((occurredAt.getTime() - since) / 1000);
    if (left !== undefined && left !== current && seconds > 0) stays[left] = (stays[left] ?? 0) + seconds;
    since = occurredAt.getTime();
  }
  return stays;
}
