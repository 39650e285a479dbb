import type { Clock } from '../clock.js';
import { ForesailError } from '../errors.js';
import { inTime } from '../inTime.js';
import type { Lease } from '../mongo/leases.js';
import type { Log } from '../ops/log.js';
import type { Checkpoints } from '../projections/engine/checkpoints.js';
import type { SubscriptionView } from '../projections/subscriptions.js';
import { followerName } from './follower.js';
import type { Outbox, OutboxEntry } from './outbox.js';
import { quietUntil } from './quiet.js';
import type { AlertReadSide } from './readSide.js';

/** What came of handing a message over: it is in the chat, or it was not to be sent any more. */
export type Delivered =
  { readonly kind: 'sent'; readonly messageId: string } | { readonly kind: 'withheld'; readonly reason: string };

/**
 * Hands a message to its target. It authorises what it shows for whom it is for, then and there.
 * @throws DeliveryFailure.
 */
export type Deliver = (entry: OutboxEntry, subscription: SubscriptionView) => Promise<Delivered>;

/** Why a message could not be handed over, and whether it may be later. */
export class DeliveryFailure extends Error {
  constructor(
    message: string,
    readonly retryable: boolean,
    /** As the other side says; null where it does not. */
    readonly retryAfterMs: number | null,
    options: { cause?: unknown } = {},
  ) {
    super(message, options);
    this.name = 'DeliveryFailure';
  }
}

/** How a refused message is tried again. Milliseconds. */
export interface RetryTimes {
  readonly first: number;
  readonly longest: number;
  /** After so many attempts it is parked. */
  readonly attempts: number;
}

/** Ten attempts over some twenty minutes: Teams is throttled for seconds, and seldom down for longer. */
export const usualRetries: RetryTimes = { first: 2_000, longest: 300_000, attempts: 10 };

/** Teams answers within seconds. Without a bound, one connection that died without a word holds every message up. */
const usualPatienceMs = 30_000;

export interface DeliveryParts {
  readonly outbox: Outbox;
  readonly readSide: Pick<AlertReadSide, 'subscriptions'>;
  readonly checkpoints: Checkpoints;
  readonly deliver: Deliver;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly retries?: RetryTimes;
  /** How long one message may take to be handed over, in milliseconds; default 30,000. */
  readonly patienceMs?: number;
  /** Targets served at a time. */
  readonly lanes?: number;
  readonly onSettled?: (outcome: 'sent' | 'withheld' | 'retried' | 'parked') => void;
}

const batch = 400;

/**
 * Empties the outbox: targets side by side, the messages of one in their order. A message that has to be tried again
 * holds up those behind it; one that is parked does not.
 */
export function createDelivery(parts: DeliveryParts) {
  const { outbox, readSide, checkpoints, clock, log, lanes = 16 } = parts;
  const retries = parts.retries ?? usualRetries;
  const settled = parts.onSettled ?? (() => undefined);
  let blocked = new Map<string, Date>();

  /** True: the next message of the target may go. */
  async function one(entry: OutboxEntry, subscription: SubscriptionView | undefined, lease: Lease): Promise<boolean> {
    const now = clock.now();
    const until = subscription ? quietUntil(subscription.quiet, now, subscription.timeZone) : null;
    if (until !== null) {
      await outbox.later(entry, until);
      return true;
    }
    requireLease(lease);
    if (!(await outbox.begin(entry, lease.token))) return false;
    if (subscription?.state !== 'active') return withhold(entry, subscription?.state ?? 'gone', lease);
    try {
      requireLease(lease);
      const done = await inTime(parts.patienceMs ?? usualPatienceMs, parts.deliver(entry, subscription), unanswered);
      if (done.kind === 'withheld') return await withhold(entry, done.reason, lease);
      await outbox.delivered(entry, lease.token, done.messageId, clock.now());
      settled('sent');
      return true;
    } catch (error) {
      return failed(entry, error, lease);
    }
  }

  async function withhold(entry: OutboxEntry, reason: string, lease: Lease): Promise<boolean> {
    await outbox.withheld(entry, lease.token, reason, clock.now());
    settled('withheld');
    return true;
  }

  async function failed(entry: OutboxEntry, error: unknown, lease: Lease): Promise<boolean> {
    if (error instanceof ForesailError && error.code === 'LEASE_LOST') throw error;
    const attempts = entry.attempts + 1;
    const reason = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
    const retryable = !(error instanceof DeliveryFailure) || error.retryable;
    if (!retryable || attempts >= retries.attempts) {
      log.warn({ entry: entry._id, attempts, err: error }, 'A message was parked');
      await outbox.park(entry, lease.token, reason);
      settled('parked');
      return true;
    }
    // Never sooner than it says, and not as often as that either: a Teams that says "in a second" for a minute would have
    // used up every attempt, and the message would be parked.
    const told = error instanceof DeliveryFailure ? (error.retryAfterMs ?? 0) : 0;
    const usual = Math.min(retries.first * 2 ** (attempts - 1), retries.longest) * (0.5 + parts.random() / 2);
    const until = new Date(clock.now().getTime() + Math.max(told, usual));
    await outbox.again(entry, lease.token, until, reason);
    blocked.set(entry.target, until);
    settled('retried');
    return false;
  }

  async function lane(entries: readonly OutboxEntry[], known: ReadonlyMap<string, SubscriptionView>, lease: Lease) {
    for (const entry of entries) if (!(await one(entry, known.get(entry.subscriptionId), lease))) return;
  }

  return {
    name: 'alerts:delivery',
    async begin(lease: Lease): Promise<void> {
      const left = await outbox.takeOver(lease.token);
      if (left > 0)
        log.warn({ messages: left }, 'Messages were on their way when their worker ended; they are sent again');
      blocked = await outbox.retrying(clock.now());
    },
    async step(lease: Lease): Promise<boolean> {
      const now = clock.now();
      for (const [target, until] of blocked) if (until <= now) blocked.delete(target);
      const upTo = (await checkpoints.read([followerName])).get(followerName)?.position ?? 0;
      const due = await outbox.due(now, upTo, [...blocked.keys()], batch);
      if (due.length === 0) return false;
      const known = new Map((await readSide.subscriptions()).map((one) => [one._id, one] as const));
      await sideBySide([...byTarget(due).values()], lanes, (entries) => lane(entries, known, lease));
      return true;
    },
  };
}

/** What comes after the time is up counts no more: the message is sent again under the same id. */
const unanswered = () => new DeliveryFailure('The connector did not answer in time', true, null);

function requireLease(lease: Lease): void {
  if (!lease.held()) throw new ForesailError('LEASE_LOST', { details: { lease: lease.name } });
}

function byTarget(entries: readonly OutboxEntry[]): Map<string, OutboxEntry[]> {
  const targets = new Map<string, OutboxEntry[]>();
  for (const entry of entries) targets.set(entry.target, [...(targets.get(entry.target) ?? []), entry]);
  return targets;
}

/** Runs the work of each item, so many at a time; the first failure is thrown once all of them rest. */
async function sideBySide<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0;
  const failures: unknown[] = [];
  const worker = async () => {
    for (let item = items[next++]; item !== undefined && failures.length === 0; item = items[next++]) {
      await work(item).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  if (failures.length > 0) throw failures[0];
}
