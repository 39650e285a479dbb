import { noRights, viewerOf } from '../access/loadViewer.js';
import { createApi } from '../api/createApi.js';
import { createHealthDoor } from '../api/healthDoor.js';
import { createLiveChanges } from '../api/live/liveChanges.js';
import { projectionControl } from '../api/projectionControl.js';
import type { Clock } from '../clock.js';
import { shownSettings } from '../ops/shownSettings.js';
import { banner } from '../ops/banner.js';
import type { Log } from '../ops/log.js';
import { keepChecking } from '../pipeline/columns/keepChecking.js';
import type { Replicas } from '../pipeline/columns/replicas.js';
import { createSelfCheck } from '../pipeline/columns/selfCheck.js';
import { sellers } from '../pipeline/sellers.js';
import { lastSuccess, type Core } from './core.js';
import type { Inner } from './inner.js';
import type { Closing, Starting } from './starting.js';

/** Probes and measurements of a process that answers nobody else. */
export async function startHealthDoor(starting: Starting, core: Core): Promise<void> {
  const { config, log, closings, isDraining: draining } = starting;
  const { db, metrics } = core;
  const door = createHealthDoor({
    ...{ db, metrics, log, host: config.HOST, port: config.PORT, draining },
    freshAt: () => lastSuccess(db, core.projections.readModels),
    projections: projectionControl(core.projections),
  });
  const url = await door.listen();
  closings.push(() => door.close());
  process.stdout.write(banner(config, url, { odooUrl: core.odooUrl }));
}

/** API, bot and tab on one port. */
export async function startSurfaces(starting: Starting, core: Core, inner: Inner): Promise<void> {
  const { config, standIns, clock, log, closings, recentLog, isDraining } = starting;
  const { common, access, bot, replicas, freshAt } = inner;
  const { db, metrics, odooUrl } = core;
  const { readModels } = core.projections;
  // The first question need not wait for what can be read before it comes.
  replicas.warm().catch((error: unknown) => log.warn({ err: error }, 'Read models could not be read ahead'));
  closings.push(checkColumns(core, replicas, clock, log));
  const live = createLiveChanges({ db, readModels, freshAt, log });
  closings.push(async () => live.stop());
  const api = createApi({
    ...{ live, recentLog, draining: isDraining },
    settings: shownSettings(config),
    ...{ ...common, freshAt, metrics, ...access },
    ...(standIns.entra && { sandbox: standIns.entra }),
    mount(server) {
      bot.mount(server);
      standIns.mount(server, () => sellers(db, readModels));
    },
  });
  const url = await api.listen();
  closings.push(() => api.close());
  process.stdout.write(banner(config, url, { odooUrl }));
}

/** Compares what this process keeps with the database now and then. */
function checkColumns({ db, metrics, projections }: Core, replicas: Replicas, clock: Clock, log: Log): Closing {
  const everybody = { odooUserId: null, superAdmin: true, appRoles: [], email: null, name: 'Self-check' };
  const viewer = viewerOf(everybody, noRights, 'UTC');
  const { readModels } = projections;
  const parts = { db, readModels, replicas, clock, viewer, log, registry: metrics, random: Math.random };
  return keepChecking(createSelfCheck(parts), log);
}
