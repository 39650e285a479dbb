import { setTimeout as pause } from 'node:timers/promises';
import type { Viewer } from '../../src/access/viewer.js';
import { createAlerts, type Alerts, type AlertsSettings } from '../../src/alerts/createAlerts.js';
import type { SubscriptionDraft } from '../../src/alerts/createSubscriptions.js';
import type { Deliver } from '../../src/alerts/delivery.js';
import { followerName } from '../../src/alerts/follower.js';
import type { AlertRule } from '../../src/alerts/rule.js';
import type { Clock } from '../../src/clock.js';
import type { EventStore, FieldChanges } from '../../src/eventStore/event.js';
import type { OdooOpportunity } from '../../src/eventStore/eventTypes.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { silentLog } from '../../src/ops/log.js';
import { fieldChanges } from '../../src/odoo/sync/fieldChanges.js';
import type { ReadModel } from '../../src/projections/engine/readModel.js';
import { createProjections, type Projections } from '../../src/projections/projections.js';
import { readModels as allModels } from '../../src/projections/readModelList.js';
import type { TestDatabase } from '../eventStore/database.js';
import { dealData, newEvent, stageData, userData } from '../projections/samples.js';
import { zone } from './viewers.js';

/** What alerts stand on; models that they do not read are left out. */
const alertModels = [
  'user_profiles',
  'user_access_matrix',
  'stage_view',
  'opportunity_view',
  'opportunity_history',
  'activity_view',
  'deal_call_view',
  'subscriptions',
];

/** A clock that a test moves. */
export interface MovableClock extends Clock {
  set(instant: string | Date): void;
}

export function movableClock(start: string): MovableClock {
  let now = new Date(start);
  return {
    now: () => new Date(now),
    set(instant) {
      now = new Date(instant);
    },
  };
}

/** Log, read side and alerts on a throw-away database. */
export interface AlertWorld {
  readonly eventStore: EventStore;
  readonly projections: Projections;
  readonly alerts: Alerts;
  readonly clock: MovableClock;
  /** Who sees what now, by person id. */
  readonly viewers: Map<string, Viewer>;
  /** Appends what Odoo's sync would: the deal as it is then, with what changed. */
  deal(id: number, given?: Partial<OdooOpportunity>, at?: string): Promise<void>;
  subscribe(viewer: Viewer, rule: AlertRule, given?: Partial<SubscriptionDraft>): Promise<string>;
  /** Resolves when the read side has all of the log. */
  projected(): Promise<void>;
  /** Resolves when nothing in the outbox is due any more. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
}

export const anyDeal: AlertRule['scope'] = { kind: 'all', ids: [], label: 'everyone' };

export interface AlertWorldSettings {
  readonly now?: string;
  readonly deliver?: Deliver | undefined;
  /** In place of a read model, one that fails. */
  readonly instead?: (model: ReadModel) => ReadModel;
}

export async function openAlertWorld(
  database: TestDatabase,
  given: Partial<AlertsSettings> & AlertWorldSettings = {},
): Promise<AlertWorld> {
  const { db } = database;
  const clock = movableClock(given.now ?? '2026-10-01T09:00:00Z');
  const eventStore = await createEventStore({ db, clock, pollMs: 25 });
  const models = allModels
    .filter(({ name }) => alertModels.includes(name))
    .map((model) => given.instead?.(model) ?? model);
  const projections = await createProjections({
    db,
    eventStore,
    clock,
    log: silentLog,
    pollMs: 20,
    graceMs: 0,
    models,
  });
  const viewers = new Map<string, Viewer>();
  const alerts = await createAlerts({
    ...{ db, readModels: projections.readModels, eventStore, clock, log: silentLog },
    ...{ workerId: 'test', fiscalYearStart: 1, pollMs: 20, leaseMs: 900, random: () => 0.5 },
    people: { viewerOf: async ({ personId }) => viewers.get(personId) ?? null },
    ...given,
  });
  await projections.start();
  if (given.deliver) alerts.start(given.deliver);
  const known = new Map<number, OdooOpportunity>();
  await eventStore.append([
    ...[1, 2, 3].map((id) => ({
      ...{ stream: `stage-${id}`, expected: 'any' as const },
      events: [newEvent('OdooStageSynced', stageData(id))],
    })),
    ...[1, 2].map((id) => ({
      ...{ stream: `user-${id}`, expected: 'any' as const },
      events: [newEvent('OdooUserSynced', userData(id))],
    })),
  ]);

  async function projected(): Promise<void> {
    await projections.caughtUp();
  }

  /** Resolves when all of the log has been looked at: what fires is in the outbox then. */
  async function lookedAt(): Promise<void> {
    const head = await eventStore.head();
    const checkpoints = db.collection<{ _id: string; position: number }>('checkpoints');
    while (((await checkpoints.findOne({ _id: followerName }))?.position ?? 0) < head) await pause(10);
  }

  return {
    ...{ eventStore, projections, alerts, clock, viewers, projected },
    async deal(id, part = {}, at) {
      const before = known.get(id);
      const data = dealData(id, { ...before, ...part, id });
      known.set(id, data);
      const changes: FieldChanges = before ? fieldChanges({ ...before }, { ...data }) : {};
      const occurredAt = at ? new Date(at) : clock.now();
      const event = newEvent('OdooOpportunitySynced', data, {
        ...{ eventId: `deal-${id}-${occurredAt.toISOString()}-${JSON.stringify(part)}`, occurredAt },
        ...(before && { changes }),
      });
      await eventStore.append([{ stream: `opportunity-${id}`, expected: 'any', events: [event] }]);
    },
    async subscribe(viewer, rule, part = {}) {
      viewers.set(viewer.personId, viewer);
      const draft: SubscriptionDraft = {
        ...{ what: { kind: 'alert', rule }, words: 'test', said: 'when it happens', target: { kind: 'personal' } },
        ...{ timeZone: zone, quiet: null, ...part },
      };
      const { id } = await alerts.subscriptions.start(viewer, draft, `aad-${viewer.personId}`);
      await projected();
      return id;
    },
    async quiet() {
      await projected();
      await lookedAt();
      for (let still = 0; still < 4;) {
        const { sending } = await alerts.outbox.counts(clock.now());
        const due = await alerts.outbox.due(clock.now(), Infinity, [], 1);
        const settled = due.length === 0 && sending === 0;
        still = settled ? still + 1 : 0;
        await pause(30);
      }
    },
    async stop() {
      await alerts.stop();
      await projections.stop();
    },
  };
}
