import type { SubscriptionView } from '../projections/subscriptions.js';
import type { AlertRule, TriggerKind } from './rule.js';

/** A subscription to an alert. */
export type AlertSubscription = Omit<SubscriptionView, 'what'> & {
  readonly what: { readonly kind: 'alert'; readonly rule: AlertRule };
};

/** Finds the rules that a moment may concern without asking each of them. */
export interface RuleIndex {
  /** Rules of that trigger about deals of that owner and team; more than fire, never fewer. */
  candidates(kind: TriggerKind, ownerId: number | null, teamId: number | null): Iterable<AlertSubscription>;
}

interface OfKind {
  readonly byOwner: Map<number, AlertSubscription[]>;
  readonly byTeam: Map<number, AlertSubscription[]>;
  readonly anybody: AlertSubscription[];
}

/** By trigger, then by whose deals: of a thousand rules about people's own deals a moment meets a handful. */
export function indexRules(subscriptions: readonly AlertSubscription[]): RuleIndex {
  const kinds = new Map<TriggerKind, OfKind>();
  for (const subscription of subscriptions) {
    const { trigger, scope } = subscription.what.rule;
    const of: OfKind = kinds.get(trigger.kind) ?? { byOwner: new Map(), byTeam: new Map(), anybody: [] };
    kinds.set(trigger.kind, of);
    if (scope.kind === 'me') put(of.byOwner, subscription.owner.odooUserId ?? 0, subscription);
    else if (scope.kind === 'person') for (const id of scope.ids) put(of.byOwner, id, subscription);
    else if (scope.kind === 'team') for (const id of scope.ids) put(of.byTeam, id, subscription);
    else of.anybody.push(subscription);
  }
  return {
    *candidates(kind, ownerId, teamId) {
      const of = kinds.get(kind);
      if (!of) return;
      yield* of.anybody;
      if (ownerId !== null) yield* of.byOwner.get(ownerId) ?? [];
      if (teamId !== null) yield* of.byTeam.get(teamId) ?? [];
    },
  };
}

/** Whether it was awake at that place of the log. */
export function isAwakeAt({ awake }: Pick<SubscriptionView, 'awake'>, position: number): boolean {
  return awake.some(({ from, to }) => position > from && (to === null || position <= to));
}

export function isAlert(subscription: SubscriptionView): subscription is SubscriptionView & AlertSubscription {
  return subscription.what.kind === 'alert';
}

function put(map: Map<number, AlertSubscription[]>, key: number, subscription: AlertSubscription): void {
  const list = map.get(key);
  if (list) list.push(subscription);
  else map.set(key, [subscription]);
}
