import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { stopReadSides } from '../projections/readSide.js';
import { runFaults, type Verdict } from './chaosRun.js';
import { type Fault } from './fault.js';
import { startLife, type Life } from './life.js';
import { alertNames } from './quickRules.js';
import { startWorld, type ChaosWorld } from './world.js';

/**
 * One short round of `npm run chaos`: `npx mocha test/chaos/round.chaos.test.ts`. Not among the ordinary tests: it starts
 * eight processes, which takes 20 s on a machine of one's own and minutes on one that runs other suites besides.
 */
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
