import { randomUUID } from 'node:crypto';
import { systemClock } from '../../src/clock.js';
import type { DealChangeIntended } from '../../src/eventStore/dealEvents.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { connectMongo } from '../../src/mongo/connect.js';
import { createLeases } from '../../src/mongo/leases.js';
import { createOdooClient } from '../../src/odoo/client/createOdooClient.js';
import { createWriteBack } from '../../src/odoo/writeBack/createWriteBack.js';
import type { Step } from '../../src/odoo/writeBack/settleCommand.js';
import { silentLog } from '../../src/ops/log.js';

/** What a process that is to die is told. */
export interface ChangeOrders {
  readonly mongoUri: string;
  readonly dbName: string;
  readonly odoo: { readonly url: string; readonly db: string; readonly apiKey: string };
  readonly intent: DealChangeIntended;
  readonly actor: { readonly id: string; readonly name: string };
  /** Dies by SIGKILL as soon as this step is done; null: whoever started it kills it. */
  readonly diesAfter: Step | null;
}

/** Makes one change of a deal, and is killed on the way. */
async function main(orders: ChangeOrders): Promise<void> {
  const { db } = await connectMongo({ uri: orders.mongoUri, dbName: orders.dbName });
  const client = createOdooClient({ ...orders.odoo, login: 'admin', timeoutMs: 30_000, log: silentLog });
  const writeBack = createWriteBack({
    ...{ db, client, clock: systemClock, log: silentLog, quietAfterMs: 0 },
    eventStore: await createEventStore({ db, clock: systemClock }),
    leases: createLeases({ db, owner: randomUUID() }),
    reached: (step) => {
      if (step !== orders.diesAfter) return undefined;
      process.kill(process.pid, 'SIGKILL');
      // Nothing runs between the signal and the end.
      return new Promise<void>(() => undefined);
    },
  });
  process.send?.('ready');
  await writeBack.perform(orders.intent, orders.actor);
}

await main(JSON.parse(process.argv[2] ?? '{}') as ChangeOrders);
