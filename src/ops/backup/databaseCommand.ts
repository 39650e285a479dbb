import type { Db } from 'mongodb';
import { parseConfig, type Config } from '../../config.js';
import { ForesailError } from '../../errors.js';
import { connectMongo } from '../../mongo/connect.js';

/** What a command works on, and how it speaks. */
export interface CommandParts {
  readonly db: Db;
  readonly config: Config;
  readonly say: (line: string) => void;
}

/**
 * Runs a command on the database of MONGODB_URI and MONGODB_DB. The process ends with 0, with 1 where the work failed, and
 * with 2 where it was called wrongly; the reason goes to stderr in one sentence.
 */
export async function runOnDatabase(work: (parts: CommandParts) => Promise<void>): Promise<void> {
  try {
    // What else the service needs is not needed here.
    const config = parseConfig({ ...process.env, NODE_ENV: 'test' });
    if (config.MONGODB_URI === undefined) return fail(2, 'MONGODB_URI is missing: it says which database is meant');
    const { db, close } = await connectMongo({ uri: config.MONGODB_URI, dbName: config.MONGODB_DB });
    try {
      await work({ db, config, say: (line) => process.stdout.write(`${line}\n`) });
    } finally {
      await close();
    }
  } catch (error) {
    if (error instanceof CommandMisused) fail(2, error.message);
    else if (error instanceof ForesailError) fail(1, `${error.message} (${error.code})`);
    else throw error;
  }
}

/** The command line is not what the command takes. */
export class CommandMisused extends Error {}

function fail(code: number, sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = code;
}
