import type { Clock } from '../clock.js';
import type { Config } from '../config.js';
import type { Log } from '../ops/log.js';
import type { RecentLog } from '../ops/recentLog.js';
import type { StandIns } from './standIns.js';

/** Ends what was started. */
export type Closing = () => Promise<unknown>;

/** What every part of a start is given. */
export interface Starting {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly standIns: StandIns;
  /** Called from the last to the first when the process stops. */
  readonly closings: Closing[];
  /** The last lines of this process, for admins. */
  readonly recentLog: RecentLog;
  /** Once SIGTERM has come: not ready any more, though requests are still answered. */
  readonly isDraining: () => boolean;
}
