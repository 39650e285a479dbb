import { addDays, labelOf, lengthInDays, rollingDays, wholeUnit, type PeriodUnit } from '../../pipeline/calendar.js';
import type { Filters, Period } from '../../pipeline/question.js';
import { endOf, sinceLooked, type ComposeContext } from '../periodAsked.js';
import { isFarBack } from '../sense.js';
import type { Heard } from './heard.js';
import type { Role, Said } from './outputs.js';
import { leanOfEdge, leanOfSlot, type Slot } from './slots.js';

/** A slot and the part it plays. */
export interface Cast {
  readonly slot: Slot;
  readonly role: Role;
}

/** What a sentence says of time, put where it belongs. */
export interface Times {
  readonly period: Period | null;
  readonly filters: Filters;
  readonly asOf: string | null;
}

/** Each time in its place; null where a place has two, or a time none. */
export function timesSaid(heard: Heard, said: Said, cast: readonly Cast[]): Times | null {
  let times: Times | null = { period: null, filters: {}, asOf: null };
  for (const one of cast) times = times === null ? null : withTime(times, one, said, heard.composing);
  if (times === null) return null;
  const period = times.period ?? unsaidTime(heard, said);
  if (said.time === 'none') return { ...times, period };
  return period === null ? { ...times, period: namedTime(said.time, heard.composing) } : null;
}

/** What is found so far, with one more slot in its place. */
function withTime(times: Times, one: Cast, said: Said, composing: ComposeContext): Times | null {
  const { slot, role } = one;
  const timed = slot.kind === 'period' || slot.kind === 'days' || role === 'year';
  if (!timed || role === 'compare') return times;
  if (role === 'none') return slot.kind === 'days' || isNow(slot, composing.today) ? times : null;
  if (role === 'asOf') {
    const asOf = endOf(leanOfSlot(slot)('past').to, composing);
    return asOf === null || times.asOf !== null ? null : { ...times, asOf };
  }
  if (isOwn(role, said)) {
    if (isLongOver(one, said, composing.today)) return null;
    const days = daysOf(one, composing.today);
    const period = times.period === null ? days : bothOf(times.period, days);
    return period === null ? null : { ...times, period };
  }
  const filters = { ...times.filters };
  return addTime(filters, one, composing.today) ? { ...times, filters } : null;
}

const ofThePresent: readonly Said['measure'][] = ['attainment', 'slipped', 'coverage', 'forecast'];

/** "Target check ben, dec", said in November: no target of a year ago. */
function isLongOver({ slot, role }: Cast, { measure }: Said, today: string): boolean {
  const own = slot.kind === 'period' && (role === 'past' || role === 'wholePast');
  return own && ofThePresent.includes(measure) && isFarBack(leanOfSlot(slot), today);
}

/** The time of what says none: a to-do list is up to today, news are from the last visit. */
function unsaidTime({ frame, composing }: Heard, { measure, activity }: Said): Period | null {
  if (frame.states.includes('agenda') && measure === 'activities' && activity === 'none') {
    return { from: null, to: composing.today, label: 'up to today' };
  }
  return frame.sinceLooked ? sinceLooked(composing) : null;
}

/** The question's own time: what was created is about when it was. */
function isOwn(role: Role, { measure, status }: Said): boolean {
  const created = measure === 'created' || (measure === 'deals' && status === 'all');
  return role === 'year' || ownTimes.includes(role) || (role === 'created' && created);
}

export const ownTimes: readonly Role[] = ['past', 'future', 'since', 'wholePast', 'wholeFuture'];

/** Whether a slot can play a part, by itself: only what is now may say nothing, only a bound has a whole. */
export function canPlay(slot: Slot, role: Role, today: string): boolean {
  if (role === 'wholePast' || role === 'wholeFuture') return slot.inner !== undefined;
  if (role === 'year') return isYear(slot.edge);
  return role !== 'none' || slot.kind !== 'period' || isNow(slot, today);
}

/** "Today", "so far" may say no more than that it is now. */
function isNow(slot: Slot, today: string): boolean {
  const { from, to } = leanOfSlot(slot)('past');
  return from === today && to === today;
}

/** "July, August": one time where they meet; "our YTD wins next to last year's YTD wins": the same twice. */
function bothOf(one: Period, other: Period): Period | null {
  if (one.from === other.from && one.to === other.to) return one;
  const [first, second] = (one.from ?? '') <= (other.from ?? '') ? [one, other] : [other, one];
  // "1 March – 31 August".
  if (one.from !== null && one.from === one.to && other.from !== null && other.from === other.to) {
    return { from: first.from, to: second.to, label: labelOf(first.from, second.to) };
  }
  if (first.to === null || second.from === null || addDays(first.to, 1) !== second.from) return null;
  return { from: first.from, to: second.to, label: `${first.label} and ${second.label}`.slice(0, 100) };
}

function daysOf({ slot, role }: Cast, today: string): Period {
  if (role === 'year') return yearOf(Number(slot.edge.value));
  if (slot.kind === 'days') return rollingDays(role === 'future' ? 1 : -1, slot.length ?? 1, today);
  const whole = role === 'wholePast' || role === 'wholeFuture';
  const edge = whole ? (slot.inner ?? slot.edge) : slot.edge;
  const of = leanOfEdge(edge)(role === 'future' || role === 'wholeFuture' ? 'future' : 'past');
  return role === 'since' ? { from: of.from, to: today, label: `since ${of.from ?? ''}` } : of;
}

const dated: Readonly<Partial<Record<Role, 'created' | 'expectedClose' | 'closed' | 'pushedIn' | 'movedBackwardIn'>>> =
  {
    ...{ created: 'created', expectedClose: 'expectedClose', closed: 'closed' },
    ...{ pushedIn: 'pushedIn', movedIn: 'movedBackwardIn' },
  };

function addTime(filters: Filters, one: Cast, today: string): boolean {
  if (one.role === 'stale') {
    const { slot } = one;
    if (slot.kind === 'period') filters.staleForDays = slot.length ?? daysSince(leanOfSlot(slot)('past'), today);
    return true;
  }
  const name = dated[one.role];
  if (name === undefined || filters[name] !== undefined) return false;
  const { slot } = one;
  filters[name] =
    role(one.role) === 'future' && slot.kind === 'period' ? leanOfSlot(slot)('future') : daysOf(one, today);
  return true;
}

/** What is expected lies ahead. */
function role(of: Role): 'past' | 'future' {
  return of === 'expectedClose' ? 'future' : 'past';
}

function daysSince({ from, to }: Period, today: string): number {
  const day = from ?? to;
  return day === null || day >= today ? 1 : lengthInDays(day, addDays(today, -1));
}

/** A number that may stand for a year of this time. */
export function isYear({ kind, value }: Slot['edge']): boolean {
  return kind === 'n' && Number(value) >= 15 && Number(value) <= 40;
}

/** "26", of 2026. */
function yearOf(value: number): Period {
  const year = String(value < 100 ? 2000 + value : value);
  return { from: `${year}-01-01`, to: `${year}-12-31`, label: year };
}

const offsets: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1, yesterday: -1, today: 0, tomorrow: 1 };

/** The days of a time that only its name says. */
export function namedTime(name: Exclude<Said['time'], 'none'>, at: ComposeContext): Period {
  const { today } = at;
  const [first = '', second = '', third = ''] = name.split(' ');
  if (second === 'to') return toDate(first as PeriodUnit, at);
  if (third === 'days') return rollingDays(-1, Number(second), today);
  if (second === 'of') return { ...unitOf(third as PeriodUnit, 0, at), from: today, label: `the ${name}` };
  const by = offsets[first] ?? 0;
  if (second !== '') return { ...unitOf(second as PeriodUnit, by, at), label: name };
  return { from: addDays(today, by), to: addDays(today, by), label: name };
}

function toDate(of: PeriodUnit, at: ComposeContext): Period {
  return { from: unitOf(of, 0, at).from, to: at.today, label: `this ${of} so far` };
}

function unitOf(of: PeriodUnit, offset: number, { today, fiscalYearStart, weekStartsOn }: ComposeContext) {
  return wholeUnit(of, offset, today, fiscalYearStart, weekStartsOn);
}
