import { z } from 'zod';

/** Modes of a run of the sync. */
export const modes = ['incremental', 'full', 'reconcile', 'backfill'] as const;

const counts = z.strictObject({
  read: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
  parked: z.number().int(),
});
const perModel = z.record(z.string(), counts);

/** A run, under way or ended. */
export const syncRunSchema = z
  .strictObject({
    id: z.string(),
    mode: z.enum(modes),
    state: z.enum(['running', 'completed', 'failed']),
    requestedBy: z.string(),
    startedAt: z.string(),
    endedAt: z.string().nullable(),
    error: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
    perModel,
  })
  .meta({ id: 'SyncRun' });

/** What the sync is doing and did last. */
export const syncStatusSchema = z
  .strictObject({
    state: z.enum(['idle', 'running', 'paused', 'failed']),
    lastRun: syncRunSchema.nullable(),
    nextRun: z.string().nullable(),
    perModel,
  })
  .meta({ id: 'SyncStatus' });
