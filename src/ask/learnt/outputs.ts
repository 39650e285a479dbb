import { groupings, measures, orders, type Order } from '../../pipeline/question.js';

/** Came after the sentences that the network learnt from: nobody says it, a table's heading asks for it. */
const unlearntOrder = '-name' satisfies Order;
const learntOrders = orders.filter((order) => order !== unlearntOrder);

/**
 * What the learnt reader decides of a sentence: first the measure, or that it is no question that we answer; then, for
 * that measure, one value of each of these. Slots get a part to play by `roles`.
 */
export const heads = {
  group: ['none', ...groupings],
  scope: ['me', 'subtree', 'all', 'named', 'namedTeam'],
  status: ['none', 'open', 'won', 'lost', 'all'],
  activity: ['none', 'overdue', 'today', 'upcoming', 'done'],
  order: ['none', ...learntOrders],
  limit: ['none', 'one', 'number'],
  compare: ['none', 'year', 'before'],
  /** A time that no recogniser found: "annual", "thru eoq". */
  time: [
    ...(['none', 'yesterday', 'today', 'tomorrow', 'last week', 'this week', 'next week'] as const),
    ...(['last month', 'this month', 'next month', 'last quarter', 'this quarter', 'next quarter'] as const),
    ...(['last year', 'this year', 'next year', 'month to date', 'quarter to date', 'year to date'] as const),
    ...(['last 7 days', 'last 30 days', 'last 90 days', 'rest of quarter', 'rest of year'] as const),
  ],
  noNextStep: ['no', 'yes'],
  unassigned: ['no', 'yes'],
  overdue: ['no', 'yes'],
  noClose: ['no', 'yes'],
  movedBack: ['no', 'yes'],
  pushed: ['no', 'yes'],
  stale: ['no', 'yes'],
  /** Whether unknown words stand for what a deal is about. */
  topic: ['no', 'yes'],
} as const;

export type Head = keyof typeof heads;
export type Values = { readonly [Name in Head]: (typeof heads)[Name][number] };
export const headNames = Object.keys(heads) as readonly Head[];

/** What is asked for; `refuse` where nothing is that we answer. */
export const subjects = [...measures, 'refuse'] as const;
export type Subject = (typeof subjects)[number];

/** What part a slot plays, by its kind. `none`: it says nothing that the question has a place for. */
export const roles = {
  period: [
    ...(['past', 'future', 'since', 'created', 'expectedClose', 'closed', 'asOf', 'compare'] as const),
    ...(['pushedIn', 'movedIn', 'stale', 'none', 'wholePast', 'wholeFuture'] as const),
  ],
  amount: ['over', 'atLeast', 'under', 'atMost'],
  number: ['limit', 'pushes', 'morePushes', 'probable', 'improbable', 'stale', 'year', 'none'],
  days: ['stale', 'past', 'future', 'created', 'none'],
} as const;

export type RoleKind = keyof typeof roles;
export type Role = (typeof roles)[RoleKind][number];
export const roleKinds = Object.keys(roles) as readonly RoleKind[];

/** One reading of a sentence: the measure, the value of each head, and the role of each slot that has one. */
export interface Said extends Values {
  readonly measure: Exclude<Subject, 'refuse'>;
  /** In the order of the slots that are no names. */
  readonly roles: readonly Role[];
}
