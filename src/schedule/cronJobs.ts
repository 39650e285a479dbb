import { createTask, validateDetailed, type ScheduledTask } from 'node-cron';
import { ForesailError } from '../errors.js';
import type { Log } from '../ops/log.js';

/** A job that runs by the calendar. */
export interface CronJob {
  /** The next time, null once stopped. */
  nextRun(): Date | null;
  stop(): Promise<void>;
}

export interface CronJobOptions {
  readonly name: string;
  /** Setting that holds the expression, for the sentence when it is wrong. */
  readonly setting: string;
  readonly expression: string;
  readonly timeZone: string;
  /** Up to this many milliseconds are added at random, so that many deployments do not ask one Odoo at once. */
  readonly jitterMs: number;
  readonly log: Log;
}

/** Starts a job; a time that comes while the last one still runs is left out. @throws ForesailError CONFIG_INVALID. */
export function startCronJob(options: CronJobOptions, work: () => Promise<unknown>): CronJob {
  requireExpression(options);
  const log = options.log.child({ job: options.name });
  const task = createTask(options.expression, () => quietly(work, log), {
    name: options.name,
    timezone: options.timeZone,
    noOverlap: true,
    maxRandomDelay: options.jitterMs,
    suppressMissedWarning: true,
    logger: quietLogger(log),
  });
  void task.start();
  let stopped = false;
  return {
    nextRun: () => (stopped ? null : nextOf(task)),
    async stop() {
      stopped = true;
      await task.destroy();
    },
  };
}

function nextOf(task: ScheduledTask): Date | null {
  const next = task.getNextRun();
  return next instanceof Date && !Number.isNaN(next.getTime()) ? next : null;
}

/** node-cron accepts some expressions only when it starts: ask before, and name the setting. */
function requireExpression({ setting, expression }: CronJobOptions): void {
  const { valid, errors } = validateDetailed(expression);
  if (valid) return;
  const why = errors.map((error) => error.message).join('; ');
  throw new ForesailError('CONFIG_INVALID', {
    message: `${setting} is not a cron expression ("${expression}"): ${why}`,
  });
}

/** Nothing that a job throws reaches the timer. */
async function quietly(work: () => Promise<unknown>, log: Log): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error({ error }, 'a scheduled job failed');
  }
}

function quietLogger(log: Log) {
  return {
    info: (message: string) => log.debug(message),
    warn: (message: string) => log.warn(message),
    error: (message: string | Error) => log.error({ error: message }, 'the scheduler reports an error'),
    debug: () => undefined,
  };
}
