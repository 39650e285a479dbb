import type { Clock } from '../../clock.js';
import type { Log } from '../log.js';

const dayMs = 86_400_000;

/** Something that is kept for so many days. */
export interface Kept {
  /** As the log calls it, in the plural: `Old answers`. */
  readonly what: string;
  readonly days: number;
  /** Takes away what is older. Repeating it changes nothing. @returns how many, by kind. */
  take(olderThan: Date): Promise<Readonly<Record<string, number>>>;
}

/** `setTimer` is given for tests. */
export interface RetainingParts {
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'warn'>;
  readonly kept: readonly Kept[];
  readonly setTimer?: (act: () => void, ms: number) => () => void;
}

/** Takes what is too old away at once and then every day. Workers may do so side by side. @returns how to stop, when done. */
export function keepRetaining({ clock, log, kept, setTimer = every }: RetainingParts): () => Promise<void> {
  async function one({ what, days, take }: Kept): Promise<void> {
    try {
      const taken = await take(new Date(clock.now().getTime() - days * dayMs));
      if (Object.values(taken).some((count) => count > 0)) log.info(taken, `${what} were taken away`);
    } catch (error) {
      log.warn({ err: error }, `${what} could not be taken away; tried again in a day`);
    }
  }
  async function pass(): Promise<void> {
    for (const each of kept) await one(each);
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
