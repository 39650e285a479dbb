import type { Db } from 'mongodb';
import type { Clock } from '../../../src/clock.js';
import type { EventStore, StoredEvent } from '../../../src/eventStore/event.js';
import {
  createOdooClient,
  type OdooClient,
  type OdooClientOptions,
} from '../../../src/odoo/client/createOdooClient.js';
import { createOdooSync, type OdooSync } from '../../../src/odoo/sync/createOdooSync.js';
import { silentLog } from '../../../src/ops/log.js';

/** Where an Odoo answers, demo or real. */
export interface OdooAddress {
  readonly url: string;
  readonly db: string;
  readonly apiKey: string;
}

/** A client that gives up soon. */
export function testClient(odoo: OdooAddress, more: Partial<OdooClientOptions> = {}): OdooClient {
  const retry = { attempts: 3, initialDelayMs: 1, maxDelayMs: 5, breakAfter: 100, ...more.retry };
  return createOdooClient({ ...odoo, login: 'admin', timeoutMs: 30_000, log: silentLog, ...more, retry });
}

export interface Fixture {
  readonly db: Db;
  readonly eventStore: EventStore;
  readonly client: OdooClient;
  readonly clock: Clock;
  readonly dealFields?: readonly string[];
}

export function syncOn({ db, eventStore, client, clock, dealFields = [] }: Fixture): OdooSync {
  return createOdooSync({ client, db, eventStore, clock, dealFields, log: silentLog });
}

/** Every event of the log. */
export async function allEvents(eventStore: EventStore): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (;;) {
    const page = await eventStore.readFrom(events.length, 1000);
    events.push(...page);
    if (page.length < 1000) return events;
  }
}

/** Events of the runs left out: what the log says of Odoo. */
export async function odooEvents(eventStore: EventStore): Promise<StoredEvent[]> {
  return (await allEvents(eventStore)).filter((event) => event.type.startsWith('Odoo'));
}
