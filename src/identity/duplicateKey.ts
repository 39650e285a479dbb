import { MongoServerError } from 'mongodb';

/** Whether a write was refused by a unique index (server code 11000). */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === 11000;
}
