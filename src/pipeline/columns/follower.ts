import type { Db, Document, Filter } from 'mongodb';
import type { ReadModels, ServingBuild } from '../../projections/documents.js';
import { freshRuns } from './freshRuns.js';

/**
 * What is kept in the process of a read model's documents. Every method is synchronous and leaves a whole state behind, so
 * whoever reads without awaiting in between reads one moment.
 */
export interface Replica<Doc extends { readonly _id: number | string }> {
  /** Takes the document as it is now, whether or not an earlier state of it is known; the same one twice does no harm. */
  put(document: Doc): void;
  /** Forgets a document; nothing happens where it is not known. */
  remove(id: Doc['_id']): void;
}

export interface FollowerSettings<Doc extends { readonly _id: number | string }, Kept extends Replica<Doc>> {
  readonly db: Db;
  readonly readModels: Pick<ReadModels, 'serving'>;
  /** Name of the read model. */
  readonly name: string;
  /** An empty replica. A switch to another build fills a new one beside the old, so that nobody sees half of one. */
  readonly create: () => Kept;
  /** The fields that `put` reads; `_id` comes by itself. Whatever else the documents hold is not sent. */
  readonly fields: readonly (keyof Doc & string)[];
  /** How old `recent` may be; 0 where it may not. */
  readonly toleratedMs: number;
  /** Milliseconds on a clock that never goes back. */
  readonly monotonic: () => number;
}

/** A read model kept in the process and brought up to date whenever somebody asks. */
export interface Follower<Kept> {
  /**
   * The replica, holding at least what the read model held when this was called, and the position it has certainly
   * reached. Callers at the same time share one reading. The replica goes on changing: whoever needs one moment reads it
   * without awaiting the outside world in between.
   * @throws whatever the database throws; the next call tries again from where the last good one came.
   */
  refresh(): Promise<Followed<Kept>>;
  /**
   * The replica as it was at most `toleratedMs` ago, for lists that seldom change and that no right depends on: people,
   * teams, stages. Each reading costs some half a millisecond of processor, which a dashboard would pay five times.
   */
  recent(): Promise<Followed<Kept>>;
  /** The next refresh loads everything from the start, as if nothing were known; until then the replica stays. */
  reload(): void;
}

export interface Followed<Kept> {
  readonly kept: Kept;
  readonly position: number;
  /** Another text whenever a document may have changed, or all were loaded anew; positions move with every event, whatever it concerns. */
  readonly revision: string;
}

/** A replica and the reading of `serving` that it is up to. */
interface Standing<Kept> {
  readonly kept: Kept;
  readonly build: ServingBuild;
}

type Stored = Document & { readonly _id: number | string; readonly _gone?: true };

const documentsABatch = 2_000;

/**
 * Follows a read model: loads it once, then reads what has a position above the checkpoint it saw last. The checkpoint is
 * read *before* the documents, and a projection writes above its checkpoint and moves it afterwards, so nothing is missed,
 * some is read twice, and no answer is older than the read model was when it was asked for.
 */
export function createFollower<Doc extends { readonly _id: number | string }, Kept extends Replica<Doc>>(
  settings: FollowerSettings<Doc, Kept>,
): Follower<Kept> {
  const { db, readModels, name, create, fields } = settings;
  const projection = Object.fromEntries(['_gone', ...fields].map((field) => [field, 1]));
  let standing: Standing<Kept> | null = null;
  /** Loads from the start that were asked for, and the one that `standing` comes from: a reading under way undoes none. */
  let loadsAsked = 1;
  let loaded = 0;
  let last: { readonly began: number; readonly of: Followed<Kept> } | null = null;

  /** Read a batch at a time, so that memory stays flat and other requests get their turn. */
  async function read(collection: string, filter: Document, kept: Kept): Promise<void> {
    const found = db.collection<Stored>(collection).find(filter as Filter<Stored>, { projection });
    const cursor = found.batchSize(documentsABatch);
    while (await cursor.hasNext()) take(cursor.readBufferedDocuments(), kept);
  }

  function take(documents: readonly Document[], kept: Kept): void {
    for (const document of documents) {
      if (document['_gone'] === true) kept.remove(document['_id'] as Doc['_id']);
      else kept.put(document as unknown as Doc);
    }
  }

  async function load(build: ServingBuild): Promise<Standing<Kept>> {
    const kept = create();
    await read(build.collection, {}, kept);
    return { kept, build };
  }

  async function advance({ kept, build: before }: Standing<Kept>, build: ServingBuild): Promise<Standing<Kept>> {
    await read(build.collection, { position: { $gt: before.position } }, kept);
    return { kept, build };
  }

  const refresh = freshRuns(async () => {
    const began = settings.monotonic();
    const build = await readModels.serving(name);
    const wanted = loadsAsked;
    if (loaded !== wanted || standing?.build.collection !== build.collection) standing = await load(build);
    else if (standing.build.revision !== build.revision) standing = await advance(standing, build);
    else standing = { kept: standing.kept, build };
    loaded = wanted;
    const revision = `${build.collection} ${String(loaded)} ${String(build.revision)}`;
    last = { began, of: { kept: standing.kept, position: build.position, revision } };
    return last.of;
  });

  return {
    refresh,
    reload() {
      loadsAsked += 1;
    },
    async recent() {
      return last !== null && settings.monotonic() - last.began < settings.toleratedMs ? last.of : refresh();
    },
  };
}
