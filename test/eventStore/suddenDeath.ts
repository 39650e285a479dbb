import { Socket } from 'node:net';

/** When a process dies with regard to one message: before it is sent, when it is on its way, when the answer has come. */
export const moments = ['before', 'sent', 'answered'] as const;
export type Moment = (typeof moments)[number];

/**
 * Lets this process die by its own SIGKILL around its `count`-th message to the database from now on. What a process does
 * to a database it does by messages, so these are all the points at which a kill -9 can matter; chosen by number, they
 * are reached on a machine of any speed.
 */
export function dieAt(count: number, moment: Moment): void {
  let left = count;
  const write = Socket.prototype.write as (this: Socket, ...given: unknown[]) => boolean;
  Socket.prototype.write = function (this: Socket, ...given: unknown[]): boolean {
    left -= 1;
    if (left > 0) return write.apply(this, given);
    if (moment === 'before') die();
    if (moment === 'answered') this.once('data', die);
    const sent = write.apply(this, given);
    if (moment === 'sent') setImmediate(die);
    return sent;
  } as Socket['write'];
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}
