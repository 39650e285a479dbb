import type { Db } from 'mongodb';
import type { Viewer } from '../access/viewer.js';
import type { Clock } from '../clock.js';
import {
  collectionNames,
  type ActivityView,
  type OpportunityView,
  type ReadModels,
  type StageView,
} from '../projections/documents.js';
import type { Activities } from './activities.js';
import type { Asking } from './asking.js';
import { localDay } from './calendar.js';
import { columnActivities } from './columns/columnActivities.js';
import { columnDeals } from './columns/columnDeals.js';
import type { Followed, Follower } from './columns/follower.js';
import type { Replicas } from './columns/replicas.js';
import type { Deals } from './deals.js';
import { usualThresholds, type ForecastThresholds } from './forecastThresholds.js';
import { asksForMoves, idsThatPass, movesFilter } from './history/moves.js';
import { forwardBy } from './history/forward.js';
import type { People } from './people.js';
import { plainActivities } from './plain/plainActivities.js';
import { plainDeals } from './plain/plainDeals.js';
import { noPlans, plansOf, type PlanSources } from './plans.js';
import type { PipelineQuestion } from './question.js';
import { resolveScope } from './scope.js';
import type { ScopeOwners } from './scopeOwners.js';

/** A question with all that its meaning depends on: authorised, dated, and over what the viewer may see now. */
export interface Asked {
  readonly question: PipelineQuestion;
  readonly asking: Asking;
  readonly owners: ScopeOwners;
  readonly deals: Deals;
  readonly activities: Activities;
  /** Teams' names by id as text. */
  readonly teamNames: () => ReadonlyMap<string, string>;
  /** Stages' places in the funnel by id as text. */
  readonly stageSequences: () => ReadonlyMap<string, number>;
  readonly odooUrl: string;
  /** Log position that everything above has certainly reached. */
  readonly position: number;
  /** Sentences the reader must know about where the figures come from. */
  readonly notes: readonly string[];
  /**
   * What all of this was read from, at which revisions: while it is the same text, so are the figures of one viewer's
   * question on one day. Null where that cannot be told.
   */
  readonly basis: string | null;
  /** For a past instant: since when history is complete for what was asked. ISO; null where it always is. */
  readonly historySince?: string | null;
}

export interface Session {
  /**
   * Brings what the process keeps up to date and opens a question over it.
   * @throws ForesailError SCOPE_NOT_VISIBLE.
   */
  ask(viewer: Viewer, question: PipelineQuestion): Promise<Asked>;
  /** What a viewer's questions depend on but for the stages. */
  asking(viewer: Viewer): Asking;
}

interface SessionParts {
  readonly db: Db;
  readonly readModels: ReadModels;
  readonly replicas: Replicas;
  /** `plain` asks the database at every question; `columns` does so only where the columns cannot be brought up to date. */
  readonly reading: 'columns' | 'plain';
  /** Told why columns could not serve. */
  readonly onFallback?: ((error: unknown) => void) | undefined;
  readonly clock: Clock;
  readonly fiscalYearStart: number;
  readonly forecastThresholds?: ForecastThresholds | undefined;
  readonly odooUrl: string;
  /** Sentences on read models that do not stand as they should. */
  readonly condition?: (() => Promise<readonly string[]>) | undefined;
}

/** Where the deals and activities of one question are read. */
type Source = Pick<Asked, 'deals' | 'activities' | 'position' | 'notes' | 'basis'>;

/** Opens questions: where their data is, what day it is for the asker, and whom the scope means. */
export function createSession(parts: SessionParts, people: People): Session {
  const { db, readModels, replicas, clock, fiscalYearStart, odooUrl, forecastThresholds = usualThresholds } = parts;

  function asking(viewer: Viewer): Asking {
    const now = clock.now();
    return {
      viewer,
      now,
      today: localDay(now, viewer.timeZone),
      fiscalYearStart,
      forecastThresholds,
      rottingDays: [],
      plans: noPlans,
      moved: null,
    };
  }

  async function fromDatabase(owners: ScopeOwners, now: Asking, notes: readonly string[]): Promise<Source> {
    const { opportunities, activities } = collectionNames;
    const position = await readModels.position([opportunities, activities]);
    const [dealsName, activitiesName] = await Promise.all(
      [opportunities, activities].map((name) => readModels.collectionName(name)),
    );
    const deals = plainDeals(db.collection<OpportunityView>(dealsName ?? opportunities), owners, now);
    const collection = db.collection<ActivityView>(activitiesName ?? activities);
    return { deals, activities: plainActivities(collection, deals, owners, now), position, notes, basis: null };
  }

  /** Columns that hold at least what the read models held when they were asked; null where that fails. */
  async function upToDate() {
    if (parts.reading === 'plain') return null;
    try {
      return await Promise.all([replicas.deals.refresh(), replicas.activities.refresh()]);
    } catch (error) {
      parts.onFallback?.(error);
      return null;
    }
  }

  return {
    asking,
    async ask(viewer, question) {
      const [columns, stages, teams, plans, owners, condition] = await Promise.all([
        upToDate(),
        replicas.stages.recent(),
        replicas.teams.recent(),
        planSources(replicas, restsOnCalls(question)),
        resolveScope(question.scope, viewer, people),
        parts.condition?.() ?? [],
      ]);
      const allStages = [...stages.kept.byId.values()];
      const rottingDays = [...new Set(allStages.flatMap(({ rottingDays: days }) => (days ? [days] : [])))];
      const planned = { ...plans, teams: teams.kept.byId.values() };
      const today = asking(viewer);
      const moved = await movedDeals(replicas, question, today, stages.kept.byId);
      const now = { ...today, rottingDays, plans: plansOf(planned, owners, viewer), moved };
      const source = columns
        ? sourceOf(columns, owners, now)
        : await fromDatabase(owners, now, parts.reading === 'plain' ? [] : [fallbackNote]);
      const teamNames = () => new Map([...teams.kept.byId.values()].map((team) => [String(team._id), team.name]));
      const stageSequences = () => new Map(allStages.map((stage) => [String(stage._id), stage.sequence]));
      const notes = [...source.notes, ...condition];
      // What became of deals is told by the history, which changes without them.
      const revisions = [source.basis, stages.revision, teams.revision, plans.revision];
      const basis = moved === null && source.basis !== null ? revisions.join() : null;
      return { question, asking: now, owners, ...source, notes, basis, teamNames, stageSequences, odooUrl };
    },
  };
}

/**
 * What people plan, as the process keeps it: targets as they are at this moment, because every dashboard shows what is
 * sold against them, and calls so where the question is about a forecast.
 */
async function planSources(
  replicas: Replicas,
  exactly: boolean,
): Promise<Omit<PlanSources, 'teams'> & Pick<Followed<unknown>, 'revision'>> {
  const read = <Kept>(follower: Follower<Kept>) => (exactly ? follower.refresh() : follower.recent());
  const sources = await Promise.all([
    replicas.targets.refresh(),
    read(replicas.forecastCalls),
    read(replicas.dealCalls),
    replicas.people.recent(),
  ]);
  const [targets, forecastCalls, dealCalls, people] = sources;
  return {
    revision: sources.map(({ revision }) => revision).join(),
    targets: targets.kept.byId.values(),
    forecastCalls: forecastCalls.kept.byId.values(),
    dealCalls: dealCalls.kept.byId,
    people: people.kept.byId,
  };
}

/** What the history tells of the deals of now; as of a past day it is asked itself. */
async function movedDeals(
  replicas: Replicas,
  { filters, asOf }: PipelineQuestion,
  { viewer }: Asking,
  stages: ReadonlyMap<number, StageView>,
): Promise<ReadonlySet<number> | null> {
  if (asOf !== null || !asksForMoves(filters)) return null;
  const { kept: ledger } = await replicas.history.refresh();
  const forward = forwardBy(new Map([...stages].map(([id, { sequence }]) => [id, sequence])));
  const passes = movesFilter(ledger, { filters, timeZone: viewer.timeZone, before: Infinity, forward });
  return passes && idsThatPass(ledger, passes);
}

function restsOnCalls({ measure }: PipelineQuestion): boolean {
  return measure === 'forecast' || measure === 'forecastAccuracy';
}

const fallbackNote = 'Computed by plain queries of the database, because what is kept in memory could not be updated';

function sourceOf(
  [deals, activities]: readonly [
    Awaited<ReturnType<Replicas['deals']['refresh']>>,
    Awaited<ReturnType<Replicas['activities']['refresh']>>,
  ],
  owners: ScopeOwners,
  now: Asking,
): Source {
  const own = columnDeals(deals.kept, owners, now);
  return {
    deals: own,
    activities: columnActivities(activities.kept, own, owners, now),
    position: Math.min(deals.position, activities.position),
    basis: [deals.revision, activities.revision].join(),
    notes: [],
  };
}
