import { statfs } from 'node:fs/promises';
import type { Registry } from 'prom-client';
import { gaugeOf } from './gauge.js';

/** Registers how much room is left where the embedded database keeps its data. */
export function createDiskMetrics(registry: Registry, folder: string): void {
  const settings = {
    name: 'foresail_data_disk_free_ratio',
    help: 'Free share of the disk under DATA_DIR, 0 to 1; absent with a real MongoDB',
  };
  gaugeOf(registry, settings, async (set) => {
    const { bavail, blocks } = await statfs(folder);
    if (blocks > 0) set({}, bavail / blocks);
  });
}
