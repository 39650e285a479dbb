import type { AlertTarget, QuietHours, Subscribed, SubscriptionOwner } from '../eventStore/alertEvents.js';
import type { StoredEvent } from '../eventStore/event.js';
import type { EventType } from '../eventStore/eventTypes.js';
import type { DocumentModel } from './engine/readModel.js';

/** `subscriptions`: what each person wants to be told. */
export interface SubscriptionView {
  readonly _id: string;
  readonly owner: SubscriptionOwner;
  readonly what: Subscribed;
  readonly words: string;
  readonly said: string;
  readonly target: AlertTarget;
  readonly quiet: QuietHours | null;
  /** IANA zone of its days and quiet hours. */
  readonly timeZone: string;
  readonly state: 'active' | 'paused' | 'stopped';
  readonly startedAt: Date;
  /**
   * Where in the log it was awake: events after `from` up to and including `to` (null: up to now) count. So it is the
   * same at whatever time an event is looked at.
   */
  readonly awake: readonly { readonly from: number; readonly to: number | null }[];
  readonly position: number;
}

type Subscription = Omit<SubscriptionView, 'position'>;

/** What a subscription is after its events. */
export const subscriptions: DocumentModel<Subscription> = {
  kind: 'documents',
  name: 'subscriptions',
  version: 1,
  partitions: 1,
  indexes: [{ key: { state: 1, 'owner.personId': 1 } }, { key: { position: 1 } }],
  owns: [
    'SubscriptionStarted',
    'SubscriptionPaused',
    'SubscriptionResumed',
    'SubscriptionStopped',
    'SubscriptionQuietHoursSet',
  ],
  idOf: (event) => (event.data as { subscriptionId: string }).subscriptionId,
  apply(before, event) {
    if (isA(event, 'SubscriptionStarted')) return started(event);
    if (before === null || before.state === 'stopped') return before;
    if (isA(event, 'SubscriptionQuietHoursSet')) return { ...before, quiet: event.data.quiet };
    if (event.type === 'SubscriptionResumed') return resumed(before, event.position);
    const state = event.type === 'SubscriptionPaused' ? 'paused' : 'stopped';
    return { ...before, state, awake: asleep(before, event.position) };
  },
};

function started({ data, occurredAt, position }: StoredEvent<'SubscriptionStarted'>): Subscription {
  const { subscriptionId: _id, ...rest } = data;
  return { _id, ...rest, state: 'active', startedAt: occurredAt, awake: [{ from: position, to: null }] };
}

function resumed(before: Subscription, position: number): Subscription {
  if (before.state === 'active') return before;
  return { ...before, state: 'active', awake: [...before.awake, { from: position, to: null }] };
}

function asleep({ awake }: Subscription, position: number): Subscription['awake'] {
  return awake.map((span) => (span.to === null ? { ...span, to: position } : span));
}

function isA<T extends EventType>(event: StoredEvent, type: T): event is StoredEvent<T> {
  return event.type === type;
}
