import { randomUUID } from 'node:crypto';
import { systemClock } from '../../src/clock.js';
import { connectMongo } from '../../src/mongo/connect.js';
import { backUp } from '../../src/ops/backup/backUp.js';
import { restore } from '../../src/ops/backup/restore.js';
import { dieAt, type Moment } from '../eventStore/suddenDeath.js';

/** A process that saves or restores: `uri dbName folder backup|restore count moment`, and dies at that point on its way. */
const [uri = '', dbName = '', folder = '', act, count = '1', moment] = process.argv.slice(2);
const { db } = await connectMongo({ uri, dbName });
dieAt(Number(count), moment as Moment);
if (act === 'backup') await backUp({ db, folder, clock: systemClock, newId: randomUUID, segmentSize: 100 });
else await restore({ db, folder, clock: systemClock, until: null });
process.disconnect();
process.exit(0);
