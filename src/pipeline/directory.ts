import { LRUCache } from 'lru-cache';
import type { Db } from 'mongodb';
import { seesPerson } from '../access/visibility.js';
import type { Viewer } from '../access/viewer.js';
import type { Directory, DirectoryEntry } from '../ask/ports.js';
import { collectionNames, type Named, type OpportunityView, type ReadModels } from '../projections/documents.js';
import { dealNames, type DealNames } from './columns/dealNames.js';
import { createReplicas, type Replicas } from './columns/replicas.js';
import { teamsSeen } from './people.js';
import { accountsOf, tagsOf } from './plain/plainNames.js';

/** Loads the names a viewer's sentences may mention. */
export interface DirectoryLoader {
  /**
   * Only what the viewer may see: people by the matrix, accounts and tags by the deals they may see. The same object as
   * long as no name in it has changed, because the index of names is made once an object.
   */
  load(viewer: Viewer): Promise<Directory>;
}

/** A directory and what it was made from. */
interface Known {
  readonly directory: Directory;
  readonly versions: string;
  readonly names: DealNames;
}

/** Directories from what the process keeps; from the database where that cannot be brought up to date. */
export function createDirectory(parts: {
  readonly db: Db;
  readonly readModels: ReadModels;
  readonly replicas?: Replicas;
}): DirectoryLoader {
  const replicas = parts.replicas ?? createReplicas(parts);
  const cache = new LRUCache<string, Known>({ max: 500 });
  return {
    async load(viewer) {
      const [deals, people, teams, stages] = await Promise.all([
        replicas.deals.refresh().catch(() => null),
        replicas.people.recent(),
        replicas.teams.recent(),
        replicas.stages.recent(),
      ]);
      const organisation = () => ({
        people: [...people.kept.byId.values()].filter((person) => seesPerson(viewer, person._id)).map(entry),
        teams: teamsSeen([...teams.kept.byId.values()], viewer)
          .filter((team) => team.active)
          .sort((a, b) => a._id - b._id)
          .map(entry),
        stages: [...stages.kept.byId.values()].sort((a, b) => a.sequence - b.sequence || a._id - b._id).map(entry),
      });
      if (deals === null) return { ...organisation(), ...(await namesInDatabase(parts, viewer)) };
      const names = dealNames(deals.kept, viewer);
      const versions = [people, teams, stages].map(({ kept }) => kept.version).join(' ');
      const key = `${viewer.personId} ${String(viewer.accessVersion)} ${viewer.sees.kind}`;
      const known = cache.get(key);
      if (known?.versions === versions && known.names.isSameAs(names)) return known.directory;
      const made = { ...organisation(), accounts: sorted(names.accounts()), tags: sorted(names.tags()) };
      const directory = known && isSame(known.directory, made) ? known.directory : made;
      cache.set(key, { directory, versions, names });
      return directory;
    },
  };
}

async function namesInDatabase({ db, readModels }: { db: Db; readModels: ReadModels }, viewer: Viewer) {
  const deals = db.collection<OpportunityView>(await readModels.collectionName(collectionNames.opportunities));
  const [accounts, tags] = await Promise.all([accountsOf(deals, viewer), tagsOf(deals, viewer)]);
  return { accounts: sorted(accounts), tags: sorted(tags) };
}

function entry({ _id, name }: { _id: number; name: string }): DirectoryEntry {
  return { id: _id, name };
}

const collator = new Intl.Collator('en');

/** One entry an id, in the order of names. */
function sorted(found: readonly Partial<Named>[]): DirectoryEntry[] {
  const entries = new Map<number, DirectoryEntry>();
  for (const { id, name } of found) if (id !== undefined) entries.set(id, { id, name: name ?? '' });
  return [...entries.values()].sort((a, b) => collator.compare(a.name, b.name) || a.id - b.id);
}

function isSame(a: Directory, b: Directory): boolean {
  return (['people', 'teams', 'stages', 'accounts', 'tags'] as const).every(
    (list) =>
      a[list].length === b[list].length &&
      a[list].every(({ id, name }, index) => b[list][index]?.id === id && b[list][index].name === name),
  );
}
