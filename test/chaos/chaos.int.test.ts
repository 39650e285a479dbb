import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { allFaults } from './fault.js';
import { brokenLog } from './invariants.js';
import { alertNames } from './quickRules.js';

const rulesFile = 'infra/prometheus/foresail.rules.yml';

describe('a log that is not what it should be', () => {
  let database: TestDatabase;
  before(async () => {
    database = await createTestDatabase();
  });
  after(() => database.drop());

  it('is seen: a gap, an event twice, a version left out, a time that runs backwards', async () => {
    const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));
    const event = (_id: number, eventId: string, version: number, observedAt: Date) =>
      ({ _id, eventId, stream: 'deal-1', version, observedAt }) as object;
    await database.db
      .collection('events')
      .insertMany([event(1, 'a', 1, at(5)), event(3, 'a', 2, at(6)), event(4, 'b', 4, at(4))]);
    assert.deepEqual(await brokenLog(database.db), [
      'Position 2 is 3',
      'a is there twice',
      'Position 3 is 4',
      'deal-1 has version 4, not 3',
      'observedAt runs backwards at 3',
    ]);
  });
});

describe('the faults of the chaos suite', () => {
  it('name alerts that there are', async () => {
    const known = alertNames(await readFile(rulesFile, 'utf8'));
    const named = allFaults(20).flatMap(({ mustFire, mayFire }) => [...mustFire, ...mayFire]);
    assert.deepEqual(
      named.filter((name) => !known.includes(name)),
      [],
    );
  });
});
