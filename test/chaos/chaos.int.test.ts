import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { stopReadSides } from '../projections/readSide.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { runFaults, type Verdict } from './chaosRun.js';
import { allFaults, type Fault } from './fault.js';
import { brokenLog } from './invariants.js';
import { startLife, type Life } from './life.js';
import { alertNames } from './quickRules.js';
import { startWorld, type ChaosWorld } from './world.js';

/** `npm run chaos` is the whole of it; this round shows that the suite itself works, and what it rests on holds. */
const factor = 60;
const rulesFile = 'infra/prometheus/foresail.rules.yml';

describe('a whole Foresail, of which parts break', function () {
  this.timeout(300_000);
  let world: ChaosWorld;
  let life: Life;
  before(async () => {
    world = await startWorld({ webs: 2, workers: 2, deals: 20, factor });
    life = await startLife(world);
  });
  after(async () => {
    await life.stop();
    await stopReadSides();
    await world.close();
  });

  it('loses nothing and doubles nothing when a worker dies, a web process is cut off and Teams is full', async () => {
    const [web, worker] = [world.webs[0], world.workers[0]];
    const several: Fault = {
      name: 'several',
      says: 'a worker is killed, a web process finds no database, Teams takes nothing',
      // Which others fire depends on how busy the machine is; `npm run chaos` judges them.
      ...{ mustFire: ['ForesailDown'], mayFire: alertNames(await readFile(rulesFile, 'utf8')) },
      seconds: [5, 20],
      async begin({ teams }) {
        await worker?.kill();
        web?.toMongo.set('silent');
        teams.throttle(1);
      },
      async end({ teams }) {
        teams.throttle(null);
        web?.toMongo.set('fair');
        await worker?.start();
      },
    };
    const { value: verdict } = (await runFaults(world, life, [several], () => undefined).next()) as { value: Verdict };
    assert.deepEqual(verdict.problems, []);
    assert.ok(verdict.requests.all > 10, `${verdict.requests.all} requests were made meanwhile`);
    assert.ok(life.beats.length > 5 && world.teams.taken.length > 0, 'something happened, and somebody was told');
  });
});

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
