import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.js';
import { ForesailError } from '../../errors.js';
import type { EventStore, NewEvent } from '../../eventStore/event.js';
import type { Role } from '../../projections/documents.js';
import { createRecently, usualAges } from '../periodicCheck.js';
import type { CheckAges } from '../periodicCheck.js';
import type { Viewer } from '../viewer.js';
import { decideRole } from './decideRole.js';
import type { RoleChange, RoleDecision } from './decideRole.js';
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

export interface RolesDependencies {
  readonly eventStore: Pick<EventStore, 'append' | 'readStream'>;
  readonly clock: Clock;
  /** Whether the configuration names a super admin. */
  readonly configuredSuperAdmin: boolean;
  readonly newId?: () => string;
  /** Milliseconds that only go forward. */
  readonly monotonic?: () => number;
  readonly ages?: CheckAges;
}

const mostAttempts = 5;

/** Folds the stream of role events, of which there are few, and keeps the outcome in memory. */
export function createRoles(dependencies: RolesDependencies): Roles {
  const { eventStore, monotonic = () => performance.now() } = dependencies;
  let state: RoleState = noRoles;
  let reading: Promise<void> | null = null;

  const read = async () => {
    state = afterRoleEvents(state, await eventStore.readStream(roleStream, state.version));
  };
  const refresh = () => {
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  };
  /** A reading under way may have begun before what is to be seen. */
  const readAnew = async () => {
    await reading;
    await refresh();
  };
  const recently = createRecently(refresh, dependencies.ages ?? usualAges, monotonic);
  const fresh = async () => {
    await recently();
    return state;
  };
  return {
    roleOf: async (odooUserId) => (await fresh()).grants.get(odooUserId)?.role ?? null,
    grants: async () => (await fresh()).grants,
    change: async (change, by) => {
      for (let attempt = 1; ; attempt += 1) {
        await readAnew();
        const decision = decideRole(change, state, by, dependencies.configuredSuperAdmin);
        if (!decision || (await appended(decision, by, state, dependencies, attempt))) break;
      }
      await readAnew();
    },
  };
}

/** False when somebody else changed a role meanwhile, so that it has to be decided again. */
async function appended(
  decision: NonNullable<RoleDecision>,
  by: Viewer,
  state: RoleState,
  { eventStore, clock, newId = randomUUID }: RolesDependencies,
  attempt: number,
): Promise<boolean> {
  const event = {
    ...decision,
    eventId: `role-${newId()}`,
    occurredAt: clock.now(),
    actor: { id: by.personId, name: by.name },
  };
  try {
    const expected = state.version === 0 ? 'none' : state.version;
    await eventStore.append([{ stream: roleStream, expected, events: [event as NewEvent] }]);
    return true;
  } catch (error) {
    if (error instanceof ForesailError && error.code === 'VERSION_CONFLICT' && attempt < mostAttempts) return false;
    throw error;
  }
}
