/**
 * The documents that the read models hold: what questions, access and surfaces may rely on. Each read model's file
 * beside this one says how its document comes about.
 */

/** Named reference inside a view; the name is kept up to date when the record is renamed in Odoo. */
export interface Named {
  readonly id: number;
  readonly name: string;
}

export type DealStatus = 'open' | 'won' | 'lost' | 'archived';

/** `opportunity_view`: one per crm.lead. */
export interface OpportunityView {
  /** Odoo id. */
  readonly _id: number;
  readonly type: 'opportunity' | 'lead';
  readonly name: string;
  readonly status: DealStatus;
  readonly account: Named | null;
  readonly owner: Named | null;
  readonly team: Named | null;
  readonly stage: (Named & { readonly sequence: number }) | null;
  readonly companyId: number | null;
  /** ISO 4217 of the deal's company. */
  readonly currency: string;
  /** Integer minor units. */
  readonly amountMinor: number;
  /** Odoo's "Expected MRR" in minor units; 0 for none. Absent in documents of before it was projected. */
  readonly recurringMonthlyMinor?: number;
  /** Percent, 0 to 100. */
  readonly probability: number;
  /** amountMinor × probability, in millionths of a minor unit of percent-free money: Σ then ÷ 1e6 gives minor units. */
  readonly weightedMicros: number;
  readonly priority: number;
  /** `YYYY-MM-DD`. */
  readonly expectedClose: string | null;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  readonly closedAtApproximate: boolean;
  /** Last entry into the present stage. */
  readonly stageEnteredAt: Date;
  /** Last change of stage, amount or expected close, note or done activity: what staleness is measured from. */
  readonly lastTouchedAt: Date;
  /** Days after which the present stage calls a deal stale; null: the default holds. */
  readonly rottingDays: number | null;
  /** How often, and by how many days in all, expected close was moved to a later date. */
  readonly pushCount: number;
  readonly daysPushed: number;
  readonly lostReason: Named | null;
  readonly tags: readonly Named[];
  readonly source: Named | null;
  readonly nextActivity: NextActivity | null;
  /** Odoo users who may see it by ownership, hierarchy or led team; those who see everything are not listed. */
  readonly visible_to_user_ids: readonly number[];
  /** Position of the last event that changed this document. */
  readonly position: number;
}

export interface NextActivity {
  readonly id: number;
  readonly type: string;
  readonly summary: string | null;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
  readonly assignee: Named | null;
}

/** `activity_view`: one per mail.activity of a deal. */
export interface ActivityView {
  readonly _id: number;
  readonly deal: Named | null;
  readonly account: Named | null;
  /** Owner of the deal, who it is visible through. */
  readonly dealOwnerId: number | null;
  readonly dealTeamId: number | null;
  readonly assignee: Named | null;
  readonly type: string;
  readonly summary: string | null;
  readonly note: string | null;
  /** `YYYY-MM-DD`; overdue or due is computed in the asker's zone. */
  readonly dueOn: string;
  readonly done: boolean;
  readonly doneAt: Date | null;
  readonly visible_to_user_ids: readonly number[];
  readonly position: number;
}

/** `account_view`: one per res.partner. */
export interface AccountView {
  readonly _id: number;
  readonly name: string;
  readonly city: string | null;
  readonly country: string | null;
  readonly position: number;
}

export type Role = 'superAdmin' | 'admin' | 'ceo' | 'manager' | 'rep' | 'none';

/** `user_profiles`: one per Odoo user. */
export interface UserProfile {
  /** Odoo user id. */
  readonly _id: number;
  readonly name: string;
  readonly login: string;
  /** Lower case. */
  readonly email: string | null;
  readonly active: boolean;
  /** By the table of docs/security.md, before role events. */
  readonly role: Role;
  readonly managerUserId: number | null;
  /** Direct reports. */
  readonly reportUserIds: readonly number[];
  readonly teamIds: readonly number[];
  readonly ledTeamIds: readonly number[];
  readonly timeZone: string | null;
  readonly locale: string | null;
  readonly position: number;
}

/** `user_access_matrix`: one per Odoo user, read once a request. */
export interface UserAccess {
  /** Odoo user id. */
  readonly _id: number;
  /** Sees everything, so the lists below do not bind. */
  readonly all: boolean;
  /** Owners whose deals this person sees: self and the whole subtree. */
  readonly ownerIds: readonly number[];
  /** Teams whose deals without an owner this person sees. */
  readonly unownedTeamIds: readonly number[];
  /** Changes whenever anything above changes. */
  readonly accessVersion: number;
  readonly position: number;
}

/** Small reference lists (`stages`, `teams`, `tags`, `lost_reasons`): `{_id, name, …}` for names, order and filters. */
export interface StageView extends Readonly<{
  _id: number;
  name: string;
  sequence: number;
  isWon: boolean;
  rottingDays: number | null;
}> {
  readonly teamIds: readonly number[];
}
export interface TeamView {
  readonly _id: number;
  readonly name: string;
  readonly leaderUserId: number | null;
  readonly memberUserIds: readonly number[];
  readonly active: boolean;
}

/** `tag_view`: one per crm.tag. */
export interface TagView {
  readonly _id: number;
  readonly name: string;
}

/** `company_view`: one per res.company. */
export interface CompanyView {
  readonly _id: number;
  /** ISO 4217; null where Odoo gives none. */
  readonly currency: string | null;
  /** Odoo users whose own company it is. */
  readonly userIds: readonly number[];
}

/** `currency_rate_view`: one per res.currency.rate. */
export interface CurrencyRateView {
  readonly _id: number;
  /** `YYYY-MM-DD` from which it holds. */
  readonly day: string;
  /** What one unit of the list's base is worth in the currency. */
  readonly rate: number;
  /** ISO 4217. */
  readonly currency: string;
  /** Whose list; null: every company's that has none of its own for the currency. */
  readonly companyId: number | null;
  readonly position: number;
}

/** `sync_runs`: one per run of the Odoo sync. `_id` is the run's id; instants are ISO. */
export interface SyncRunView {
  readonly _id: string;
  readonly mode: 'incremental' | 'full' | 'reconcile' | 'backfill';
  readonly state: 'running' | 'completed' | 'failed';
  readonly requestedBy: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly perModel: Readonly<
    Record<
      string,
      { readonly read: number; readonly changed: number; readonly removed: number; readonly parked: number }
    >
  >;
  readonly position: number;
}

/** `target_view` and `forecast_call_view`: one per person and period. */
export interface PlanView {
  /** `<user>_<from>_<to>`. */
  readonly _id: string;
  readonly odooUserId: number;
  /** `YYYY-MM-DD`, both ends included; whole months. */
  readonly from: string;
  readonly to: string;
  /** Integer minor units. */
  readonly amountMinor: number;
  readonly currency: string;
  /** Who set it, and when. */
  readonly by: string;
  readonly at: Date;
  readonly position: number;
}

/** `deal_call_view`: one per deal that somebody has called. */
export interface DealCallView {
  /** Odoo id of the deal. */
  readonly _id: number;
  /** As it is now; null: taken back, the probability tells. */
  readonly category: ForecastCategory | null;
  readonly by: string;
  readonly at: Date;
  /** Every call in order of time, for forecasts as of a past instant. */
  readonly calls: readonly { readonly category: ForecastCategory | null; readonly at: Date }[];
  readonly position: number;
}

/** How sure a deal is said to be. */
export type ForecastCategory = 'commit' | 'bestCase' | 'pipeline' | 'omitted';

/** Names of collections, in one place because bot, API and tests must agree. */
export const collectionNames = {
  opportunities: 'opportunity_view',
  history: 'opportunity_history',
  activities: 'activity_view',
  accounts: 'account_view',
  users: 'user_profiles',
  access: 'user_access_matrix',
  stages: 'stage_view',
  teams: 'team_view',
  tags: 'tag_view',
  companies: 'company_view',
  currencyRates: 'currency_rate_view',
  dashboard: 'dashboard_metrics',
  syncRuns: 'sync_runs',
  targets: 'target_view',
  forecastCalls: 'forecast_call_view',
  dealCalls: 'deal_call_view',
  subscriptions: 'subscriptions',
} as const;

/** The build of a read model that serves at one instant, and how far it is. */
export interface ServingBuild {
  /** Physical collection. */
  readonly collection: string;
  /**
   * The least checkpoint of its partitions: every event up to here is applied or parked, and every document written
   * after this was read carries a higher `position`.
   */
  readonly position: number;
  /** Rises whenever a document may have changed, and only then, whatever `position` does; comparable within one collection. */
  readonly revision: number;
}

/**
 * Where the present version of a read model is stored. Rebuilds fill collections of their own and switch, so a reader
 * asks for each query and never keeps the answer.
 */
export interface ReadModels {
  /** The physical collection name that serves `name` now. */
  collectionName(name: string): Promise<string>;
  /** Position up to which every read model named has been applied (the least of them). */
  position(names?: readonly string[]): Promise<number>;
  /**
   * What serves `name` now, read from the database at each call; calls made together share one reading, which begins
   * after them.
   *
   * A reader in any process follows a read model with it: load the whole collection once, with the `position` read
   * *before*; then, whenever `revision` has risen, read `serving` and after it the documents with `position` above that
   * of the last `serving`; `_gone: true` is a tombstone. When `collection` is another one, load that from the start. A
   * collection that serves no more stays for a minute. `test/projections/follower.ts` is such a reader.
   * @throws ForesailError PROJECTION_UNKNOWN.
   */
  serving(name: string): Promise<ServingBuild>;
}
