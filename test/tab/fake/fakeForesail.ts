import type { AddressInfo } from 'node:net';
import restify, { type Request, type Response } from 'restify';
import { mountTeamsHost } from '../../../sandbox/teams/host.js';
import type { DealRow } from '../../../src/pipeline/answer.js';
import { mountApi, type World } from './fakeApi.js';
import type { FakeChange } from './fakeChanges.js';
import { fakeActivities, fakeDeals } from './fakeDeals.js';
import { noTrouble, type Trouble } from './fakeDoor.js';
import { fakePeople } from './fakePeople.js';
import { fakeReports } from './fakeReports.js';
import { serveTab } from './servedTab.js';

export interface FakeForesail {
  readonly url: string;
  readonly trouble: Trouble;
  /** Paths of the API in the order they were asked for. */
  readonly asked: readonly string[];
  readonly deals: DealRow[];
  /** Bodies of what was to be changed: `PATCH /api/v2/opportunities/1007` and so on, in order. */
  readonly changes: readonly FakeChange[];
  /** Bodies of what was asked at a path, in order. */
  bodies(path: string): readonly Record<string, unknown>[];
  /** Holds answers to a call such as `get /api/v2/dashboard` back, until what it gives is called. */
  hold(call: string): () => void;
  /** Tells every open tab that something changed. */
  tell(): void;
  /** Ends every open stream, as a restart does. */
  endStreams(): void;
  close(): Promise<void>;
}

/** A stand-in for the whole service, in the shape of the contracts: the API, the built tab, the sandbox's host frame. */
export async function startFakeForesail(dealCount = 120): Promise<FakeForesail> {
  const world = newWorld(dealCount);
  const { trouble, asked, deals, changes, streams } = world;
  const sent: { path: string; body: Record<string, unknown> }[] = [];
  const server = restify.createServer();
  server.use(restify.plugins.queryParser({ mapParams: false }));
  server.use(restify.plugins.bodyParser({ mapParams: false }));
  mountTeamsHost(server, {
    people: () => fakePeople.map(({ email, name, role }) => ({ email, name, says: role })),
    issueToken: (email) => Promise.resolve(email),
    parts: [{ name: 'Odoo', real: false, says: 'a fake in the tests' }],
  });
  server.use((request: Request, _response: Response, next: () => void) => {
    sent.push({ path: request.path(), body: (request.body ?? {}) as Record<string, unknown> });
    next();
  });
  mountApi(server, world);
  server.get('/tab/*', serveTab);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    trouble,
    asked,
    deals,
    changes,
    bodies: (path) => sent.filter((one) => one.path === path).map(({ body }) => body),
    hold(call) {
      let release = (): void => undefined;
      const until = new Promise<void>((resolve) => {
        release = resolve;
      });
      trouble.held = { call, until };
      return () => {
        trouble.held = null;
        release();
      };
    },
    tell() {
      for (const stream of streams) stream.write('event: changed\ndata: {"position":419483,"freshAt":null}\n\n');
    },
    endStreams() {
      for (const stream of streams) stream.end();
      streams.clear();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.server.closeAllConnections();
      }),
  };
}

function newWorld(dealCount: number): World {
  const deals = fakeDeals(dealCount);
  return {
    trouble: { ...noTrouble },
    asked: [],
    deals,
    activities: fakeActivities(deals),
    changes: [],
    plans: [],
    reports: fakeReports(),
    streams: new Set(),
  };
}
