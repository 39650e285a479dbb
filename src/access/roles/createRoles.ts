import type { EventStore } from '../../eventStore/event.js';
import type { Role } from '../../projections/documents.js';
import { appendDecision } from '../appendDecision.js';
import type { DecisionParts } from '../appendDecision.js';
import { createFoldedStream } from '../foldedStream.js';
import type { FoldedStreamOptions } from '../foldedStream.js';
import type { Viewer } from '../viewer.js';
import { decideRole } from './decideRole.js';
import type { RoleChange } from './decideRole.js';
import { afterRoleEvents, noRoles, roleStream } from './roleState.js';
import type { RoleGrant, RoleState } from './roleState.js';

/** Roles given by hand, which come before what Odoo says. */
export interface Roles {
  /** The role by role event; null where there is none. As it was at most half a second ago, in any instance. */
  roleOf(odooUserId: number): Promise<Role | null>;
  grants(): Promise<ReadonlyMap<number, RoleGrant>>;
  /** Gives or takes a role; nothing happens where it is so already. @throws ForesailError FORBIDDEN. */
  change(change: RoleChange, by: Viewer): Promise<void>;
}

export interface RolesDependencies extends DecisionParts, Pick<FoldedStreamOptions<RoleState>, 'ages' | 'monotonic'> {
  readonly eventStore: Pick<EventStore, 'append' | 'readStream'>;
  /** Whether the configuration names a super admin. */
  readonly configuredSuperAdmin: boolean;
}

/** Folds the stream of role events, of which there are few, and keeps the outcome in memory. */
export function createRoles(dependencies: RolesDependencies): Roles {
  const { configuredSuperAdmin } = dependencies;
  const folded = createFoldedStream({ ...dependencies, stream: roleStream, initial: noRoles, fold: afterRoleEvents });
  return {
    roleOf: async (odooUserId) => (await folded.recent()).grants.get(odooUserId)?.role ?? null,
    grants: async () => (await folded.recent()).grants,
    change: (change, by) =>
      appendDecision(
        roleStream,
        folded,
        (state) => decideRole(change, state, by, configuredSuperAdmin),
        by,
        dependencies,
      ),
  };
}
