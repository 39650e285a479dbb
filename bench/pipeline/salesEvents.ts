import type { StoredEvent } from '../../src/eventStore/event.js';
import {
  accountData,
  activityData,
  dealData,
  employeeData,
  stageData,
  storedEvent,
  teamData,
  userData,
} from '../../test/projections/samples.js';

/** Events of a made-up sales organisation: the same for the same numbers. */

/** Levels: the chief (1), directors (2 to 11), managers (12 to 101), reps (102 to 1,000). */
export const people = { chief: 1, director: 2, manager: 12, rep: 102, count: 1_000 } as const;

const firstManager = 12;
const managers = 90;
const firstRep = firstManager + managers;
const dayMs = 86_400_000;
const today = Date.UTC(2026, 10, 22);

function bossOf(id: number): number | null {
  if (id === people.chief) return null;
  if (id < firstManager) return people.chief;
  if (id < firstRep) return 2 + ((id - firstManager) % 10);
  return firstManager + ((id - firstRep) % managers);
}

/** The team of the manager that somebody reports to, or leads. */
function teamOf(id: number): number {
  const manager = id < firstRep ? Math.max(id, firstManager) : (bossOf(id) ?? firstManager);
  return manager - firstManager + 1;
}

export function organisationEvents(): StoredEvent[] {
  const everybody = Array.from({ length: people.count }, (_, index) => index + 1);
  const event = storedEvent as (type: string, data: object, given: object) => StoredEvent;
  const of = (stream: string) => ({ stream });
  return [
    ...everybody.flatMap((id) => [
      event('OdooUserSynced', userData(id, { name: personName(id) }), of(`user-${String(id)}`)),
      event('OdooEmployeeSynced', employeeData(id, id, bossOf(id)), of(`employee-${String(id)}`)),
    ]),
    ...Array.from({ length: managers }, (_, index) => {
      const leader = firstManager + index;
      const members = everybody.filter((id) => id >= firstRep && bossOf(id) === leader);
      return event('OdooTeamSynced', teamData(index + 1, leader, members), of(`team-${String(index + 1)}`));
    }),
    ...['New', 'Qualified', 'Proposition', 'Negotiation', 'Won'].map((name, index) =>
      event('OdooStageSynced', stageData(index + 1, name, index === 1 ? 30 : null), of(`stage-${String(index + 1)}`)),
    ),
    ...Array.from({ length: accounts }, (_, index) =>
      event('OdooAccountSynced', accountData(index + 1, accountName(index + 1)), of(`account-${String(index + 1)}`)),
    ),
    ...['Design', 'Urgent', 'Renewal', 'Partner'].map((name, index) =>
      event('OdooTagSynced', { id: index + 1, name }, of(`tag-${String(index + 1)}`)),
    ),
  ];
}

const accounts = 20_000;
const cities = ['Lisbon', 'Porto', 'Berlin', 'Lyon', 'Ghent', 'Oslo', 'Turin', 'Leeds', 'Cork', 'Brno'];
const trades = ['Logistics', 'Foods', 'Robotics', 'Energy', 'Textiles', 'Clinics', 'Media', 'Marine', 'Optics'];

function accountName(id: number): string {
  return `${cities[id % 10] ?? ''} ${trades[id % 9] ?? ''} ${String(id)}`;
}

function personName(id: number): string {
  return `${['Ana', 'Ben', 'Cleo', 'Dan', 'Eva'][id % 5] ?? ''} ${['Silva', 'Carter', 'Novak'][id % 3] ?? ''} ${String(id)}`;
}

/** A number from 0 to below 1 that looks random. */
function chance(id: number, salt: number): number {
  let hash = Math.imul(id ^ (salt * 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

function day(offset: number): string {
  return new Date(today + Math.round(offset) * dayMs).toISOString().slice(0, 10);
}

/** A deal's creation and its last change: a third is open, a third won, a third lost; two in three belong to reps. */
export function dealEvents(id: number): StoredEvent[] {
  const status = (['open', 'won', 'lost'] as const)[id % 3] ?? 'open';
  const age = 20 + chance(id, 1) * 900;
  const createdAt = new Date(today - age * dayMs);
  const closedAt = status === 'open' ? null : new Date(createdAt.getTime() + chance(id, 2) * age * dayMs).toISOString();
  const owner = id % 40 === 0 ? people.director : firstManager + Math.floor(chance(id, 3) * (people.count - 11));
  const stage = status === 'won' ? 5 : 1 + Math.floor(chance(id, 4) * 4);
  const first = {
    name: `${['Warehouse lights', 'Cold store', 'Fleet renewal', 'Office move'][id % 4] ?? ''} ${String(id)}`,
    owner: id % 97 === 0 ? null : { id: owner, name: '' },
    team: { id: teamOf(owner), name: '' },
    account: { id: 1 + Math.floor(chance(id, 5) * accounts), name: '' },
    stage: { id: stage, name: '' },
    amount: { minor: 50_000 + Math.floor(chance(id, 6) ** 3 * 40_000_000), currency: id % 20 === 0 ? 'USD' : 'EUR' },
    probability: status === 'open' ? Math.floor(chance(id, 7) * 95) : status === 'won' ? 100 : 0,
    priority: id % 4,
    createdAt: createdAt.toISOString(),
    stageChangedAt: createdAt.toISOString(),
    tagIds: id % 5 === 0 ? [1 + (id % 4)] : [],
    expectedClose: id % 25 === 0 ? null : day(-40 + chance(id, 8) * 200),
  };
  const touchedAt = new Date(today - Math.min(age, chance(id, 9) * 60) * dayMs);
  const pushed = first.expectedClose === null || id % 4 !== 0 ? first.expectedClose : day(10 + chance(id, 8) * 200);
  const stream = `opportunity-${String(id)}`;
  return [
    storedEvent('OdooOpportunitySynced', dealData(id, first), { stream, occurredAt: createdAt }),
    storedEvent(
      'OdooOpportunitySynced',
      dealData(id, { ...first, status, closedAt, expectedClose: pushed, stageChangedAt: touchedAt.toISOString() }),
      { stream, version: 2, occurredAt: touchedAt },
    ),
  ];
}

/** The next step of an open deal; every tenth has none. */
export function activityEvent(id: number): StoredEvent | null {
  if (id % 3 !== 0 || id % 10 === 0) return null;
  const [, last] = dealEvents(id);
  const owner = (last?.data as { owner: { id: number; name: string } | null }).owner;
  const data = activityData(id, { opportunityId: id, assignee: owner, dueOn: day(-10 + chance(id, 10) * 40) });
  return storedEvent('OdooActivitySynced', data, { stream: `activity-${String(id)}` });
}
