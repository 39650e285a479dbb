import type { Db } from 'mongodb';
import { readTail } from './appender.js';
import type { EventDocument } from './eventDocument.js';

/** Creates the two unique indexes on which the order of the log rests (docs/decisions/0003). */
export async function prepareEventLog(db: Db): Promise<void> {
  const collection = db.collection<EventDocument>('events');
  await collection.createIndex({ eventId: 1 }, { unique: true });
  await collection.createIndex({ stream: 1, version: 1 }, { unique: true });
}

/** Position of the last event that a majority holds, 0 for an empty log. */
export async function headOf(db: Db): Promise<number> {
  return (await readTail(db.collection<EventDocument>('events'))).position;
}
