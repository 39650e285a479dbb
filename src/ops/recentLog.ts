/** Levels of pino, least severe first. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
export type LogLevel = (typeof logLevels)[number];

/** A line as an admin reads it. */
export interface LoggedLine {
  /** ISO instant. */
  readonly at: string;
  readonly level: LogLevel;
  readonly message: string;
  /** Everything else of the line, correlation ids among it. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Which lines one wants. */
export interface LineQuery {
  /** At least as severe. */
  readonly level: LogLevel;
  /** Text that the line holds, such as a request id. */
  readonly holding?: string;
  readonly limit: number;
}

/** The last lines of this process, for those who cannot reach where its output goes. */
export interface RecentLog {
  /** Takes a line of JSON as it was written, so that what is hidden there is hidden here. */
  push(line: string): void;
  /** Newest first. */
  read(query: LineQuery): readonly LoggedLine[];
}

const longestLine = 8_192;

/** Keeps `size` lines; of one that is longer than 8 KB only that it was. */
export function createRecentLog(size = 2_000): RecentLog {
  const lines: string[] = [];
  let next = 0;
  return {
    push(line) {
      lines[next] = line.length <= longestLine ? line : shortened(line);
      next = (next + 1) % size;
    },
    read({ level, holding, limit }) {
      const newestFirst = [...lines.slice(next), ...lines.slice(0, next)].reverse();
      const found: LoggedLine[] = [];
      for (const line of newestFirst) {
        if (found.length === limit) break;
        if (holding !== undefined && !line.includes(holding)) continue;
        const read = readLine(line);
        if (logLevels.indexOf(read.level) >= logLevels.indexOf(level)) found.push(read);
      }
      return found;
    },
  };
}

function shortened(line: string): string {
  const { at, level, message } = readLine(line);
  const number = (logLevels.indexOf(level) + 1) * 10;
  return JSON.stringify({
    level: number,
    time: Date.parse(at),
    msg: message.slice(0, 500),
    shortenedFrom: line.length,
  });
}

function readLine(line: string): LoggedLine {
  const { level, time, msg, ...details } = JSON.parse(line) as Record<string, unknown>;
  return {
    at: new Date(Number(time)).toISOString(),
    level: logLevels[Math.round(Number(level) / 10) - 1] ?? 'info',
    message: typeof msg === 'string' ? msg : '',
    details,
  };
}
