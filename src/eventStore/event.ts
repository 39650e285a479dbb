import type { EventType, EventData } from './eventTypes.js';

/** Field-level differences of one change: field name → the value before and after (`null` where unset). */
export type FieldChanges = Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;

/** Who caused an event: a person of ours or of Odoo, or a part of the service. */
export interface Actor {
  /** `odoo:<res.users id>`, `person:<person id>` or `system:<part>`. */
  readonly id: string;
  /** Name to show; absent when it is not known. */
  readonly name?: string;
}

/** An event on its way into the log. */
export interface NewEvent<T extends EventType = EventType> {
  /** Derived from the command, or from source record and content: the same cause always gives the same id. */
  readonly eventId: string;
  readonly type: T;
  readonly data: EventData<T>;
  /** When it happened on the source's clock. */
  readonly occurredAt: Date;
  readonly actor: Actor;
  /** Id of the sync run that saw it; absent for events that no run caused. */
  readonly run?: string;
  readonly changes?: FieldChanges;
}

/** An event of the log, as it is stored for ever. */
export interface StoredEvent<T extends EventType = EventType> extends NewEvent<T> {
  /** 1, 2, 3 … without a gap. */
  readonly position: number;
  /** Such as `opportunity-42`. */
  readonly stream: string;
  /** 1, 2, 3 … within the stream. */
  readonly version: number;
  /** Schema number of `data` as read, after upcasting. */
  readonly schema: number;
  /** When this service first saw it; never runs backwards along positions. */
  readonly observedAt: Date;
}

/** What an appender believes of the stream: nothing (`any`), that it is empty (`none`), or its last version. */
export type ExpectedVersion = 'any' | 'none' | number;

/** The events of one stream to append together; they take consecutive versions. */
export interface Append {
  readonly stream: string;
  readonly expected: ExpectedVersion;
  readonly events: readonly NewEvent[];
}

/** The log. Appends are durable when the promise resolves. */
export interface EventStore {
  /**
   * Appends batches in the given order. An event whose `eventId` is already stored is recognised and not repeated.
   * @returns the events as stored, those recognised included, in the order given.
   * @throws ForesailError VERSION_CONFLICT (nothing of that stream's batch was stored), EVENT_INVALID.
   */
  append(appends: readonly Append[]): Promise<readonly StoredEvent[]>;
  /** Events with `position > after`, in order, at most `limit`. @throws ForesailError LOG_GAP. */
  readFrom(after: number, limit: number): Promise<readonly StoredEvent[]>;
  /** The events of one stream in order, from `afterVersion` (default 0: all). */
  readStream(stream: string, afterVersion?: number): Promise<readonly StoredEvent[]>;
  /** Position of the last event, 0 for an empty log. */
  head(): Promise<number>;
  /** Rises when a person is erased: events read before that show texts which may not be shown any more. */
  era?(): Promise<number>;
  /** Calls `wake` soon after something was appended by any process; a hint, never a promise. Returns how to stop. */
  subscribe(wake: () => void): () => void;
}
