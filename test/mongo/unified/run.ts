import { EJSON } from 'bson';
import { type Document, MongoBulkWriteError, MongoClient, MongoServerError, MongoClientBulkWriteError } from 'mongodb';
import type { CollectionData, Operation, Test, TestFile } from './format.js';
import { mismatch } from './match.js';
import { type Entity, operations } from './operations.js';

/** An event of the driver's command monitoring. */
interface Seen {
  readonly kind: 'commandStartedEvent' | 'commandSucceededEvent';
  readonly event: Document;
}

interface World {
  readonly entities: Map<string, Entity>;
  readonly clients: MongoClient[];
  readonly events: Map<string, Seen[]>;
}

const unseen = new Set(['configureFailPoint', 'hello', 'isMaster', 'ismaster', 'endSessions']);

/** Runs one test against the server. @throws an error that says what did not come as expected */
export async function runTest(uri: string, setup: MongoClient, file: TestFile, test: Test): Promise<void> {
  for (const data of file.initialData ?? []) await fill(setup, data);
  const world = create(uri, file);
  try {
    for (const operation of test.operations) await perform(world, operation);
    for (const { client, events } of test.expectEvents ?? []) checkEvents(events, world.events.get(client) ?? []);
    for (const data of test.outcome ?? []) await checkOutcome(setup, data);
  } finally {
    await setup.db('admin').command({ configureFailPoint: 'failCommand', mode: 'off' });
    await Promise.all(world.clients.map((client) => client.close()));
  }
}

async function fill(setup: MongoClient, { databaseName, collectionName, documents }: CollectionData): Promise<void> {
  const collection = setup.db(databaseName).collection(collectionName);
  await collection.drop();
  if (documents.length > 0) await collection.insertMany([...documents]);
  else await setup.db(databaseName).createCollection(collectionName);
}

function create(uri: string, { createEntities }: TestFile): World {
  const world: World = { entities: new Map(), clients: [], events: new Map() };
  for (const entity of createEntities) {
    const [[kind, spec] = ['', {}]] = Object.entries(entity) as [string, Document][];
    const of = (name: string): Entity | undefined => world.entities.get(spec[name] as string);
    if (kind === 'client') createClient(world, uri, spec);
    else if (kind === 'database')
      world.entities.set(
        spec.id as string,
        (of('client') as MongoClient).db(spec.databaseName as string, optionsOf(spec.databaseOptions)),
      );
    else
      world.entities.set(
        spec.id as string,
        (of('database') as ReturnType<MongoClient['db']>).collection(
          spec.collectionName as string,
          optionsOf(spec.collectionOptions),
        ),
      );
  }
  return world;
}

const optionsOf = (options: unknown): Document => (options ?? {}) as Document;

function createClient(world: World, uri: string, spec: Document): void {
  const client = new MongoClient(uri, { monitorCommands: true, ...(spec.uriOptions as Document) });
  const events: Seen[] = [];
  const watched = (spec.observeEvents ?? []) as string[];
  const see = (kind: Seen['kind'], { commandName, ...event }: Document): void => {
    // The driver goes on to change the command it shows; a copy keeps what was sent.
    if (watched.includes(kind) && !unseen.has(commandName as string))
      events.push({ kind, event: EJSON.parse(EJSON.stringify({ commandName, ...event })) as Document });
  };
  client.on('commandStarted', ({ commandName, databaseName, command }) =>
    see('commandStartedEvent', { commandName, databaseName, command }),
  );
  client.on('commandSucceeded', ({ commandName, reply }) => see('commandSucceededEvent', { commandName, reply }));
  world.entities.set(spec.id as string, client);
  world.events.set(spec.id as string, events);
  world.clients.push(client);
}

async function perform({ entities }: World, operation: Operation): Promise<void> {
  const run = operations[operation.name];
  if (run === undefined) throw new Error(`The runner does not know the operation ${operation.name}`);
  const { expectError, expectResult } = operation;
  const outcome = await settled(() =>
    run(entities.get(operation.object) as never, operation.arguments ?? {}, entities),
  );
  if (expectError !== undefined) return checkError(expectError, outcome.error);
  if ('error' in outcome) throw outcome.error;
  const wrong = expectResult === undefined ? undefined : mismatch(expectResult, plainResult(outcome.value));
  if (wrong !== undefined) throw new Error(`${operation.name}: ${wrong}`);
}

async function settled(run: () => Promise<unknown>): Promise<{ value?: unknown; error?: unknown }> {
  try {
    return { value: await run() };
  } catch (error) {
    return { error };
  }
}

const resultNames = [
  ...['insertedCount', 'matchedCount', 'modifiedCount', 'deletedCount', 'upsertedCount', 'upsertedIds', 'insertedIds'],
  ...['insertResults', 'updateResults', 'deleteResults', 'acknowledged'],
];

/** Results as the format writes them: documents where the driver has classes with getters, and maps. */
function plainResult(value: unknown): unknown {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  const result = value as Record<string, unknown>;
  const names = value.constructor === Object ? Object.keys(result) : resultNames;
  return Object.fromEntries(names.map((name) => [name, mapsOut(result[name])]));
}

/** The driver adds `didUpsert` to what the specification has. */
function mapsOut(value: unknown): unknown {
  if (value instanceof Map) {
    return Object.fromEntries(
      [...value].map(([key, { didUpsert: _driversOwn, ...each }]) => [String(key), each as unknown]),
    );
  }
  return value;
}

function checkError(expected: Document, error: unknown): void {
  if (!(error instanceof Error)) throw new Error('An error was expected');
  const wrong = errorMismatch(expected, error);
  if (wrong !== undefined) throw new Error(`${wrong}; the error was: ${error.message}`, { cause: error });
}

function errorMismatch(expected: Document, error: Error): string | undefined {
  const { isClientError, errorContains, errorCode, errorResponse, expectResult } = expected;
  const fromServer = error instanceof MongoServerError;
  if (isClientError !== undefined && isClientError === fromServer)
    return `isClientError should be ${String(isClientError)}`;
  if (typeof errorContains === 'string' && !error.message.toLowerCase().includes(errorContains.toLowerCase()))
    return `the message should contain ${errorContains}`;
  if (errorCode !== undefined && serverError(error)?.code !== errorCode)
    return `the code should be ${String(errorCode)}`;
  if (errorResponse !== undefined) return mismatch(errorResponse, serverError(error)?.errorResponse);
  if (expectResult === undefined) return undefined;
  return mismatch(expectResult, plainResult(partialResult(error)));
}

/** The server's own error, which a client bulk write has as its cause. */
function serverError(error: Error): MongoServerError | undefined {
  const own = error instanceof MongoClientBulkWriteError ? error.cause : error;
  return own instanceof MongoServerError ? own : undefined;
}

function partialResult(error: Error): unknown {
  if (error instanceof MongoBulkWriteError) return error.result;
  return error instanceof MongoClientBulkWriteError ? error.partialResult : undefined;
}

function checkEvents(expected: readonly Document[], actual: readonly Seen[]): void {
  if (actual.length !== expected.length) {
    const seen = actual.map(({ event }) => event.commandName as string).join(', ');
    throw new Error(`${expected.length} events were expected, got ${seen}`);
  }
  for (const [at, wanted] of expected.entries()) {
    const [[kind, event] = ['', {}]] = Object.entries(wanted) as [string, Document][];
    const seen = actual[at];
    if (seen?.kind !== kind) throw new Error(`event ${at} should be a ${kind}`);
    for (const [name, value] of Object.entries(event)) {
      const wrong = mismatch(value, seen.event[name], `event ${at}: ${name}`);
      if (wrong !== undefined) throw new Error(wrong);
    }
  }
}

async function checkOutcome(
  setup: MongoClient,
  { databaseName, collectionName, documents }: CollectionData,
): Promise<void> {
  const found = await setup.db(databaseName).collection(collectionName).find().sort({ _id: 1 }).toArray();
  const wrong = mismatch(documents, found, 'outcome', false);
  if (wrong !== undefined) throw new Error(wrong);
}
