import { dayText, monthKey, quarterKey, localDay } from '../calendar.js';
import { basisOf } from '../basis.js';
import type { Grouping, PipelineQuestion } from '../question.js';
import { recordMember, unsetMember, whole, type DealSum, type Member } from '../sums.js';
import { at, statuses, unset, type StateVector } from './dealFields.js';
import type { HistoryLedger } from './historyLedger.js';
import type { HistoryNames } from './historyNames.js';
import { pastOf, visitDeals, type Moment } from './moments.js';
import { weightedMicros } from '../../projections/weightedMicros.js';

/** What is added up under one currency, status and member, in parts that stay exact. */
interface Adding {
  readonly member: number | string;
  readonly currency: number;
  readonly status: number;
  count: number;
  amount: number;
  /** Micros of the weighted amount: exact in a double up to 2^53, and carried over before. */
  weighted: bigint;
  pending: number;
  pushCount: number;
  daysPushed: number;
}

/** Tells the members of a grouping that a deal counts under: ids (`unset` for none), or months and quarters by key. */
export type MembersOf = (row: number, state: StateVector) => readonly (number | string)[];

/** Sums per currency, status and member of the grouping of a question's deals at a moment. */
export async function pastSums(
  moment: Moment,
  question: PipelineQuestion,
  grouping: Grouping | null,
  names: HistoryNames,
): Promise<DealSum[]> {
  const { ledger } = moment.lens;
  const membersOf = memberTeller(moment, question, grouping);
  const found: Found = new Map();
  const pushes = countsPushes(question);
  const money = basisOf(question)?.recurring ? at.recurring : at.amount;
  visitDeals(moment, question, (row, state) => {
    const past = pushes ? pastOf(ledger, row, moment.before) : null;
    for (const member of membersOf(row, state)) {
      const adding = addingOf(found, member, state);
      const amount = state[money] ?? 0;
      const micros = weightedMicros(amount, state[at.probability] ?? 0);
      adding.count += 1;
      adding.amount += amount;
      addMicros(adding, micros);
      adding.pushCount += past?.pushCount ?? 0;
      adding.daysPushed += past?.daysPushed ?? 0;
    }
  });
  const addings = [...found.values()].flatMap((ofMember) => [...ofMember.values()]);
  const labels = await labelsOf(moment, grouping, addings, names);
  return addings.map((adding) => sumOf(adding, ledger.currencies.text(adding.currency), labels));
}

function addMicros(adding: Adding, micros: number): void {
  if (Math.abs(adding.pending) + Math.abs(micros) > Number.MAX_SAFE_INTEGER) {
    adding.weighted += BigInt(adding.pending);
    adding.pending = 0;
  }
  adding.pending += micros;
}

/** By member, then by currency and status. */
type Found = Map<number | string, Map<number, Adding>>;

function addingOf(found: Found, member: number | string, state: StateVector): Adding {
  const currency = state[at.currency] ?? 0;
  const status = state[at.status] ?? 0;
  let ofMember = found.get(member);
  if (!ofMember) found.set(member, (ofMember = new Map()));
  const key = currency * statuses.length + status;
  const known = ofMember.get(key);
  if (known) return known;
  const sums = { count: 0, amount: 0, weighted: 0n, pending: 0, pushCount: 0, daysPushed: 0 };
  const fresh = { member, currency, status, ...sums };
  ofMember.set(key, fresh);
  return fresh;
}

/** Only figures of pushes look at them, and counting takes a look at every change. */
function countsPushes({ measure }: PipelineQuestion): boolean {
  return measure === 'pushes' || measure === 'deal';
}

function sumOf(adding: Adding, currency: string, labels: (member: number | string) => Member): DealSum {
  return {
    currency,
    status: statuses[adding.status] ?? 'open',
    ...labels(adding.member),
    count: adding.count,
    amountMinor: adding.amount,
    weightedMicros: adding.weighted + BigInt(adding.pending),
    approximate: 0,
    pushCount: adding.pushCount,
    daysPushed: adding.daysPushed,
  };
}

const wholeOnly = [unset] as const;

/** How deals are told apart by the grouping, the state of the moment deciding where there is one. */
export function memberTeller(moment: Moment, question: PipelineQuestion, grouping: Grouping | null): MembersOf {
  if (grouping === null) return () => wholeOnly;
  if (grouping === 'month' || grouping === 'quarter') return timeTeller(moment, question, grouping);
  return recordTeller(moment.lens.ledger, grouping);
}

/** Members that are records of Odoo: those of the state where they have a history, else those of now. */
export function recordTeller(ledger: HistoryLedger, grouping: Exclude<Grouping, 'month' | 'quarter'>): MembersOf {
  const { account, lostReason, source } = ledger.facts;
  switch (grouping) {
    case 'stage':
    case 'owner':
    case 'team':
      return (_, state) => [state[at[grouping]] ?? 0];
    case 'account':
      return (row) => [account[row] ?? 0];
    case 'lostReason':
      return (row) => [lostReason[row] ?? 0];
    case 'source':
      return (row) => [source[row] ?? 0];
    case 'tag':
      return (row) => ledger.tags.get(row) ?? wholeOnly;
  }
}

function timeTeller(moment: Moment, question: PipelineQuestion, grouping: 'month' | 'quarter'): MembersOf {
  const { asking, lens } = moment;
  const date = basisOf(question)?.date ?? 'expectedClose';
  const keyOf = (day: string) => (grouping === 'month' ? monthKey(day) : quarterKey(day, asking.fiscalYearStart));
  const keys = new Map<number, string>();
  const keyOfDay = (day: number): string => {
    const known = keys.get(day) ?? keyOf(dayText(day));
    keys.set(day, known);
    return known;
  };
  if (date === 'expectedClose') {
    return (_, state) => (state[at.expectedClose] === unset ? wholeOnly : [keyOfDay(state[at.expectedClose] ?? 0)]);
  }
  return (row, state) => {
    const instant = date === 'createdAt' ? (lens.ledger.facts.createdAt[row] ?? 0) : (state[at.closedAt] ?? 0);
    return instant === unset ? wholeOnly : [keyOf(localDay(new Date(instant), asking.viewer.timeZone))];
  };
}

/** The members' names, for all of them at once. */
export async function labelsOf(
  { lens }: Pick<Moment, 'lens'>,
  grouping: Grouping | null,
  found: readonly { readonly member: number | string }[],
  names: HistoryNames,
): Promise<(member: number | string) => Member> {
  if (grouping === null) return () => whole;
  if (grouping === 'month' || grouping === 'quarter') {
    return (member) =>
      member === unset ? unsetMember(grouping) : { key: String(member), label: String(member), rank: member };
  }
  const ids = [...new Set(found.map((one) => Number(one.member)).filter((id) => id !== unset))];
  const named = await recordsOf(lens, grouping, ids, names);
  return (member) =>
    member === unset
      ? unsetMember(grouping)
      : recordMember(grouping, named.get(Number(member)) ?? { id: Number(member), name: `#${String(member)}` });
}

interface Labelled {
  readonly id: number;
  readonly name: string;
  readonly sequence?: number;
}

async function recordsOf(
  { ledger }: Moment['lens'],
  grouping: Exclude<Grouping, 'month' | 'quarter'>,
  ids: readonly number[],
  names: HistoryNames,
): Promise<ReadonlyMap<number, Labelled>> {
  if (grouping === 'stage') {
    const stages = await names.stages();
    return new Map([...stages.values()].map(({ _id, name, sequence }) => [_id, { id: _id, name, sequence }]));
  }
  const known =
    grouping === 'lostReason'
      ? ledger.reasonNames
      : grouping === 'source'
        ? ledger.sourceNames
        : await names.of(grouping, ids);
  return new Map([...known].map(([id, name]) => [id, { id, name }]));
}
