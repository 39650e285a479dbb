import type { NewEvent, StoredEvent } from '../../src/eventStore/event.js';
import type { EventData, EventType, OdooActivity, OdooOpportunity, OdooUser } from '../../src/eventStore/eventTypes.js';

/** Records of a small company as Odoo's sync would give them; tests say only what matters to them. */

export const start = new Date('2026-01-05T08:00:00.000Z');

export function userData(id: number, given: Partial<OdooUser> = {}): OdooUser {
  return {
    id,
    name: `User ${id}`,
    login: `user${id}@example.com`,
    email: `User${id}@example.com`,
    active: true,
    share: false,
    timeZone: 'Europe/Lisbon',
    locale: 'en-GB',
    companyId: 1,
    companyIds: [1],
    groups: { salesman: true, allLeads: false, salesManager: false, system: false },
    ...given,
  };
}

export function dealData(id: number, given: Partial<OdooOpportunity> = {}): OdooOpportunity {
  return {
    id,
    type: 'opportunity',
    name: `Deal ${id}`,
    status: 'open',
    account: { id: 7, name: 'Porto Foods' },
    contactName: null,
    owner: { id: 1, name: 'User 1' },
    team: { id: 1, name: 'North' },
    stage: { id: 1, name: 'New' },
    companyId: 1,
    amount: { minor: 1_000_00, currency: 'EUR' },
    recurring: null,
    probability: 20,
    priority: 1,
    expectedClose: '2026-03-31',
    createdAt: start.toISOString(),
    closedAt: null,
    closedAtApproximate: false,
    stageChangedAt: start.toISOString(),
    lostReason: null,
    tagIds: [],
    source: null,
    active: true,
    ...given,
  };
}

export function activityData(id: number, given: Partial<OdooActivity> = {}): OdooActivity {
  return {
    id,
    opportunityId: 42,
    type: 'Call',
    summary: `Call ${id}`,
    note: null,
    dueOn: '2026-02-01',
    assignee: { id: 1, name: 'User 1' },
    done: false,
    doneAt: null,
    createdAt: start.toISOString(),
    ...given,
  };
}

/** The data of an employee, a team, a stage: small enough to give in full. */
export const employeeData = (id: number, userId: number | null, managerEmployeeId: number | null, active = true) => ({
  id,
  name: `Employee ${id}`,
  userId,
  managerEmployeeId,
  active,
});
export const teamData = (id: number, leaderUserId: number | null, memberUserIds: number[], active = true) => ({
  id,
  name: `Team ${id}`,
  leaderUserId,
  memberUserIds,
  companyId: 1,
  active,
});
export const stageData = (id: number, name = `Stage ${id}`, rottingDays: number | null = null) => ({
  id,
  name,
  sequence: id * 10,
  isWon: false,
  teamIds: [],
  rottingDays,
});
export const accountData = (id: number, name = `Account ${id}`) => ({
  id,
  name,
  isCompany: true,
  parent: null,
  email: null,
  phone: null,
  city: 'Porto',
  country: 'Portugal',
  active: true,
});

/** An event on its way into the log; its id is given, or made of its content. */
export function newEvent<T extends EventType>(
  type: T,
  data: EventData<T>,
  given: Partial<NewEvent<T>> = {},
): NewEvent<T> {
  return {
    eventId: `${type}:${JSON.stringify(data)}`,
    type,
    data,
    occurredAt: start,
    actor: { id: 'system:test' },
    ...given,
  };
}

/** An event of the log, for pure functions. */
export function storedEvent<T extends EventType>(
  type: T,
  data: EventData<T>,
  given: Partial<StoredEvent<T>> = {},
): StoredEvent<T> {
  const place = { position: 1, stream: 'test-1', version: 1, schema: 1, observedAt: start };
  return { ...newEvent(type, data), ...place, ...given };
}
