import { connectMongo } from '../../src/mongo/connect.js';
import { systemClock } from '../../src/clock.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { newEvent } from '../projections/samples.js';

/**
 * A process that appends: `uri dbName name appenders count batch`. Each appender writes `count` batches to streams that
 * all processes share, and to one of its own whose expected version it knows. Ids are made of name, appender and number,
 * so a process of the same name that begins again is recognised.
 */
const [uri = '', dbName = '', name = '', appenders = '1', count = '1', batch = '1'] = process.argv.slice(2);

const { db } = await connectMongo({ uri, dbName });
process.send?.('ready');
await Promise.all(Array.from({ length: Number(appenders) }, (_, index) => append(`${name}.${index}`)));
process.send?.('done');
process.disconnect();
process.exit(0);

async function append(appender: string): Promise<void> {
  const store = await createEventStore({ db, clock: systemClock });
  for (let number = 0; number < Number(count); number += 1) {
    const events = Array.from({ length: Number(batch) }, (_, index) => {
      const eventId = `${appender}.${number}.${index}`;
      return newEvent('OdooTagSynced', { id: 1, name: eventId }, { eventId });
    });
    await store.append([
      { stream: `shared-${number % 5}`, expected: 'any', events },
      {
        stream: `own-${appender}`,
        expected: number,
        events: [newEvent('OdooTagSynced', { id: 2, name: appender }, { eventId: `${appender}.${number}.own` })],
      },
    ]);
  }
}
