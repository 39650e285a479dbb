import type { Viewer } from '../../access/viewer.js';
import type { Interned } from './interned.js';
import { flagged, passing, type Selected } from './narrow.js';

/** The columns that the row-level rule looks at. `owner` and `team` are those of the deal. */
export interface SightColumns<Record> {
  readonly arrays: { readonly owner: Int32Array; readonly team: Int32Array; readonly sight: Int32Array };
  readonly owner: Interned<Record>;
  readonly team: Interned<Record>;
  /** The people who may see it, as a whole. */
  readonly sight: Interned<readonly number[]>;
}

/**
 * The rule of `src/access/visibility.ts` over columns: the row names the viewer, and its owner (or, without one, its team)
 * stands in the viewer's present matrix. Proven equal to the database's query by test/pipeline/columns.int.test.ts.
 */
export function visibleRows<Record>(
  columns: SightColumns<Record>,
  { sees, odooUserId }: Viewer,
  rows: Selected,
  idOf: (record: Record) => number,
): Selected {
  if (sees.kind === 'all') return rows;
  if (odooUserId === null) return new Int32Array();
  const { owner, team, sight } = columns.arrays;
  const [owners, teams] = [new Set(sees.ownerIds), new Set(sees.unownedTeamIds)];
  const ownerSeen = columns.owner.flags((record) => owners.has(idOf(record)), true);
  const teamSeen = columns.team.flags((record) => teams.has(idOf(record)));
  const named = columns.sight.flags((people) => people.includes(odooUserId));
  const owned = flagged(flagged(rows, sight, named), owner, ownerSeen);
  return passing(owned, (row) => owner[row] !== 0 || teamSeen[team[row] ?? 0] === 1);
}
