import type { Viewer } from '../access/viewer.js';
import type { Log } from '../ops/log.js';
import { collectionNames, type ReadModels } from '../projections/documents.js';
import type { DashboardRequest, Pipeline } from './ports.js';

/** Dashboards that are kept up to date ahead: those asked for last. */
const mostAhead = 8;
/** Somebody who has not come back for this long may be gone. */
const wantedForMs = 5 * 60_000;
const everyMs = 300;
/** A process that computes for longer than this has no time for what nobody has asked for yet. */
const mostBusy = 0.5;

interface Wanted {
  readonly viewer: Viewer;
  readonly request: DashboardRequest;
  /** Until then, on the monotonic clock. */
  readonly until: number;
}

/** Read models whose documents dashboards are made of. */
const shown = [collectionNames.opportunities, collectionNames.activities];

export interface LookingAhead {
  /** Answers the same, and remembers whose dashboards are wanted. */
  readonly pipeline: Pipeline;
  /** Looks now: what the timer does. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The same pipeline, whose dashboards are made again as soon as an event has changed something, for those who looked
 * lately: whoever looks next finds it made, once it is certain that nothing has changed since. Nothing is looked at while
 * nobody looks.
 */
export function createLookingAhead({
  pipeline,
  readModels,
  log,
  monotonic = () => performance.now(),
  every = everyInterval,
  busy = loopUse(),
}: {
  readonly pipeline: Pipeline;
  readonly readModels: Pick<ReadModels, 'serving'>;
  readonly log: Pick<Log, 'warn'>;
  readonly monotonic?: () => number;
  readonly every?: (milliseconds: number, work: () => void) => () => void;
  /** What share of the time since it was asked last this process has computed, 0 to 1. */
  readonly busy?: () => number;
}): LookingAhead {
  const wanted = new Map<string, Wanted>();
  let rest: (() => void) | null = null;
  let looking: Promise<void> | null = null;
  let seen = '';
  let isStopped = false;

  function want(viewer: Viewer, request: DashboardRequest): void {
    if (isStopped) return;
    const key = JSON.stringify([viewer.personId, request]);
    wanted.delete(key);
    wanted.set(key, { viewer, request, until: monotonic() + wantedForMs });
    for (const oldest of [...wanted.keys()].slice(0, -mostAhead)) wanted.delete(oldest);
    rest ??= every(everyMs, () => void look());
  }

  function stillWanted(): Wanted[] {
    for (const [key, { until }] of wanted) if (until < monotonic()) wanted.delete(key);
    if (wanted.size === 0) goToRest();
    return [...wanted.values()];
  }

  async function makeAgain(): Promise<void> {
    const waiting = stillWanted();
    if (waiting.length === 0 || busy() > mostBusy) return;
    const builds = await Promise.all(shown.map((name) => readModels.serving(name)));
    const revisions = builds.map(({ collection, revision }) => `${collection} ${String(revision)}`).join();
    if (revisions === seen) return;
    for (const { viewer, request } of waiting) await pipeline.dashboard(viewer, request);
    seen = revisions;
  }

  function look(): Promise<void> {
    looking ??= makeAgain()
      // Whoever asks meets the same trouble, and is told of it.
      .catch((error: unknown) => log.warn({ err: error }, 'Dashboards could not be made ahead'))
      .finally(() => {
        looking = null;
      });
    return looking;
  }

  function goToRest(): void {
    rest?.();
    rest = null;
  }

  return {
    pipeline: {
      ...pipeline,
      async dashboard(viewer, request) {
        const dashboard = await pipeline.dashboard(viewer, request);
        if (request.asOf === null && !request.parts?.length) want(viewer, request);
        return dashboard;
      },
    },
    look,
    async stop() {
      isStopped = true;
      goToRest();
      wanted.clear();
      await looking;
    },
  };
}

function loopUse(): () => number {
  let before = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    return utilization;
  };
}

function everyInterval(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
