import type { Collection, Db, Filter } from 'mongodb';
import { refusedAsDuplicate } from '../mongo/duplicateKey.js';
import type { DealState } from '../projections/dealHistory.js';
import type { Subscribed } from './rule.js';

/** What became of a deal, for the card; names are looked up when it is delivered. */
export interface ToldMoment {
  readonly dealId: number;
  readonly at: Date;
  readonly before: DealState | null;
  readonly after: DealState;
  readonly pushes: number;
  readonly actor: string | null;
}

/** `alert_outbox`: one message to one target. Its id is what makes it one: the same cause gives the same id. */
export interface OutboxEntry {
  readonly _id: string;
  readonly subscriptionId: string;
  readonly kind: Subscribed['kind'];
  /** Messages of one target go out one after the other. */
  readonly target: string;
  /** Place in the order: the log position of the event, or how far the log was. */
  readonly position: number;
  readonly moment: ToldMoment | null;
  /** Of what comes by the calendar: `YYYY-MM-DD` in the subscription's zone. */
  readonly day: string | null;
  /** `withheld`: not to be sent any more, and `reason` says why. `parked`: it failed for good. */
  readonly state: 'waiting' | 'sending' | 'delivered' | 'withheld' | 'parked';
  readonly attempts: number;
  readonly notBefore: Date;
  /** Fencing token of the worker that last took it. */
  readonly token: number;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  readonly messageId: string | null;
  readonly reason: string | null;
}

export type NewEntry = Pick<
  OutboxEntry,
  '_id' | 'subscriptionId' | 'kind' | 'target' | 'position' | 'moment' | 'day' | 'notBefore'
>;

/** How many messages stand in which state; `oldestMs` is the age of the oldest that is due. */
export interface OutboxCounts {
  readonly waiting: number;
  readonly sending: number;
  readonly parked: number;
  readonly oldestMs: number;
}

/** Settled messages are remembered for so long: far longer than any part of the log is read again. */
const rememberedSeconds = 120 * 86_400;

/** Messages on their way. Every change of state is a compare-and-set under the fencing token of the lease. */
export class Outbox {
  readonly #entries: Collection<OutboxEntry>;

  constructor(db: Db) {
    this.#entries = db.collection<OutboxEntry>('alert_outbox');
  }

  async prepare(): Promise<void> {
    await this.#entries.createIndex({ state: 1, position: 1, _id: 1 });
    await this.#entries.createIndex({ settledAt: 1 }, { expireAfterSeconds: rememberedSeconds });
  }

  /** Puts messages in; one that is there already, in whatever state, stays as it is. @returns how many were new. */
  async put(entries: readonly NewEntry[], now: Date): Promise<number> {
    if (entries.length === 0) return 0;
    const fresh = [...new Map(entries.map((entry) => [entry._id, entry])).values()].map((entry): OutboxEntry => ({
      ...entry,
      ...{ state: 'waiting', attempts: 0, token: 0, createdAt: now, settledAt: null, messageId: null, reason: null },
    }));
    const refused = await refusedAsDuplicate(() => this.#entries.insertMany(fresh, { ordered: false }));
    return fresh.length - refused.size;
  }

  /**
   * What a worker that died left `sending`: nobody knows whether it arrived. It waits again, and is sent under the same
   * id, by which a connector that keeps ids recognises it. @returns how many.
   */
  async takeOver(token: number): Promise<number> {
    const left: Filter<OutboxEntry> = { state: 'sending', token: { $lt: token } };
    const { modifiedCount } = await this.#entries.updateMany(left, { $set: { state: 'waiting', token } });
    return modifiedCount;
  }

  /** Messages that may go out now, in order; of the targets in `blocked` none. */
  async due(now: Date, upTo: number, blocked: readonly string[], limit: number): Promise<OutboxEntry[]> {
    const due = { state: 'waiting', position: { $lte: upTo }, notBefore: { $lte: now } } as const;
    const filter = (blocked.length > 0 ? { ...due, target: { $nin: [...blocked] } } : due) as Filter<OutboxEntry>;
    return this.#entries.find(filter, { sort: { state: 1, position: 1, _id: 1 }, limit }).toArray();
  }

  /** Targets whose first message waits to be tried again, and until when. */
  async retrying(now: Date): Promise<Map<string, Date>> {
    const waiting = this.#entries.find({ state: 'waiting', attempts: { $gt: 0 }, notBefore: { $gt: now } });
    const until = new Map<string, Date>();
    for (const { target, notBefore, reason } of await waiting.toArray())
      if (reason !== null) until.set(target, notBefore);
    return until;
  }

  /** Notes the attempt before anything is sent. False: somebody else has it. */
  async begin({ _id }: OutboxEntry, token: number): Promise<boolean> {
    const { modifiedCount } = await this.#entries.updateOne(
      { _id, state: 'waiting', token: { $lte: token } },
      { $set: { state: 'sending', token }, $inc: { attempts: 1 } },
    );
    return modifiedCount === 1;
  }

  async delivered(entry: OutboxEntry, token: number, messageId: string, now: Date): Promise<void> {
    await this.#settle(entry, token, { state: 'delivered', messageId, settledAt: now, reason: null });
  }

  async withheld(entry: OutboxEntry, token: number, reason: string, now: Date): Promise<void> {
    await this.#settle(entry, token, { state: 'withheld', reason, settledAt: now });
  }

  /** It is tried again then. */
  async again(entry: OutboxEntry, token: number, notBefore: Date, reason: string | null): Promise<void> {
    await this.#settle(entry, token, { state: 'waiting', notBefore, reason });
  }

  /** It is kept until a person has it tried again or drops it. */
  async park(entry: OutboxEntry, token: number, reason: string): Promise<void> {
    await this.#settle(entry, token, { state: 'parked', reason });
  }

  /** Not yet: without having been tried. */
  async later({ _id }: OutboxEntry, notBefore: Date): Promise<void> {
    await this.#entries.updateOne({ _id, state: 'waiting' }, { $set: { notBefore } });
  }

  async find(id: string): Promise<OutboxEntry | null> {
    return this.#entries.findOne({ _id: id });
  }

  async parked(): Promise<OutboxEntry[]> {
    return this.#entries.find({ state: 'parked' }, { sort: { position: 1, _id: 1 }, limit: 1_000 }).toArray();
  }

  /** Tries a parked message again from the start, or drops it. False: there is none of that id. */
  async release(id: string, how: 'retry' | 'discard', now: Date): Promise<boolean> {
    const next =
      how === 'retry'
        ? { state: 'waiting' as const, attempts: 0, notBefore: now, reason: null }
        : { state: 'withheld' as const, settledAt: now, reason: 'discarded' };
    return (await this.#entries.updateOne({ _id: id, state: 'parked' }, { $set: next })).modifiedCount === 1;
  }

  /** Whether anything waits or is on its way. */
  async isEmpty(): Promise<boolean> {
    return (await this.#entries.findOne({ state: { $in: ['waiting', 'sending'] } })) === null;
  }

  async counts(now: Date): Promise<OutboxCounts> {
    // What was refused and waits to be tried again is as late as what has not been tried; quiet hours are not.
    const late = [{ notBefore: { $lte: now } }, { attempts: { $gt: 0 }, reason: { $ne: null } }];
    const due: Filter<OutboxEntry> = { state: 'waiting', $or: late };
    const [waiting, sending, parked, oldest] = await Promise.all([
      this.#entries.countDocuments({ state: 'waiting' }),
      this.#entries.countDocuments({ state: 'sending' }),
      this.#entries.countDocuments({ state: 'parked' }),
      this.#entries.findOne(due, { sort: { state: 1, position: 1, _id: 1 } }),
    ]);
    return { waiting, sending, parked, oldestMs: oldest ? now.getTime() - oldest.createdAt.getTime() : 0 };
  }

  async #settle({ _id }: OutboxEntry, token: number, set: Partial<OutboxEntry>): Promise<void> {
    await this.#entries.updateOne({ _id, state: 'sending', token }, { $set: set });
  }
}
