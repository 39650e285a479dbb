import type { Db } from 'mongodb';
import type { Clock } from '../../clock.js';
import type { Log } from '../log.js';
import { retainRawRecords } from './retainRawRecords.js';

const dayMs = 86_400_000;

/** `days`: RAW_RETENTION_DAYS; `setTimer` is given for tests. */
export interface RetainingParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'warn'>;
  readonly days: number;
  readonly setTimer?: (act: () => void, ms: number) => () => void;
}

/** Takes old raw data away at once and then every day. Workers may do so side by side. @returns how to stop, when done. */
export function keepRetaining({ db, clock, log, days, setTimer = every }: RetainingParts): () => Promise<void> {
  async function pass(): Promise<void> {
    try {
      const taken = await retainRawRecords(db, new Date(clock.now().getTime() - days * dayMs));
      if (taken.removed + taken.stripped > 0) log.info(taken, 'Old raw records of Odoo were taken away');
    } catch (error) {
      log.warn({ err: error }, 'Old raw records of Odoo could not be taken away; tried again in a day');
    }
  }
  let running = pass();
  const stop = setTimer(() => (running = running.then(pass)), dayMs);
  return () => {
    stop();
    return running;
  };
}

function every(act: () => void, ms: number): () => void {
  const timer = setInterval(act, ms);
  timer.unref();
  return () => clearInterval(timer);
}
