import type { Db } from 'mongodb';
import type { Registry } from 'prom-client';
import { z } from 'zod';
import type { Log } from '../../ops/log.js';
import { ok, publicRoute } from '../http/route.js';
import type { Route } from '../http/route.js';
import type { ProjectionControl, ProjectionState } from '../ports.js';

export interface HealthDependencies {
  readonly db: Db;
  /** When Odoo was last read to the end, by whatever run; null before the first time. */
  readonly freshAt: () => Promise<Date | null>;
  readonly projections: ProjectionControl;
  readonly metrics: Registry;
  readonly log: Log;
  /** True once the process has been told to end. */
  readonly draining?: () => boolean;
}

const readySchema = z.strictObject({
  ready: z.boolean(),
  database: z.boolean(),
  firstSync: z.boolean(),
  draining: z.boolean(),
});
const projectionsSchema = z.strictObject({
  healthy: z.boolean(),
  projections: z.array(
    z.strictObject({
      name: z.string(),
      lag: z.number().int(),
      state: z.string(),
      paused: z.boolean(),
      parked: z.number().int(),
      rate: z.number().nullable(),
      rebuildProgress: z.number().nullable(),
    }),
  ),
});

/** For probes and scrapers: no names, no figures of the business. */
export function healthRoutes(dependencies: HealthDependencies): Route[] {
  const firstSyncProjected = rememberFirstSync(dependencies);
  return [
    publicRoute(
      {
        method: 'get',
        path: '/health/live',
        summary: 'The process answers',
        reply: { status: 200, schema: z.strictObject({ live: z.literal(true) }) },
      },
      async () => ok({ live: true }),
    ),
    publicRoute(
      {
        method: 'get',
        path: '/health/ready',
        summary: 'The database answers and the first sync has been projected; 503 until then',
        reply: { status: 200, schema: readySchema },
      },
      async () => {
        const database = await answers(dependencies);
        const firstSync = database && (await firstSyncProjected());
        const draining = dependencies.draining?.() ?? false;
        const ready = database && firstSync && !draining;
        return ok({ ready, database, firstSync, draining }, ready ? 200 : 503);
      },
    ),
    publicRoute(
      {
        method: 'get',
        path: '/health/projections',
        summary: 'Lag and failures of each projection; 503 when one has stopped, not for a pause or a parked event',
        reply: { status: 200, schema: projectionsSchema },
      },
      async () => {
        const states = await dependencies.projections.states();
        const healthy = states.every((one) => one.state !== 'stopped');
        return ok({ healthy, projections: states.map(publicState) }, healthy ? 200 : 503);
      },
    ),
    publicRoute(
      { method: 'get', path: '/metrics', summary: 'Measurements for Prometheus', reply: { status: 200 } },
      async () => ({
        status: 200,
        body: await dependencies.metrics.metrics(),
        headers: { 'content-type': dependencies.metrics.contentType },
      }),
    ),
  ];
}

function publicState({ name, lag, state, paused, deadLetters, rate, rebuildProgress }: ProjectionState) {
  return { name, lag, state, paused, parked: deadLetters, rate, rebuildProgress };
}

async function answers({ db, log }: HealthDependencies): Promise<boolean> {
  try {
    await db.command({ ping: 1 });
    return true;
  } catch (error) {
    log.warn({ err: error }, 'The database does not answer');
    return false;
  }
}

/**
 * True once a run has completed and every projection that is not paused has passed the head of the log as it was then.
 * Afterwards it stays true: lag later on is for /health/projections to tell, and must not take an instance out of service.
 */
function rememberFirstSync({ freshAt, projections }: HealthDependencies): () => Promise<boolean> {
  let headThen: number | null = null;
  let passed = false;
  return async () => {
    if (passed) return true;
    if (headThen === null && (await freshAt()) === null) return false;
    const states = await projections.states();
    headThen ??= Math.max(0, ...states.map((one) => one.position + one.lag));
    const head = headThen;
    passed = states.every((one) => one.paused || one.position >= head);
    return passed;
  };
}
