import { readFileSync, readlinkSync } from 'node:fs';

/** Which process wrote a document: enough for another one on the same machine to tell whether it still lives. */
export interface ProcessMark {
  /** Boot of the kernel and namespace of process ids: only within these does a process id mean anything. */
  readonly machine: string;
  readonly pid: number;
}

/** The mark of this process; null where the system (any but Linux) does not say where process ids count. */
export function markOfThisProcess(): ProcessMark | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { machine: `${boot} ${readlinkSync('/proc/self/ns/pid')}`, pid: process.pid };
  } catch {
    return null;
  }
}

/**
 * Whether the process is known to be dead. False for one elsewhere, of which nothing is known, and while its id has been
 * given to another: whoever asks waits then, as for any silent holder.
 */
export function isDead(mark: ProcessMark | null | undefined, own: ProcessMark | null): boolean {
  if (!mark || mark.machine !== own?.machine) return false;
  try {
    process.kill(mark.pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
