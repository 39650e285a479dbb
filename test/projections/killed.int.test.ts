import { equal, ok } from 'node:assert/strict';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { bundleProgram, forkProgram } from '../eventStore/childProcess.js';
import { randomDeaths, type Death } from '../eventStore/chance.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { modelsNamed } from './modelsNamed.js';
import { appendsOf, randomSteps } from './randomLog.js';
import { openReadSide, stopReadSides } from './readSide.js';

/** How many workers are killed, two of them at a time. */
const kills = Number(process.env['ROUNDS'] ?? 100);
/** What the log grows by whenever the workers have come near its end, so that they are killed at work. */
const slice = 10;
const followed = ['opportunity_view', 'user_access_matrix'];

describe('kill -9 of projectors', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    await stopReadSides();
    await database.drop();
  });

  it(`loses nothing and applies nothing twice, at ${kills} random points`, async () => {
    const program = await bundleProgram('test/projections/mortalProjector.ts');
    const { eventStore, projections, requireFold } = await openReadSide(database.db, {
      models: modelsNamed(...followed),
    });
    const [steps = []] = fc.sample(randomSteps({ min: 20_000, max: 20_000 }), { numRuns: 1, seed: 7 });
    const deaths = randomDeaths(kills, 500, 5);
    let appended = 0;
    let appliedBetweenKills = 0;
    let living = 0;

    /** Keeps the log ahead of the workers, as long as any lives. */
    async function feed(): Promise<void> {
      while (living > 0) {
        const { position } = await projections.readModels.serving('opportunity_view');
        if (appended - position > slice) {
          await pause(10);
          continue;
        }
        await eventStore.append(appendsOf(steps.slice(appended, appended + slice)));
        appended += slice;
      }
    }

    async function live({ count, moment }: Death): Promise<void> {
      const before = (await projections.readModels.serving('opportunity_view')).revision;
      const child = forkProgram(program, [database.uri, database.name, followed.join(), String(count), moment]);
      const [, signal] = (await once(child, 'close')) as [number | null, string | null];
      equal(signal, 'SIGKILL');
      const { revision } = await projections.readModels.serving('opportunity_view');
      appliedBetweenKills += revision > before ? 1 : 0;
    }

    async function place(): Promise<void> {
      living += 1;
      for (let death = deaths.pop(); death; death = deaths.pop()) await live(death);
      living -= 1;
    }

    await Promise.all([place(), place(), feed()]);
    ok(appliedBetweenKills > kills / 3, `${appliedBetweenKills} of ${kills} workers saw the view move`);
    await projections.start();
    await projections.caughtUp();
    await requireFold();
    await projections.stop();
  }).timeout(600_000);
});
