import type { StageView, TagView, TeamView } from './documents.js';
import type { SetModel } from './engine/readModel.js';
import { parseKey, type Reference, type ReferenceKind, type ReferenceOf } from './references.js';

/** `stage_view`: stages in use, for names, order and filters. */
export const stageView: SetModel<StageView> = {
  kind: 'set',
  name: 'stage_view',
  version: 1,
  indexes: [],
  references: ['OdooStageSynced', 'OdooStageRemoved'],
  kinds: ['stage'],
  compute: (references) =>
    present(references, 'stage').map(([_id, { name, sequence, isWon, rottingDays, teamIds }]) => ({
      ...{ _id, name, sequence, isWon, rottingDays, teamIds },
    })),
};

/** `team_view`: sales teams, archived ones included. */
export const teamView: SetModel<TeamView> = {
  kind: 'set',
  name: 'team_view',
  version: 1,
  indexes: [],
  references: ['OdooTeamSynced', 'OdooTeamRemoved'],
  kinds: ['team'],
  compute: (references) =>
    present(references, 'team').map(([_id, { name, leaderUserId, memberUserIds, active }]) => ({
      ...{ _id, name, leaderUserId, memberUserIds, active },
    })),
};

/** `tag_view`: tags by id. */
export const tagView: SetModel<TagView> = {
  kind: 'set',
  name: 'tag_view',
  version: 1,
  indexes: [],
  references: ['OdooTagSynced', 'OdooTagRemoved'],
  kinds: ['tag'],
  compute: (references) => present(references, 'tag').map(([_id, { name }]) => ({ _id, name })),
};

function present<Kind extends ReferenceKind>(
  references: ReadonlyMap<string, Reference>,
  kind: Kind,
): [number, ReferenceOf<Kind>][] {
  return [...references].flatMap(([key, reference]) =>
    reference.kind === kind && !('removed' in reference && reference.removed)
      ? [[parseKey(key).id, reference as ReferenceOf<Kind>]]
      : [],
  );
}
