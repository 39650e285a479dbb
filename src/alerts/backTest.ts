import type { Filter } from 'mongodb';
import type { Viewer } from '../access/viewer.js';
import { addDays, instantsOf, wholeUnit, localDay } from '../pipeline/calendar.js';
import type { Period } from '../pipeline/question.js';
import type { DealState, HistoryField, OpportunityHistory } from '../projections/dealHistory.js';
import { factsOf, fires, type DealFacts, type RuleOwner } from './firing.js';
import { momentsOf } from './moments.js';
import type { AlertReadSide } from './readSide.js';
import { isTimed, type AlertRule, type EventTrigger, type TimedTrigger } from './rule.js';
import { looksBetween, timedFirings, type Look } from './timed.js';

/** One time that a rule would have fired. */
export interface PastFiring {
  readonly dealId: number;
  /** Of the event; 0 where none told it. */
  readonly position: number;
  readonly at: Date;
  /** null: the deal was new, or a day came. */
  readonly before: DealState | null;
  readonly after: DealState;
}

/** What a rule would have told in a past period, of deals that the viewer may see now. */
export interface BackTest {
  readonly period: { readonly from: string; readonly to: string; readonly label: string };
  readonly count: number;
  /** By month, `YYYY-MM`, in order of time. */
  readonly months: readonly { readonly month: string; readonly count: number }[];
  /** The last ones, the latest first. */
  readonly examples: readonly (PastFiring & { readonly name: string })[];
  /** Sentences the reader must know. */
  readonly notes: readonly string[];
}

type Looked = Pick<AlertReadSide, 'historiesWhere' | 'calls' | 'stageOrder' | 'commitFrom' | 'touches' | 'deals'>;

const mostExamples = 3;
const chunk = 500;

/** Runs a rule over the last quarter, with the very functions that fire it. */
export async function backTest(
  rule: AlertRule,
  viewer: Viewer,
  at: { readonly now: Date; readonly timeZone: string; readonly fiscalYearStart: number },
  readSide: Looked,
): Promise<BackTest> {
  const { now, timeZone, fiscalYearStart } = at;
  const quarter = wholeUnit('quarter', -1, localDay(now, timeZone), fiscalYearStart);
  const period = { ...quarter, label: 'last quarter' };
  const owner = { odooUserId: viewer.odooUserId, sees: viewer.sees, timeZone };
  const fired = await firedIn(rule, owner, period, readSide);
  const names = await namesSeen(fired, viewer, readSide);
  const seen = fired.filter(({ dealId }) => names.has(dealId)).sort((a, b) => b.at.getTime() - a.at.getTime());
  return {
    period,
    count: seen.length,
    months: monthsOf(seen, period, timeZone),
    examples: seen.slice(0, mostExamples).map((one) => ({ ...one, name: names.get(one.dealId) ?? '' })),
    notes: notesOf(rule),
  };
}

/** Everything a rule fires at in the period, before it is asked who may see the deals now. */
export async function firedIn(
  rule: AlertRule,
  owner: RuleOwner,
  period: Pick<Period, 'from' | 'to'> & { readonly from: string; readonly to: string },
  readSide: Looked,
): Promise<PastFiring[]> {
  const { from, before } = instantsOf({ ...period, label: '' }, owner.timeZone);
  if (from === null || before === null) return [];
  const { trigger } = rule;
  const stageOrder = await readSide.stageOrder();
  const looks = isTimed(trigger) ? looksBetween(period.from, period.to, owner.timeZone) : [];
  const told = isTimed(trigger) ? { createdAt: { $lt: before } } : toldBetween(trigger as EventTrigger, from, before);
  const fired: PastFiring[] = [];
  for await (const histories of inChunks(readSide.historiesWhere(told as Filter<OpportunityHistory>))) {
    const ids = histories.map(({ _id }) => _id);
    const [calls, touches] = await Promise.all([
      rule.filters.commit ? readSide.calls(ids) : null,
      trigger.kind === 'idle' ? readSide.touches(ids) : null,
    ]);
    for (const history of histories) {
      const facts = factsOf(history, calls?.get(history._id) ?? [], { stageOrder, commitFrom: readSide.commitFrom });
      const given = { facts, touches: touches?.get(history._id) ?? [], looks };
      fired.push(
        ...(isTimed(trigger)
          ? timedIn({ ...rule, trigger }, owner, history, given)
          : eventsIn(rule, owner, history, facts, { from, before })),
      );
    }
  }
  return fired;
}

function eventsIn(
  rule: AlertRule,
  owner: RuleOwner,
  history: OpportunityHistory,
  facts: DealFacts,
  { from, before }: { readonly from: Date; readonly before: Date },
): PastFiring[] {
  return momentsOf(history)
    .filter((moment) => moment.at >= from && moment.at < before && fires(rule, owner, moment, facts))
    .map(({ dealId, position, at, before: was, after }) => ({ dealId, position, at, before: was, after }));
}

function timedIn(
  rule: AlertRule & { readonly trigger: TimedTrigger },
  owner: RuleOwner,
  history: OpportunityHistory,
  given: { readonly facts: DealFacts; readonly touches: readonly Date[]; readonly looks: readonly Look[] },
): PastFiring[] {
  return timedFirings(rule, owner, history, given).map(({ at, state }) => ({
    ...{ dealId: history._id, position: 0, at, before: null, after: state },
  }));
}

const fieldOf: Readonly<Record<Exclude<EventTrigger['kind'], 'created'>, HistoryField>> = {
  won: 'status',
  lost: 'status',
  stageMoved: 'stage',
  pushed: 'expectedClose',
  closeChanged: 'expectedClose',
  amountChanged: 'amount',
  reassigned: 'owner',
};

/** Deals with a change that may be one: so that the database reads few of them. */
function toldBetween({ kind }: EventTrigger, from: Date, before: Date): Readonly<Record<string, unknown>> {
  const at = { $gte: from, $lt: before };
  const changed = (field: HistoryField) => ({ changes: { $elemMatch: { field, at } } });
  if (kind !== 'created') return changed(fieldOf[kind]);
  return { $or: [{ createdAt: at }, changed('type')] };
}

async function namesSeen(
  fired: readonly PastFiring[],
  viewer: Viewer,
  readSide: Pick<Looked, 'deals'>,
): Promise<ReadonlyMap<number, string>> {
  const ids = [...new Set(fired.map(({ dealId }) => dealId))];
  const deals = ids.length === 0 ? [] : await readSide.deals(viewer, { _id: { $in: ids } });
  return new Map(deals.map(({ _id, name }) => [_id, name]));
}

function monthsOf(fired: readonly PastFiring[], { from, to }: { from: string; to: string }, timeZone: string) {
  const months: { month: string; count: number }[] = [];
  for (let day = `${from.slice(0, 7)}-01`; day <= to; day = `${addDays(day, 32).slice(0, 7)}-01`) {
    const month = day.slice(0, 7);
    months.push({ month, count: fired.filter(({ at }) => localDay(at, timeZone).startsWith(month)).length });
  }
  return months;
}

/** Odoo tracks neither: what came before the first sync is not known. */
function notesOf({ trigger, filters }: AlertRule): string[] {
  const byClose =
    ['pushed', 'closeChanged', 'closing', 'overdue'].includes(trigger.kind) || filters.withinDaysOfClose !== undefined;
  return byClose ? ['Odoo keeps no history of close dates: their changes are known from the first sync on.'] : [];
}

async function* inChunks<Item>(items: AsyncIterable<Item>): AsyncIterable<Item[]> {
  let held: Item[] = [];
  for await (const item of items) {
    held.push(item);
    if (held.length < chunk) continue;
    yield held;
    held = [];
  }
  if (held.length > 0) yield held;
}
