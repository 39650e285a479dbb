import type { Viewer } from '../access/viewer.js';
import { everything, myself, myTeam, usualScope } from '../pipeline/scopes.js';
import type { Filters, Scope } from '../pipeline/question.js';
import type { Frame, SaidName } from './frame.js';
import type { Named } from './names.js';

/** A name and the one thing it was taken for. */
export interface TakenName {
  readonly said: SaidName;
  readonly meant: Named;
}

/** Whose deals are asked about; null where nobody is meant in so many words. */
export function scopeOf(frame: Frame, taken: readonly TakenName[], viewer: Viewer): Scope | null {
  const persons = taken.filter(({ meant }) => meant.kind === 'person');
  const teams = taken.filter(({ meant }) => meant.kind === 'team');
  // "What did Ben win with his team": it is Ben's.
  if (persons.length > 0) {
    const scope = personScope(persons, frame.pronoun && frame.whose.includes('myTeam'));
    return frame.withMe ? beside(scope, viewer) : scope;
  }
  if (frame.whose.includes('myTeam') && teams.length === 0) return myTeam;
  // "My best rep": whoever has people means them, not what they sell themselves.
  if (frame.whose.includes('me') && isRowOfPeople(frame) && viewer.role !== 'rep') return usualScope(viewer);
  if (frame.whose.includes('myLot')) return viewer.role === 'rep' ? myself : myTeam;
  if (frame.whose.includes('me')) return myself;
  if (teams.length > 0) return named('team', teams);
  if (frame.whose.includes('all') || frame.states.includes('unassigned')) return everything;
  return frame.whose.includes('usual') ? usualScope(viewer) : null;
}

function isRowOfPeople({ groups }: Frame): boolean {
  return groups.includes('owner') || groups.includes('team');
}

function personScope(persons: readonly TakenName[], withTeam: boolean): Scope {
  const below = withTeam || persons.some(({ said }) => said.whose === 'personTeam');
  const scope = named(below ? 'subtree' : 'person', persons);
  return below ? { ...scope, label: `${scope.label}’s team` } : scope;
}

/** "Ben and me": the asker beside who is named. */
function beside(scope: Scope, { odooUserId }: Viewer): Scope {
  if (odooUserId === null) return scope;
  return { ...scope, ids: [...new Set([odooUserId, ...scope.ids])], label: `you and ${scope.label}` };
}

function named(kind: Scope['kind'], names: readonly TakenName[]): Scope {
  const ids = [...new Set(names.flatMap(({ meant }) => meant.ids))];
  const labels = [...new Set(names.map(({ meant }) => meant.name))];
  return { kind, ids, label: labels.join(' and ').slice(0, 200) };
}

/** Stages, accounts and tags narrow; a team narrows where a person is the scope. */
export function nameFilters(taken: readonly TakenName[]): Filters {
  const ids = (kind: Named['kind']): number[] => [
    ...new Set(taken.filter(({ meant }) => meant.kind === kind).flatMap(({ meant }) => meant.ids)),
  ];
  const filters: Filters = {};
  const stages = taken.filter(({ meant }) => meant.kind === 'stage').flatMap(stagesOf);
  const [accountIds, tagIds, teamIds] = [ids('account'), ids('tag'), ids('team')];
  if (stages.length > 0) filters.stageIds = [...new Set(stages)];
  if (accountIds.length > 0) filters.accountIds = accountIds;
  if (tagIds.length > 0) filters.tagIds = tagIds;
  if (teamIds.length > 0 && ids('person').length > 0) filters.teamIds = teamIds;
  return filters;
}

/** "Qualified and up", "past qualified": of the last stage of all nothing comes after. */
function stagesOf({ said: { later }, meant }: TakenName): readonly number[] {
  const after = meant.later ?? [];
  if (later === undefined || after.length === 0) return meant.ids;
  return later === 'only' ? after : [...meant.ids, ...after];
}
