import type { Viewer } from '../access/viewer.js';
import type { TeamView } from '../projections/documents.js';
import type { Replicas } from './columns/replicas.js';

/** The sales organisation, as it is when a question asks. */
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

/** People from `user_profiles` and `team_view`, as the process keeps them. */
export function createPeople({ people, teams }: Pick<Replicas, 'people' | 'teams'>): People {
  const allTeams = async (): Promise<TeamView[]> => {
    const { kept } = await teams.recent();
    return [...kept.byId.values()].sort((a, b) => a._id - b._id);
  };
  return {
    async subtree(roots) {
      const { kept } = await people.recent();
      const below = new Map<number, number[]>();
      for (const { _id, managerUserId } of kept.byId.values()) {
        if (managerUserId !== null) below.set(managerUserId, [...(below.get(managerUserId) ?? []), _id]);
      }
      return walkDown(roots, below);
    },
    async reports(userId) {
      const { kept } = await people.recent();
      const found = [...kept.byId.values()].filter((one) => one.managerUserId === userId && one.active);
      found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a._id - b._id));
      return found.map(({ _id, name, reportUserIds }) => ({ id: _id, name, manages: reportUserIds.length > 0 }));
    },
    async visibleTeams(viewer) {
      if (viewer.sees.kind === 'all') return 'all';
      return new Set(teamsSeen(await allTeams(), viewer).map((team) => team._id));
    },
    async teams(viewer) {
      return teamsSeen(
        (await allTeams()).filter((team) => team.active),
        viewer,
      );
    },
  };
}

/** Those of the teams that the viewer may hear of. */
export function teamsSeen(teams: readonly TeamView[], viewer: Viewer): TeamView[] {
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
function walkDown(roots: readonly number[], below: ReadonlyMap<number, readonly number[]>): readonly number[] {
  const reached = new Set(roots);
  // A Set is walked in the order of insertion, what is added meanwhile included.
  for (const id of reached) for (const report of below.get(id) ?? []) reached.add(report);
  return [...reached];
}
