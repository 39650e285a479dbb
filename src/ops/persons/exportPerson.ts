import type { Db, Document } from 'mongodb';
import { ForesailError } from '../../errors.js';
import type { EventStore, StoredEvent } from '../../eventStore/event.js';
import { personOfActor } from '../../eventStore/personal/personalFields.js';
import type { ReadModels } from '../../projections/documents.js';
import { readModels as models } from '../../projections/readModelList.js';
import type { AuditEntry } from '../audit/auditEntry.js';
import type { Audit } from '../audit/createAudit.js';
import { savedCollections } from '../backup/savedCollections.js';
import { accountsOf } from './accountsOf.js';
import { eachText, findPerson, wholeLog, type GivenPerson } from './givenPerson.js';
import { idsOf, mentionsOf, type Mentions } from './mentions.js';

export interface ExportParts {
  readonly db: Db;
  readonly eventStore: Pick<EventStore, 'readFrom'>;
  readonly readModels: ReadModels;
  readonly audit: Pick<Audit, 'record' | 'entries'>;
}

/** What is read whole elsewhere, or holds nothing but keys. */
const elsewhere = new Set(['audit_log', 'person_keys', 'checkpoints', 'leases', 'link_versions']);

/**
 * All that is kept about a person, as the text of one JSON document, piece by piece: `names` they are known by, `events`
 * that name them or that they caused, `readModels` and `collections` with the documents that mention them, and `audit`
 * with what they did.
 * @throws ForesailError NOT_FOUND where the log knows nobody of that name.
 */
export async function* exportPerson(parts: ExportParts, given: string): AsyncGenerator<string> {
  const { db, eventStore, audit } = parts;
  const person = await findPerson(eventStore, given);
  if (!person) throw new ForesailError('NOT_FOUND', { message: 'The log knows nobody of that name' });
  const persons = [...person.persons];
  await audit.record({
    ...{ who: null, action: 'exportPerson', code: null, target: persons.join(' '), details: {} },
    ...{ requestId: null, address: null },
  });
  const accounts = await accountsOf(db, person.persons);
  const mentions = mentionsOf(person, accounts);
  yield `{"persons":${JSON.stringify([...persons, ...accounts])},"names":${JSON.stringify([...person.texts])}`;
  yield* member('events', eventsOf(eventStore, person));
  yield* group('readModels', await modelNames(parts), db, mentions);
  yield* group('collections', stateNames(), db, mentions);
  yield* member('audit', auditOf(audit, new Set([...idsOf(person.persons), ...accounts.map((id) => `entra:${id}`)])));
  yield '}\n';
}

async function* member(name: string, items: AsyncIterable<unknown>): AsyncGenerator<string> {
  yield `,${JSON.stringify(name)}:[`;
  let separator = '\n';
  for await (const item of items) {
    yield `${separator}${JSON.stringify(item)}`;
    separator = ',\n';
  }
  yield ']';
}

/** An object of lists, by the name of the collection. */
async function* group(
  name: string,
  collections: ReadonlyMap<string, string>,
  db: Db,
  mentions: Mentions,
): AsyncGenerator<string> {
  yield `,${JSON.stringify(name)}:{"of":${JSON.stringify([...collections.keys()])}`;
  for (const [shown, collection] of collections) yield* member(shown, mentioned(db, collection, mentions));
  yield '}';
}

async function* mentioned(db: Db, collection: string, mentions: Mentions): AsyncGenerator<Document> {
  for await (const document of db.collection(collection).find({}, { sort: { _id: 1 } })) {
    if (mentions.isIn(document)) yield document;
  }
}

async function modelNames({ readModels }: ExportParts): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { name } of models) names.set(name, await readModels.collectionName(name));
  return names;
}

function stateNames(): Map<string, string> {
  const names = savedCollections.map(({ name }) => name).filter((name) => !elsewhere.has(name));
  return new Map([...names, 'odoo_raw_data', 'refresh_families'].map((name) => [name, name]));
}

async function* eventsOf(
  eventStore: Pick<EventStore, 'readFrom'>,
  { persons }: GivenPerson,
): AsyncGenerator<StoredEvent> {
  const users = new Set([...persons].filter((name) => name.startsWith('user:')));
  for await (const events of wholeLog(eventStore)) {
    for (const event of events) if (concerns(event, persons, users)) yield event;
  }
}

function concerns(event: StoredEvent, persons: ReadonlySet<string>, users: ReadonlySet<string>): boolean {
  let named = persons.has(personOfActor(event.actor.id) ?? '');
  eachText(event, (_, person) => (named ||= persons.has(person)));
  const { odooUserId } = event.data as { odooUserId?: unknown };
  return named || users.has(`user:${String(odooUserId)}`);
}

async function* auditOf(audit: Pick<Audit, 'entries'>, ids: ReadonlySet<string>): AsyncGenerator<AuditEntry> {
  let entries = await audit.entries({ limit: 500 });
  for (;;) {
    yield* entries.filter(({ who }) => who !== null && ids.has(who));
    const oldest = entries.at(-1);
    if (!oldest || oldest._id <= 1) return;
    entries = await audit.entries({ before: oldest._id, limit: 500 });
  }
}
