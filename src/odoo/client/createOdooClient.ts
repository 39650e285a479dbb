import type { Log } from '../../ops/log.js';
import { traced } from '../../ops/tracing/traced.js';
import { ForesailError } from '../../errors.js';
import { isReading, type Domain, type OdooCall, type OdooRecord } from './call.js';
import { json2, type Dialect } from './json2.js';
import { jsonRpc } from './jsonRpc.js';
import { createResilience, defaultRetry, type Resilience, type RetrySettings } from './resilience.js';
import { createTransport, type Fetch, type Transport } from './transport.js';
import { askVersion, type OdooVersion } from './version.js';

/** What `fields_get` says of a field. */
export interface FieldInfo {
  readonly type: string;
  readonly relation?: string;
  readonly store?: boolean;
}

/** `patient` asks again after passing faults, `once` does not: for a person who waits for the answer. */
export type Patience = 'patient' | 'once';

/** One Odoo database in one dialect. Every method may throw a ForesailError with an ODOO_* code or CIRCUIT_OPEN. */
export interface OdooClient {
  version(patience?: Patience): Promise<OdooVersion>;
  /** Any public method; answers its bare result. */
  call(call: OdooCall, patience?: Patience): Promise<unknown>;
  /** The fields of `names` that the model has; every field when `names` is empty. */
  fieldsGet(model: string, names: readonly string[]): Promise<Readonly<Record<string, FieldInfo>>>;
  /** Ids in ascending order unless `order` says otherwise; archived records included. */
  search(model: string, domain: Domain, options?: { limit?: number; order?: string }): Promise<number[]>;
  searchCount(model: string, domain: Domain): Promise<number>;
  /** Records that exist among `ids`, in no promised order; archived ones included. */
  read(model: string, ids: readonly number[], fields: readonly string[]): Promise<OdooRecord[]>;
  searchRead(
    model: string,
    domain: Domain,
    fields: readonly string[],
    options?: { limit?: number; order?: string },
  ): Promise<OdooRecord[]>;
  /** Odoo's clock now, told from the last answer's Date header; null where it is not known. */
  serverNow(): Date | null;
  breaker(): 'closed' | 'open' | 'halfOpen';
  close(): Promise<void>;
}

export interface OdooClientOptions {
  /** Without a slash at the end. */
  readonly url: string;
  readonly db: string;
  readonly apiKey: string;
  /** Login the key belongs to; JSON-RPC needs it. */
  readonly login: string;
  readonly timeoutMs: number;
  readonly log: Log;
  readonly fetch?: Fetch;
  /** Speaks this dialect whatever the version: for parity tests. */
  readonly dialect?: OdooVersion['dialect'];
  /** Calls at once; default 4, a server answers one request per worker thread. */
  readonly concurrency?: number;
  readonly retry?: Partial<RetrySettings>;
  /** Told of every call once it is over; `code` is that of its error, null for none. */
  readonly onAnswered?: (call: { model: string; method: string; code: string | null; milliseconds: number }) => void;
}

/** Connects to nothing yet: the first call asks for the version and chooses the dialect. */
export function createOdooClient(options: OdooClientOptions): OdooClient {
  const concurrency = options.concurrency ?? 4;
  const transport = createTransport({ ...options, connections: concurrency });
  const log = options.log.child({ part: 'odoo' });
  const resilience = createResilience({ concurrency, retry: { ...defaultRetry, ...options.retry }, log });
  const speak = createSpeaker(options, transport, resilience);
  const ask = async (request: OdooCall, patience: Patience) => {
    const dialect = await speak.dialect(patience);
    const repeatable = patience === 'patient' && isReading(request);
    return resilience.run(() => dialect(request), repeatable).catch((error: unknown) => explain(error, request, log));
  };
  const call = (request: OdooCall, patience: Patience = 'patient') =>
    followed(request, options, () => ask(request, patience));
  return {
    version: speak.version,
    call,
    ...readingMethods(call),
    serverNow: () => {
      const seen = transport.serverTime();
      return seen && new Date(seen.server.getTime() + (performance.now() - seen.atMonotonicMs));
    },
    breaker: resilience.breaker,
    close: transport.close,
  };
}

function createSpeaker(options: OdooClientOptions, transport: Transport, resilience: Resilience) {
  let asked: Promise<OdooVersion> | null = null;
  let chosen: Dialect | null = null;
  const version = async (patience: Patience = 'patient') => {
    asked ??= resilience.run(() => askVersion(transport), patience === 'patient');
    return asked.catch((error: unknown) => {
      asked = null;
      throw error;
    });
  };
  const dialect = async (patience: Patience) => {
    if (chosen) return chosen;
    const name = options.dialect ?? (await version(patience)).dialect;
    chosen ??= name === 'json2' ? json2(transport, options) : jsonRpc(transport, options);
    return chosen;
  };
  return { version, dialect };
}

/** One span and one measurement a call, whatever became of it. */
async function followed(
  { model, method }: OdooCall,
  { onAnswered }: OdooClientOptions,
  work: () => Promise<unknown>,
): Promise<unknown> {
  const began = performance.now();
  const attributes = { 'rpc.system': 'odoo', 'rpc.service': model, 'rpc.method': method };
  const tell = (code: string | null) => onAnswered?.({ model, method, code, milliseconds: performance.now() - began });
  try {
    const answer = await traced({ name: `odoo ${model}.${method}`, kind: 'client', attributes }, work);
    tell(null);
    return answer;
  } catch (error) {
    tell(error instanceof ForesailError ? error.code : 'INTERNAL');
    throw error;
  }
}

/** Archived records come only with this. */
const archivedToo = { active_test: false };

type Call = (request: OdooCall) => Promise<unknown>;
type ReadingMethods = Pick<OdooClient, 'fieldsGet' | 'search' | 'searchCount' | 'read' | 'searchRead'>;

function readingMethods(call: Call): ReadingMethods {
  return {
    fieldsGet: async (model, names) =>
      (await call({
        model,
        method: 'fields_get',
        args: { allfields: names, attributes: ['type', 'relation', 'store'] },
      })) as Record<string, FieldInfo>,
    search: async (model, domain, options = {}) =>
      list<number>(
        await call({ model, method: 'search', args: { domain, order: 'id', ...options }, context: archivedToo }),
      ),
    searchCount: async (model, domain) =>
      Number(await call({ model, method: 'search_count', args: { domain }, context: archivedToo })),
    read: async (model, ids, fields) =>
      list<OdooRecord>(await call({ model, method: 'read', ids, args: { fields }, context: archivedToo })),
    searchRead: async (model, domain, fields, options = {}) =>
      list<OdooRecord>(
        await call({
          model,
          method: 'search_read',
          args: { domain, fields, order: 'id', ...options },
          context: archivedToo,
        }),
      ),
  };
}

function list<T>(answer: unknown): T[] {
  if (!Array.isArray(answer)) throw new ForesailError('ODOO_ANSWER_MALFORMED');
  return answer as T[];
}

/** The traceback goes to the debug log, and nowhere else. */
function explain(error: unknown, request: OdooCall, log: Log): never {
  const cause = error instanceof ForesailError ? (error.cause as { debug?: unknown } | undefined) : undefined;
  if (cause?.debug) log.debug({ model: request.model, method: request.method, traceback: cause.debug }, 'Odoo fault');
  throw error;
}
