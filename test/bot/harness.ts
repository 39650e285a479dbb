import type { AddressInfo } from 'node:net';
import type { Db } from 'mongodb';
import restify from 'restify';
import { createBot, type Bot } from '../../bot/createBot.js';
import type { BotDependencies } from '../../bot/dependencies.js';
import { fixedClock } from '../../src/clock.js';
import { parseConfig } from '../../src/config.js';
import { silentLog } from '../../src/ops/log.js';
import { memoryConversations, memoryMemory } from './memoryState.js';
import { fakePipeline } from './fakePipeline.js';
import { fakeIdentity, fakeSync, fakeUnderstand, noDirectory, now, viewer } from './world.js';

/** The bot on a restify server of its own, over the world of the design's cards. */
export interface Harness {
  readonly url: string;
  readonly bot: Bot;
  readonly sync: ReturnType<typeof fakeSync>;
  readonly pipeline: ReturnType<typeof fakePipeline>;
  readonly identity: ReturnType<typeof fakeIdentity>;
  close(): Promise<void>;
}

export async function startHarness(part: Partial<BotDependencies> = {}): Promise<Harness> {
  const sync = fakeSync();
  const pipeline = fakePipeline();
  const identity = fakeIdentity([viewer(), viewer({ name: 'Priya Raman', role: 'manager' }), adminViewer()]);
  let ids = 0;
  const bot = createBot({
    config: parseConfig({ NODE_ENV: 'test' }),
    identity,
    pipeline,
    understand: fakeUnderstand,
    directory: { load: async () => noDirectory },
    sync,
    clock: fixedClock(now),
    log: silentLog,
    db: {} as Db,
    state: { conversations: memoryConversations(), memory: memoryMemory() },
    tabUrl: 'https://tab.example.com/tab/',
    newId: () => String((ids += 1)).padStart(4, '0'),
    ...part,
  });
  const server = restify.createServer();
  bot.mount(server);
  await new Promise<void>((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      resolve();
    }),
  );
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    bot,
    sync,
    pipeline,
    identity,
    close: async () => {
      server.server.closeAllConnections();
      await new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
    },
  };
}

function adminViewer() {
  return viewer({ name: 'Admin', role: 'superAdmin', email: 'admin@example.com' });
}
