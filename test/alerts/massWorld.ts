import type { Db } from 'mongodb';
import type { Viewer } from '../../src/access/viewer.js';
import type { AlertRule } from '../../src/alerts/rule.js';
import type { Append, EventStore, NewEvent } from '../../src/eventStore/event.js';
import type { OdooOpportunity } from '../../src/eventStore/eventTypes.js';
import { fieldChanges } from '../../src/odoo/sync/fieldChanges.js';
import type { ReadModel } from '../../src/projections/engine/readModel.js';
import { readModels } from '../../src/projections/readModelList.js';
import { dealData, employeeData, newEvent, userData } from '../projections/samples.js';
import { seeing } from './viewers.js';

/** A company of alerts: who sees what, what they subscribe to, what happens, and what each is to be told. */

const people = 200;
const teamSize = 10;
const wanted = [
  ...['user_profiles', 'user_access_matrix', 'stage_view', 'opportunity_view', 'opportunity_history'],
  ...['activity_view', 'deal_call_view', 'subscriptions'],
];

export function alertModels(): readonly ReadModel[] {
  return readModels.filter(({ name }) => wanted.includes(name));
}

/** Every tenth person leads the nine that follow; number 1 sees everything. */
export function massViewer(id: number): Viewer {
  if (id === 1) return seeing(id, 'all');
  const leads = id % teamSize === 0;
  return seeing(id, leads ? Array.from({ length: teamSize }, (_, index) => id + index) : [id]);
}

export interface MassRule {
  readonly id: string;
  readonly owner: number;
  readonly rule: AlertRule;
}

export type Random = () => number;

function pick<Item>(items: readonly [Item, ...Item[]], random: Random): Item {
  return items[Math.floor(random() * items.length)] ?? items[0];
}

const triggers: readonly [AlertRule['trigger'], ...AlertRule['trigger'][]] = [
  { kind: 'won' },
  { kind: 'lost' },
  { kind: 'created' },
  { kind: 'pushed', times: 1 },
  { kind: 'pushed', times: 3 },
  { kind: 'amountChanged', direction: 'cut', percent: 20, to: null },
  { kind: 'stageMoved', to: [3], direction: 'any' },
  { kind: 'reassigned', to: 'anyone' },
];

export function massRules(count: number, random: Random): MassRule[] {
  return Array.from({ length: count }, (_, index) => {
    const owner = 2 + Math.floor(random() * (people - 2));
    const mine = owner % teamSize !== 0 || random() < 0.5;
    const scope = mine
      ? ({ kind: 'me', ids: [], label: 'you' } as const)
      : ({ kind: 'subtree', ids: [], label: 'your team' } as const);
    const filters = random() < 0.5 ? { amountOver: 1_000 + Math.floor(random() * 40_000) } : {};
    return {
      id: `s_${index}`,
      owner,
      rule: { trigger: pick(triggers, random), scope: { ...scope, ids: [] }, filters },
    };
  });
}

export function startOf({ id, owner, rule }: MassRule): Append {
  const target = { kind: 'personal' } as const;
  const who = {
    personId: `odoo:${owner}`,
    odooUserId: owner,
    aadObjectId: `aad-${owner}`,
    email: null,
    name: `User ${owner}`,
  };
  const data = {
    subscriptionId: id,
    owner: who,
    what: { kind: 'alert' as const, rule },
    words: id,
    said: `when ${id}`,
    target,
  };
  const event = newEvent('SubscriptionStarted', { ...data, quiet: null, timeZone: 'Europe/Lisbon' });
  return { stream: `subscription-${id}`, expected: 'any', events: [event as unknown as NewEvent] };
}

/** The chats of all people, as the bot would have met them. */
export async function meetPeople(db: Db, serviceUrl: string): Promise<void> {
  const bot = { id: '28:foresail', name: 'Foresail' };
  const documents = Array.from({ length: people + teamSize }, (_, index) => ({
    ...{ _id: `chat-${index}`, aadObjectId: `aad-${index}`, personal: true, welcomed: true, seenAt: new Date() },
    address: {
      channelId: 'msteams',
      serviceUrl,
      conversationId: `chat-${index}`,
      conversationType: 'personal',
      tenantId: null,
      bot,
    },
  }));
  await db.collection<{ _id: string }>('conversations').insertMany(documents);
}

/** One thing that happened: the deal before (null: it is new) and after it. */
export interface Happening {
  readonly before: OdooOpportunity | null;
  readonly after: OdooOpportunity;
  /** Pushes of the deal so far. */
  readonly pushes: number;
  readonly at: Date;
}

/** What happens to some deals, in order. */
export function happenings(count: number, deals: number, start: Date, random: Random): Happening[] {
  const present = new Map<number, { deal: OdooOpportunity; pushes: number }>();
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(start.getTime() + index * 1_000);
    const id = 1 + Math.floor(random() * deals);
    const known = present.get(id);
    const after = known ? changed(known.deal, at, random) : born(id, at, random);
    const later = known && (after.expectedClose ?? '') > (known.deal.expectedClose ?? '');
    const pushes = (known?.pushes ?? 0) + (later ? 1 : 0);
    present.set(id, { deal: after, pushes });
    return { before: known?.deal ?? null, after, pushes, at };
  });
}

const person = (id: number) => ({ id, name: `User ${id}` });
const somebody = (random: Random) => person(2 + Math.floor(random() * (people - 2)));

function born(id: number, at: Date, random: Random): OdooOpportunity {
  const amount = { minor: 100_00 * (1 + Math.floor(random() * 900)), currency: 'EUR' };
  return dealData(id, {
    owner: somebody(random),
    amount,
    createdAt: at.toISOString(),
    stageChangedAt: at.toISOString(),
  });
}

function changed(deal: OdooOpportunity, at: Date, random: Random): OdooOpportunity {
  const kind = random();
  if (deal.status !== 'open') return { ...deal, status: 'open', closedAt: null, priority: (deal.priority + 1) % 4 };
  if (kind < 0.1) return { ...deal, status: 'won', closedAt: at.toISOString() };
  if (kind < 0.2) return { ...deal, status: 'lost', closedAt: at.toISOString() };
  if (kind < 0.45)
    return { ...deal, expectedClose: moved(deal.expectedClose ?? '2026-12-01', random() < 0.7 ? 14 : -14) };
  if (kind < 0.7) {
    const minor = Math.round(deal.amount.minor * (random() < 0.5 ? 0.6 : 1.3));
    return { ...deal, amount: { ...deal.amount, minor: Math.max(100, minor) } };
  }
  if (kind < 0.85) return { ...deal, stage: { id: 1 + Math.floor(random() * 3), name: 'Stage' } };
  if (kind < 0.95) return { ...deal, owner: somebody(random) };
  return { ...deal, priority: (deal.priority + 1) % 4 };
}

function moved(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

export function appendsOf(list: readonly Happening[], first: number): Append[] {
  return list.map(({ before, after, at }, index) => {
    const changes = before ? { changes: fieldChanges({ ...before }, { ...after }) } : {};
    const event = newEvent('OdooOpportunitySynced', after, {
      eventId: `deal-event-${first + index}`,
      occurredAt: at,
      ...changes,
    });
    return { stream: `opportunity-${after.id}`, expected: 'any', events: [event as unknown as NewEvent] };
  });
}

/**
 * Who is to be told what, by the plainest reading of the rules: not the code under test. `first` is the position of the
 * first happening. In order of the log for each person.
 */
export function expectedKeys(
  rules: readonly MassRule[],
  list: readonly Happening[],
  first: number,
): Map<string, Set<string>> {
  const expected = new Map<string, Set<string>>();
  const sees = new Map(rules.map(({ owner }) => [owner, new Set(ownersOf(owner))] as const));
  // By the deal's owner: a hundred million pairs of rule and happening would keep everything else waiting for minutes.
  const byOwner = new Map<number, { happening: Happening; index: number }[]>();
  list.forEach((happening, index) => {
    const id = happening.after.owner?.id ?? 0;
    const own = byOwner.get(id) ?? [];
    own.push({ happening, index });
    byOwner.set(id, own);
  });
  const last = new Map(list.map(({ after }) => [after.id, after.owner?.id ?? 0] as const));
  for (const { id, owner, rule } of rules) {
    const own = sees.get(owner) ?? new Set();
    const owners = rule.scope.kind === 'me' ? [owner] : own;
    for (const { happening, index } of [...owners].flatMap((one) => byOwner.get(one) ?? [])) {
      const over = happening.after.amount.minor > (rule.filters.amountOver ?? -1) * 100;
      if (!over || !happens(rule, happening)) continue;
      // Who has lost sight of the deal by the time it is delivered is not told: here everything has happened by then.
      if (!own.has(last.get(happening.after.id) ?? 0)) continue;
      const key = `${id}:${happening.after.id}:${happening.before ? first + index : 0}`;
      expected.set(key, new Set([`chat-${owner}`]));
    }
  }
  return expected;
}

function ownersOf(owner: number): number[] {
  return owner % teamSize === 0 ? Array.from({ length: teamSize }, (_, index) => owner + index) : [owner];
}

function happens({ trigger }: AlertRule, { before, after, pushes }: Happening): boolean {
  if (before === null) return trigger.kind === 'created';
  switch (trigger.kind) {
    case 'won':
    case 'lost':
      return before.status !== after.status && after.status === trigger.kind;
    case 'pushed':
      return (after.expectedClose ?? '') > (before.expectedClose ?? '') && pushes >= trigger.times;
    case 'amountChanged':
      return before.amount.minor - after.amount.minor > before.amount.minor * 0.2;
    case 'stageMoved':
      return before.stage?.id !== after.stage?.id && after.stage?.id === 3;
    case 'reassigned':
      return before.owner?.id !== after.owner?.id;
    default:
      return false;
  }
}

/** Everybody, and who is above whom: what makes deals visible. */
export function organisation(): Append[] {
  return Array.from({ length: people }, (_, index) => index + 1).flatMap((id): Append[] => {
    const above = id === 1 ? null : id % teamSize === 0 || id < teamSize ? 1 : Math.floor(id / teamSize) * teamSize;
    const user = newEvent('OdooUserSynced', userData(id)) as unknown as NewEvent;
    const employee = newEvent('OdooEmployeeSynced', employeeData(id, id, above)) as unknown as NewEvent;
    return [
      { stream: `user-${id}`, expected: 'any', events: [user] },
      { stream: `employee-${id}`, expected: 'any', events: [employee] },
    ];
  });
}

/** Appends in batches, as a sync would. */
export async function appendAll(eventStore: EventStore, appends: readonly Append[]): Promise<void> {
  for (let at = 0; at < appends.length; at += 500) await eventStore.append(appends.slice(at, at + 500));
}
