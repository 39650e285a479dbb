import { isDeepStrictEqual } from 'node:util';
import type { AnyBulkWriteOperation, Collection, Db, Document, Filter, IndexDescription } from 'mongodb';
import { refusedAsDuplicate } from '../../mongo/duplicateKey.js';
import type { View } from './readModel.js';

/**
 * A document as it is stored. `_v`: version of its own stream that it has applied. `_rev`: counts its writes; a write
 * is conditional on it. `_gone`: a tombstone, which keeps the version of a removed record and has no other fields.
 * `_parked`: an event of its stream is parked, so it is concealed. `position`: rises whenever anything of it changes, and
 * lies above the checkpoint of the partition that writes, as it stands then.
 */
export interface KeptDocument extends Document {
  readonly _id: number | string;
  readonly _v: number;
  readonly _rev: number;
  readonly _gone?: true;
  readonly _parked?: true;
  readonly position: number;
}

/** A document as it was read (null: never there) and the one to be there. */
export interface Replacement {
  readonly before: KeptDocument | null;
  readonly after: KeptDocument;
}

/** The documents of one build of a read model. */
export class DocumentStore {
  readonly collection: Collection<KeptDocument>;

  constructor(db: Db, name: string) {
    this.collection = db.collection<KeptDocument>(name);
  }

  /** Creates the indexes, and one on the position for those who follow the collection. */
  async prepare(indexes: readonly IndexDescription[]): Promise<void> {
    await this.collection.createIndexes([{ key: { position: 1 } }, ...indexes]);
  }

  async load(ids: readonly (number | string)[]): Promise<Map<number | string, KeptDocument>> {
    const found = await this.collection.find({ _id: { $in: [...ids] } }).toArray();
    return new Map(found.map((document) => [document._id, document]));
  }

  /** Ids of the documents that match any of the filters, a chunk at a time. */
  async *idsOf(
    filters: readonly Readonly<Record<string, unknown>>[],
    chunkSize: number,
  ): AsyncGenerator<(number | string)[]> {
    let chunk: (number | string)[] = [];
    for (const filter of filters) {
      for await (const { _id } of this.collection.find(filter as Filter<KeptDocument>, { projection: { _id: 1 } })) {
        chunk.push(_id);
        if (chunk.length < chunkSize) continue;
        yield chunk;
        chunk = [];
      }
    }
    if (chunk.length > 0) yield [...new Set(chunk)];
  }

  /**
   * Writes each document if it is still as it was read.
   * @returns ids of those that were not, to be read and computed again.
   */
  async replace(replacements: readonly Replacement[]): Promise<(number | string)[]> {
    if (replacements.length === 0) return [];
    const operations = replacements.map(operationFor);
    let done = 0;
    const refused = await refusedAsDuplicate(async () => {
      const result = await this.collection.bulkWrite(operations, { ordered: false });
      done = result.insertedCount + result.matchedCount;
    });
    if (refused.size === 0 && done === operations.length) return [];
    return this.#overtaken(replacements);
  }

  /**
   * The server counts matches and names nobody: whoever is not there as written was overtaken. The revision alone would
   * not tell, because the writer who was quicker counted it up just the same.
   */
  async #overtaken(replacements: readonly Replacement[]): Promise<(number | string)[]> {
    const now = await this.load(replacements.map(({ after }) => after._id));
    return replacements
      .filter(({ after }) => !isDeepStrictEqual(now.get(after._id), after))
      .map(({ after }) => after._id);
  }
}

function operationFor({ before, after }: Replacement): AnyBulkWriteOperation<KeptDocument> {
  if (!before) return { insertOne: { document: after } };
  const { _id, ...replacement } = after;
  return { replaceOne: { filter: { _id, _rev: before._rev }, replacement } };
}

/** The view of a stored document; null for none and for a tombstone. */
export function viewOf(document: KeptDocument | null | undefined): View | null {
  return document && !document._gone ? document : null;
}
