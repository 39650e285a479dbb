import type { Sight } from '../access/viewer.js';
import { minorDigits } from '../currency.js';
import type { ForecastCategory } from '../eventStore/planEvents.js';
import { dayNumber, localDay } from '../pipeline/calendar.js';
import type { DealState, OpportunityHistory } from '../projections/dealHistory.js';
import { isPush, type Moment } from './moments.js';
import type { AlertFilters, AlertRule, AlertScope, EventTrigger, TriggerKind } from './rule.js';

/** What a rule is held against, besides the moment: alike when it happens and when it is looked back upon. */
export interface DealFacts {
  readonly accountId: number | null;
  readonly tagIds: readonly number[];
  /** Calls of the deal in order of time. */
  readonly calls: readonly { readonly category: ForecastCategory | null; readonly at: Date }[];
  /** Place of each stage among the stages, by id. */
  readonly stageOrder: ReadonlyMap<number, number>;
  /** From this probability on a deal is in the commit, in percent, unless somebody called it otherwise. */
  readonly commitFrom: number;
}

/** Whose rule it is: what they see bounds every scope. */
export interface RuleOwner {
  readonly odooUserId: number | null;
  readonly sees: Sight;
  readonly timeZone: string;
}

/** The triggers that a moment can be: few rules need be asked about it. Pure. */
export function kindsOf({ before, after }: Moment): readonly TriggerKind[] {
  if (after.removed || after.type !== 'opportunity') return [];
  if (before === null || before.type !== 'opportunity') return after.status === 'open' ? ['created'] : [];
  const kinds: TriggerKind[] = [];
  if (before.status !== after.status && (after.status === 'won' || after.status === 'lost')) kinds.push(after.status);
  if (before.stage !== after.stage) kinds.push('stageMoved');
  if (isPush(before, after)) kinds.push('pushed');
  if (before.expectedClose !== after.expectedClose) kinds.push('closeChanged');
  if (before.amount !== after.amount && before.currency === after.currency) kinds.push('amountChanged');
  if (before.owner !== after.owner) kinds.push('reassigned');
  return kinds;
}

/** Whether a rule fires at a moment, for whom it is. Pure: live firing and back-test are this one function. */
export function fires(rule: AlertRule, owner: RuleOwner, moment: Moment, facts: DealFacts): boolean {
  return isTrigger(rule.trigger as EventTrigger, moment, owner, facts) && fits(rule, owner, moment, facts);
}

/** What the moment is to those who are told of it, for the outbox. */
export function firingKey(subscriptionId: string, { dealId, position }: Moment): string {
  return `${subscriptionId}:${dealId}:${position}`;
}

/** The facts of a deal's history. */
export function factsOf(
  history: Pick<OpportunityHistory, 'account' | 'tagIds'>,
  calls: DealFacts['calls'],
  rules: Pick<DealFacts, 'stageOrder' | 'commitFrom'>,
): DealFacts {
  return { accountId: history.account?.id ?? null, tagIds: history.tagIds, calls, ...rules };
}

function isTrigger(trigger: EventTrigger, moment: Moment, owner: RuleOwner, facts: DealFacts): boolean {
  const kinds = kindsOf(moment);
  if (!kinds.includes(trigger.kind)) return false;
  const { before, after } = moment;
  if (before === null) return true;
  switch (trigger.kind) {
    case 'stageMoved':
      return isStageMove(trigger, before, after, facts);
    case 'pushed':
      return moment.pushes >= trigger.times;
    case 'closeChanged':
      return trigger.direction === 'any' || isPulled(before, after);
    case 'amountChanged':
      return isAmountChange(trigger, before, after);
    case 'reassigned':
      return trigger.to === 'anyone' || (owner.odooUserId !== null && after.owner === owner.odooUserId);
    default:
      return true;
  }
}

function isStageMove(
  { to, direction }: Extract<EventTrigger, { kind: 'stageMoved' }>,
  before: DealState,
  after: DealState,
  { stageOrder }: DealFacts,
): boolean {
  if (to.length > 0 && (after.stage === null || !to.includes(after.stage))) return false;
  if (direction === 'any') return true;
  const [from, now] = [orderOf(before.stage, stageOrder), orderOf(after.stage, stageOrder)];
  if (from === null || now === null) return false;
  return direction === 'forward' ? now > from : now < from;
}

function orderOf(stage: number | null, order: ReadonlyMap<number, number>): number | null {
  return stage === null ? null : (order.get(stage) ?? null);
}

function isPulled(before: DealState, after: DealState): boolean {
  return before.expectedClose !== null && after.expectedClose !== null && after.expectedClose < before.expectedClose;
}

function isAmountChange(
  { direction, percent, orExactly, to }: Extract<EventTrigger, { kind: 'amountChanged' }>,
  before: DealState,
  after: DealState,
): boolean {
  const cut = after.amount < before.amount;
  if ((direction === 'cut' && !cut) || (direction === 'raised' && cut)) return false;
  if (percent !== null) {
    const [moved, bound] = [Math.abs(after.amount - before.amount) * 100, Math.abs(before.amount) * percent];
    if (moved < bound || (moved === bound && orExactly !== true)) return false;
  }
  if (to === null) return true;
  const bound = minorOf(to, after.currency);
  return cut ? before.amount >= bound && after.amount < bound : before.amount <= bound && after.amount > bound;
}

/** Whether it is a deal that the rule is about. Pure. */
export function fits({ scope, filters }: AlertRule, owner: RuleOwner, moment: Moment, facts: DealFacts): boolean {
  return inScope(scope, owner, moment.after) && passes(filters, owner, moment, facts);
}

/** Whether the deal is one that the rule is about, and that its owner sees. Pure. */
export function inScope(scope: AlertScope, owner: RuleOwner, { owner: ownerId, team }: DealState): boolean {
  switch (scope.kind) {
    case 'me':
      return ownerId !== null && ownerId === owner.odooUserId;
    case 'person':
      return ownerId !== null && scope.ids.includes(ownerId) && sees(owner.sees, ownerId, team);
    case 'team':
      return team !== null && scope.ids.includes(team) && sees(owner.sees, ownerId, team);
    case 'subtree':
    case 'all':
      return sees(owner.sees, ownerId, team);
  }
}

function sees(sight: Sight, ownerId: number | null, teamId: number | null): boolean {
  if (sight.kind === 'all') return true;
  if (ownerId !== null) return sight.ownerIds.includes(ownerId);
  return teamId !== null && sight.unownedTeamIds.includes(teamId);
}

function passes(filters: AlertFilters, owner: RuleOwner, { after, at }: Moment, facts: DealFacts): boolean {
  const { stageIds, accountIds, tagIds, withinDaysOfClose, commit } = filters;
  if (!passesAmount(filters, after)) return false;
  if (stageIds && (after.stage === null || !stageIds.includes(after.stage))) return false;
  if (accountIds && (facts.accountId === null || !accountIds.includes(facts.accountId))) return false;
  if (tagIds && !tagIds.some((id) => facts.tagIds.includes(id))) return false;
  if (withinDaysOfClose !== undefined && !closesWithin(after, at, withinDaysOfClose, owner.timeZone)) return false;
  return commit === undefined || isCommit(after, at, facts);
}

/** Amount bounds of a deal in its own currency. Pure. */
export function passesAmount(
  filters: AlertFilters,
  { amount, currency }: Pick<DealState, 'amount' | 'currency'>,
): boolean {
  if (filters.currency !== undefined && filters.currency !== currency) return false;
  const minor = (value: number) => minorOf(value, currency);
  const { amountOver, amountAtLeast, amountUnder, amountAtMost } = filters;
  if (amountOver !== undefined && amount <= minor(amountOver)) return false;
  if (amountAtLeast !== undefined && amount < minor(amountAtLeast)) return false;
  if (amountUnder !== undefined && amount >= minor(amountUnder)) return false;
  return amountAtMost === undefined || amount <= minor(amountAtMost);
}

function closesWithin({ expectedClose }: DealState, at: Date, days: number, timeZone: string): boolean {
  if (expectedClose === null) return false;
  const left = dayNumber(expectedClose) - dayNumber(localDay(at, timeZone));
  return left >= 0 && left <= days;
}

function isCommit({ probability, status }: DealState, at: Date, { calls, commitFrom }: DealFacts): boolean {
  if (status !== 'open') return false;
  const called = calls.findLast((call) => call.at.getTime() <= at.getTime())?.category ?? null;
  return called === null ? probability >= commitFrom : called === 'commit';
}

function minorOf(major: number, currency: string): number {
  return Math.round(major * 10 ** minorDigits(currency));
}
