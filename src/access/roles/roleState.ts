import type { StoredEvent } from '../../eventStore/event.js';
import type { Role } from '../../projections/documents.js';

/** One role that was given by hand. */
export interface RoleGrant {
  readonly role: Role;
  /** Person id of who gave it. */
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}

/** Roles by role event, by Odoo user id. */
export interface RoleState {
  readonly grants: ReadonlyMap<number, RoleGrant>;
  /** Version of the stream of role events. */
  readonly version: number;
}

/** Before any role event. */
export const noRoles: RoleState = { grants: new Map(), version: 0 };

/** All role events are one stream, so that two super admins who remove one another are decided one after the other. */
export const roleStream = 'roles-all';

/** What the roles are after these events. Pure. */
export function afterRoleEvents(state: RoleState, events: readonly StoredEvent[]): RoleState {
  if (events.length === 0) return state;
  const grants = new Map(state.grants);
  for (const event of events) {
    if (isA(event, 'RoleGranted')) {
      const at = event.occurredAt.toISOString();
      grants.set(event.data.odooUserId, { role: event.data.role, by: event.actor.id, at });
    }
    if (isA(event, 'RoleRevoked')) grants.delete(event.data.odooUserId);
  }
  return { grants, version: events.at(-1)?.version ?? state.version };
}

function isA<T extends StoredEvent['type']>(event: StoredEvent, type: T): event is StoredEvent<T> {
  return event.type === type;
}
