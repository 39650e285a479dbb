import { MongoFault } from './errors.js';
import { type Doc, type Value, field, isDoc, isNumber, plain } from './values/types.js';

/** What a fail point does to the command it meets. */
export interface Failure {
  readonly closeConnection: boolean;
  readonly blockMs: number;
  readonly fault: MongoFault | undefined;
  readonly writeConcernError: Doc | undefined;
}

/** The codes on which a server labels a failed write as retryable by itself. */
const retryable = new Set([11600, 11602, 10107, 13435, 13436, 189, 91, 7, 6, 89, 9001, 262]);
const writes = new Set(['insert', 'update', 'delete', 'findAndModify', 'bulkWrite']);

/** `failCommand`: errors, closed connections and delays on demand, as drivers' tests ask a server for them. */
export class FailPoint {
  private data: Doc | undefined;
  private skip = 0;
  private times = 0;

  /** @param command `{configureFailPoint: 'failCommand', mode, data}` */
  configure(command: Doc): void {
    if (command.configureFailPoint !== 'failCommand') {
      throw new MongoFault(27, `fail point not found: ${String(command.configureFailPoint)}`);
    }
    const { mode } = command;
    const counts = isDoc(mode as Value) ? (mode as Doc) : {};
    if (mode !== 'alwaysOn' && mode !== 'off' && !isNumber(counts.times) && !isNumber(counts.skip)) {
      throw new MongoFault('BadValue', 'The embedded server knows the modes alwaysOn, off, {times} and {skip}');
    }
    this.skip = isNumber(counts.skip) ? Number(plain(counts.skip)) : 0;
    this.times = isNumber(counts.times) ? Number(plain(counts.times)) : Infinity;
    this.data = mode === 'off' ? undefined : ((command.data ?? {}) as Doc);
  }

  /** What shall happen to this command, if anything. */
  meet(name: string, body: Doc, appName: string | undefined): Failure | undefined {
    const { data } = this;
    if (data === undefined || !Array.isArray(data.failCommands) || !data.failCommands.includes(name)) return undefined;
    if (data.appName !== undefined && data.appName !== appName) return undefined;
    if (this.skip > 0) {
      this.skip--;
      return undefined;
    }
    if (this.times <= 0) return undefined;
    this.times--;
    return failure(data, name, body);
  }
}

function failure(data: Doc, name: string, body: Doc): Failure {
  const code = isNumber(data.errorCode) ? Number(plain(data.errorCode)) : undefined;
  const labelled =
    code !== undefined && retryable.has(code) && writes.has(name) && field(body, 'txnNumber') !== undefined;
  const errorLabels = data.errorLabels ?? (labelled ? ['RetryableWriteError'] : undefined);
  const details = errorLabels === undefined ? {} : { errorLabels };
  return {
    closeConnection: data.closeConnection === true,
    blockMs: data.blockConnection === true && isNumber(data.blockTimeMS) ? Number(plain(data.blockTimeMS)) : 0,
    fault:
      code === undefined ? undefined : new MongoFault(code, "Failing command via 'failCommand' failpoint", details),
    writeConcernError: isDoc((data.writeConcernError ?? null) as Value) ? (data.writeConcernError as Doc) : undefined,
  };
}
