import { MongoFault } from '../errors.js';

/** The time a command may work, from `maxTimeMS`; between the batches of a cursor it stands still. */
export class Budget {
  private left: number;
  private since: number;
  private ticks = 0;

  /** @param milliseconds 0 or undefined: without a limit */
  constructor(
    milliseconds: number | undefined,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.left = milliseconds === undefined || milliseconds === 0 ? Infinity : milliseconds;
    this.since = clock();
  }

  resume(): void {
    if (this.left !== Infinity) this.since = this.clock();
  }

  pause(): void {
    if (this.left === Infinity) return;
    this.left -= this.clock() - this.since;
    this.since = this.clock();
  }

  /** Called once a document; looks at the clock every 64. @throws MongoFault MaxTimeMSExpired */
  tick(): void {
    if (this.left === Infinity || this.ticks++ % 64 !== 0) return;
    if (this.clock() - this.since > this.left)
      throw new MongoFault('MaxTimeMSExpired', 'operation exceeded time limit');
  }
}
