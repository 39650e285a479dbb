import { addDays, dayNumber, localDay } from '../pipeline/calendar.js';
import type { DealState, OpportunityHistory } from '../projections/dealHistory.js';
import { fits, type DealFacts, type RuleOwner } from './firing.js';
import { statesOf } from './moments.js';
import { instantAt } from './quiet.js';
import type { AlertRule, TimedTrigger } from './rule.js';

/** The time of day at which what comes with the days is looked at, in the subscription's zone. */
export const lookedAt = '08:00';

/** A day on which a deal came to be what the rule waits for. */
export interface TimedFiring {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly at: Date;
  readonly state: DealState;
}

/** A day with its instant of looking. */
export interface Look {
  readonly day: string;
  readonly at: Date;
}

/** The looks of all days from the one before `from` up to `to`: what the day before was decides whether a day is news. */
export function looksBetween(from: string, to: string, timeZone: string): Look[] {
  const looks: Look[] = [];
  for (let day = addDays(from, -1); day <= to; day = addDays(day, 1))
    looks.push({ day, at: instantAt(day, lookedAt, timeZone) });
  return looks;
}

/** The last day whose look has come. */
export function lastLook(now: Date, timeZone: string): string {
  const today = localDay(now, timeZone);
  return instantAt(today, lookedAt, timeZone) <= now ? today : addDays(today, -1);
}

/**
 * The days on which the condition came to hold: it holds at that day's look and did not at the one before. `touches`: when
 * activities of the deal were done. Pure; live and back-test are this one function.
 */
export function timedFirings(
  rule: AlertRule & { readonly trigger: TimedTrigger },
  owner: RuleOwner,
  history: OpportunityHistory,
  given: { readonly facts: DealFacts; readonly touches: readonly Date[]; readonly looks: readonly Look[] },
): TimedFiring[] {
  const states = statesOf(history);
  const touched = touchesOf(states, given.touches);
  const fired: TimedFiring[] = [];
  let held = true;
  for (const look of given.looks) {
    const state = lastBefore(states, look.at.getTime())?.state ?? null;
    const holds =
      state !== null && holdsAt(rule, owner, history._id, state, look, lastOf(touched, look.at), given.facts);
    if (holds && !held && state !== null) fired.push({ ...look, state });
    held = holds;
  }
  return fired;
}

/** Id of the message: of a deal on a day there is one. */
export function timedKey(subscriptionId: string, dealId: number, { day }: Look): string {
  return `${subscriptionId}:${dealId}:${day}`;
}

function holdsAt(
  rule: AlertRule & { readonly trigger: TimedTrigger },
  owner: RuleOwner,
  dealId: number,
  state: DealState,
  { day, at }: Look,
  touched: Date,
  facts: DealFacts,
): boolean {
  if (state.removed || state.type !== 'opportunity' || state.status !== 'open') return false;
  if (!isDue(rule.trigger, state, day, touched, owner.timeZone)) return false;
  const moment = { dealId, position: 0, at, before: state, after: state, pushes: 0, past: false, actor: null };
  return fits(rule, owner, moment, facts);
}

function isDue(
  trigger: TimedTrigger,
  { expectedClose }: DealState,
  day: string,
  touched: Date,
  timeZone: string,
): boolean {
  if (trigger.kind === 'idle') return dayNumber(day) - dayNumber(localDay(touched, timeZone)) >= trigger.days;
  if (expectedClose === null) return false;
  const left = dayNumber(expectedClose) - dayNumber(day);
  return trigger.kind === 'overdue' ? left < 0 : left >= 0 && left <= trigger.days;
}

type States = ReturnType<typeof statesOf>;

/** What counts as activity: as staleness is defined in docs/metrics.md. */
function touchesOf(states: States, done: readonly Date[]): number[] {
  const own = states.flatMap(({ at, state }, index) => {
    const before = states[index - 1]?.state;
    const isTouch =
      !before ||
      before.stage !== state.stage ||
      before.amount !== state.amount ||
      before.expectedClose !== state.expectedClose;
    return isTouch ? [at] : [];
  });
  return [...own, ...done.map((instant) => instant.getTime())].sort((a, b) => a - b);
}

function lastOf(touched: readonly number[], at: Date): Date {
  return new Date(touched.findLast((instant) => instant <= at.getTime()) ?? touched[0] ?? 0);
}

function lastBefore(states: States, instant: number): States[number] | null {
  return states.findLast(({ at }) => at <= instant) ?? null;
}
