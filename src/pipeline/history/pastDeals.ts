import type { DealListRequest, DealPage, Deals, ListedDeal } from '../deals.js';
import { lengthOf, lengthsFrom, requireOneGroup, type Lengths } from '../lengths.js';
import { anyDeal } from '../plainQuestion.js';
import type { PipelineQuestion } from '../question.js';
import type { ScopeOwners } from '../scopeOwners.js';
import { segmentsOf } from '../segments.js';
import { at, dayText, fieldCount, statuses, unset, type StateVector } from './dealFields.js';
import { firstRows } from './firstDeals.js';
import type { HistoryNames } from './historyNames.js';
import { pastOf, settleClosing, visitDeals, type Moment } from './moments.js';
import { labelsOf, memberTeller, pastSums } from './pastSums.js';
import { weightedMicros } from '../../projections/weightedMicros.js';

/** A deal of a question at a moment, as far as lists are sorted by it. */
interface Found {
  readonly row: number;
  readonly id: number;
  readonly state: StateVector;
}

/**
 * The deals of one viewer and scope as they were at a moment: what the columns are for now, over the history. So every
 * question, grouping and list that is answered for now is answered for then by the same code.
 * @param momentOf the moment through the filters of a question, in another scope where one is given.
 */
export function pastDeals(
  momentOf: (question: PipelineQuestion, owners?: ScopeOwners) => Moment,
  names: HistoryNames,
): Deals {
  const find = (question: PipelineQuestion): { moment: Moment; found: Found[] } => {
    const moment = momentOf(question);
    return { moment, found: gather(moment, question) };
  };
  return {
    sums: async (question, grouping) => pastSums(momentOf(question), question, grouping, names),
    lengths: async (question) => lengthsOf(momentOf(question), question, names),
    async page(request) {
      const moment = momentOf(request.question);
      const found = rowsOf(moment, request.question);
      return pastPage(moment, found, request, names);
    },
    async among(questions, shown) {
      const all = new Map<number, Found>();
      for (const question of questions) {
        const { found } = find(question);
        for (const one of found.sort(bySize)) if (!all.has(one.id)) all.set(one.id, one);
      }
      const [first] = questions;
      if (!first) return { total: 0, deals: [] };
      return { total: all.size, deals: await listedOf(momentOf(first), [...all.values()].slice(0, shown), names) };
    },
    ids: async (question) => {
      const moment = momentOf(question);
      return rowsOf(moment, question).map((row) => moment.lens.ledger.facts.id[row] ?? 0);
    },
    async anyCurrency() {
      const { moment, found } = find(anyDeal);
      const oldest = found.reduce<Found | null>((least, one) => (least && least.id < one.id ? least : one), null);
      return oldest && moment.lens.ledger.currencies.text(oldest.state[at.currency] ?? 0);
    },
    within: (owners) => pastDeals((question) => momentOf(question, owners), names),
  };
}

/** A deal as lists show it at a moment, whatever its status, gone ones too. */
export async function listedAt(moment: Moment, row: number, names: HistoryNames): Promise<ListedDeal | undefined> {
  return (await listedOf(moment, [foundAt(moment, row)], names))[0];
}

function rowsOf(moment: Moment, question: PipelineQuestion): number[] {
  const rows: number[] = [];
  visitDeals(moment, question, (row) => rows.push(row));
  return rows;
}

function gather(moment: Moment, question: PipelineQuestion): Found[] {
  const found: Found[] = [];
  const { id } = moment.lens.ledger.facts;
  visitDeals(moment, question, (row, state) => {
    found.push({ row, id: id[row] ?? 0, state: state.slice() });
  });
  return found;
}

function bySize(a: Found, b: Found): number {
  return (b.state[at.amount] ?? 0) - (a.state[at.amount] ?? 0) || a.id - b.id;
}

async function lengthsOf(moment: Moment, question: PipelineQuestion, names: HistoryNames): Promise<Lengths> {
  requireOneGroup(question);
  const { ledger } = moment.lens;
  const membersOf = memberTeller(moment, question, question.groupBy);
  const found: { member: number | string; length: number }[] = [];
  visitDeals(moment, question, (row, state) => {
    const closedAt = state[at.closedAt] ?? 0;
    const dates = {
      createdAt: new Date(ledger.facts.createdAt[row] ?? 0),
      closedAt: closedAt === unset ? null : new Date(closedAt),
      stageEnteredAt: new Date(pastOf(ledger, row, moment.before).stageEnteredAt),
    };
    const length = lengthOf(dates, question.measure, moment.asking.now);
    if (length !== null) for (const member of membersOf(row, state)) found.push({ member, length });
  });
  const labels = await labelsOf(moment, question.groupBy, found, names);
  return lengthsFrom(found.map(({ member, length }) => ({ key: labels(member).key, length })));
}

/** One page, by the same places as the lists of now: after the last deal of the page before. */
export async function pastPage(
  moment: Moment,
  rows: readonly number[],
  request: DealListRequest,
  names: HistoryNames,
): Promise<DealPage> {
  const { ledger } = moment.lens;
  const byName = segmentsOf(request).some((segment) => segment.field === 'name');
  const titles = byName ? await names.deals(rows.map((row) => ledger.facts.id[row] ?? 0)) : null;
  const listed = firstRows(ledger, rows, moment.before, request, titles);
  const shown = listed.slice(0, request.pageSize);
  const next = listed.length > request.pageSize ? (shown.at(-1)?.place ?? null) : null;
  const deals = await listedOf(
    moment,
    shown.map(({ row }) => foundAt(moment, row)),
    names,
  );
  return { deals, next };
}

function foundAt({ lens: { ledger }, before }: Moment, row: number): Found {
  const state = new Float64Array(fieldCount);
  ledger.stateBefore(row, before, state);
  settleClosing(ledger, row, before, state);
  return { row, id: ledger.facts.id[row] ?? 0, state };
}

async function listedOf(moment: Moment, found: readonly Found[], names: HistoryNames): Promise<ListedDeal[]> {
  const ids = (field: number) => [...new Set(found.map(({ state }) => state[field] ?? 0))].filter((id) => id !== unset);
  const [deals, stages, owners] = await Promise.all([
    names.deals(found.map((one) => one.id)),
    names.stages(),
    names.of('owner', ids(at.owner)),
  ]);
  return found.map((one) => {
    const { name = '', account = null } = deals.get(one.id) ?? {};
    const stage = stages.get(one.state[at.stage] ?? 0);
    const owner = one.state[at.owner] ?? 0;
    return {
      ...plainOf(moment, one),
      name,
      account,
      stage: stage ? { id: stage._id, name: stage.name, sequence: stage.sequence } : null,
      owner: owner === unset ? null : { id: owner, name: owners.get(owner) ?? `#${String(owner)}` },
      rottingDays: stage?.rottingDays ?? null,
    };
  });
}

/** What of a listed deal needs no names. Whether it had a next step is not kept, so nothing is said against it. */
function plainOf(moment: Moment, { row, id, state }: Found) {
  const { ledger } = moment.lens;
  const past = pastOf(ledger, row, moment.before);
  const amountMinor = state[at.amount] ?? 0;
  const probability = state[at.probability] ?? 0;
  const [expectedClose, closedAt] = [state[at.expectedClose] ?? 0, state[at.closedAt] ?? 0];
  return {
    _id: id,
    status: statuses[state[at.status] ?? 0] ?? ('open' as const),
    currency: ledger.currencies.text(state[at.currency] ?? 0),
    amountMinor,
    weightedMicros: weightedMicros(amountMinor, probability),
    recurringMonthlyMinor: state[at.recurring] ?? 0,
    probability,
    expectedClose: expectedClose === unset ? null : dayText(expectedClose),
    createdAt: new Date(ledger.facts.createdAt[row] ?? 0),
    closedAt: closedAt === unset ? null : new Date(closedAt),
    closedAtApproximate: false,
    stageEnteredAt: new Date(past.stageEnteredAt),
    lastTouchedAt: new Date(past.touchedAt),
    pushCount: past.pushCount,
    daysPushed: past.daysPushed,
    hasNextStep: true,
  };
}
