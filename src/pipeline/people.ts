import type { Collection, Db } from 'mongodb';
import type { Viewer } from '../access/viewer.js';
import { collectionNames, type ReadModels, type TeamView, type UserProfile } from '../projections/documents.js';
import { living } from './living.js';

/** The sales organisation, read where a question depends on it. */
export interface People {
  /** The roots and everybody below them at any depth. */
  subtree(roots: readonly number[]): Promise<readonly number[]>;
  /** Direct reports, active ones, by name. */
  reports(userId: number): Promise<readonly { id: number; name: string; manages: boolean }[]>;
  /** Teams that the viewer, or somebody they see, belongs to or leads. */
  visibleTeams(viewer: Viewer): Promise<'all' | ReadonlySet<number>>;
  /** Active teams of those. */
  teams(viewer: Viewer): Promise<readonly TeamView[]>;
}

/** People from `user_profiles` and `team_view`. */
export function createPeople(db: Db, readModels: ReadModels): People {
  const profiles = async () => db.collection<UserProfile>(await readModels.collectionName(collectionNames.users));
  const allTeams = async () => {
    const collection = db.collection<TeamView>(await readModels.collectionName(collectionNames.teams));
    return collection.find(living).sort({ _id: 1 }).toArray();
  };
  return {
    subtree: async (roots) => walkDown(roots, async (managers) => idsBelow(await profiles(), managers)),
    async reports(userId) {
      const found = await (await profiles()).find({ managerUserId: userId, active: true }).sort({ name: 1 }).toArray();
      return found.map(({ _id, name, reportUserIds }) => ({ id: _id, name, manages: reportUserIds.length > 0 }));
    },
    async visibleTeams(viewer) {
      if (viewer.sees.kind === 'all') return 'all';
      return new Set(teamsSeen(await allTeams(), viewer).map((team) => team._id));
    },
    async teams(viewer) {
      const active = (await allTeams()).filter((team) => team.active);
      return viewer.sees.kind === 'all' ? active : teamsSeen(active, viewer);
    },
  };
}

function teamsSeen(teams: readonly TeamView[], viewer: Viewer): TeamView[] {
  if (viewer.sees.kind === 'all') return [...teams];
  const seen = new Set(viewer.sees.ownerIds);
  const unowned = new Set(viewer.sees.unownedTeamIds);
  return teams.filter(
    (team) =>
      unowned.has(team._id) ||
      (team.leaderUserId !== null && seen.has(team.leaderUserId)) ||
      team.memberUserIds.some((id) => seen.has(id)),
  );
}

/** Breadth first; a cycle in the hierarchy ends because nobody is visited twice. */
async function walkDown(
  roots: readonly number[],
  below: (managers: number[]) => Promise<readonly number[]>,
): Promise<readonly number[]> {
  const reached = new Set(roots);
  let level = [...roots];
  while (level.length > 0) {
    level = (await below(level)).filter((id) => !reached.has(id));
    for (const id of level) reached.add(id);
  }
  return [...reached];
}

async function idsBelow(profiles: Collection<UserProfile>, managers: number[]): Promise<number[]> {
  const found = await profiles.find({ managerUserId: { $in: managers } }, { projection: { _id: 1 } }).toArray();
  return found.map((profile) => profile._id);
}
