import type { Actor, EventStore, FieldChanges, NewEvent } from '../../eventStore/event.js';
import type { OdooRecord } from '../client/call.js';
import { activities } from '../mapping/activities.js';
import { opportunities } from '../mapping/opportunities.js';
import { applyRecords } from '../sync/applyRecords.js';
import { applyTracked, messageModel } from '../sync/history/trackingRun.js';
import { withLastNotes } from '../sync/lastNotes.js';
import { RunCounts, createRunLog } from '../sync/runLog.js';
import type { Run, SyncParts } from '../sync/syncParts.js';
import type { KnownOdoo } from './ground.js';

/** Whose change a deal is read for. */
export interface ShownFor {
  readonly commandId: string;
  readonly actor: Actor;
  /** Fields of the deal's payload that the command changed. */
  readonly fields: readonly string[];
}

/**
 * Brings one deal and its activities into the log by the sync's own path, so that the read models show a change at once and
 * the next run finds nothing new. Does nothing for a deal that no run has seen yet.
 * @returns position of the last event appended, 0 when there was nothing to tell.
 */
export async function showDeal(parts: SyncParts, odoo: KnownOdoo, dealId: number, shown: ShownFor): Promise<number> {
  const known = await parts.raw.known(opportunities.model, [dealId]);
  if (known.size === 0) return 0;
  const noted = noting(parts.eventStore, shown);
  const run = runOf({ ...parts, eventStore: noted.eventStore }, odoo, shown.commandId);
  // Messages first: a deal that is read after them is never older than they are.
  const fresh = await freshMessages(run, odoo, dealId);
  const records = await parts.client.read(opportunities.model, [dealId], odoo.syncFields);
  // Every change leaves a note, which the next run would tell as news otherwise.
  await applyDeal(run, odoo, await withLastNotes(parts.client, odoo.context, records), fresh);
  await applyActivities(run, dealId);
  return noted.last();
}

async function applyDeal(run: Run, odoo: KnownOdoo, records: readonly OdooRecord[], fresh: FreshMessages | null) {
  const applied =
    odoo.tracking && fresh
      ? await applyTracked(run, odoo.tracking, records, fresh.byDeal, fresh.last)
      : await applyRecords(run, opportunities, records);
  await applied.stored;
}

interface FreshMessages {
  readonly byDeal: ReadonlyMap<number, readonly number[]>;
  readonly last: number;
}

/** Tracked moves that no run has told; null until a run has noted where the history stands. */
async function freshMessages(run: Run, odoo: KnownOdoo, dealId: number): Promise<FreshMessages | null> {
  const { tracking: noted } = await run.states.read();
  if (!noted || !odoo.tracking) return null;
  const ids = await odoo.tracking.search([
    ['res_id', '=', dealId],
    ['id', '>', noted.lastMessageId],
  ]);
  const known = await run.raw.known(messageModel, ids);
  const fresh = ids.filter((id) => !known.has(id));
  const last = ids.reduce((most, id) => Math.max(most, id), noted.lastMessageId);
  return { byDeal: fresh.length === 0 ? new Map() : new Map([[dealId, fresh]]), last };
}

async function applyActivities(run: Run, dealId: number): Promise<void> {
  const found = await run.client.fieldsGet(activities.model, [...activities.fields, 'write_date', 'write_uid']);
  const fields = [...activities.fields, 'write_date', 'write_uid'].filter((name) => name in found);
  const records = await run.client.searchRead(
    activities.model,
    [...activities.domain, ['res_id', '=', dealId]],
    fields,
  );
  const { stored } = await applyRecords(run, activities, records);
  await stored;
}

function runOf(parts: SyncParts, odoo: KnownOdoo, commandId: string): Run {
  const id = `writeBack-${commandId}`;
  return {
    ...parts,
    ...{ id, mode: 'incremental', context: odoo.context, parkedBefore: new Set(), counts: new RunCounts() },
    runLog: createRunLog({ id, eventStore: parts.eventStore, clock: parts.clock }),
    goOn: () => undefined,
  };
}

/** Odoo dates and signs our writes with the service's key; the log knows whose they are. */
function noting(real: EventStore, { actor, fields }: ShownFor): { eventStore: EventStore; last: () => number } {
  let last = 0;
  const own = (event: NewEvent): NewEvent => (touches(event.changes, fields) ? { ...event, actor } : event);
  return {
    last: () => last,
    eventStore: {
      ...real,
      async append(appends) {
        const stored = await real.append(appends.map((one) => ({ ...one, events: one.events.map(own) })));
        for (const { position } of stored) last = Math.max(last, position);
        return stored;
      },
    },
  };
}

function touches(changes: FieldChanges | undefined, fields: readonly string[]): boolean {
  return changes !== undefined && fields.some((field) => field in changes);
}
