import type { Db } from 'mongodb';
import {
  collectionNames,
  type ActivityView,
  type CompanyView,
  type CurrencyRateView,
  type DealCallView,
  type OpportunityView,
  type PlanView,
  type ReadModels,
  type StageView,
  type SyncRunView,
  type TeamView,
  type UserProfile,
} from '../../projections/documents.js';
import { HistoryLedger, ledgerFields, type LedgerDocument } from '../history/historyLedger.js';
import { ActivityColumns, activityFields } from './activityColumns.js';
import { DealColumns, dealFields } from './dealColumns.js';
import { Documents } from './documents.js';
import { createFollower, type Follower, type Replica } from './follower.js';
import { LastCompletedRun } from './lastCompletedRun.js';

export type Person = Pick<UserProfile, '_id' | 'name' | 'active' | 'managerUserId' | 'reportUserIds'>;

/** What a process keeps of the read models to answer questions. One a process: pipeline and directory share it. */
export interface Replicas {
  readonly deals: Follower<DealColumns>;
  readonly activities: Follower<ActivityColumns>;
  readonly history: Follower<HistoryLedger>;
  readonly people: Follower<Documents<Person>>;
  readonly teams: Follower<Documents<TeamView>>;
  readonly stages: Follower<Documents<StageView>>;
  readonly targets: Follower<Documents<PlanView>>;
  readonly forecastCalls: Follower<Documents<PlanView>>;
  readonly dealCalls: Follower<Documents<DealCallView>>;
  readonly companies: Follower<Documents<CompanyView>>;
  readonly currencyRates: Follower<Documents<CurrencyRateView>>;
  readonly lastRun: Follower<LastCompletedRun>;
  /** Loads everything, so that the first question need not wait; later it takes what has come since. */
  warm(): Promise<void>;
}

const planFields = ['odooUserId', 'from', 'to', 'amountMinor', 'currency'] as const;

/** @param toleratedMs how old the lists of people, teams, stages and runs may be; deals and activities never are. */
export function createReplicas({
  db,
  readModels,
  toleratedMs = 1_000,
  monotonic = () => performance.now(),
}: {
  readonly db: Db;
  readonly readModels: ReadModels;
  readonly toleratedMs?: number;
  readonly monotonic?: () => number;
}): Replicas {
  const follow = <Doc extends { readonly _id: number | string }, Kept extends Replica<Doc>>(
    name: string,
    create: () => Kept,
    fields: readonly (keyof Doc & string)[],
  ): Follower<Kept> => createFollower<Doc, Kept>({ db, readModels, name, create, fields, toleratedMs, monotonic });
  const small = <Doc extends { readonly _id: number | string }>(
    name: string,
    fields: readonly (keyof Doc & string)[],
  ) => follow<Doc, Documents<Doc>>(name, () => new Documents<Doc>(), fields);

  const followers = {
    deals: follow<OpportunityView, DealColumns>(collectionNames.opportunities, () => new DealColumns(), dealFields),
    activities: follow<ActivityView, ActivityColumns>(
      collectionNames.activities,
      () => new ActivityColumns(),
      activityFields,
    ),
    history: follow<LedgerDocument, HistoryLedger>(collectionNames.history, () => new HistoryLedger(), ledgerFields),
    people: small<Person>(collectionNames.users, ['name', 'active', 'managerUserId', 'reportUserIds']),
    teams: small<TeamView>(collectionNames.teams, ['name', 'leaderUserId', 'memberUserIds', 'active']),
    stages: small<StageView>(collectionNames.stages, ['name', 'sequence', 'isWon', 'rottingDays', 'teamIds']),
    targets: small<PlanView>(collectionNames.targets, planFields),
    forecastCalls: small<PlanView>(collectionNames.forecastCalls, planFields),
    dealCalls: small<DealCallView>(collectionNames.dealCalls, ['calls']),
    companies: small<CompanyView>(collectionNames.companies, ['currency', 'userIds']),
    currencyRates: small<CurrencyRateView>(collectionNames.currencyRates, ['day', 'rate', 'currency', 'companyId']),
    lastRun: follow<SyncRunView, LastCompletedRun>(collectionNames.syncRuns, () => new LastCompletedRun(), [
      'state',
      'startedAt',
    ]),
  };
  return {
    ...followers,
    async warm() {
      await Promise.all(Object.values(followers).map((follower) => follower.refresh()));
    },
  };
}
