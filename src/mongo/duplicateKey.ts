import { MongoBulkWriteError, MongoServerError } from 'mongodb';

const duplicateKeyCode = 11000;

/** One refusal of a write command, as the server sends it. */
export interface WriteRefusal {
  readonly index: number;
  readonly code: number;
  readonly errmsg?: string;
  readonly keyPattern?: Readonly<Record<string, unknown>>;
}

/** Whether a unique index refused it. */
export function isDuplicateKey(refusal: { readonly code?: unknown }): boolean {
  return refusal.code === duplicateKeyCode;
}

/**
 * The fields of the unique index that refused the write, such as `stream,version`. Servers before 4.4, and proxies that
 * imitate one, send no `keyPattern`; there the caller has to look for itself, and gets `undefined`.
 */
export function refusingIndex(refusal: WriteRefusal): string | undefined {
  return refusal.keyPattern ? Object.keys(refusal.keyPattern).join(',') : undefined;
}

/** Runs a single-document write and tells whether it took place (`false`: a unique key was taken). */
export async function unlessDuplicate(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof MongoServerError && isDuplicateKey(error)) return false;
    throw error;
  }
}

/**
 * Runs an unordered bulk write in which duplicate keys are expected.
 * @returns the indexes of the operations that a unique key refused; any other refusal is thrown.
 */
export async function refusedAsDuplicate(write: () => Promise<unknown>): Promise<ReadonlySet<number>> {
  try {
    await write();
    return new Set();
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const refusals = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
    if (!refusals.every((refusal) => isDuplicateKey(refusal))) throw error;
    return new Set(refusals.map((refusal) => refusal.index));
  }
}
