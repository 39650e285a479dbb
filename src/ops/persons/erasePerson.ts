import type { Db, Document, Filter } from 'mongodb';
import { ForesailError } from '../../errors.js';
import type { EventStore } from '../../eventStore/event.js';
import { erasedText, type PersonalSeal } from '../../eventStore/personal/personalSeal.js';
import type { Administration } from '../../projections/projections.js';
import { readModels } from '../../projections/readModelList.js';
import type { Audit } from '../audit/createAudit.js';
import { accountsOf } from './accountsOf.js';
import { findPerson, type GivenPerson } from './givenPerson.js';
import { idsOf, mentionsOf, type Mentions } from './mentions.js';

export interface ErasureParts {
  readonly db: Db;
  readonly eventStore: Pick<EventStore, 'readFrom'>;
  readonly personal: PersonalSeal;
  readonly projections: Pick<Administration, 'rebuild'>;
  readonly audit: Pick<Audit, 'record'>;
  /** Resolves when every process has noticed the erasure: after `freshMs` of the seal, and some more. */
  readonly settled: () => Promise<void>;
}

export interface Erasure {
  readonly persons: readonly string[];
  /** Keys that could be read until now. */
  readonly keys: number;
  /** Documents beside the log that were changed or removed. */
  readonly documents: number;
}

/** Where texts of the person are replaced. The audit log is not among them: it names people by id, and is a chain. */
const scrubbed = [
  ...['odoo_raw_data', 'parked_records', 'dead_letters', 'conversations', 'answers'],
  ...['bot_memory', 'bot_choices', 'alert_drafts', 'alert_outbox'],
];

/**
 * Makes a person unreadable for good: in the log and all its backups by destroying their keys, beside the log by replacing
 * or removing, in the read models by making them anew. What Odoo still holds comes back into the raw records with the next
 * sync, and goes no further: erase there first. May be repeated.
 * @throws ForesailError NOT_FOUND where the log knows nobody of that name.
 */
export async function erasePerson(parts: ErasureParts, given: string): Promise<Erasure> {
  const { db, eventStore, personal, projections, audit, settled } = parts;
  const person = await findPerson(eventStore, given);
  if (!person) throw new ForesailError('NOT_FOUND', { message: 'The log knows nobody of that name' });
  const persons = [...person.persons];
  await audit.record({
    ...{ who: null, action: 'erasePerson', code: null, target: persons.join(' '), details: {} },
    ...{ requestId: null, address: null },
  });
  const accounts = await accountsOf(db, person.persons);
  const removed = await removeTheirs(db, person, accounts);
  const changed = await scrubAll(db, mentionsOf(person, accounts));
  const keys = await personal.erase(persons);
  await settled();
  for (const { name } of readModels) await projections.rebuild(name);
  return { persons, keys, documents: removed + changed };
}

async function removeTheirs(db: Db, { persons }: GivenPerson, accounts: readonly string[]): Promise<number> {
  const theirs: readonly (readonly [string, Filter<Document>])[] = [
    ['links', { holds: { $in: idsOf(persons) } }],
    ['refresh_families', { 'account.objectId': { $in: accounts } }],
    ['conversations', { aadObjectId: { $in: accounts } }],
    ['bot_visits', { _id: { $in: [...accounts, ...idsOf(persons)] } } as unknown as Filter<Document>],
  ];
  let removed = 0;
  for (const [collection, filter] of theirs)
    removed += (await db.collection(collection).deleteMany(filter)).deletedCount;
  // Instances that keep links in memory look at this.
  if (removed > 0) await db.collection('link_versions').updateMany({}, { $inc: { version: 1 } });
  return removed;
}

async function scrubAll(db: Db, mentions: Mentions): Promise<number> {
  let changed = 0;
  for (const name of scrubbed) {
    const collection = db.collection(name);
    for await (const document of collection.find({})) {
      const change = changeOf(document, mentions.replaced(document, erasedText));
      if (!change) continue;
      await collection.updateOne({ _id: document._id }, { $set: change });
      changed += 1;
    }
  }
  return changed;
}

/** Only what differs is written, because the service goes on meanwhile. */
function changeOf(before: Document, after: Document): Document | null {
  if (before === after) return null;
  const members = Object.entries(after).filter(([name, member]) => name !== '_id' && member !== before[name]);
  return members.length === 0 ? null : Object.fromEntries(members);
}
