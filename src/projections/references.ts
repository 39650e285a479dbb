import type { StoredEvent } from '../eventStore/event.js';
import type { EventData, EventType, OdooStage, OdooTeam, OdooUser } from '../eventStore/eventTypes.js';
import type { Named } from './documents.js';

/**
 * What a read model keeps of streams that do not own a document in it, to join its documents with. Slim on purpose: a
 * reference that did not change by an event causes no work.
 */
export type Reference = ReferenceValue & {
  /** An event of its stream is parked: nothing that widens what people see may follow from it. */
  readonly uncertain?: true;
};

type ReferenceValue =
  | ({ readonly kind: 'user'; readonly removed: boolean } & Omit<OdooUser, 'id'>)
  | {
      readonly kind: 'employee';
      readonly userId: number | null;
      readonly managerEmployeeId: number | null;
      readonly active: boolean;
      readonly removed: boolean;
    }
  /** Who is above a user by Microsoft Graph; counts where Odoo has no employees. */
  | { readonly kind: 'graphManager'; readonly managerUserId: number | null }
  | ({ readonly kind: 'team'; readonly removed: boolean } & Omit<OdooTeam, 'id'>)
  | ({ readonly kind: 'stage'; readonly removed: boolean } & Omit<OdooStage, 'id'>)
  | { readonly kind: 'company'; readonly currencyId: number | null; readonly removed: boolean }
  | { readonly kind: 'currency'; readonly code: string; readonly removed: boolean }
  | { readonly kind: 'account' | 'tag' | 'lostReason'; readonly name: string; readonly removed: boolean }
  | ({ readonly kind: 'activity' } & ActivityReference)
  | ({ readonly kind: 'deal' } & DealReference)
  | { readonly kind: 'sight'; readonly userIds: readonly number[] };

export interface ActivityReference {
  readonly id: number;
  readonly dealId: number | null;
  readonly open: boolean;
  readonly type: string;
  readonly summary: string | null;
  readonly dueOn: string;
  readonly assignee: Named | null;
  /** ISO; kept when the record goes, because the deal was touched all the same. */
  readonly doneAt: string | null;
}

export interface DealReference {
  readonly name: string;
  readonly account: Named | null;
  readonly owner: Named | null;
  readonly team: Named | null;
  readonly removed: boolean;
}

export type ReferenceKind = Reference['kind'];
export type ReferenceOf<Kind extends ReferenceKind> = Extract<Reference, { kind: Kind }>;

/** A reference with its id: `account-7`. `group` finds several at once: `activitiesOf-42`. */
export interface KeyedReference {
  readonly key: string;
  readonly group: string | null;
  readonly value: Reference;
}

/** References by key, as a join sees them. */
export interface Lookup {
  get(key: string): Reference | undefined;
  group(name: string): readonly Reference[];
}

/** Names of references. */
export const keyOf = (noun: string, id: number): string => `${noun}-${id}`;
export const activitiesOf = (dealId: number): string => keyOf('activitiesOf', dealId);

/** Noun and id of a key. */
export function parseKey(key: string): { readonly noun: string; readonly id: number } {
  const dash = key.lastIndexOf('-');
  return { noun: key.slice(0, dash), id: Number(key.slice(dash + 1)) };
}

/** Noun and id of a stream, whose id may be any text. */
export function parseStream(stream: string): { readonly noun: string; readonly id: string } {
  const dash = stream.indexOf('-');
  return { noun: stream.slice(0, dash), id: stream.slice(dash + 1) };
}

/** The reference of that kind, if the lookup holds one. */
export function lookUp<Kind extends ReferenceKind>(
  lookup: Lookup,
  kind: Kind,
  id: number,
): ReferenceOf<Kind> | undefined {
  const found = lookup.get(keyOf(kind, id));
  return found?.kind === kind ? (found as ReferenceOf<Kind>) : undefined;
}

type Build = (before: Reference | null, event: StoredEvent) => KeyedReference;

function fromRecord<T extends EventType>(noun: string, value: (data: EventData<T>) => Reference): Build {
  return (_, event) => {
    const data = event.data as EventData<T> & { id: number };
    return { key: keyOf(noun, data.id), group: null, value: value(data) };
  };
}

/** A removed record keeps what was known of it, so that what still points at it keeps its name. */
function gone(noun: string, unseen: Reference): Build {
  return (before, event) => {
    const { id } = event.data as { id: number };
    return { key: keyOf(noun, id), group: null, value: { ...(before ?? unseen), removed: true } as Reference };
  };
}

const noGroups = { salesman: false, allLeads: false, salesManager: false, system: false };
const unseenUser: ReferenceOf<'user'> = {
  kind: 'user',
  name: '',
  login: '',
  email: null,
  active: false,
  share: false,
  timeZone: null,
  locale: null,
  companyId: null,
  companyIds: [],
  groups: noGroups,
  removed: true,
};
const unseenTeam: ReferenceOf<'team'> = {
  kind: 'team',
  name: '',
  leaderUserId: null,
  memberUserIds: [],
  companyId: null,
  active: false,
  removed: true,
};
const unseenStage: ReferenceOf<'stage'> = {
  kind: 'stage',
  name: '',
  sequence: 0,
  isWon: false,
  teamIds: [],
  rottingDays: null,
  removed: true,
};

const builds: Partial<Record<EventType, Build>> = {
  OdooUserSynced: fromRecord<'OdooUserSynced'>('user', ({ id: _id, ...user }) => ({
    kind: 'user',
    removed: false,
    ...user,
  })),
  OdooUserRemoved: gone('user', unseenUser),
  OdooEmployeeSynced: fromRecord<'OdooEmployeeSynced'>('employee', ({ userId, managerEmployeeId, active }) => ({
    kind: 'employee',
    userId,
    managerEmployeeId,
    active,
    removed: false,
  })),
  OdooEmployeeRemoved: gone('employee', {
    kind: 'employee',
    userId: null,
    managerEmployeeId: null,
    active: false,
    removed: true,
  }),
  GraphManagerSeen: fromRecord<'GraphManagerSeen'>('graphManager', ({ managerUserId }) => ({
    kind: 'graphManager',
    managerUserId,
  })),
  OdooTeamSynced: fromRecord<'OdooTeamSynced'>('team', ({ id: _id, ...team }) => ({
    kind: 'team',
    removed: false,
    ...team,
  })),
  OdooTeamRemoved: gone('team', unseenTeam),
  OdooStageSynced: fromRecord<'OdooStageSynced'>('stage', ({ id: _id, ...stage }) => ({
    kind: 'stage',
    removed: false,
    ...stage,
  })),
  OdooStageRemoved: gone('stage', unseenStage),
  OdooAccountSynced: fromRecord<'OdooAccountSynced'>('account', ({ name }) => ({
    kind: 'account',
    name,
    removed: false,
  })),
  OdooAccountRemoved: gone('account', { kind: 'account', name: '', removed: true }),
  OdooCompanySynced: fromRecord<'OdooCompanySynced'>('company', ({ currencyId }) => ({
    kind: 'company',
    currencyId,
    removed: false,
  })),
  OdooCompanyRemoved: gone('company', { kind: 'company', currencyId: null, removed: true }),
  OdooCurrencySynced: fromRecord<'OdooCurrencySynced'>('currency', ({ code }) => ({
    kind: 'currency',
    code,
    removed: false,
  })),
  OdooCurrencyRemoved: gone('currency', { kind: 'currency', code: '', removed: true }),
  OdooTagSynced: fromRecord<'OdooTagSynced'>('tag', ({ name }) => ({ kind: 'tag', name, removed: false })),
  OdooTagRemoved: gone('tag', { kind: 'tag', name: '', removed: true }),
  OdooLostReasonSynced: fromRecord<'OdooLostReasonSynced'>('lostReason', ({ name }) => ({
    kind: 'lostReason',
    name,
    removed: false,
  })),
  OdooLostReasonRemoved: gone('lostReason', { kind: 'lostReason', name: '', removed: true }),
  OdooOpportunitySynced: fromRecord<'OdooOpportunitySynced'>('deal', ({ name, account, owner, team }) => ({
    kind: 'deal',
    name,
    account,
    owner,
    team,
    removed: false,
  })),
  OdooOpportunityRemoved: gone('deal', {
    kind: 'deal',
    name: '',
    account: null,
    owner: null,
    team: null,
    removed: true,
  }),
  OdooActivitySynced: (before, event) => activity(before, event.data as EventData<'OdooActivitySynced'>),
  OdooActivityRemoved: (before, event) => removedActivity(before, (event.data as { id: number }).id),
};

/** The reference after the event; null where the type makes none. Pure. */
export function referenceAfter(before: Reference | null, event: StoredEvent): KeyedReference | null {
  const after = builds[event.type]?.(before, event) ?? null;
  // Whoever applies it looks for it under the event's key: under another it would be written, and missed, for ever.
  if (after && after.key !== referenceKeyOf(event)) {
    throw new Error(`${event.type} gives ${after.key} where ${referenceKeyOf(event)} is expected`);
  }
  return after;
}

const odooParts = [
  ...['User', 'Employee', 'Team', 'Stage', 'Account', 'Tag', 'LostReason', 'Activity', 'Opportunity'],
  ...['Company', 'Currency'],
] as const;

const nouns: Partial<Record<EventType, string>> = Object.fromEntries([
  ['GraphManagerSeen', 'graphManager'],
  ...odooParts.flatMap((part) => {
    const noun = part === 'Opportunity' ? 'deal' : part.charAt(0).toLowerCase() + part.slice(1);
    return ['Synced', 'Removed'].map((what) => [`Odoo${part}${what}`, noun]);
  }),
]);

/** The key of the reference that the event changes. */
export function referenceKeyOf(event: StoredEvent): string {
  return keyOf(nouns[event.type] ?? event.type, (event.data as { id: number }).id);
}

function activity(before: Reference | null, data: EventData<'OdooActivitySynced'>): KeyedReference {
  const earlier = before?.kind === 'activity' ? before.doneAt : null;
  const value: Reference = {
    kind: 'activity',
    id: data.id,
    dealId: data.opportunityId,
    open: !data.done,
    type: data.type,
    summary: data.summary,
    dueOn: data.dueOn,
    assignee: data.assignee,
    doneAt: data.doneAt ?? earlier,
  };
  return { key: keyOf('activity', data.id), group: groupOf(data.opportunityId), value };
}

function removedActivity(before: Reference | null, id: number): KeyedReference {
  const known: ActivityReference =
    before?.kind === 'activity'
      ? before
      : { id, dealId: null, open: false, type: '', summary: null, dueOn: '', assignee: null, doneAt: null };
  const value: Reference = { ...known, kind: 'activity', open: false };
  return { key: keyOf('activity', id), group: groupOf(known.dealId), value };
}

function groupOf(dealId: number | null): string | null {
  return dealId === null ? null : activitiesOf(dealId);
}
