import { pino, type Logger } from 'pino';

/** Structured log lines. Parts take one as a dependency and add their own bindings with `child`. */
export type Log = Logger;

/** Paths whose values are secrets wherever they turn up in a logged object. */
const secretPaths = ['apiKey', 'token', 'password', 'secret', 'authorization', 'refreshToken', 'accessToken'];
const redactedPaths = secretPaths.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** JSON lines to stdout; secrets are replaced before anything is written. */
export function createLog(options: { level: string; destination?: NodeJS.WritableStream }): Log {
  const settings = { level: options.level, redact: { paths: redactedPaths, censor: '[redacted]' }, base: null };
  return options.destination ? pino(settings, options.destination) : pino(settings);
}

/** For tests: says nothing. */
export const silentLog: Log = pino({ level: 'silent' });
