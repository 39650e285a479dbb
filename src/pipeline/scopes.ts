import type { Viewer } from '../access/viewer.js';
import type { People } from './people.js';
import type { Scope } from './question.js';

export const myself: Scope = { kind: 'me', ids: [], label: 'you' };
export const myTeam: Scope = { kind: 'subtree', ids: [], label: 'your team' };
export const everything: Scope = { kind: 'all', ids: [], label: 'all you may see' };

/** The scope a person means when they name none: a rep's own deals, a manager's subtree, all for who sees all. */
export function usualScope(viewer: Viewer): Scope {
  if (viewer.sees.kind === 'all') return everything;
  return viewer.role === 'manager' ? myTeam : myself;
}

/** The scopes a person may choose from, the usual one first, then from the largest to the smallest. */
export async function scopesOf(viewer: Viewer, people: People): Promise<readonly Scope[]> {
  const own = viewer.odooUserId;
  const widest = viewer.sees.kind === 'all' || viewer.role === 'manager';
  if (!widest) return [myself];
  const [reports, teams] = await Promise.all([own === null ? [] : people.reports(own), people.teams(viewer)]);
  const usual = usualScope(viewer);
  return [
    usual,
    ...(own === null ? [] : [myself]),
    ...(usual.kind === 'all' ? [] : [everything]),
    ...teams.map((team): Scope => ({ kind: 'team', ids: [team._id], label: team.name })),
    ...reports.map(({ id, name, manages }): Scope =>
      manages ? { kind: 'subtree', ids: [id], label: `${name}’s team` } : { kind: 'person', ids: [id], label: name },
    ),
  ];
}
