import type { UserProfile } from '../../projections/documents.js';

type Placed = Pick<UserProfile, '_id' | 'managerUserId'>;

/**
 * Circles of managers, each once, beginning with its lowest id. Queries bear them (everybody in one sees everybody in
 * it); they are nearly always a mistake in Odoo, so admins are told. Pure.
 */
export function hierarchyCycles(profiles: readonly Placed[]): readonly (readonly number[])[] {
  const managerOf = new Map(profiles.map(({ _id, managerUserId }) => [_id, managerUserId]));
  const settled = new Set<number>();
  const cycles: number[][] = [];
  for (const { _id } of profiles) {
    const path: number[] = [];
    const placeInPath = new Map<number, number>();
    for (let at: number | null = _id; at !== null && !settled.has(at); at = managerOf.get(at) ?? null) {
      const met = placeInPath.get(at);
      if (met !== undefined) {
        cycles.push(fromLowest(path.slice(met)));
        break;
      }
      placeInPath.set(at, path.length);
      path.push(at);
    }
    for (const id of path) settled.add(id);
  }
  return cycles.sort(([a = 0], [b = 0]) => a - b);
}

function fromLowest(cycle: readonly number[]): number[] {
  const start = cycle.indexOf(Math.min(...cycle));
  return [...cycle.slice(start), ...cycle.slice(0, start)];
}
