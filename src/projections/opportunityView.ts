import type { StoredEvent } from '../eventStore/event.js';
import type { Named, NextActivity, OpportunityView } from './documents.js';
import { organisationEvents } from './organisationEvents.js';
import { setBySight } from './setBySight.js';
import type { DocumentModel, Needs } from './engine/readModel.js';
import { activitiesOf, keyOf, lookUp, type ActivityReference, type Lookup } from './references.js';
import { named, renamed, sightKey, sightOf } from './joining.js';
import { visibleScopes } from './visibleScopes.js';
import { weightedMicros } from './weightedMicros.js';

type Deal = Omit<OpportunityView, 'position'>;

const dayMs = 86_400_000;

/**
 * `opportunity_view`: the deal as Odoo has it, with names, visibility and next activity from other streams, and what its
 * own history adds: pushes, entry into the stage, last touch.
 */
export const opportunityView: DocumentModel<Deal & { readonly touchedAt: Date }> = {
  kind: 'documents',
  name: 'opportunity_view',
  version: 2,
  partitions: 2,
  indexes: [
    { key: { 'owner.id': 1, status: 1, expectedClose: 1 } },
    { key: { 'team.id': 1, status: 1 } },
    { key: { 'stage.id': 1 } },
    { key: { 'account.id': 1 } },
    { key: { status: 1, expectedClose: 1 } },
    { key: { status: 1, closedAt: 1 } },
    { key: { 'nextActivity.assignee.id': 1 }, sparse: true },
    { key: { 'tags.id': 1 }, sparse: true },
    { key: { 'lostReason.id': 1 }, sparse: true },
  ],
  owns: ['OdooOpportunitySynced', 'OdooOpportunityRemoved'],
  idOf: (event) => (event.data as { id: number }).id,
  apply: (deal, event) =>
    event.type === 'OdooOpportunitySynced' ? synced(deal, event as StoredEvent<'OdooOpportunitySynced'>) : null,
  joins: {
    references: [
      ...organisationEvents,
      'OdooStageSynced',
      'OdooStageRemoved',
      'OdooAccountSynced',
      'OdooAccountRemoved',
      'OdooTagSynced',
      'OdooTagRemoved',
      'OdooLostReasonSynced',
      'OdooLostReasonRemoved',
      'OdooActivitySynced',
      'OdooActivityRemoved',
    ],
    organisation: true,
    needs,
    needsThen,
    join,
    ...setBySight,
    reaches: {
      user: [(ids) => ({ 'owner.id': { $in: ids } }), (ids) => ({ 'nextActivity.assignee.id': { $in: ids } })],
      team: [(ids) => ({ 'team.id': { $in: ids } })],
      stage: [(ids) => ({ 'stage.id': { $in: ids } })],
      account: [(ids) => ({ 'account.id': { $in: ids } })],
      tag: [(ids) => ({ 'tags.id': { $in: ids } })],
      lostReason: [(ids) => ({ 'lostReason.id': { $in: ids } })],
      activitiesOf: [(ids) => ({ _id: { $in: ids } })],
      sightOwner: [(ids) => ({ 'owner.id': { $in: ids } })],
      sightTeam: [(ids) => ({ 'team.id': { $in: ids }, owner: null })],
    },
  },
  scopes: (deal) => visibleScopes(deal.visible_to_user_ids, deal.team?.id ?? null),
  conceal: (deal) => ({ ...deal, visible_to_user_ids: [] }),
};

function synced(
  before: (Deal & { readonly touchedAt: Date }) | null,
  event: StoredEvent<'OdooOpportunitySynced'>,
): Deal & { readonly touchedAt: Date } {
  const { data } = event;
  const touchedAt = lastTouch(before, event);
  const pushed = pushOf(before, event);
  return {
    _id: data.id,
    type: data.type,
    name: data.name,
    status: data.status,
    account: data.account,
    owner: data.owner,
    team: data.team,
    stage: data.stage && { ...data.stage, sequence: 0 },
    companyId: data.companyId,
    currency: data.amount.currency,
    amountMinor: data.amount.minor,
    recurringMonthlyMinor: data.recurringMonthly?.minor ?? 0,
    probability: data.probability,
    weightedMicros: weightedMicros(data.amount.minor, data.probability),
    priority: data.priority,
    expectedClose: data.expectedClose,
    createdAt: new Date(data.createdAt),
    closedAt: data.closedAt === null ? null : new Date(data.closedAt),
    closedAtApproximate: data.closedAtApproximate,
    stageEnteredAt: stageEntry(before, event),
    touchedAt,
    lastTouchedAt: touchedAt,
    rottingDays: null,
    pushCount: (before?.pushCount ?? 0) + (pushed > 0 ? 1 : 0),
    daysPushed: (before?.daysPushed ?? 0) + pushed,
    lostReason: data.lostReason,
    tags: data.tagIds.map((id) => ({ id, name: '' })),
    source: data.source,
    nextActivity: null,
    visible_to_user_ids: [],
  };
}

/** Odoo says when the stage was entered; where it does not, a change of stage happened at the event. */
function stageEntry(before: Deal | null, { data, occurredAt }: StoredEvent<'OdooOpportunitySynced'>): Date {
  if (data.stageChangedAt !== null) return new Date(data.stageChangedAt);
  if (before === null) return new Date(data.createdAt);
  return before.stage?.id === data.stage?.id ? before.stageEnteredAt : occurredAt;
}

/** Last note, or change of stage, amount or expected close, as far as the deal's own events tell. */
function lastTouch(
  before: (Deal & { readonly touchedAt: Date }) | null,
  event: StoredEvent<'OdooOpportunitySynced'>,
): Date {
  const { data, occurredAt } = event;
  const instants = [new Date(data.createdAt), stageEntry(before, event)];
  if (before) instants.push(before.touchedAt);
  if (data.lastNoteAt) instants.push(new Date(data.lastNoteAt));
  if (before && isTouch(before, event)) instants.push(occurredAt);
  return latest(instants);
}

/** What Odoo's own history tells of the past says so in its changes alone: its data is that of now. */
function isTouch(before: Deal, { data, changes }: StoredEvent<'OdooOpportunitySynced'>): boolean {
  if (changes && ['stage', 'amount', 'expectedClose'].some((field) => field in changes)) return true;
  return (
    before.stage?.id !== data.stage?.id ||
    before.amountMinor !== data.amount.minor ||
    before.expectedClose !== data.expectedClose
  );
}

/** Whole days by which this event moved expected close to a later date; 0 when it did not. */
function pushOf(before: Deal | null, event: StoredEvent<'OdooOpportunitySynced'>): number {
  const change = event.changes?.['expectedClose'];
  const from = change ? change.from : before?.expectedClose;
  const to = change ? change.to : event.data.expectedClose;
  if (typeof from !== 'string' || typeof to !== 'string') return 0;
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / dayMs));
}

function needs(deal: Deal): Needs {
  const { account, owner, team, stage, lostReason, tags } = deal;
  const keys = [
    ...(account ? [keyOf('account', account.id)] : []),
    ...(owner ? [keyOf('user', owner.id)] : []),
    ...(team ? [keyOf('team', team.id)] : []),
    ...(stage ? [keyOf('stage', stage.id)] : []),
    ...(lostReason ? [keyOf('lostReason', lostReason.id)] : []),
    ...tags.map((tag) => keyOf('tag', tag.id)),
    ...sightKey(owner, team),
  ];
  return { keys, groups: [activitiesOf(deal._id)] };
}

/** Whoever is to do an activity of the deal. */
function needsThen(deal: Deal, lookup: Lookup): readonly string[] {
  return lookup
    .group(activitiesOf(deal._id))
    .flatMap((entry) => (entry.kind === 'activity' && entry.assignee ? [keyOf('user', entry.assignee.id)] : []));
}

function join(deal: Deal & { readonly touchedAt: Date }, lookup: Lookup): Deal & { readonly touchedAt: Date } {
  const stage = deal.stage && lookUp(lookup, 'stage', deal.stage.id);
  const activities = lookup.group(activitiesOf(deal._id)).filter((entry) => entry.kind === 'activity');
  return {
    ...deal,
    account: renamed(deal.account, lookup, 'account'),
    owner: renamed(deal.owner, lookup, 'user'),
    team: renamed(deal.team, lookup, 'team'),
    stage: deal.stage && {
      id: deal.stage.id,
      name: named(stage) ?? deal.stage.name,
      sequence: stage ? stage.sequence : deal.stage.sequence,
    },
    rottingDays: stage ? stage.rottingDays : null,
    lostReason: renamed(deal.lostReason, lookup, 'lostReason'),
    tags: deal.tags.map((tag) => renamed(tag, lookup, 'tag') ?? tag),
    nextActivity: nextOf(activities, lookup),
    lastTouchedAt: latest([
      deal.touchedAt,
      ...activities.flatMap(({ doneAt }) => (doneAt === null ? [] : new Date(doneAt))),
    ]),
    visible_to_user_ids: sightOf(deal.owner, deal.team, lookup),
  };
}

/** The open activity that is due first; of several due on one day the one with the lowest id. */
function nextOf(activities: readonly ActivityReference[], lookup: Lookup): NextActivity | null {
  const [first] = activities
    .filter((activity) => activity.open)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id - b.id));
  if (!first) return null;
  const { id, type, summary, dueOn } = first;
  const assignee: Named | null = renamed(first.assignee, lookup, 'user');
  return { id, type, summary, dueOn, assignee };
}

function latest(instants: readonly Date[]): Date {
  return new Date(Math.max(...instants.map((instant) => instant.getTime())));
}
