import { randomUUID } from 'node:crypto';
import type { Db } from 'mongodb';
import { startDemoOdoo, type DemoOdoo } from '../../sandbox/odoo/index.js';
import { createReadRights, viewerOf } from '../../src/access/loadViewer.js';
import type { Viewer } from '../../src/access/viewer.js';
import type { Clock } from '../../src/clock.js';
import { createDealCommands, type DealCommands } from '../../src/commands/deals/createDealCommands.js';
import type { EventStore } from '../../src/eventStore/event.js';
import { createLeases } from '../../src/mongo/leases.js';
import type { OdooClient, OdooClientOptions } from '../../src/odoo/client/createOdooClient.js';
import type { OdooSync } from '../../src/odoo/sync/createOdooSync.js';
import { createWriteBack, type WriteBack, type WriteBackOptions } from '../../src/odoo/writeBack/createWriteBack.js';
import { silentLog } from '../../src/ops/log.js';
import type { OpportunityView, UserProfile } from '../../src/projections/documents.js';
import { createProjections, type Projections } from '../../src/projections/projections.js';
import type { TestDatabases } from '../odoo/support/database.js';
import { syncOn, testClient, type OdooAddress } from '../odoo/support/syncFixture.js';

/** Everything from Odoo to the commands, in one process. */
export interface DealWorld {
  readonly db: Db;
  readonly eventStore: EventStore;
  readonly client: OdooClient;
  readonly sync: OdooSync;
  readonly projections: Projections;
  readonly writeBack: WriteBack;
  readonly commands: DealCommands;
  /** Another process's write-back on the same database and Odoo. */
  anotherWriteBack(given?: Partial<WriteBackOptions>): WriteBack;
  commandsOver(writeBack: WriteBack): DealCommands;
  viewer(login: string): Promise<Viewer>;
  deal(id: number): Promise<OpportunityView>;
  /** Deals in the read model that fit, by id. */
  deals(filter: object): Promise<OpportunityView[]>;
  /** Resolves when the read models have caught up with the log. */
  caughtUp(): Promise<void>;
  /** Bodies and authors of the deal's messages, oldest first. */
  chatter(dealId: number): Promise<{ body: string; author: string }[]>;
  close(): Promise<void>;
}

export const newCommandId = () => `test-${randomUUID()}`;

/** Builds it, with Odoo synced and projected. */
export async function openDealWorld(
  databases: TestDatabases,
  odoo: OdooAddress,
  clock: Clock,
  given: Partial<OdooClientOptions> & { readonly writeBack?: Partial<WriteBackOptions> } = {},
): Promise<DealWorld> {
  const { db, eventStore } = await databases.fresh(clock);
  const { writeBack: writeBackGiven = {}, ...clientGiven } = given;
  const client = testClient(odoo, clientGiven);
  const sync = syncOn({ db, eventStore, client, clock });
  const run = await sync.run('full', 'test');
  if (run.error) throw new Error(run.error.message);
  // The second run notes where Odoo's history stands, as every later one does.
  await sync.run('incremental', 'test');
  const projections = await createProjections({ db, eventStore, clock, log: silentLog, pollMs: 10, graceMs: 0 });
  await projections.start();
  const { readModels } = projections;
  const anotherWriteBack = (more: Partial<WriteBackOptions> = {}) => {
    const leases = createLeases({ db, owner: randomUUID() });
    return createWriteBack({ db, eventStore, client, clock, leases, log: silentLog, quietAfterMs: 0, ...more });
  };
  const writeBack = anotherWriteBack(writeBackGiven);
  const commandsOver = (over: WriteBack) => createDealCommands({ db, readModels, eventStore, writeBack: over, clock });
  const rights = createReadRights({ db, readModels });
  const deals = async (filter: object) =>
    db
      .collection<OpportunityView>(await readModels.collectionName('opportunity_view'))
      .find(filter)
      .sort({ _id: 1 })
      .toArray();

  async function caughtUp(): Promise<void> {
    const head = await eventStore.head();
    while ((await readModels.position()) < head) await new Promise((resolve) => setImmediate(resolve));
  }

  async function viewer(login: string): Promise<Viewer> {
    const users = db.collection<UserProfile>(await readModels.collectionName('user_profiles'));
    const user = await users.findOne({ login });
    if (!user) throw new Error(`no user ${login}`);
    const person = { odooUserId: user._id, superAdmin: false, appRoles: [], email: login, name: user.name };
    return viewerOf(person, await rights(user._id), 'UTC');
  }

  await caughtUp();
  return {
    ...{
      db,
      eventStore,
      client,
      sync,
      projections,
      writeBack,
      anotherWriteBack,
      commandsOver,
      viewer,
      deals,
      caughtUp,
    },
    commands: commandsOver(writeBack),
    async deal(id) {
      const [found] = await deals({ _id: id });
      if (!found) throw new Error(`no deal ${id}`);
      return found;
    },
    chatter: (dealId) => chatterOf(client, dealId),
    async close() {
      await projections.stop();
      await client.close();
    },
  };
}

async function chatterOf(client: OdooClient, dealId: number): Promise<{ body: string; author: string }[]> {
  const domain = [
    ['model', '=', 'crm.lead'],
    ['res_id', '=', dealId],
  ];
  const messages = await client.searchRead('mail.message', domain, ['body', 'author_id']);
  return messages.map((message) => ({
    body: String(message['body']),
    author: String((message['author_id'] as [number, string])[1]),
  }));
}

/** Bodies that carry the command's id. */
export async function notesOf(world: DealWorld, dealId: number, commandId: string) {
  return (await world.chatter(dealId)).filter(({ body }) => body.includes(commandId));
}

/** A demo Odoo that stands still. */
export function startQuietOdoo(clock: Clock, deals = 40): Promise<DemoOdoo> {
  return startDemoOdoo({ now: clock.now, deals });
}
