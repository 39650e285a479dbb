import type { StoredEvent } from '../eventStore/event.js';
import type { OdooOpportunity } from '../eventStore/eventTypes.js';
import {
  historyFields,
  type DealChange,
  type DealState,
  type HistoryField,
  type HistoryValue,
  type OpportunityHistory,
} from './dealHistory.js';
import type { DocumentModel } from './engine/readModel.js';

type History = Omit<OpportunityHistory, 'position'>;
type SyncedDeal = StoredEvent<'OdooOpportunitySynced'>;

/** A change as an event tells it, before it has its place in the history. */
interface Told {
  readonly from: HistoryValue;
  readonly to: HistoryValue;
  readonly fromName?: string;
  readonly toName?: string;
}

/**
 * `opportunity_history`: what became of each deal. An event that changes what the log knew is a change of its own time;
 * one whose `data` stays as it was and that tells `changes` (a backfill, a late tracking row) amends the past.
 */
export const opportunityHistory: DocumentModel<History> = {
  kind: 'documents',
  name: 'opportunity_history',
  version: 2,
  partitions: 2,
  indexes: [{ key: { position: 1 } }],
  owns: ['OdooOpportunitySynced', 'OdooOpportunityRemoved'],
  idOf: (event) => (event.data as { id: number }).id,
  apply(history, event) {
    if (event.type === 'OdooOpportunityRemoved') return history && removed(history, event);
    return history ? synced(history, event as SyncedDeal) : born(event as SyncedDeal);
  },
};

function born(event: SyncedDeal): History {
  const { data, occurredAt, observedAt } = event;
  const createdAt = new Date(data.createdAt);
  const present = stateOf(data);
  return {
    _id: data.id,
    ...describing(data),
    createdAt,
    present,
    stageEnteredAt: optionalDate(data.stageChangedAt),
    firstSeenAt: occurredAt,
    firstObservedAt: observedAt,
    trackedSince: occurredAt,
    incompleteBefore: null,
    removedAt: null,
    changes: closingOf(present, createdAt, event),
  };
}

/** What history filters by and lists show, as it is now. */
function describing(data: OdooOpportunity) {
  const { name, account, priority, tagIds, lostReason, source } = data;
  return { name, account, priority, tagIds, lostReason, source };
}

function stateOf(data: OdooOpportunity): DealState {
  return {
    type: data.type,
    status: data.status,
    stage: data.stage?.id ?? null,
    owner: data.owner?.id ?? null,
    team: data.team?.id ?? null,
    amount: data.amount.minor,
    currency: data.amount.currency,
    probability: data.probability,
    expectedClose: data.expectedClose,
    closedAt: data.closedAt === null ? null : Date.parse(data.closedAt),
    removed: false,
    recurring: data.recurringMonthly === undefined ? null : (data.recurringMonthly?.minor ?? 0),
  };
}

/** A deal first seen when it was settled was open until then: its closing date tells so where no event does (yet). */
function closingOf(present: DealState, createdAt: Date, event: SyncedDeal): DealChange[] {
  const { status, closedAt } = present;
  if (closedAt === null || (status !== 'won' && status !== 'lost')) return [];
  const of = (field: HistoryField, from: HistoryValue, to: HistoryValue): DealChange => ({
    ...placed(event, { field, from, to }, new Date(Math.max(closedAt, createdAt.getTime()))),
    actor: 'system:sync',
    past: true,
    derived: true,
  });
  return [of('status', 'open', status), of('closedAt', null, closedAt)];
}

function synced(before: History, event: SyncedDeal): History {
  const { data, occurredAt } = event;
  const now = stateOf(data);
  const told = toldBy(event);
  const changes = [...before.changes];
  for (const field of historyFields) {
    const change = told.get(field);
    const moved = before.present[field] !== now[field] && !isFirstTold(field, before.present, now);
    if (moved) follow(changes, event, field, { ...names(event, field), from: before.present[field], to: now[field] });
    if (change && !(moved && change.to === now[field])) amend(changes, event, field, change);
  }
  const past = [...told].some(([field]) => before.present[field] === now[field]);
  return {
    ...before,
    ...describing(data),
    present: now,
    stageEnteredAt: optionalDate(data.stageChangedAt),
    // A row of Odoo's own history reaches back to the deal's birth, for rows that do not chain are refused.
    trackedSince: past ? before.createdAt : before.trackedSince,
    incompleteBefore: later(before.incompleteBefore, event.changes?.['historyComplete'] ? occurredAt : null),
    removedAt: null,
    changes,
  };
}

/** What recurs was not read from Odoo at first: to learn of it is no change of the deal. */
function isFirstTold(field: HistoryField, before: DealState, now: DealState): boolean {
  return field === 'recurring' && (before.recurring === null || now.recurring === null);
}

function removed(before: History, event: StoredEvent): History {
  if (before.present.removed) return before;
  const changes = [...before.changes];
  follow(changes, event, 'removed', { from: false, to: true });
  return { ...before, present: { ...before.present, removed: true }, removedAt: event.occurredAt, changes };
}

/**
 * A change of the present. It cannot have happened before a change that it follows upon, whatever two clocks say: Odoo
 * dates a write by its transaction's start, and a deletion is dated by when it was missed.
 */
function follow(changes: DealChange[], event: StoredEvent, field: HistoryField, told: Told): void {
  const last = changes.findLast((change) => change.field === field);
  const at = new Date(Math.max(event.occurredAt.getTime(), last?.at.getTime() ?? 0));
  insert(changes, placed(event, { field, ...told }, at));
}

/**
 * A change of the past, at its own time. What was derived of the same step gives way to it, but for when it was known:
 * the closing date told of it at first sight.
 */
function amend(changes: DealChange[], event: StoredEvent, field: HistoryField, told: Told): void {
  const isSame = (change: DealChange) => change.derived === true && change.field === field && change.to === told.to;
  const derived = changes.find(isSame);
  if (derived) changes.splice(changes.indexOf(derived), 1);
  const change = placed(event, { field, ...told }, event.occurredAt);
  insert(changes, { ...change, ...(derived && { observedAt: derived.observedAt }), past: true });
}

function placed(event: StoredEvent, told: Told & { readonly field: HistoryField }, at: Date): DealChange {
  const { observedAt, position, actor } = event;
  const actorName = actor.name === undefined ? {} : { actorName: actor.name };
  return { ...told, at, observedAt, position, actor: actor.id, ...actorName };
}

/** Keeps (at, position) ascending; changes of one event stay in the order of the fields. */
function insert(changes: DealChange[], change: DealChange): void {
  const isBefore = (one: DealChange) =>
    one.at.getTime() < change.at.getTime() ||
    (one.at.getTime() === change.at.getTime() && one.position <= change.position);
  changes.splice(changes.findLastIndex(isBefore) + 1, 0, change);
}

/** The changes an event tells, in our fields; a rename (`stage.name`) is no move. */
function toldBy({ changes = {} }: SyncedDeal): Map<HistoryField, Told> {
  const told = new Map<HistoryField, Told>();
  for (const [name, { from, to }] of Object.entries(changes)) {
    if (name === 'amount') addMoney(told, from, to);
    else if (name === 'closedAt') told.set('closedAt', { from: timeOf(from), to: timeOf(to) });
    else if (name === 'stage' || name === 'owner' || name === 'team') {
      told.set(name, { from: idOf(from), to: idOf(to), ...nameOf('fromName', from), ...nameOf('toName', to) });
    } else if (isPlain(name)) told.set(name, { from: from as HistoryValue, to: to as HistoryValue });
  }
  return told;
}

function isPlain(name: string): name is 'type' | 'status' | 'probability' | 'expectedClose' {
  return name === 'type' || name === 'status' || name === 'probability' || name === 'expectedClose';
}

interface Money {
  readonly minor: number;
  readonly currency: string;
}

function addMoney(told: Map<HistoryField, Told>, from: unknown, to: unknown): void {
  const [before, after] = [from as Money | null, to as Money | null];
  if (before?.minor !== after?.minor) told.set('amount', { from: before?.minor ?? 0, to: after?.minor ?? 0 });
  if (before && after && before.currency !== after.currency) {
    told.set('currency', { from: before.currency, to: after.currency });
  }
}

interface Reference {
  readonly id: number;
  readonly name: string;
}

function idOf(value: unknown): number | null {
  return (value as Reference | null)?.id ?? null;
}

function nameOf<Key extends 'fromName' | 'toName'>(key: Key, value: unknown): Partial<Record<Key, string>> {
  const name = (value as Reference | null)?.name;
  return (name === undefined ? {} : { [key]: name }) as Partial<Record<Key, string>>;
}

function timeOf(value: unknown): number | null {
  return typeof value === 'string' ? Date.parse(value) : null;
}

/** Names beside a change of the present, also where the event states no changes. */
function names(event: SyncedDeal, field: HistoryField) {
  if (field !== 'stage' && field !== 'owner' && field !== 'team') return {};
  return { ...nameOf('fromName', event.changes?.[field]?.from), ...nameOf('toName', event.data[field]) };
}

function optionalDate(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

function later(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
