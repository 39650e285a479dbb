import type { Db } from 'mongodb';
import type { Registry } from 'prom-client';
import { gaugeOf } from './gauge.js';

/** Registers how much room is left where the database keeps its data, as the database itself says. */
export function createDiskMetrics(registry: Registry, db: Pick<Db, 'command'>): void {
  const settings = {
    name: 'foresail_data_disk_free_ratio',
    help: 'Free share of the disk that the database lies on, 0 to 1; absent where the database does not say it',
  };
  gaugeOf(registry, settings, async (set) => {
    const { fsUsedSize, fsTotalSize } = await db.command({ dbStats: 1 });
    const [used, total] = [Number(fsUsedSize), Number(fsTotalSize)];
    if (total > 0) set({}, 1 - used / total);
  });
}
