import type { Collection, Db, Filter } from 'mongodb';
import type { Clock } from '../clock.js';
import type { Lease } from '../mongo/leases.js';
import { addDays } from '../pipeline/calendar.js';
import type { OpportunityView } from '../projections/documents.js';
import type { Checkpoints } from '../projections/engine/checkpoints.js';
import type { SubscriptionView } from '../projections/subscriptions.js';
import { lastDigest, lastReminder, type DueDay } from './dueDays.js';
import { factsOf } from './firing.js';
import { followerName } from './follower.js';
import type { NewEntry, Outbox } from './outbox.js';
import type { AlertPeople } from './people.js';
import type { AlertReadSide } from './readSide.js';
import { isAlert, type AlertSubscription } from './ruleIndex.js';
import { isTimed, type AlertRule, type TimedTrigger } from './rule.js';
import { targetKey } from './targetKey.js';
import { lastLook, looksBetween, timedFirings, timedKey } from './timed.js';

export interface CalendarParts {
  readonly db: Db;
  readonly readSide: AlertReadSide;
  readonly checkpoints: Checkpoints;
  readonly outbox: Outbox;
  readonly people: AlertPeople;
  readonly clock: Clock;
  readonly fiscalYearStart: number;
}

/** `alert_days`: up to which day each subscription that waits for days was looked at. */
interface DayDocument {
  readonly _id: string;
  readonly day: string;
}

const minuteMs = 60_000;
const hourMs = 3_600_000;
/** After so long a digest of the morning is no news; after so many days nor is a day that came. */
const lateHours = 12;
const lateDays = 7;

/**
 * What comes by the calendar, looked for once a minute: digests, reminders, and alerts for which a day has to come. Like
 * events it goes through the outbox, whose ids keep a look that is repeated from telling twice.
 */
export function createCalendar(parts: CalendarParts) {
  const { db, readSide, checkpoints, outbox, clock } = parts;
  const days: Collection<DayDocument> = db.collection('alert_days');
  let lookedAt = -1;

  async function position(): Promise<number> {
    return (await checkpoints.read([followerName])).get(followerName)?.position ?? 0;
  }

  async function timed(now: Date, at: number): Promise<void> {
    const all = (await readSide.subscriptions()).filter(isAlert).filter(isWaiting);
    if (all.length === 0) return;
    const known = new Map((await days.find({}).toArray()).map(({ _id, day }) => [_id, day] as const));
    for (const subscription of all) {
      const today = lastLook(now, subscription.timeZone);
      const seen = known.get(subscription._id) ?? lastLook(subscription.startedAt, subscription.timeZone);
      if (today > seen && subscription.state === 'active') {
        const from = [addDays(seen, 1), addDays(today, -lateDays)].sort().at(-1) ?? today;
        await outbox.put(await timedEntries(subscription, { from, to: today, now, position: at }, parts), now);
      }
      if (today !== known.get(subscription._id)) {
        await days.updateOne({ _id: subscription._id }, { $set: { day: today } }, { upsert: true });
      }
    }
  }

  return {
    name: 'alerts:calendar',
    async begin(): Promise<void> {
      lookedAt = -1;
    },
    async step(_lease: Lease): Promise<boolean> {
      const now = clock.now();
      const minute = Math.floor(now.getTime() / minuteMs);
      if (minute === lookedAt) return false;
      const at = await position();
      await timed(now, at);
      const scheduled = (await readSide.subscriptions()).flatMap((one) =>
        scheduledEntry(one, now, at, parts.fiscalYearStart),
      );
      await outbox.put(scheduled, now);
      lookedAt = minute;
      return false;
    },
  };
}

type Waiting = AlertSubscription & { readonly what: { readonly rule: AlertRule & { readonly trigger: TimedTrigger } } };

function isWaiting(subscription: AlertSubscription): subscription is Waiting {
  return subscription.state !== 'stopped' && isTimed(subscription.what.rule.trigger);
}

async function timedEntries(
  subscription: Waiting,
  when: { readonly from: string; readonly to: string; readonly now: Date; readonly position: number },
  { readSide, people }: CalendarParts,
): Promise<NewEntry[]> {
  const { rule } = subscription.what;
  const viewer = await people.viewerOf(subscription.owner);
  if (viewer === null) return [];
  const deals = await readSide.deals(viewer, mayHold(rule.trigger, when.to));
  const ids = deals.map(({ _id }) => _id);
  const [histories, calls, touches, stageOrder] = await Promise.all([
    readSide.histories(ids),
    readSide.calls(ids),
    readSide.touches(ids),
    readSide.stageOrder(),
  ]);
  const looks = looksBetween(when.from, when.to, subscription.timeZone);
  const owner = { odooUserId: viewer.odooUserId, sees: viewer.sees, timeZone: subscription.timeZone };
  return [...histories.values()].flatMap((history) => {
    const { _id: dealId } = history;
    const given = {
      facts: factsOf(history, calls.get(dealId) ?? [], { stageOrder, commitFrom: readSide.commitFrom }),
      touches: touches.get(dealId) ?? [],
      looks,
    };
    return timedFirings(rule, owner, history, given).map((fired): NewEntry => ({
      ...entryFor(subscription, fired, when),
      _id: timedKey(subscription._id, dealId, fired),
      moment: { dealId, at: fired.at, before: null, after: fired.state, pushes: 0, actor: null },
    }));
  });
}

/** Deals of which the condition may hold by then. */
function mayHold(trigger: TimedTrigger, day: string): Filter<OpportunityView> {
  const open = { status: 'open', type: 'opportunity' } as const;
  if (trigger.kind === 'idle') return open;
  if (trigger.kind === 'overdue') return { ...open, expectedClose: { $lt: day } };
  return { ...open, expectedClose: { $lte: addDays(day, trigger.days) } };
}

/** A digest or reminder that is due and not long past; of a subscription that was there then. */
function scheduledEntry(
  subscription: SubscriptionView,
  now: Date,
  position: number,
  fiscalYearStart: number,
): NewEntry[] {
  const { what, timeZone, state, startedAt } = subscription;
  if (what.kind === 'alert' || state !== 'active') return [];
  const due =
    what.kind === 'digest' ? lastDigest(what.time, now, timeZone) : lastReminder(what, now, timeZone, fiscalYearStart);
  if (due === null || due.at < startedAt || now.getTime() - due.at.getTime() > lateHours * hourMs) return [];
  return [{ ...entryFor(subscription, due, { now, position }), _id: `${subscription._id}:${due.day}` }];
}

function entryFor(
  subscription: SubscriptionView,
  { day }: DueDay,
  { now, position }: { readonly now: Date; readonly position: number },
): NewEntry {
  const { _id: subscriptionId, what } = subscription;
  const target = targetKey(subscription);
  return { _id: '', subscriptionId, kind: what.kind, target, position, moment: null, day, notBefore: now };
}
