import { Timestamp } from 'bson';
import { MongoFault } from '../errors.js';
import { Cursor } from '../cursors.js';
import { compilePipeline } from '../pipeline/stages.js';
import type { Recorded } from '../changes/feed.js';
import { updateDescription } from '../changes/describe.js';
import { bounded, keyOf } from '../values/keys.js';
import { decode } from '../values/decode.js';
import { encode } from '../values/encode.js';
import { type Doc, type Maybe, type Value, isDoc } from '../values/types.js';
import type { Context } from './context.js';

const options = ['resumeAfter', 'startAfter', 'fullDocument', 'showExpandedEvents'];

/** A cursor over the changes of one collection, or of a database when its namespace is the database's own. */
export function changeStream(context: Context, ns: string, pipeline: readonly Value[]): Cursor {
  const { engine, env } = context;
  const spec = specOf(pipeline[0]);
  engine.feed.open();
  const { fullDocument = 'default' } = spec;
  if (fullDocument !== 'default' && fullDocument !== 'updateLookup') {
    throw new MongoFault(
      'CommandNotSupported',
      `The embedded server does not support fullDocument: ${String(fullDocument)}`,
    );
  }
  const token = spec.resumeAfter ?? spec.startAfter;
  let place = token === undefined ? engine.feed.head : engine.feed.place(token);
  const stage = compilePipeline(pipeline.slice(1), { env, documents: () => [] });
  const concerns = (changed: string): boolean =>
    ns.endsWith('.$cmd.aggregate') ? changed.startsWith(ns.replace('$cmd.aggregate', '')) : changed === ns;
  let invalidated = false;

  function next(): Buffer | undefined {
    for (;;) {
      const recorded = engine.feed.next(place);
      if (recorded === undefined) return undefined;
      place = recorded.sequence;
      if (!concerns(recorded.change.ns)) continue;
      const [event] = stage([eventOf(context, recorded, fullDocument === 'updateLookup')]);
      if (recorded.change.kind === 'drop') invalidated = true;
      if (event !== undefined) return encode(event);
    }
  }

  const source = {
    next: () => (invalidated ? { done: true as const, value: undefined } : { done: false, value: next() }),
  };
  const extra = (): Doc => ({ postBatchResumeToken: engine.feed.token(place) });
  return new Cursor(ns, source, context.budget, extra, (milliseconds) => engine.feed.wait(milliseconds));
}

function specOf(stage: Maybe): Doc {
  const spec = stage !== undefined && isDoc(stage) ? stage.$changeStream : undefined;
  if (spec === undefined || !isDoc(spec))
    throw new MongoFault(50808, '$changeStream stage expects a document as argument');
  const stranger = Object.keys(spec).find((name) => !options.includes(name));
  if (stranger !== undefined)
    throw new MongoFault('CommandNotSupported', `The embedded server does not support $changeStream with ${stranger}`);
  return spec;
}

function eventOf({ engine }: Context, { sequence, at, change }: Recorded, lookUp: boolean): Doc {
  const [db = '', ...rest] = change.ns.split('.');
  const base: Doc = {
    _id: engine.feed.token(sequence),
    operationType: change.kind,
    clusterTime: new Timestamp({ t: Math.floor(at.getTime() / 1000), i: sequence % 2 ** 32 }),
    wallTime: at,
    ns: { db, coll: rest.join('.') },
  };
  if (change.kind === 'drop') return base;
  const [before, after] = [change.before ?? change.after, change.after].map((bytes) => bytes && decode(bytes));
  const event: Doc = { ...base, documentKey: { _id: before?._id ?? null } };
  if (change.kind === 'insert' || change.kind === 'replace') return { ...event, fullDocument: after ?? null };
  if (change.kind === 'delete') return event;
  const described: Doc = { ...event, updateDescription: updateDescription(before ?? {}, after ?? {}) };
  if (!lookUp) return described;
  const now = engine.catalog.get(change.ns)?.row(bounded(keyOf(before?._id)).key);
  return { ...described, fullDocument: now?.doc ?? null };
}
