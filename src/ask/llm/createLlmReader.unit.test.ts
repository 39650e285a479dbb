import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ceo, contextFor, rep } from '../../../test/ask/context.js';
import type { Understanding } from '../ports.js';
import { understand } from '../understand.js';
import { createLlmReader, type Doubt } from './createLlmReader.js';
import { draftSchema, type Draft } from './draft.js';

const nothingSaid: Draft = {
  certain: true,
  measure: 'deals',
  scope: { kind: 'unsaid', names: [] },
  period: null,
  filters: {
    ...{ status: null, stages: [], accounts: [], tags: [], currency: null, text: null, expectedClose: null },
    ...{ amountOver: null, amountAtLeast: null, amountUnder: null, amountAtMost: null, noExpectedClose: null },
    ...{ noNextStep: null, unassigned: null, staleForDays: null, pushedAtLeast: null, activity: null },
  },
  ...{ groupBy: null, orderBy: null, limit: null, asOf: null, compareTo: null },
};
const sentence = 'whose whales might surface before yuletide';

interface Asked {
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

describe('a language model as reader', () => {
  let server: Server;
  let answer: { status: number; body: string };
  let asked: Asked[];

  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        asked.push({ url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString() });
        // restify, where it is loaded, makes writeHead return nothing.
        response.writeHead(answer.status, { 'content-type': 'application/json' });
        response.end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

  function replies(draft: unknown, finish = 'stop', status = 200): void {
    const message = { content: typeof draft === 'string' ? draft : JSON.stringify(draft) };
    answer = { status, body: JSON.stringify({ choices: [{ finish_reason: finish, message }] }) };
  }

  async function ask(text: string, who = ceo, port = (server.address() as AddressInfo).port) {
    const doubts: Doubt[] = [];
    const reader = createLlmReader({
      ...{ endpoint: `http://127.0.0.1:${String(port)}/openai/v1`, apiKey: 'key', model: 'small', timeoutMs: 2_000 },
      ...{ understand, fetch, onDoubt: (reason) => doubts.push(reason) },
    });
    return { read: await reader(text, contextFor(who, null)), doubts };
  }

  it('is not asked what the grammar reads or refuses', async () => {
    replies(nothingSaid);
    assert.equal((await ask('my pipeline')).read.kind, 'question');
    assert.equal((await ask('delete all deals')).read.kind, 'refused');
    assert.equal((await ask("Grace's pipeline", rep)).read.kind, 'refused');
    assert.deepEqual(asked, []);
  });

  it('is asked what was only guessed, and the guess stands where it cannot help', async () => {
    const plainly = understand('my pipeline', contextFor(ceo, null));
    const guessed: Understanding =
      plainly.kind === 'question' ? { ...plainly, question: { ...plainly.question, guessed: true } } : plainly;
    replies({ ...nothingSaid, certain: false });
    const { port } = server.address() as AddressInfo;
    const endpoint = `http://127.0.0.1:${String(port)}/openai/v1`;
    const parts = { endpoint, apiKey: 'key', model: 'small', fetch, timeoutMs: 5_000, onDoubt: () => undefined };
    const reader = createLlmReader({ ...parts, understand: () => guessed });
    assert.deepEqual(await reader('my pipeline', contextFor(ceo, null)), guessed);
    assert.equal(asked.length, 1);
  });

  it('gives a question of its own names, found among those that the asker sees', async () => {
    const scope = { kind: 'person' as const, names: ['Ben'] };
    replies({ ...nothingSaid, scope, filters: { ...nothingSaid.filters, stages: ['proposition'], amountOver: 5e4 } });
    const { read } = await ask(sentence);
    assert.equal(read.kind, 'question');
    assert.deepEqual(read.kind === 'question' && [read.question.scope, read.question.filters], [
      { kind: 'person', ids: [14], label: 'Ben Carter' },
      { amountOver: 50_000, stageIds: [3] },
    ]);
    assert.match(read.kind === 'question' ? read.said : '', /Ben Carter · in Proposition · over 50,000/);
  });

  it('is told the sentence and the day, and not one name of the directory', async () => {
    replies(nothingSaid);
    await ask(sentence);
    const [one] = asked;
    assert.equal(one?.url, '/openai/v1/chat/completions');
    assert.equal(one.headers['api-key'], 'key');
    const body = one.body.replace(sentence, '');
    assert.match(body, /Today is 2026-11-22/);
    assert.doesNotMatch(body, /Grace|Ben|Carter|Porto|Proposition|North/);
    const sent = JSON.parse(one.body) as { response_format: { json_schema: { strict: boolean; schema: unknown } } };
    assert.equal(sent.response_format.json_schema.strict, true);
    assert.ok(everyObjectIsStrict(sent.response_format.json_schema.schema));
  });

  it('is not believed on any doubt: the grammar’s answer stands', async () => {
    const plainly = understand(sentence, contextFor(rep, null));
    const person = (name: string) => ({ ...nothingSaid, scope: { kind: 'person', names: [name] } });
    const doubtful: readonly (readonly [unknown, Doubt])[] = [
      [{ ...nothingSaid, certain: false }, 'uncertain'],
      [person('Grace Okafor'), 'uncertain'],
      [person('Nobody Atall'), 'uncertain'],
      [{ ...nothingSaid, filters: { ...nothingSaid.filters, accounts: ['Porto'] } }, 'uncertain'],
      [{ ...nothingSaid, measure: 'salaries' }, 'unreadable'],
      [{ ...nothingSaid, sql: 'drop' }, 'unreadable'],
      ['not json', 'unreadable'],
    ];
    for (const [draft, doubt] of doubtful) {
      replies(draft);
      assert.deepEqual(await ask(sentence, rep), { read: plainly, doubts: [doubt] }, JSON.stringify(draft));
    }
    replies(nothingSaid, 'length');
    assert.deepEqual((await ask(sentence, rep)).doubts, ['unreadable']);
    replies(nothingSaid, 'stop', 429);
    assert.deepEqual(await ask(sentence, rep), { read: plainly, doubts: ['refused'] });
    assert.deepEqual(await ask(sentence, rep, 1), { read: plainly, doubts: ['unreachable'] });
  });

  it('has a draft of its own for the schema it is given', () => {
    assert.deepEqual(draftSchema.parse(nothingSaid), nothingSaid);
  });
});

/** Strict mode takes objects that name every property as required and allow no other. */
function everyObjectIsStrict(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return true;
  const { type, properties, required, additionalProperties } = schema as Record<string, unknown>;
  const strict =
    type !== 'object' ||
    (additionalProperties === false && Object.keys(properties as object).length === (required as string[]).length);
  return strict && Object.values(schema).every(everyObjectIsStrict);
}
