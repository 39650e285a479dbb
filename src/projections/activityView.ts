import type { StoredEvent } from '../eventStore/event.js';
import type { ActivityView } from './documents.js';
import type { DocumentModel, Needs } from './engine/readModel.js';
import { renamed, sightKey, sightOf } from './joining.js';
import { organisationEvents } from './organisationEvents.js';
import { setBySight } from './setBySight.js';
import { keyOf, lookUp, type Lookup } from './references.js';
import { visibleScopes } from './visibleScopes.js';

type Activity = Omit<ActivityView, 'position'>;

/** `activity_view`: the activity with its deal's name, account and visibility. */
export const activityView: DocumentModel<Activity> = {
  kind: 'documents',
  name: 'activity_view',
  version: 1,
  partitions: 1,
  indexes: [
    { key: { 'deal.id': 1 } },
    { key: { 'account.id': 1 } },
    { key: { dealOwnerId: 1, done: 1, dueOn: 1 } },
    { key: { dealTeamId: 1 } },
    { key: { 'assignee.id': 1 } },
    { key: { done: 1, dueOn: 1 } },
  ],
  owns: ['OdooActivitySynced', 'OdooActivityRemoved'],
  idOf: (event) => (event.data as { id: number }).id,
  apply: (_, event) =>
    event.type === 'OdooActivitySynced' ? synced(event as StoredEvent<'OdooActivitySynced'>) : null,
  joins: {
    references: [
      ...organisationEvents,
      'OdooAccountSynced',
      'OdooAccountRemoved',
      'OdooOpportunitySynced',
      'OdooOpportunityRemoved',
    ],
    organisation: true,
    needs,
    needsThen,
    join,
    ...setBySight,
    reaches: {
      deal: [(ids) => ({ 'deal.id': { $in: ids } })],
      account: [(ids) => ({ 'account.id': { $in: ids } })],
      user: [(ids) => ({ 'assignee.id': { $in: ids } })],
      sightOwner: [(ids) => ({ dealOwnerId: { $in: ids } })],
      sightTeam: [(ids) => ({ dealTeamId: { $in: ids }, dealOwnerId: null })],
    },
  },
  scopes: (activity) => visibleScopes(activity.visible_to_user_ids, activity.dealTeamId),
  conceal: (activity) => ({ ...activity, visible_to_user_ids: [] }),
};

function synced({ data }: StoredEvent<'OdooActivitySynced'>): Activity {
  return {
    _id: data.id,
    deal: data.opportunityId === null ? null : { id: data.opportunityId, name: '' },
    account: null,
    dealOwnerId: null,
    dealTeamId: null,
    assignee: data.assignee,
    type: data.type,
    summary: data.summary,
    note: data.note,
    dueOn: data.dueOn,
    done: data.done,
    doneAt: data.doneAt === null ? null : new Date(data.doneAt),
    visible_to_user_ids: [],
  };
}

function dealOf(activity: Activity, lookup: Lookup) {
  const deal = activity.deal && lookUp(lookup, 'deal', activity.deal.id);
  return deal && !deal.removed && !deal.uncertain ? deal : null;
}

function needs({ deal, assignee }: Activity): Needs {
  const keys = [...(deal ? [keyOf('deal', deal.id)] : []), ...(assignee ? [keyOf('user', assignee.id)] : [])];
  return { keys, groups: [] };
}

/** The account and who may see it hang on the deal. */
function needsThen(activity: Activity, lookup: Lookup): readonly string[] {
  const deal = dealOf(activity, lookup);
  if (!deal) return [];
  return [...(deal.account ? [keyOf('account', deal.account.id)] : []), ...sightKey(deal.owner, deal.team)];
}

/** Without its deal, not seen yet or removed, an activity is visible to nobody. */
function join(activity: Activity, lookup: Lookup): Activity {
  const deal = dealOf(activity, lookup);
  const known = activity.deal && lookUp(lookup, 'deal', activity.deal.id);
  return {
    ...activity,
    deal: activity.deal && { id: activity.deal.id, name: known?.name ?? activity.deal.name },
    account: renamed(deal?.account ?? null, lookup, 'account'),
    dealOwnerId: deal?.owner?.id ?? null,
    dealTeamId: deal?.team?.id ?? null,
    assignee: renamed(activity.assignee, lookup, 'user'),
    visible_to_user_ids: deal ? sightOf(deal.owner, deal.team, lookup) : [],
  };
}
