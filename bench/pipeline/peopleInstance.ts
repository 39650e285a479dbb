import { createReadRights, viewerOf } from '../../src/access/loadViewer.js';
import { fixedClock } from '../../src/clock.js';
import { connectMongo } from '../../src/mongo/connect.js';
import { silentLog } from '../../src/ops/log.js';
import { keepHeapTight } from '../../src/ops/tightHeap.js';
import { createReplicas } from '../../src/pipeline/columns/replicas.js';
import { createPipeline } from '../../src/pipeline/createPipeline.js';
import { createDirectory } from '../../src/pipeline/directory.js';
import { lastCompletedRunAt } from '../../src/pipeline/freshness.js';
import { createLookingAhead } from '../../src/pipeline/lookingAhead.js';
import { fakeIdentity } from '../../test/api/fakeParts.js';
import { openDoor } from '../../test/api/openDoor.js';
import { readModelsIn, worldName } from './salesWorld.js';

/** What the instance has used since it started. */
export interface Usage {
  readonly cpu: NodeJS.CpuUsage;
  readonly memory: NodeJS.MemoryUsage;
}

/**
 * The one instance that people ask, in a process of its own and bundled, as it is in production, so that its memory is its
 * own: `uri` of the database. Sends its address; any message is answered with its `Usage`.
 */
keepHeapTight();
const { db } = await connectMongo({ uri: process.argv[2] ?? '', dbName: worldName });
const readModels = readModelsIn(db);
const rights = createReadRights({ db, readModels });
const replicas = createReplicas({ db, readModels });
await replicas.warm();
const clock = fixedClock(new Date('2026-11-22T09:00:00Z'));
const pipeline = createPipeline({
  ...{ db, readModels, replicas, clock, fiscalYearStart: 1, odooUrl: 'http://odoo' },
  freshAt: () => lastCompletedRunAt(replicas),
});
const door = await openDoor({
  pipeline: createLookingAhead({ pipeline, readModels, log: silentLog }).pipeline,
  directory: createDirectory({ db, readModels, replicas }),
  identity: {
    ...fakeIdentity,
    async viewerForToken(bearer: string) {
      const odooUserId = Number(bearer);
      const person = { odooUserId, superAdmin: false, appRoles: [], email: null, name: null };
      return viewerOf(person, await rights(odooUserId), 'UTC');
    },
  },
  log: silentLog,
});
process.on('message', () => {
  const usage: Usage = { cpu: process.cpuUsage(), memory: process.memoryUsage() };
  process.send?.(usage);
});
process.on('disconnect', () => process.exit(0));
process.send?.(door.url);
