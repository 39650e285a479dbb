import type { Collection, Db } from 'mongodb';
import { ForesailError } from '../../errors.js';
import { unlessDuplicate } from '../../mongo/duplicateKey.js';

/** How far a partition of a build has come. */
export interface Checkpoint {
  readonly _id: string;
  /** Every event up to here is applied or parked. */
  readonly position: number;
  /** Fencing token of the lease under which it may be moved. */
  readonly token: number;
  /** Set while another build takes over: it may not be moved any more. */
  readonly frozen?: boolean;
  /** Events applied since the build began; for rates. */
  readonly applied: number;
  /** How often documents were written without moving: parked events that were applied late or dropped. */
  readonly repairs?: number;
}

/** Checkpoints, moved by compare-and-set: only from where they were read, and only under the newest lease. */
export class Checkpoints {
  readonly #collection: Collection<Checkpoint>;

  constructor(db: Db) {
    this.#collection = db.collection<Checkpoint>('checkpoints');
  }

  /** Makes `token` the only one that may move it, so that whoever held the lease before is fenced off. @throws LEASE_LOST. */
  async claim(id: string, token: number): Promise<Checkpoint> {
    await unlessDuplicate(() => this.#collection.insertOne({ _id: id, position: 0, token, applied: 0 }));
    const claimed = await this.#collection.findOneAndUpdate(
      { _id: id, token: { $lte: token } },
      { $set: { token } },
      { returnDocument: 'after' },
    );
    if (!claimed) throw leaseLost(id);
    return claimed;
  }

  /** @throws ForesailError LEASE_LOST when it is not where it was read, is held under another token, or is frozen. */
  async advance(from: Checkpoint, position: number, applied: number): Promise<Checkpoint> {
    const { _id, token } = from;
    const next = { _id, token, position, applied: from.applied + applied };
    const { matchedCount } = await this.#collection.updateOne(
      { _id, token, position: from.position, frozen: { $ne: true } },
      { $set: { position, applied: next.applied } },
    );
    if (matchedCount !== 1) throw leaseLost(_id);
    return next;
  }

  /** Notes that documents were written though the position stays. @throws LEASE_LOST as `advance`. */
  async repaired({ _id, token, position }: Checkpoint): Promise<void> {
    const { matchedCount } = await this.#collection.updateOne(
      { _id, token, position, frozen: { $ne: true } },
      { $inc: { repairs: 1 } },
    );
    if (matchedCount !== 1) throw leaseLost(_id);
  }

  /** Every checkpoint there is: a few for each read model. */
  async all(): Promise<Map<string, Checkpoint>> {
    const found = await this.#collection.find({}).toArray();
    return new Map(found.map((checkpoint) => [checkpoint._id, checkpoint]));
  }

  async read(ids: readonly string[]): Promise<Map<string, Checkpoint>> {
    const found = await this.#collection.find({ _id: { $in: [...ids] } }).toArray();
    return new Map(found.map((checkpoint) => [checkpoint._id, checkpoint]));
  }

  /** The least position of the partitions; 0 when one has not begun. */
  async least(ids: readonly string[]): Promise<number> {
    const found = await this.read(ids);
    return Math.min(...ids.map((id) => found.get(id)?.position ?? 0));
  }

  async freeze(ids: readonly string[], frozen: boolean): Promise<void> {
    await this.#collection.updateMany({ _id: { $in: [...ids] } }, { $set: { frozen } });
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.#collection.deleteMany({ _id: { $in: [...ids] } });
  }
}

function leaseLost(id: string): ForesailError {
  return new ForesailError('LEASE_LOST', { details: { checkpoint: id } });
}
