import type { Joins } from './engine/readModel.js';
import type { Reference } from './references.js';
import { visibleScopes } from './visibleScopes.js';

const visibleTo = (sight: Reference | undefined) => ({
  visible_to_user_ids: sight?.kind === 'sight' ? sight.userIds : [],
});

/** Who may see a document follows from the sight of its owner, or of its team, alone: as `sightOf` says. */
export const setBySight = {
  sets: { sightOwner: visibleTo, sightTeam: visibleTo },
  seenBy: (fields) => visibleScopes((fields['visible_to_user_ids'] ?? []) as readonly number[], null),
} satisfies Pick<Joins, 'sets' | 'seenBy'>;
