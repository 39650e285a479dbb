import type { Place } from '../cursor.js';
import type { DealListRequest, DealPage, Deals, ListedDeal } from '../deals.js';
import { addLength, lengthOf, requireOneGroup } from '../lengths.js';
import type { PipelineQuestion } from '../question.js';
import type { ScopeOwners } from '../scopeOwners.js';
import { segmentsOf, type DealSegment } from '../segments.js';
import { at, dayText, fieldCount, statuses, unset, valueOf, type StateVector } from './dealFields.js';
import type { HistoryNames } from './historyNames.js';
import { pastOf, visitDeals, type Moment } from './moments.js';
import { labelsOf, memberTeller, pastSums } from './pastSums.js';

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
      const { moment, found } = find(request.question);
      return pageOf(moment, found, request, names);
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
    ids: async (question) => find(question).found.map((one) => one.id),
    async anyCurrency() {
      const { moment, found } = find(anything);
      const oldest = found.reduce<Found | null>((least, one) => (least && least.id < one.id ? least : one), null);
      return oldest && moment.lens.ledger.currencies.text(valueOf(oldest.state, at.currency));
    },
    within: (owners) => pastDeals((question) => momentOf(question, owners), names),
  };
}

/** Every deal that is open, won or lost. */
const anything: PipelineQuestion = {
  measure: 'account',
  scope: { kind: 'all', ids: [], label: '' },
  period: null,
  filters: {},
  groupBy: null,
  orderBy: null,
  limit: null,
  asOf: null,
  compareTo: null,
};

/** A deal as lists show it at a moment, whatever its status, gone ones too. */
export async function listedAt(moment: Moment, row: number, names: HistoryNames): Promise<ListedDeal | undefined> {
  const { ledger } = moment.lens;
  const state = new Float64Array(fieldCount);
  ledger.stateBefore(row, moment.before, state);
  return (await listedOf(moment, [{ row, id: valueOf(ledger.facts.id, row), state }], names))[0];
}

function gather(moment: Moment, question: PipelineQuestion): Found[] {
  const found: Found[] = [];
  const { id } = moment.lens.ledger.facts;
  visitDeals(moment, question, (row, state) => {
    found.push({ row, id: valueOf(id, row), state: state.slice() });
  });
  return found;
}

function bySize(a: Found, b: Found): number {
  return valueOf(b.state, at.amount) - valueOf(a.state, at.amount) || a.id - b.id;
}

async function lengthsOf(
  moment: Moment,
  question: PipelineQuestion,
  names: HistoryNames,
): Promise<ReadonlyMap<string, readonly number[]>> {
  requireOneGroup(question);
  const { ledger } = moment.lens;
  const membersOf = memberTeller(moment, question, question.groupBy);
  const found: { member: number | string; length: number }[] = [];
  visitDeals(moment, question, (row, state) => {
    const closedAt = valueOf(state, at.closedAt);
    const dates = {
      createdAt: new Date(valueOf(ledger.facts.createdAt, row)),
      closedAt: closedAt === unset ? null : new Date(closedAt),
      stageEnteredAt: new Date(pastOf(ledger, row, moment.before).stageEnteredAt),
    };
    const length = lengthOf(dates, question.measure, moment.asking.now);
    if (length !== null) for (const member of membersOf(row, state)) found.push({ member, length });
  });
  const labels = await labelsOf(moment, question.groupBy, found, names);
  const lengths = new Map<string, number[]>();
  for (const { member, length } of found) {
    const { key } = labels(member);
    addLength(lengths, key, length);
  }
  return lengths;
}

/** One page, by the same places as the lists of now: after the last deal of the page before. */
async function pageOf(
  moment: Moment,
  found: readonly Found[],
  request: DealListRequest,
  names: HistoryNames,
): Promise<DealPage> {
  const { start, pageSize, top } = request;
  const cap = top ?? Number.MAX_SAFE_INTEGER;
  const segments = segmentsOf(request);
  const titles = segments.some((segment) => segment.field === 'name')
    ? await names.deals(found.map((one) => one.id))
    : null;
  const listed: { one: Found; place: Place }[] = [];
  for (const [index, segment] of segments.entries()) {
    if (index < (start?.segment ?? 0)) continue;
    const after = start?.segment === index ? start : null;
    const given = after?.given ?? 0;
    const keyOf = (one: Found) => sortKey(moment, one, segment, titles);
    const ofSegment = inSegment(moment, found, segment, keyOf).filter(
      (one) => after === null || follows(one, keyOf(one), after, segment),
    );
    const taken = ofSegment.slice(0, Math.max(0, Math.min(pageSize + 1 - listed.length, cap - given)));
    for (const [offset, one] of taken.entries()) {
      listed.push({ one, place: { segment: index, key: keyOf(one), id: one.id, given: given + offset + 1 } });
    }
  }
  const shown = listed.slice(0, pageSize);
  const next = listed.length > pageSize ? (shown.at(-1)?.place ?? null) : null;
  return {
    deals: await listedOf(
      moment,
      shown.map(({ one }) => one),
      names,
    ),
    next,
  };
}

type Key = string | number | null;

function sortKey(
  { lens }: Moment,
  one: Found,
  { field }: DealSegment,
  titles: ReadonlyMap<number, { readonly name: string }> | null,
): Key {
  if (field === 'name') return titles?.get(one.id)?.name ?? '';
  if (field === 'amountMinor') return valueOf(one.state, at.amount);
  if (field === 'createdAt') return valueOf(lens.ledger.facts.createdAt, one.row);
  if (field === null) return null;
  const code = valueOf(one.state, at[field]);
  if (code === unset) return null;
  return field === 'expectedClose' ? dayText(code) : code;
}

function inSegment(
  { lens }: Moment,
  found: readonly Found[],
  { currency, dated, direction }: DealSegment,
  keyOf: (one: Found) => Key,
): Found[] {
  const code = currency === undefined ? null : lens.ledger.currencies.find(currency);
  const own = found.filter(
    ({ state }) =>
      (code === null || state[at.currency] === code) &&
      (dated === undefined || (state[at[dated.by]] !== unset) === dated.has),
  );
  return own.sort((a, b) => direction * compare(keyOf(a), keyOf(b)) || a.id - b.id);
}

function follows(one: Found, key: Key, place: Place, { direction }: DealSegment): boolean {
  const further = direction * compare(key, place.key);
  return further > 0 || (further === 0 && one.id > place.id);
}

function compare(a: Key, b: Key): number {
  if (a === b || a === null || b === null) return 0;
  return a < b ? -1 : 1;
}

async function listedOf(moment: Moment, found: readonly Found[], names: HistoryNames): Promise<ListedDeal[]> {
  const ids = (field: number) =>
    [...new Set(found.map(({ state }) => valueOf(state, field)))].filter((id) => id !== unset);
  const [deals, stages, owners] = await Promise.all([
    names.deals(found.map((one) => one.id)),
    names.stages(),
    names.of('owner', ids(at.owner)),
  ]);
  return found.map((one) => {
    const { name = '', account = null } = deals.get(one.id) ?? {};
    const stage = stages.get(valueOf(one.state, at.stage));
    const owner = valueOf(one.state, at.owner);
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
  const amountMinor = valueOf(state, at.amount);
  const probability = valueOf(state, at.probability);
  const [expectedClose, closedAt] = [valueOf(state, at.expectedClose), valueOf(state, at.closedAt)];
  return {
    _id: id,
    status: statuses[valueOf(state, at.status)] ?? ('open' as const),
    currency: ledger.currencies.text(valueOf(state, at.currency)),
    amountMinor,
    weightedMicros: amountMinor * Math.round(probability * 10_000),
    probability,
    expectedClose: expectedClose === unset ? null : dayText(expectedClose),
    createdAt: new Date(valueOf(ledger.facts.createdAt, row)),
    closedAt: closedAt === unset ? null : new Date(closedAt),
    closedAtApproximate: false,
    stageEnteredAt: new Date(past.stageEnteredAt),
    lastTouchedAt: new Date(past.touchedAt),
    pushCount: past.pushCount,
    daysPushed: past.daysPushed,
    hasNextStep: true,
  };
}
