import { deepEqual, equal, rejects } from 'node:assert/strict';
import { storedEvent } from '../../../test/projections/samples.js';
import type { EventStore, StoredEvent } from '../../eventStore/event.js';
import { createLogReader } from './logReader.js';

/** A log of so many events that counts how often it is read. */
function countedLog(size: number) {
  const log = { size, reads: 0, failing: false, era: 0 };
  const readFrom = async (after: number, limit: number): Promise<StoredEvent[]> => {
    log.reads += 1;
    if (log.failing) throw new Error('away');
    const count = Math.max(0, Math.min(limit, log.size - after));
    return Array.from({ length: count }, (_, index) =>
      storedEvent('OdooTagSynced', { id: 1, name: 'Tag' }, { position: after + index + 1 }),
    );
  };
  return { log, reader: createLogReader({ readFrom, era: async () => log.era } as unknown as EventStore) };
}
const positions = (events: readonly StoredEvent[]) => [events[0]?.position, events.at(-1)?.position];

describe('log reader', () => {
  it('gives everything once, in order, and nothing at the head', async () => {
    const { log, reader } = countedLog(2_500);
    deepEqual(positions(await reader.read(0)), [1, 1_000]);
    deepEqual(positions(await reader.read(1_000)), [1_001, 2_000]);
    deepEqual(positions(await reader.read(2_010)), [2_011, 2_500]);
    equal((await reader.read(2_500)).length, 0);
    log.size = 2_501;
    deepEqual(positions(await reader.read(2_500)), [2_501, 2_501]);
    deepEqual(positions(await reader.read(500)), [501, 1_000]);
  });

  it('reads the log once for all who ask', async () => {
    const { log, reader } = countedLog(900);
    const all = await Promise.all(Array.from({ length: 9 }, () => reader.read(0)));
    deepEqual(
      all.map((events) => events.length),
      Array(9).fill(900),
    );
    equal(log.reads, 1);
  });

  it('does not remember a failure', async () => {
    const { log, reader } = countedLog(10);
    log.failing = true;
    await rejects(reader.read(0), /away/);
    log.failing = false;
    equal((await reader.read(0)).length, 10);
  });

  it('reads again what it has read before a person was erased', async () => {
    const { log, reader } = countedLog(10);
    await reader.read(0);
    await reader.read(0);
    equal(log.reads, 1);
    log.era = 1;
    await reader.read(0);
    equal(log.reads, 2);
  });
});
