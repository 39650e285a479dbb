import type { Collection, Db } from 'mongodb';

/** `alert_late`: positions of events that were followed while a read model had them parked. */
interface LateDocument {
  readonly _id: number;
}

/**
 * Events that cannot be looked at yet, because a read model that alerts stand on has parked them. They are kept here, for
 * a dead letter that was retried leaves no trace, and are looked at once none of their letters is left.
 */
export class LateEvents {
  readonly #positions: Collection<LateDocument>;

  constructor(db: Db) {
    this.#positions = db.collection<LateDocument>('alert_late');
  }

  /** Keeps them; before the checkpoint moves past them. */
  async keep(positions: readonly number[]): Promise<void> {
    for (const _id of positions) await this.#positions.updateOne({ _id }, { $setOnInsert: { _id } }, { upsert: true });
  }

  /** The earliest of them, in order. */
  async waiting(limit: number): Promise<number[]> {
    const found = await this.#positions.find({}, { sort: { _id: 1 }, limit }).toArray();
    return found.map(({ _id }) => _id);
  }

  async done(positions: readonly number[]): Promise<void> {
    await this.#positions.deleteMany({ _id: { $in: [...positions] } });
  }
}
