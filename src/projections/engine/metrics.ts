import { Counter, Histogram, type Registry } from 'prom-client';
import { gaugeOf, type SetGauge } from '../../ops/metrics/gauge.js';
import type { ProjectionHealth } from './health.js';

/** What the engine counts as it goes. */
export interface EngineMetrics {
  applied(projection: string, events: number): void;
  failed(projection: string, code: string): void;
  rebuilt(projection: string, milliseconds: number): void;
}

/** Scrapes ask for several gauges at once; one look at the database serves them all. */
const sampleMs = 500;

type Reading = (set: SetGauge, health: ProjectionHealth) => void;

const perProjection: readonly [name: string, help: string, read: Reading][] = [
  [
    'lag_events',
    'Events between the head of the log and the checkpoint',
    (set, h) => set({ projection: h.name }, h.lag),
  ],
  [
    'position',
    'Log position up to which events are applied or parked',
    (set, h) => set({ projection: h.name }, h.position),
  ],
  [
    'events_per_second',
    'Events applied per second between two looks of this process',
    (set, h) => h.rate !== null && set({ projection: h.name }, h.rate),
  ],
  [
    'parked_events',
    'Events in dead letters, those that wait included',
    (set, h) => set({ projection: h.name }, h.parked),
  ],
  ['paused', '1 while paused', (set, h) => set({ projection: h.name }, h.state === 'paused' ? 1 : 0)],
  [
    'rebuild_progress_ratio',
    'Share of the log that the build under way has applied; absent without one',
    (set, h) => h.rebuild && set({ projection: h.name }, h.rebuild.progress),
  ],
];

/** Registers the metrics of log and projections; gauges ask `health` when they are scraped. */
export function createMetrics(
  registry: Registry,
  health: () => Promise<ProjectionHealth[]>,
  monotonic: () => number,
): EngineMetrics {
  const sample = sampled(health, monotonic);
  for (const [name, help, read] of perProjection) {
    gaugeOf(registry, { name: `foresail_projection_${name}`, help, labelNames: ['projection'] }, async (set) => {
      for (const entry of await sample()) read(set, entry);
    });
  }
  gaugeOf(registry, { name: 'foresail_event_log_head', help: 'Position of the last event' }, async (set) => {
    set({}, (await sample())[0]?.head ?? 0);
  });
  const still = { name: 'foresail_event_log_head_still_seconds', help: 'How long the head has not been seen to move' };
  gaugeOf(registry, still, async (set) => {
    set({}, ((await sample())[0]?.headStillForMs ?? 0) / 1_000);
  });
  return counters(registry);
}

function counters(registry: Registry): EngineMetrics {
  const applied = new Counter({
    name: 'foresail_projection_events_applied_total',
    help: 'Events applied or parked by this process',
    labelNames: ['projection'],
    registers: [registry],
  });
  const failed = new Counter({
    name: 'foresail_projection_failures_total',
    help: 'Events this process had to park, by error code',
    labelNames: ['projection', 'code'],
    registers: [registry],
  });
  const rebuilt = new Histogram({
    name: 'foresail_projection_rebuild_seconds',
    help: 'From when this process first saw a new build to its taking over',
    labelNames: ['projection'],
    buckets: [1, 5, 15, 60, 300, 900, 3600, 14400],
    registers: [registry],
  });
  return {
    rebuilt: (projection, milliseconds) => rebuilt.observe({ projection }, milliseconds / 1_000),
    applied: (projection, events) => applied.inc({ projection }, events),
    failed: (projection, code) => failed.inc({ projection, code }),
  };
}

function sampled(
  health: () => Promise<ProjectionHealth[]>,
  monotonic: () => number,
): () => Promise<ProjectionHealth[]> {
  let last: { at: number; health: Promise<ProjectionHealth[]> } | null = null;
  return () => {
    if (!last || monotonic() - last.at >= sampleMs) last = { at: monotonic(), health: health() };
    return last.health;
  };
}
