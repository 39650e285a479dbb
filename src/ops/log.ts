import { pino, stdSerializers, type Logger } from 'pino';
import { correlation } from './correlation.js';
import type { RecentLog } from './recentLog.js';
import { createScrub } from './scrub.js';

/** Structured log lines. Parts take one as a dependency and add their own bindings with `child`. */
export type Log = Logger;

/** Paths whose values are secrets wherever they turn up in a logged object. */
const secretPaths = [
  ...['apiKey', 'token', 'password', 'secret', 'authorization', 'refreshToken', 'accessToken', 'cookie', 'assertion'],
  ...['clientSecret', 'privateKey', 'signingKey', 'api_key', 'access_token', 'refresh_token', 'client_secret'],
];
const redactedPaths = secretPaths.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

export interface LogOptions {
  readonly level: string;
  /** Default: the standard output. */
  readonly destination?: NodeJS.WritableStream;
  /** Keeps the last lines too. */
  readonly recent?: RecentLog;
  /** Values that must never be written, wherever they stand. */
  readonly secrets?: readonly string[];
  /** Further fields of each line, such as the ids of a trace. */
  readonly fields?: () => object;
}

/** JSON lines with the ids of what they belong to; secrets are replaced before anything is written. */
export function createLog(options: LogOptions): Log {
  const scrub = createScrub(options.secrets);
  const settings = {
    level: options.level,
    redact: { paths: redactedPaths, censor: '[redacted]' },
    base: null,
    serializers: { error: stdSerializers.err },
    mixin: () => ({ ...correlation(), ...options.fields?.() }),
    hooks: {
      streamWrite(line: string) {
        const clean = scrub(line);
        options.recent?.push(clean);
        return clean;
      },
    },
  };
  return options.destination ? pino(settings, options.destination) : pino(settings);
}

/** For tests: says nothing. */
export const silentLog: Log = pino({ level: 'silent' });
