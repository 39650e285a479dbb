import type { AlertTrigger } from '../eventStore/alertEvents.js';

/** The rules of alerts as events carry them: one schema for chat, API and log. */
export { alertFilters, alertRule, alertScope, alertTrigger, quietHours } from '../eventStore/alertEvents.js';
export type {
  AlertFilters,
  AlertRule,
  AlertScope,
  AlertTarget,
  AlertTrigger,
  DigestTime,
  QuietHours,
  Subscribed,
  SubscriptionOwner,
} from '../eventStore/alertEvents.js';

export type TriggerKind = AlertTrigger['kind'];

/** Triggers that no event tells: a day comes, and nothing has happened. */
export const timedKinds = ['closing', 'idle', 'overdue'] as const satisfies readonly TriggerKind[];

export type TimedKind = (typeof timedKinds)[number];
export type TimedTrigger = Extract<AlertTrigger, { kind: TimedKind }>;
export type EventTrigger = Exclude<AlertTrigger, { kind: TimedKind }>;

export function isTimed(trigger: AlertTrigger): trigger is TimedTrigger {
  return (timedKinds as readonly string[]).includes(trigger.kind);
}
