import type { Named } from './documents.js';
import { keyOf, lookUp, type Lookup } from './references.js';

/**
 * The present name of what a document points at. A reference that was never seen, or was removed before its name was,
 * leaves the name that the document's own event gave.
 */
export function renamed(
  pointer: Named | null,
  lookup: Lookup,
  kind: 'account' | 'user' | 'team' | 'tag' | 'lostReason',
): Named | null {
  if (!pointer) return null;
  return { id: pointer.id, name: named(lookUp(lookup, kind, pointer.id)) ?? pointer.name };
}

/** The name of a reference, unless it is not known. */
export function named(reference: { readonly name: string } | undefined | null): string | undefined {
  return reference?.name === '' ? undefined : reference?.name;
}

/** The key of the reference that says who may see a deal of this owner, or of this team where it has none. */
export function sightKey(owner: Named | null, team: Named | null): string[] {
  if (owner) return [keyOf('sightOwner', owner.id)];
  return team ? [keyOf('sightTeam', team.id)] : [];
}

/** Users who may see it; nobody as long as the owner is not known. */
export function sightOf(owner: Named | null, team: Named | null, lookup: Lookup): readonly number[] {
  const [key] = sightKey(owner, team);
  const sight = key === undefined ? undefined : lookup.get(key);
  return sight?.kind === 'sight' ? sight.userIds : [];
}
