import type { EventType } from '../../eventStore/eventTypes.js';
import type { Domain, OdooRecord } from '../client/call.js';
import type { MappingContext } from './context.js';

/** An event's payload before it is checked against its type's schema. */
export type Payload = Readonly<Record<string, unknown>>;

/** One model of Odoo that is synced: what is read of it, and how a record becomes the payload of an event. */
export interface OdooModel {
  /** Key of counts and progress, such as `opportunities`. */
  readonly noun: string;
  /** Such as `crm.lead`. */
  readonly model: string;
  /** First part of the stream's name, such as `opportunity`. */
  readonly stream: string;
  readonly synced: EventType;
  readonly removed: EventType;
  /** Fields wanted; those that this database lacks are left out (modules not installed, older versions). */
  readonly fields: readonly string[];
  /** Records that are of interest. */
  readonly domain: Domain;
  /**
   * `whole`: few records, all read in every run, which also sees what never touches `write_date` (groups of a user,
   * members of a team). `changed`: read by `write_date`.
   */
  readonly reading: 'whole' | 'changed';
  /** Absent models are skipped (their module is not installed); others stop the run. */
  readonly optional: boolean;
  /**
   * Nothing else rests on it: a key that may not read it is no reason to stop, and what was read before stands. Nor is it
   * suspicious that many of its records go at once, because Odoo's own jobs and administrators replace them in bulk.
   */
  readonly dispensable?: true;
  /** Pure. @throws ForesailError RECORD_UNMAPPABLE with a sentence. */
  map(record: OdooRecord, context: MappingContext): Payload;
}
