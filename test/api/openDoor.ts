import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Db } from 'mongodb';
import { Registry } from 'prom-client';
import { createApi } from '../../src/api/createApi.js';
import type { ApiDependencies } from '../../src/api/ports.js';
import { errorSchema } from '../../src/api/routes/schemas.js';
import { fixedClock } from '../../src/clock.js';
import { createLog } from '../../src/ops/log.js';
import {
  fakeDirectory,
  fakeIdentity,
  fakePipeline,
  fakeProjections,
  fakeSync,
  fakeUnderstand,
  tokens,
} from './fakeParts.js';
import type { PipelineCalls } from './fakeParts.js';

/** The door over real HTTP on a free port, with stand-ins behind it unless others are given. */
export interface OpenDoor {
  readonly url: string;
  readonly calls: PipelineCalls;
  readonly started: readonly string[];
  /** Log lines so far, parsed. */
  readonly lines: readonly Record<string, unknown>[];
  /** Sends a request; `as` adds that person's token. */
  send(method: string, path: string, options?: SendOptions): Promise<Received>;
  close(): Promise<void>;
}

export interface SendOptions {
  readonly as?: keyof typeof tokens;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; fails the test when it is none. */
  readonly body: Record<string, unknown>;
}

export const doorNow = new Date('2026-11-22T08:00:00Z');

export async function openDoor(given: Partial<ApiDependencies> = {}): Promise<OpenDoor> {
  const lines: Record<string, unknown>[] = [];
  const pipeline = fakePipeline();
  const sync = fakeSync();
  const tabFolder = await mkdtemp(join(tmpdir(), 'foresail-tab-'));
  const api = createApi({
    config: { NODE_ENV: 'test', HOST: '127.0.0.1', PORT: 0, PUBLIC_URL: undefined, FISCAL_YEAR_START: 1 },
    identity: fakeIdentity,
    pipeline,
    understand: fakeUnderstand,
    directory: fakeDirectory,
    sync,
    projections: fakeProjections,
    db: { command: async () => ({ ok: 1 }) } as unknown as Db,
    freshAt: async () => new Date('2026-11-22T08:00:00Z'),
    clock: fixedClock(doorNow),
    log: createLog({ level: 'info', destination: collecting(lines) }),
    metrics: new Registry(),
    tabFolder,
    ...given,
  });
  const url = await api.listen();
  return {
    url,
    calls: pipeline.calls,
    started: sync.started,
    lines,
    send: (method, path, options = {}) => send(url, method, path, options),
    close: async () => {
      await api.close();
      await rm(tabFolder, { recursive: true, force: true });
    },
  };
}

async function send(url: string, method: string, path: string, options: SendOptions): Promise<Received> {
  const body = options.text ?? (options.json === undefined ? undefined : JSON.stringify(options.json));
  const headers = {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(options.as ? { authorization: `Bearer ${tokens[options.as]}` } : {}),
    ...options.headers,
  };
  const response = await fetch(url + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
    redirect: 'manual',
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    get body() {
      return JSON.parse(text) as Record<string, unknown>;
    },
  };
}

function collecting(lines: Record<string, unknown>[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  });
}

/** Every refusal has the one shape and carries the id that its log line and its header carry. */
export function assertRefused(
  door: OpenDoor,
  received: Received,
  status: number,
  code: string,
): Record<string, unknown> {
  assert.equal(received.status, status, received.text);
  const body = errorSchema.parse(received.body);
  assert.equal(body.code, code);
  assert.equal(received.headers.get('x-request-id'), body.requestId);
  const line = door.lines.find((one) => one['requestId'] === body.requestId);
  assert.ok(line, 'the refusal has a log line with its id');
  assert.equal(line['code'], code);
  return body;
}
