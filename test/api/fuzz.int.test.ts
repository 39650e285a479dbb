import assert from 'node:assert/strict';
import fc from 'fast-check';
import { errorSchema } from '../../src/api/routes/schemas.js';
import { tokens } from './fakeParts.js';
import { openDoor } from './openDoor.js';
import type { OpenDoor } from './openDoor.js';
import { requestsOf } from './requestsFromOpenApi.js';
import type { MadeUpRequest } from './requestsFromOpenApi.js';

/** `FUZZ_REQUESTS=10000 FUZZ_SEED=…` for the long run. */
const requests = Number(process.env['FUZZ_REQUESTS'] ?? 600);
const seed = Number(process.env['FUZZ_SEED'] ?? 20261122);
const atOnce = 16;

describe('requests made up from the OpenAPI document', () => {
  let door: OpenDoor;
  before(async () => {
    door = await openDoor();
  });
  after(() => door.close());

  it(`get no 5xx and no unknown shape in ${requests} tries`, async function () {
    this.timeout(120_000 + requests * 20);
    const document = (await door.send('GET', '/api/openapi.json')).body as unknown as Parameters<typeof requestsOf>[0];
    const who = fc.constantFrom<string | undefined>(tokens.ana, tokens.admin, tokens.admin, 'foreign', undefined);
    const waiting = fc.sample(fc.tuple(requestsOf(document), who), { numRuns: requests, seed });
    const seen = new Map<number, number>();
    const worker = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const status = await tried(door, ...next);
        seen.set(status, (seen.get(status) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    // A fuzz that is refused at the first check finds nothing: it must have come through to handlers, too.
    assert.ok((seen.get(200) ?? 0) > requests / 20, JSON.stringify([...seen]));
    assert.ok((seen.get(400) ?? 0) > requests / 20, JSON.stringify([...seen]));
  });
});

async function tried(door: OpenDoor, made: MadeUpRequest, token: string | undefined): Promise<number> {
  const { status, text } = await door.send(made.method, made.path, {
    headers: {
      // Said outright, or fetch would choose a type of its own.
      ...(made.method === 'GET' ? {} : { 'content-type': 'text/plain' }),
      ...made.headers,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(made.body === undefined ? {} : { text: made.body }),
  });
  assert.ok(status < 500, `${made.method} ${made.path} ${made.body ?? ''} → ${status} ${text}`);
  if (status >= 400) errorSchema.parse(JSON.parse(text));
  return status;
}
