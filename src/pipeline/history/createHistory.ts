import type { Db } from 'mongodb';
import { collectionNames, type ReadModels, type StageView, type SyncRunView } from '../../projections/documents.js';
import { ForesailError } from '../../errors.js';
import type { Answer, ChangeRow, DealDetail, Group, LaterChanges } from '../answer.js';
import type { Asking } from '../asking.js';
import { localDay } from '../calendar.js';
import type { Replicas } from '../columns/replicas.js';
import { readCursor, writeCursor } from '../cursor.js';
import { dealRow } from '../dealRow.js';
import type { Deals, ListedDeal } from '../deals.js';
import type { Asked } from '../session.js';
import { plainQuestion } from '../plainQuestion.js';
import type { Filters, Measure, Period, PipelineQuestion } from '../question.js';
import type { ScopeOwners } from '../scopeOwners.js';
import { perStage } from './answerable.js';
import { ledgerAsKnown } from './asKnown.js';
import { changePage, changeRows, changesAnswer } from './changeAnswers.js';
import { pushesAnswer, slippedAnswer } from './closeAnswers.js';
import { dealDetail } from './dealDetail.js';
import { accuracyAnswer, forecastAnswer } from './forecastAnswers.js';
import { createHistoryNames, type HistoryNames } from './historyNames.js';
import { sinceOf } from './historySince.js';
import { createLens, type Lens, type SeenNow } from './lens.js';
import { changesAfter, dealsSeenAfter, lastChanges } from './laterChanges.js';
import type { Moment } from './moments.js';
import { createdAnswer, movementAnswer } from './movementAnswers.js';
import { at, fieldCount, isDeal, unset } from './dealFields.js';
import type { HistoryLedger } from './historyLedger.js';
import { namedGroups } from './memberGroups.js';
import { movesFilter } from './moves.js';
import { pastDeals, pastPage } from './pastDeals.js';
import type { PeriodAsked, PeriodResult } from './periodAsked.js';
import { conversionAnswer, stageProbabilityAnswer, timeInStageAnswer } from './stageAnswers.js';
import { forwardBy } from './forward.js';
import { always, knownBefore, usualPeriod, windowOf } from './window.js';

export interface HistoryParts {
  readonly db: Db;
  readonly readModels: ReadModels;
  readonly replicas: Replicas;
  readonly odooUrl: string;
}

/** What a measure over history gives to the answer. */
export type HistoryPart = Pick<
  Answer,
  'figures' | 'groups' | 'deals' | 'activities' | 'notes' | 'compared' | 'movement' | 'changes' | 'historySince'
>;

/** Figures that need the history of each deal. */
export interface History {
  /** The same question over deals as they were at an instant: for every measure that is answered for now. */
  past(asked: Asked, asOf: string): Promise<Asked>;
  answer(asked: Asked, cursor: string | null): Promise<HistoryPart>;
  /** What the log took in since an answer was given, that can have made its figures others. */
  since(asked: Asked, then: { readonly position: number; readonly at: Date }): Promise<LaterChanges>;
  /** The last changes of these deals, the latest first: at most so many of each. */
  events(asked: Asked, dealIds: readonly number[], each: number): Promise<readonly ChangeRow[]>;
  /** The one deal of the question. @throws ForesailError NOT_FOUND unless the viewer may see it. */
  deal(asked: Asked, dealId: number): Promise<DealDetail>;
}

/** A question that no status narrows: archived deals are among them. */
const everyDeal: PipelineQuestion = plainQuestion('movement');

type Computed = (asked: PeriodAsked) => PeriodResult;

const measures: Partial<Record<Measure, Computed>> = {
  created: createdAnswer,
  movement: movementAnswer,
  slipped: slippedAnswer,
  pushes: pushesAnswer,
  changes: changesAnswer,
  stageConversion: conversionAnswer,
  timeInStage: timeInStageAnswer,
  stageProbability: stageProbabilityAnswer,
  forecast: forecastAnswer,
  forecastAccuracy: accuracyAnswer,
};

const pageSize = 10;
const changesAPage = 50;

export function createHistory({ db, readModels, replicas, odooUrl }: HistoryParts): History {
  const names = createHistoryNames({ db, readModels, replicas });
  const backfilled = createBackfilled(db, readModels);

  /** @param before the first instant that a question does not know of; Infinity is now. */
  async function open({ question, asking, owners, deals }: Asked, before = Infinity) {
    const [{ kept: present }, seenNow, stages, back] = await Promise.all([
      replicas.history.refresh(),
      seenBy(deals, question, asking),
      names.stages(),
      backfilled(),
    ]);
    const told = question.asKnown === true && Number.isFinite(before);
    const ledger = told ? ledgerAsKnown(present, before - 1) : present;
    const forward = forwardBy(new Map([...stages].map(([id, { sequence }]) => [id, sequence])));
    const lensOf = (filters: Filters, scope: ScopeOwners = owners): Lens => {
      const moves = movesFilter(ledger, { filters, timeZone: asking.viewer.timeZone, before, forward });
      return createLens({ ledger, present, viewer: asking.viewer, owners: scope, filters, seenNow, moves });
    };
    return { ledger, stages, back, lensOf, notes: told ? [asKnownNote] : [] };
  }

  return {
    async past(asked, asOf) {
      const { asking, question } = asked;
      const before = knownBefore(asOf, asking.now);
      const { ledger, lensOf, stages, back, notes: told } = await open(asked, before);
      const now = new Date(Math.min(Date.parse(asOf), asking.now.getTime()));
      const then = { ...asking, now, today: localDay(now, asking.viewer.timeZone) };
      const momentOf = ({ filters }: PipelineQuestion, owners?: ScopeOwners): Moment => ({
        lens: lensOf(filters, owners),
        ...{ before, asking: then },
        rottingDays: (stage) => stages.get(stage)?.rottingDays ?? null,
      });
      const all = lensOf({});
      const rows = incompleteRows(ledger).filter((row) => all.counts(row));
      const since = sinceOf(all, question.measure, now.getTime(), rows, { asking, backfilled: back });
      const notes = [...asked.notes, ...told, ...since.notes, ...leftOut(asking)];
      return { ...asked, deals: pastDeals(momentOf, names), asking: then, historySince: since.historySince, notes };
    },
    async since(asked, { position, at: instant }) {
      const { ledger, lensOf } = await open(asked);
      const lens = lensOf(asked.question.filters);
      const changes = changesAfter(lens, position);
      const newDeals = dealsSeenAfter(lens, instant.getTime());
      const rows = await changeRows({ ledger, names, odooUrl }, changes.slice(0, changesAPage));
      return { total: changes.length, rows, newDeals };
    },
    async events(asked, dealIds, each) {
      const { ledger, lensOf } = await open(asked);
      return changeRows({ ledger, names, odooUrl }, lastChanges(lensOf({}), dealIds, each));
    },
    async deal(asked, dealId) {
      const { lensOf, stages } = await open(asked);
      return dealDetail({ asked, lens: lensOf({}), stages, names, odooUrl }, dealId);
    },
    async answer(asked, cursor) {
      const opened = await open(asked, knownBefore(asked.question.asOf, asked.asking.now));
      const { periodAsked, result } = computed(asked, opened, asked.question.period);
      const since = sinceOf(periodAsked.lens, asked.question.measure, lookedFrom(periodAsked), result.rows, {
        asking: asked.asking,
        backfilled: opened.back,
      });
      return {
        figures: result.figures,
        groups: await groupsOf(periodAsked, result, names),
        activities: null,
        historySince: since.historySince,
        notes: [...opened.notes, ...result.notes, ...since.notes, ...leftOut(asked.asking)],
        ...(result.movement && { movement: result.movement }),
        ...(await comparedPart(asked, opened, names)),
        ...(await listPart(asked, periodAsked, result, cursor, names, odooUrl)),
      };
    },
  };
}

/** Deals that the viewer may see, and that pass the filters which only the present view can tell. */
async function seenBy(deals: Deals, { filters, scope }: PipelineQuestion, { viewer }: Asking): Promise<SeenNow> {
  const { text, companyIds } = filters;
  if (viewer.sees.kind === 'all' && text === undefined && companyIds === undefined) return () => true;
  const told = { ...(text !== undefined && { text }), ...(companyIds && { companyIds }) };
  const ids = new Set(await deals.within({ kind: 'all' }).ids({ ...everyDeal, scope, filters: told }));
  return (dealId) => ids.has(dealId);
}

function periodAskedOf(
  { question, asking }: Asked,
  lens: Lens,
  stages: ReadonlyMap<number, StageView>,
  period: Period | null,
): PeriodAsked {
  const chosen = period ?? (perStage.has(question.measure) ? always : usualPeriod(asking));
  const accuracy = question.measure === 'forecastAccuracy';
  const window = windowOf(chosen, asking, accuracy ? Infinity : knownBefore(question.asOf, asking.now));
  const known = accuracy && question.asOf === null ? window.from : knownBefore(question.asOf, asking.now);
  return { question, asking, lens, window, known, stages };
}

/** Where a question begins to look at history. */
function lookedFrom({ window, known, question, asking }: PeriodAsked): number {
  return question.measure === 'forecast' ? Math.min(known, asking.now.getTime()) : window.from;
}

interface Opened {
  readonly lensOf: (filters: Filters) => Lens;
  readonly stages: ReadonlyMap<number, StageView>;
}

/** The measure over one period. */
function computed(asked: Asked, { lensOf, stages }: Opened, period: Period | null) {
  const { question } = asked;
  const periodAsked = periodAskedOf(asked, lensOf(filtersWithin(question, period)), stages, period);
  const result = measures[question.measure]?.(periodAsked);
  if (!result) throw new ForesailError('INTERNAL');
  return { periodAsked, result };
}

/** "Pushed at least twice this quarter": where pushes of a period are asked for, those are the ones that are counted. */
function filtersWithin({ measure, filters }: PipelineQuestion, period: Period | null): Filters {
  const counts = measure === 'pushes' && period !== null && filters.pushedAtLeast !== undefined;
  return counts && filters.pushedIn === undefined ? { ...filters, pushedIn: period } : filters;
}

async function comparedPart(asked: Asked, opened: Opened, names: HistoryNames) {
  const { compareTo } = asked.question;
  if (compareTo === null) return {};
  const { periodAsked, result } = computed(asked, opened, compareTo);
  const groups = await groupsOf(periodAsked, result, names);
  return { compared: { period: compareTo, figures: result.figures, groups } };
}

/** The groups of a measure: those it has of its own, or the members of the grouping asked for with their names. */
async function groupsOf({ lens, question }: PeriodAsked, result: PeriodResult, names: HistoryNames): Promise<Group[]> {
  const { groups, members = [] } = result;
  const all = members.length === 0 ? [...groups] : await namedGroups(lens, question.groupBy, members, names);
  return question.groupBy === null || question.limit === null ? all : all.slice(0, question.limit);
}

/** Deals of which something before some instant is not known. */
function incompleteRows({ facts, size }: HistoryLedger): number[] {
  const rows: number[] = [];
  for (let row = 0; row < size; row += 1) if (facts.incompleteBefore[row] !== unset) rows.push(row);
  return rows;
}

const asKnownNote = 'As it was known then: what was learned later of the time before is left out';

/** A page of the deals that the figures are about, as they are now; of changes, a page of them. */
async function listPart(
  asked: Asked,
  periodAsked: PeriodAsked,
  result: PeriodResult,
  cursor: string | null,
  names: HistoryNames,
  odooUrl: string,
): Promise<Pick<HistoryPart, 'deals' | 'changes'>> {
  const { question, asking } = asked;
  const { ledger } = periodAsked.lens;
  if (question.measure === 'changes') {
    const { changes } = changesAnswer(periodAsked);
    const naming = { ledger, names, odooUrl };
    return {
      deals: null,
      changes: await changePage(naming, changes, question, cursor, question.limit ?? changesAPage),
    };
  }
  const rows = standing(periodAsked.lens, result.rows);
  const start = cursor === null ? null : readCursor(cursor, question);
  const size = Math.min(question.limit ?? pageSize, 50);
  const moment = { lens: periodAsked.lens, before: Infinity, asking, rottingDays: () => null };
  const listed = { ...question, measure: 'deals' as const, filters: { status: 'all' as const }, groupBy: null };
  const { currencies } = rows;
  const request = { question: listed, currencies, start, pageSize: size, top: null };
  const page = await pastPage(moment, rows.rows, request, names);
  return {
    deals: {
      total: rows.rows.length,
      rows: (await asNow(asked.deals, listed, page.deals)).map((deal) => dealRow(deal, asking, odooUrl)),
      next: page.next === null ? null : writeCursor(page.next, question),
    },
  };
}

/** The same deals as the lists of now show them, next step and touch included. */
async function asNow(deals: Deals, question: PipelineQuestion, listed: readonly ListedDeal[]): Promise<ListedDeal[]> {
  const filters = { status: 'all' as const, dealIds: listed.map((deal) => deal._id) };
  const plain = { ...question, period: null, asOf: null, compareTo: null, orderBy: null, filters };
  const request = { question: plain, currencies: [], start: null, pageSize: listed.length + 1, top: null };
  const { deals: found } = await deals.within({ kind: 'all' }).page(request);
  const byId = new Map(found.map((deal) => [deal._id, deal]));
  return listed.map((deal) => byId.get(deal._id) ?? deal);
}

/** Of these deals those that count still, and their currencies, the one with most deals first. */
function standing({ ledger }: Lens, rows: readonly number[]): { rows: number[]; currencies: string[] } {
  const state = new Float64Array(fieldCount);
  const counts = new Map<number, number>();
  const kept = rows.filter((row) => {
    ledger.presentOf(row, state);
    if (!isDeal(state)) return false;
    const currency = state[at.currency] ?? 0;
    counts.set(currency, (counts.get(currency) ?? 0) + 1);
    return true;
  });
  const codes = [...counts].sort(([a, x], [b, y]) => y - x || a - b).map(([code]) => code);
  return { rows: kept, currencies: codes.map((code) => ledger.currencies.text(code)) };
}

function leftOut({ viewer }: Asking): string[] {
  return viewer.sees.kind === 'all' ? [] : ['Deals that left your view are left out of both ends'];
}

/** Whether Odoo's tracking was read to its beginning; asked of the database until it was. */
function createBackfilled(db: Db, readModels: Pick<ReadModels, 'collectionName'>): () => Promise<boolean> {
  let done = false;
  return async () => {
    if (done) return true;
    const runs = db.collection<SyncRunView>(await readModels.collectionName(collectionNames.syncRuns));
    done = (await runs.findOne({ mode: 'backfill', state: 'completed' })) !== null;
    return done;
  };
}
