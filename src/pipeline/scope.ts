import type { Viewer } from '../access/viewer.js';
import { seesPerson } from '../access/visibility.js';
import { ForesailError } from '../errors.js';
import type { People } from './people.js';
import type { Scope } from './question.js';
import type { ScopeOwners } from './scopeOwners.js';

export type { ScopeOwners } from './scopeOwners.js';

/**
 * Resolves a scope for a viewer. Whoever is not theirs to see is refused with a sentence that says nothing about them,
 * not even that they exist.
 * @throws ForesailError SCOPE_NOT_VISIBLE.
 */
export async function resolveScope(scope: Scope, viewer: Viewer, people: People): Promise<ScopeOwners> {
  switch (scope.kind) {
    case 'all':
      return { kind: 'all' };
    case 'me':
      return { kind: 'owners', ids: viewer.odooUserId === null ? [] : [viewer.odooUserId] };
    case 'person':
      requireVisible(scope.ids, viewer);
      return { kind: 'owners', ids: scope.ids };
    case 'subtree':
      return subtreeOf(scope, viewer, people);
    case 'team':
      return teamsOf(scope, viewer, people);
  }
}

async function subtreeOf(scope: Scope, viewer: Viewer, people: People): Promise<ScopeOwners> {
  const own = scope.ids.length === 0;
  if (own && viewer.odooUserId === null) return { kind: 'all' };
  if (own && viewer.sees.kind === 'some') return { kind: 'owners', ids: viewer.sees.ownerIds };
  requireVisible(scope.ids, viewer);
  const roots = own && viewer.odooUserId !== null ? [viewer.odooUserId] : scope.ids;
  const ids = await people.subtree(roots);
  return { kind: 'owners', ids: ids.filter((id) => seesPerson(viewer, id)) };
}

/** A team that neither the viewer nor anybody they see belongs to is refused; of any other they see their own part. */
async function teamsOf(scope: Scope, viewer: Viewer, people: People): Promise<ScopeOwners> {
  const visible = await people.visibleTeams(viewer);
  if (visible !== 'all' && !scope.ids.every((id) => visible.has(id))) throw refusal(viewer);
  return { kind: 'teams', ids: scope.ids };
}

function requireVisible(ids: readonly number[], viewer: Viewer): void {
  if (!ids.every((id) => seesPerson(viewer, id))) throw refusal(viewer);
}

function refusal(viewer: Viewer): ForesailError {
  if (viewer.role !== 'manager') return new ForesailError('SCOPE_NOT_VISIBLE');
  return new ForesailError('SCOPE_NOT_VISIBLE', { message: 'You can see your own and your reports’ deals only' });
}
