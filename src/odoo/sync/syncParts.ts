import type { Clock } from '../../clock.js';
import type { EventStore } from '../../eventStore/event.js';
import type { SyncMode } from '../../eventStore/eventTypes.js';
import type { Log } from '../../ops/log.js';
import type { OdooClient } from '../client/createOdooClient.js';
import type { MappingContext } from '../mapping/context.js';
import type { ParkedRecords } from './parkedRecords.js';
import type { RawRecords } from './rawRecords.js';
import type { RunCounts, RunLog } from './runLog.js';
import type { SyncStates } from './syncState.js';

/** What every step of a sync works with. */
export interface SyncParts {
  readonly client: OdooClient;
  readonly eventStore: EventStore;
  readonly raw: RawRecords;
  readonly parked: ParkedRecords;
  readonly states: SyncStates;
  readonly clock: Clock;
  readonly log: Log;
  /** Records read in one call. */
  readonly chunkSize: number;
  /** Further fields of deals to keep, by Odoo's names. */
  readonly dealFields: readonly string[];
}

/** A run that has yet to read what mapping needs. */
export type RunBase = Omit<Run, 'context'>;

/** One run under way. */
export interface Run extends SyncParts {
  readonly id: string;
  readonly mode: SyncMode;
  readonly context: MappingContext;
  /** Ids of `parked_records` as the run began. */
  readonly parkedBefore: ReadonlySet<string>;
  readonly counts: RunCounts;
  readonly runLog: RunLog;
  /** @throws ForesailError LEASE_LOST when another worker has taken over; asked before each write. */
  readonly goOn: () => void;
}
