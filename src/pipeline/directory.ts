import { LRUCache } from 'lru-cache';
import type { Collection, Db, Document } from 'mongodb';
import { visibleDeals } from '../access/visibility.js';
import { seesPerson } from '../access/visibility.js';
import type { Viewer } from '../access/viewer.js';
import type { Directory, DirectoryEntry } from '../ask/ports.js';
import {
  collectionNames,
  type OpportunityView,
  type ReadModels,
  type StageView,
  type UserProfile,
} from '../projections/documents.js';
import { living } from './living.js';
import { createPeople } from './people.js';

/** Loads the names a viewer's sentences may mention. */
export interface DirectoryLoader {
  /** Only what the viewer may see: people by the matrix, accounts and tags by the deals they may see. */
  load(viewer: Viewer): Promise<Directory>;
}

/**
 * Directories are kept until an event is projected that a name could come from, or the viewer's access changes; the same
 * person asking twice in a quiet minute costs one reading.
 */
export function createDirectory({ db, readModels }: { db: Db; readModels: ReadModels }): DirectoryLoader {
  const cache = new LRUCache<string, Directory>({ max: 200 });
  const sources = [collectionNames.opportunities, collectionNames.users, collectionNames.stages, collectionNames.teams];
  return {
    async load(viewer) {
      const position = await readModels.position(sources);
      const key = `${viewer.personId} ${String(viewer.accessVersion)} ${viewer.sees.kind} ${String(position)}`;
      const known = cache.get(key);
      if (known !== undefined) return known;
      const directory = await read(db, readModels, viewer);
      cache.set(key, directory);
      return directory;
    },
  };
}

async function read(db: Db, readModels: ReadModels, viewer: Viewer): Promise<Directory> {
  const open = async <Doc extends Document>(name: string): Promise<Collection<Doc>> =>
    db.collection<Doc>(await readModels.collectionName(name));
  const deals = await open<OpportunityView>(collectionNames.opportunities);
  const [people, teams, stages, accounts, tags] = await Promise.all([
    open<UserProfile>(collectionNames.users).then((users) => users.find(living, { projection: { name: 1 } }).toArray()),
    createPeople(db, readModels).teams(viewer),
    open<StageView>(collectionNames.stages).then((all) => all.find(living).sort({ sequence: 1, _id: 1 }).toArray()),
    accountsOf(deals, viewer),
    tagsOf(deals, viewer),
  ]);
  return {
    people: people.filter((person) => seesPerson(viewer, person._id)).map(entry),
    teams: teams.map(entry),
    stages: stages.map(entry),
    accounts,
    tags,
  };
}

function entry({ _id, name }: { _id: number; name: string }): DirectoryEntry {
  return { id: _id, name };
}

async function accountsOf(deals: Collection<OpportunityView>, viewer: Viewer): Promise<DirectoryEntry[]> {
  const rows = await deals
    .aggregate<{ _id: { id?: number; name?: string } }>([
      { $match: { $and: [visibleDeals(viewer), { type: 'opportunity' }, { account: { $ne: null } }] } },
      { $group: { _id: { id: '$account.id', name: '$account.name' } } },
    ])
    .toArray();
  return named(rows.map((row) => row._id));
}

async function tagsOf(deals: Collection<OpportunityView>, viewer: Viewer): Promise<DirectoryEntry[]> {
  const rows = await deals
    .find({ $and: [visibleDeals(viewer), { type: 'opportunity' }, { 'tags.id': { $gt: 0 } }] })
    .project<Pick<OpportunityView, 'tags'>>({ tags: 1 })
    .toArray();
  return named(rows.flatMap((row) => row.tags));
}

/** One entry an id, in the order of names. */
function named(found: readonly { id?: number; name?: string }[]): DirectoryEntry[] {
  const entries = new Map<number, DirectoryEntry>();
  for (const { id, name } of found) if (id !== undefined) entries.set(id, { id, name: name ?? '' });
  return [...entries.values()].sort((a, b) => a.name.localeCompare(b.name));
}
