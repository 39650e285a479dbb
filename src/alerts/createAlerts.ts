import type { Db } from 'mongodb';
import type { Registry } from 'prom-client';
import type { Viewer } from '../access/viewer.js';
import type { Clock } from '../clock.js';
import type { EventStore } from '../eventStore/event.js';
import { createLeases } from '../mongo/leases.js';
import type { Audit } from '../ops/audit/createAudit.js';
import type { Log } from '../ops/log.js';
import { alertMetrics } from './alertMetrics.js';
import { auditedSubscriptions } from './auditedSubscriptions.js';
import type { ReadModels } from '../projections/documents.js';
import type { ForecastThresholds } from '../pipeline/forecastThresholds.js';
import { Checkpoints } from '../projections/engine/checkpoints.js';
import { backTest, type BackTest } from './backTest.js';
import { createDrafts, type Drafts } from './drafts.js';
import { createSubscriptions, type Subscriptions } from './createSubscriptions.js';
import { createDelivery, type Deliver, type RetryTimes } from './delivery.js';
import { createCalendar } from './calendar.js';
import { createFollower } from './follower.js';
import { createLeasedLoop, type LeasedLoop } from './leasedLoop.js';
import { LateEvents } from './lateEvents.js';
import { Outbox } from './outbox.js';
import type { AlertPeople } from './people.js';
import { createAlertReadSide, type AlertReadSide } from './readSide.js';
import type { AlertRule } from './rule.js';

/** What alerts stand on, and what tests set otherwise. Times in milliseconds. */
export interface AlertsSettings {
  readonly db: Db;
  readonly readModels: ReadModels;
  readonly eventStore: EventStore;
  readonly people: AlertPeople;
  readonly clock: Clock;
  readonly log: Log;
  readonly workerId: string;
  /** 1 to 12. */
  readonly fiscalYearStart: number;
  /** The usual ones where none are given. */
  readonly forecastThresholds?: ForecastThresholds;
  /** Where changes of subscriptions are noted. */
  readonly audit?: Pick<Audit, 'note'>;
  readonly registry?: Registry;
  readonly pollMs?: number;
  readonly leaseMs?: number;
  readonly lanes?: number;
  readonly retries?: RetryTimes;
  readonly patienceMs?: number;
  readonly random?: () => number;
}

export interface Alerts {
  readonly subscriptions: Subscriptions;
  readonly readSide: AlertReadSide;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  readonly people: AlertPeople;
  /** How often the rule would have fired in the last quarter. */
  tryOut(viewer: Viewer, rule: AlertRule): Promise<BackTest>;
  /** Fires and delivers, whenever this process holds the leases for it, until `stop`. */
  start(deliver: Deliver): void;
  stop(): Promise<void>;
}

/** Subscriptions, what fires, and its way out. Nothing runs before `start`. */
export async function createAlerts(settings: AlertsSettings): Promise<Alerts> {
  const { db, eventStore, clock, log, people, pollMs = 500, leaseMs = 9_000, random = Math.random } = settings;
  const readSide = createAlertReadSide(settings);
  const outbox = new Outbox(db);
  const late = new LateEvents(db);
  const checkpoints = new Checkpoints(db);
  await outbox.prepare();
  const leases = createLeases({ db, owner: settings.workerId, durationMs: leaseMs });
  const subscriptions = createSubscriptions({ eventStore, readSide, clock });
  const onSettled = settings.registry && alertMetrics(settings.registry, outbox, clock);
  const loops: LeasedLoop[] = [];
  let stopWaking: (() => void) | undefined;

  return {
    subscriptions: settings.audit ? auditedSubscriptions(subscriptions, settings.audit) : subscriptions,
    readSide,
    outbox,
    people,
    drafts: await createDrafts(db, clock),
    tryOut(viewer, rule) {
      const { fiscalYearStart } = settings;
      return backTest(rule, viewer, { now: clock.now(), timeZone: viewer.timeZone, fiscalYearStart }, readSide);
    },
    start(deliver) {
      const loop = { leases, log, pollMs, renewMs: leaseMs / 4 };
      const follower = createFollower({ eventStore, readSide, checkpoints, outbox, late, people, clock });
      const delivery = createDelivery({
        ...{ outbox, readSide, checkpoints, deliver, clock, log, random },
        ...(onSettled && { onSettled }),
        ...(settings.retries && { retries: settings.retries }),
        ...(settings.lanes !== undefined && { lanes: settings.lanes }),
        ...(settings.patienceMs !== undefined && { patienceMs: settings.patienceMs }),
      });
      const { fiscalYearStart } = settings;
      const calendar = createCalendar({ db, readSide, checkpoints, outbox, people, clock, fiscalYearStart });
      loops.push(...[follower, delivery, calendar].map((work) => createLeasedLoop(work, loop)));
      for (const one of loops) one.start();
      stopWaking = eventStore.subscribe(() => loops.forEach((one) => one.wake()));
    },
    async stop() {
      stopWaking?.();
      await Promise.all(loops.map((one) => one.stop()));
    },
  };
}
