import { calculateObjectSize } from 'bson';
import { MongoError, type Collection, type Document } from 'mongodb';
import type { Clock } from '../clock.js';
import { isDuplicateKey, refusingIndex, type WriteRefusal } from '../mongo/duplicateKey.js';
import { ForesailError } from '../errors.js';
import type { EventArchive } from './archive/eventArchive.js';
import { isOpen, planAppend, versionConflict, type Item, type Planned, type Tail } from './appendPlan.js';
import { fromDocument, toDocument, type EventDocument } from './eventDocument.js';
import { StreamVersions } from './streamVersions.js';

/** Events per insert command; larger ones win nothing (bench/eventStore/append.bench.ts). */
const batchSize = 1_000;
/** A command is one document of at most 16 MB. */
const batchBytes = 12_000_000;
/** Rounds without any progress before the database is called unavailable. */
const patience = 200;

/** What an appender needs; `pause` waits some milliseconds. */
export interface AppenderSettings {
  readonly collection: Collection<EventDocument>;
  /** Gives archived events back whole. */
  readonly whole: EventArchive['whole'];
  readonly clock: Clock;
  readonly random: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/**
 * Stores items by "last position seen + 1, and again on a duplicate key" (docs/decisions/0003). One call at a time: the
 * event store queues. Beliefs about the tail and about versions are kept between calls, and dropped on any doubt.
 */
export class Appender {
  readonly #settings: AppenderSettings;
  readonly #versions: StreamVersions;
  #tail: Tail | undefined;
  /** How long the last round took. */
  #roundMs = 1;

  constructor(settings: AppenderSettings) {
    this.#settings = settings;
    this.#versions = new StreamVersions(settings.collection);
  }

  /** Stores every open item, or gives its request a `failure`. Throws when the database fails; then it may be asked again. */
  async store(items: readonly Item[]): Promise<void> {
    try {
      let idle = 0;
      for (let open = items.filter(isOpen); open.length > 0; open = open.filter(isOpen)) {
        const begun = performance.now();
        const progressed = await this.#round(open);
        this.#roundMs = Math.min(performance.now() - begun, 100);
        idle = progressed ? 0 : idle + 1;
        if (idle > patience)
          throw new ForesailError('DATABASE_UNAVAILABLE', { message: 'The event log stays contended' });
        if (idle > 0) await this.#backOff(idle);
      }
    } catch (error) {
      this.#tail = undefined;
      this.#versions.forgetAll();
      // Whether the last insert took place is not known; asked again, what is stored is recognised by its ids.
      throw error instanceof MongoError ? unavailable(error) : error;
    }
  }

  /**
   * Of many that race for a position one wins, and every other one has cost the server a refusal. So losers wait about
   * as long as the winner takes, longer with each loss, each at random.
   */
  #backOff(losses: number): Promise<void> {
    const { pause, random } = this.#settings;
    return pause(random() * Math.min(2 ** losses, 64) * this.#roundMs);
  }

  /** One insert, or one look at the log where there is nothing to insert. Tells whether anything was settled. */
  async #round(open: readonly Item[]): Promise<boolean> {
    const now = this.#settings.clock.now();
    this.#tail ??= await readTail(this.#settings.collection);
    const versions = await this.#versions.of(open.map((item) => item.append.stream));
    const { planned, doubted } = planAppend(open, { tail: this.#tail, versions, now }, batchSize);
    if (planned.length > 0) return this.#insert(withinBytes(planned));
    return this.#verify(doubted, versions);
  }

  async #insert(planned: readonly Planned[]): Promise<boolean> {
    const { collection } = this.#settings;
    const answer = await collection.db.command({
      insert: collection.collectionName,
      documents: planned.map(({ event }) => toDocument(event)),
      ordered: true,
      writeConcern: { w: 'majority', j: true },
    });
    const refusal = (answer['writeErrors'] as WriteRefusal[] | undefined)?.[0];
    if (!refusal && answer['writeConcernError']) throw unavailable(answer['writeConcernError']);
    if (refusal && !isDuplicateKey(refusal)) throw unavailable(refusal);
    const stored = refusal ? planned.slice(0, refusal.index) : planned;
    this.#confirm(stored);
    const refused = refusal ? planned[refusal.index] : undefined;
    if (refusal && refused) await this.#learnFrom(refusal, refused, planned);
    return stored.length > 0;
  }

  #confirm(stored: readonly Planned[]): void {
    for (const { item, index, event } of stored) {
      item.stored[index] = event;
      this.#versions.remember(event.stream, event.version);
      this.#tail = { position: event.position, observedAt: event.observedAt };
    }
  }

  /** Each unique index tells another story; without `keyPattern` all three are looked into. */
  async #learnFrom(refusal: WriteRefusal, refused: Planned, planned: readonly Planned[]): Promise<void> {
    const index = refusingIndex(refusal);
    if (index !== 'eventId' && index !== 'stream,version') this.#tail = undefined;
    if (index !== 'eventId' && index !== '_id') this.#versions.forget(refused.event.stream);
    if (index !== '_id' && index !== 'stream,version') {
      await this.#recognise([...new Set(planned.map(({ item }) => item))]);
    }
  }

  /** Asks the log itself about items whose expected version does not hold by what is remembered. */
  async #verify(doubted: readonly Item[], versions: ReadonlyMap<string, number>): Promise<boolean> {
    const certain = doubted.filter((item) => item.verified);
    for (const { request, append } of certain) {
      request.failure = versionConflict(append, versions.get(append.stream) ?? 0);
    }
    const doubtful = doubted.filter((item) => !item.verified);
    for (const item of doubtful) {
      this.#versions.forget(item.append.stream);
      item.verified = true;
    }
    await this.#recognise(doubtful);
    return certain.length > 0;
  }

  /** Finds events of the items that an earlier attempt has stored already. */
  async #recognise(items: readonly Item[]): Promise<void> {
    const ids = items.flatMap((item) => item.append.events.map((event) => event.eventId));
    if (ids.length === 0) return;
    const known = new Map<string, EventDocument>();
    const { collection, whole } = this.#settings;
    for (const document of await whole(await collection.find({ eventId: { $in: ids } }).toArray())) {
      known.set(document.eventId, document);
      this.#versions.forget(document.stream);
    }
    for (const item of items) {
      item.append.events.forEach(({ eventId }, index) => {
        const document = known.get(eventId);
        if (document) item.stored[index] ??= fromDocument(document);
      });
    }
  }
}

/** The last event that a majority holds. */
export async function readTail(collection: Collection<EventDocument>): Promise<Tail> {
  const last = await collection.findOne({}, { sort: { _id: -1 }, projection: { observedAt: 1 } });
  return last ? { position: Number(last._id), observedAt: last.observedAt } : { position: 0, observedAt: new Date(0) };
}

/** As many of them, from the first, as one command may carry. */
function withinBytes(planned: readonly Planned[]): readonly Planned[] {
  let bytes = 0;
  const end = planned.findIndex(({ event }, index) => {
    bytes += calculateObjectSize(event as unknown as Document);
    return bytes > batchBytes && index > 0;
  });
  return end === -1 ? planned : planned.slice(0, end);
}

function unavailable(cause: unknown): ForesailError {
  return new ForesailError('DATABASE_UNAVAILABLE', { message: 'The event log could not be written', cause });
}
