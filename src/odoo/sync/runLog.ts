import type { Actor, EventStore, NewEvent, StoredEvent } from '../../eventStore/event.js';
import {
  streamOf,
  type EventData,
  type EventType,
  type ModelCounts,
  type SyncMode,
} from '../../eventStore/eventTypes.js';
import type { Clock } from '../../clock.js';
import type { CountsPerModel, SyncRun } from '../syncStatus.js';

/** Writes the stream of one run, `syncRun-<id>`. */
export interface RunLog {
  started(mode: SyncMode, requestedBy: string): Promise<SyncRun>;
  progressed(model: string, counts: ModelCounts): Promise<void>;
  completed(data: EventData<'SyncRunCompleted'>): Promise<void>;
  failed(data: EventData<'SyncRunFailed'>): Promise<void>;
}

export const syncActor: Actor = { id: 'system:sync', name: 'Sync' };

export function createRunLog(options: { id: string; eventStore: EventStore; clock: Clock }): RunLog {
  const stream = streamOf('syncRun', options.id);
  let sequence = 0;
  const append = async <T extends EventType>(type: T, data: EventData<T>) => {
    sequence += 1;
    const event: NewEvent<T> = {
      eventId: `${stream}:${sequence}:${type}`,
      type,
      data,
      occurredAt: options.clock.now(),
      actor: syncActor,
      run: options.id,
    };
    await options.eventStore.append([{ stream, expected: 'any', events: [event as NewEvent] }]);
  };
  return {
    async started(mode, requestedBy) {
      await append('SyncRunStarted', { mode, requestedBy });
      const startedAt = options.clock.now().toISOString();
      return {
        id: options.id,
        mode,
        state: 'running',
        requestedBy,
        startedAt,
        endedAt: null,
        error: null,
        perModel: {},
      };
    },
    progressed: (model, counts) => append('SyncRunProgressed', { model, counts }),
    completed: (data) => append('SyncRunCompleted', data),
    failed: (data) => append('SyncRunFailed', data),
  };
}

/** The run that its stream tells of; null for an unknown id. */
export async function readRun(eventStore: EventStore, id: string): Promise<SyncRun | null> {
  const events = await eventStore.readStream(streamOf('syncRun', id));
  return events.reduce<SyncRun | null>((run, event) => applyToRun(run, event, id), null);
}

function applyToRun(run: SyncRun | null, event: StoredEvent, id: string): SyncRun | null {
  const at = event.occurredAt.toISOString();
  if (isOf(event, 'SyncRunStarted')) {
    const { mode, requestedBy } = event.data;
    return { id, mode, state: 'running', requestedBy, startedAt: at, endedAt: null, error: null, perModel: {} };
  }
  if (!run) return null;
  if (isOf(event, 'SyncRunProgressed')) {
    return { ...run, perModel: { ...run.perModel, [event.data.model]: event.data.counts } };
  }
  if (isOf(event, 'SyncRunCompleted')) {
    return { ...run, state: 'completed', endedAt: at, perModel: event.data.perModel };
  }
  if (isOf(event, 'SyncRunFailed')) {
    const { code, message } = event.data;
    return { ...run, state: 'failed', endedAt: at, error: { code, message }, perModel: event.data.perModel };
  }
  return run;
}

function isOf<T extends EventType>(event: StoredEvent, type: T): event is StoredEvent<T> {
  return event.type === type;
}

/** Counts of a run as they grow. */
export class RunCounts {
  private readonly byNoun = new Map<string, Record<keyof ModelCounts, number>>();

  add(noun: string, counts: Partial<ModelCounts>): void {
    const sum = this.byNoun.get(noun) ?? { read: 0, changed: 0, removed: 0, parked: 0 };
    for (const key of ['read', 'changed', 'removed', 'parked'] as const) sum[key] += counts[key] ?? 0;
    this.byNoun.set(noun, sum);
  }

  of(noun: string): ModelCounts {
    return this.byNoun.get(noun) ?? { read: 0, changed: 0, removed: 0, parked: 0 };
  }

  all(): CountsPerModel {
    return Object.fromEntries(this.byNoun);
  }
}
