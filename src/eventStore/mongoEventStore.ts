import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from 'mongodb';
import type { Clock } from '../clock.js';
import { openArchive } from './archive/eventArchive.js';
import { Appender, readTail } from './appender.js';
import { requestFor, type Request } from './appendPlan.js';
import type { Append, EventStore, StoredEvent } from './event.js';
import { prepareEventLog } from './eventLog.js';
import { fromDocument, requireNoGap, type EventDocument } from './eventDocument.js';
import { requireForm } from './eventForm.js';
import { requireNoRestoreUnderWay } from './restoreMark.js';
import { createPersonalSeal } from './personal/personalSeal.js';
import type { Upcasters } from './upcasters.js';
import { createWakeups } from './wakeups.js';

/** What the log stands on. `pollMs`: how often other processes' appends are looked for (default 250). */
export interface EventStoreSettings {
  readonly db: Db;
  readonly clock: Clock;
  readonly pollMs?: number;
  readonly upcasters?: Upcasters;
  readonly random?: () => number;
  /** PERSONAL_KEYS: with them personal texts are encrypted from now on; without, they stand in the clear. */
  readonly personalKeys?: readonly string[];
  /** How long an erasure by another process may go unnoticed, in milliseconds; default 1,000. */
  readonly erasuresSeenMs?: number;
  /** ARCHIVE_DIR: where events lie that were moved out of the collection. */
  readonly archiveDir?: string | undefined;
}

/**
 * Opens the log in `events`, creating its two unique indexes. The connection must write and read with majority.
 * @throws ForesailError RESTORE_UNFINISHED, CONFIG_INVALID where archived events or keys of persons cannot be reached.
 */
export async function createEventStore(settings: EventStoreSettings): Promise<EventStore> {
  const { db, clock, pollMs = 250, upcasters, random = Math.random, personalKeys: keys = [] } = settings;
  const collection = db.collection<EventDocument>('events');
  await prepareEventLog(db);
  await requireNoRestoreUnderWay(db);
  const archive = await openArchive(db, settings.archiveDir);
  const personal = await createPersonalSeal({ db, clock, keys, freshMs: settings.erasuresSeenMs ?? 1_000 });
  const sealed = async (appends: readonly Append[]): Promise<readonly Append[]> => {
    if (!personal) return appends;
    const events = await personal.seal(appends.flatMap((append) => append.events));
    let at = 0;
    return appends.map((append) => ({ ...append, events: events.slice(at, (at += append.events.length)) }));
  };
  const opened = async (events: StoredEvent[]): Promise<StoredEvent[]> => (personal ? personal.open(events) : events);
  const head = async () => (await readTail(collection)).position;
  const wakeups = createWakeups(collection, head, pollMs);
  const whole = archive.whole;
  const appender = new Appender({ collection, whole, clock, random, pause: (milliseconds) => pause(milliseconds) });
  const store = queued(async (requests) => {
    await appender.store(requests.flatMap((request) => request.items));
    wakeups.announce();
  });

  return {
    async append(appends) {
      for (const { events } of appends) events.forEach(requireForm);
      const hidden = await sealed(appends);
      const request = requestFor(hidden);
      await store(request);
      if (request.failure !== undefined) throw request.failure;
      const stored = request.items.flatMap((item) => item.stored).filter((event) => event !== undefined);
      return hidden === appends ? stored : opened(asGiven(stored, appends, hidden));
    },
    async readFrom(after, limit) {
      const documents = await collection.find({ _id: { $gt: after } }, { sort: { _id: 1 }, limit }).toArray();
      requireNoGap(documents, after);
      return opened((await whole(documents)).map((document) => fromDocument(document, upcasters)));
    },
    async readStream(stream, afterVersion = 0) {
      const found = collection.find({ stream, version: { $gt: afterVersion } }, { sort: { version: 1 } });
      return opened((await whole(await found.toArray())).map((document) => fromDocument(document, upcasters)));
    },
    head,
    era: async () => (personal ? personal.era() : 0),
    subscribe: (wake) => wakeups.subscribe(wake),
  };
}

/** What was stored just now is known in the clear; what an earlier append has stored is opened like anything read. */
function asGiven(stored: readonly StoredEvent[], given: readonly Append[], hidden: readonly Append[]): StoredEvent[] {
  const before = given.flatMap(({ events }) => events);
  const after = hidden.flatMap(({ events }) => events);
  return stored.map((event, index) => {
    const own = before[index];
    if (!own || event.data !== after[index]?.data) return event;
    const { data, actor, changes } = own;
    return { ...event, data, actor, ...(changes ? { changes } : {}) };
  });
}

/**
 * Runs `store` one at a time; what is asked meanwhile is stored together in the next round, so that many small appends
 * cost as few journaled writes as one large one.
 */
function queued(store: (requests: readonly Request[]) => Promise<void>): (request: Request) => Promise<void> {
  let waiting: { request: Request; done: () => void; fail: (error: unknown) => void }[] = [];
  let busy = false;

  async function drain(): Promise<void> {
    busy = true;
    while (waiting.length > 0) {
      const round = waiting;
      waiting = [];
      try {
        await store(round.map(({ request }) => request));
        round.forEach(({ done }) => done());
      } catch (error) {
        round.forEach(({ fail }) => fail(error));
      }
    }
    busy = false;
  }

  return (request) =>
    new Promise((done, fail) => {
      waiting.push({ request, done, fail });
      if (!busy) void drain();
    });
}
