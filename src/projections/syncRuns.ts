import type { StoredEvent } from '../eventStore/event.js';
import type { SyncRunView } from './documents.js';
import type { DocumentModel } from './engine/readModel.js';
import { parseStream } from './references.js';

type Run = Omit<SyncRunView, 'position'>;

/** `sync_runs`: how each run of the sync went, as its stream tells it. */
export const syncRuns: DocumentModel<Run> = {
  kind: 'documents',
  name: 'sync_runs',
  version: 1,
  partitions: 1,
  indexes: [{ key: { startedAt: -1 } }],
  owns: ['SyncRunStarted', 'SyncRunProgressed', 'SyncRunCompleted', 'SyncRunFailed'],
  idOf: (event) => parseStream(event.stream).id,
  apply: (run, event) => applied(run ?? unstarted(event), event),
};

function unstarted(event: StoredEvent): Run {
  const startedAt = event.occurredAt.toISOString();
  const id = parseStream(event.stream).id;
  return {
    _id: id,
    mode: 'incremental',
    state: 'running',
    requestedBy: event.actor.id,
    startedAt,
    endedAt: null,
    error: null,
    perModel: {},
  };
}

function applied(run: Run, event: StoredEvent): Run {
  const at = event.occurredAt.toISOString();
  if (isA(event, 'SyncRunStarted')) {
    return { ...run, mode: event.data.mode, requestedBy: event.data.requestedBy, startedAt: at };
  }
  if (isA(event, 'SyncRunProgressed')) {
    return { ...run, perModel: { ...run.perModel, [event.data.model]: event.data.counts } };
  }
  if (isA(event, 'SyncRunCompleted')) return { ...run, state: 'completed', endedAt: at, perModel: event.data.perModel };
  if (isA(event, 'SyncRunFailed')) {
    const { code, message, perModel } = event.data;
    return { ...run, state: 'failed', endedAt: at, error: { code, message }, perModel };
  }
  return run;
}

function isA<T extends StoredEvent['type']>(event: StoredEvent, type: T): event is StoredEvent<T> {
  return event.type === type;
}
