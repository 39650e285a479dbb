import { deepEqual, equal, ok } from 'node:assert/strict';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { chanceFrom } from '../../sandbox/odoo/organisation/random.js';
import { Outbox } from '../../src/alerts/outbox.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { silentLog } from '../../src/ops/log.js';
import { createProjections } from '../../src/projections/projections.js';
import { bundleProgram, forkProgram } from '../eventStore/childProcess.js';
import { randomDeaths } from '../eventStore/chance.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { startConnector, type ConnectorStandIn } from './connectorStandIn.js';
import {
  alertModels,
  appendAll,
  appendsOf,
  expectedKeys,
  happenings,
  massRules,
  meetPeople,
  organisation,
  startOf,
} from './massWorld.js';

/** 1,000 subscriptions over 100,000 events: ALERT_RULES=1000 ALERT_EVENTS=100000 ALERT_KILLS=30. */
const rulesCount = Number(process.env['ALERT_RULES'] ?? 100);
const eventsCount = Number(process.env['ALERT_EVENTS'] ?? 2_000);
const kills = Number(process.env['ALERT_KILLS'] ?? 5);
const start = new Date('2026-10-01T08:00:00Z');
const clock = { now: () => start };

describe(`${rulesCount} subscriptions over ${eventsCount} events, through kill -9 and a moody connector`, () => {
  let database: TestDatabase;
  let connector: ConnectorStandIn;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    await connector.close();
    await database.drop();
  });

  /** Runs it all; resolves with what was expected. */
  async function run(): Promise<Map<string, Set<string>>> {
    const { db, uri, name } = database;
    const program = await bundleProgram('test/alerts/alertProgram.ts');
    const random = chanceFrom(11).next;
    const rules = massRules(rulesCount, random);
    const list = happenings(eventsCount, Math.max(50, Math.floor(eventsCount / 12)), start, random);
    const eventStore = await createEventStore({ db, clock, pollMs: 50 });
    const projections = await createProjections({
      db,
      eventStore,
      clock,
      log: silentLog,
      pollMs: 50,
      models: alertModels(),
    });
    await meetPeople(db, connector.url);
    await appendAll(eventStore, [...organisation(), ...rules.map(startOf)]);
    const first = (await eventStore.head()) + 1;
    await appendAll(eventStore, appendsOf(list, 0));
    await projections.start();
    await projections.caughtUp();
    await projections.stop();
    const began = performance.now();
    connector.moody(0.3);
    for (const { count, moment } of randomDeaths(kills, Math.max(60, Math.floor(eventsCount / 6)), 3)) {
      const child = forkProgram(program, [uri, name, String(count), moment]);
      const [, signal] = (await once(child, 'close')) as [number | null, string | null];
      equal(signal, 'SIGKILL');
    }
    const last = forkProgram(program, [uri, name]);
    await once(last, 'message');
    const outbox = new Outbox(db);
    await outbox.prepare();
    const head = await eventStore.head();
    const caughtUp = async () => {
      const checkpoint = await db
        .collection<{ _id: string; position: number }>('checkpoints')
        .findOne({ _id: 'alerts' });
      return checkpoint?.position === head && (await outbox.isEmpty());
    };
    while (!(await caughtUp())) await pause(500);
    last.kill('SIGTERM');
    await once(last, 'close');
    deepEqual(await outbox.parked(), []);
    const seconds = (performance.now() - began) / 1_000;
    if (process.env['ALERT_REPORT'] !== undefined) {
      process.stderr.write(
        `${rulesCount} rules, ${eventsCount} events, ${kills} kills: ${connector.accepted.length} messages in ${seconds.toFixed(1)} s; ` +
          `connector ${JSON.stringify(Object.fromEntries(connector.answers))}; ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB here\n`,
      );
    }
    return expectedKeys(rules, list, first);
  }

  function requireOrder(): void {
    const lastOf = new Map<string, number>();
    for (const { conversationId, key } of connector.accepted) {
      const position = Number(key.split(':')[2]);
      // The creation of a deal has no position of its own in its id.
      if (position === 0) continue;
      ok(position >= (lastOf.get(conversationId) ?? 0), `${key} came late in ${conversationId}`);
      lastOf.set(conversationId, position);
    }
  }

  it('delivers exactly what is expected, once each and in order, where the connector keeps ids', async () => {
    connector = await startConnector({ keepsIds: true, random: chanceFrom(5).next });
    const expected = await run();
    ok(expected.size > rulesCount / 4, `only ${expected.size} messages were expected`);
    const accepted = connector.accepted.map(({ key }) => key);
    deepEqual([...accepted].sort(), [...expected.keys()].sort());
    for (const { key, conversationId } of connector.accepted) ok(expected.get(key)?.has(conversationId), key);
    requireOrder();
  }).timeout(4 * 3_600_000);

  it('loses nothing where it does not, and repeats at most what was on its way at a kill', async function () {
    if (process.env['ALERT_RULES'] !== undefined) this.skip();
    connector = await startConnector({ keepsIds: false, random: chanceFrom(6).next });
    const expected = await run();
    const times = new Map<string, number>();
    for (const { key } of connector.accepted) times.set(key, (times.get(key) ?? 0) + 1);
    deepEqual([...times.keys()].sort(), [...expected.keys()].sort());
    const repeated = [...times.values()].filter((count) => count > 1).length;
    // Sixteen targets are served side by side: so many messages may be under way when the process dies.
    ok(repeated <= kills * 16, `${repeated} messages were repeated`);
  }).timeout(4 * 3_600_000);
});
