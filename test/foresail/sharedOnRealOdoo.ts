import { environmentOf, type OdooSettings } from './odooApi.js';
import { startForesail, type RunningForesail } from './startForesail.js';
import { syncNow } from './walk.js';

let started: Promise<RunningForesail> | undefined;

/**
 * One Foresail over the real Odoo for every suite that only reads from it: reading all of Odoo takes half a minute each
 * time. It shows Odoo as it is now, to who asks first by its first sync and to each after by another.
 */
export async function sharedOnRealOdoo(settings: OdooSettings): Promise<RunningForesail> {
  const first = started === undefined;
  started ??= startForesail(environmentOf(settings));
  try {
    const foresail = await started;
    if (!first) await syncNow(foresail);
    return foresail;
  } catch (error) {
    if (first) started = undefined;
    throw error;
  }
}

// A hook of the whole run, as this stands outside of every suite.
after(async () => {
  await (await started?.catch(() => undefined))?.stop();
});
