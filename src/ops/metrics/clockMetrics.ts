import type { Db } from 'mongodb';
import type { Registry } from 'prom-client';
import type { Clock } from '../../clock.js';
import { gaugeOf } from './gauge.js';

/**
 * Registers how far the clock of this process is from the database's. Leases need no common clock, but tokens, days and
 * what is put into the outbox do. Right to half the time of the question, which `gaugeOf` bounds at two seconds.
 */
export function createClockMetrics(registry: Registry, db: Pick<Db, 'command'>, clock: Clock): void {
  const settings = {
    name: 'foresail_clock_skew_seconds',
    help: 'Clock of this process less that of the database, in seconds; absent where the database does not say its own',
  };
  gaugeOf(registry, settings, async (set) => {
    const asked = clock.now().getTime();
    const { localTime } = await db.command({ hello: 1 });
    const between = (asked + clock.now().getTime()) / 2;
    if (localTime instanceof Date) set({}, (between - localTime.getTime()) / 1_000);
  });
}
