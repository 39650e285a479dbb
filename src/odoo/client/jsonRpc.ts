import type { OdooCall } from './call.js';
import type { Dialect } from './json2.js';
import { errorForFault, faultOf, keyRefused, missing, notOdoo, type CallPlace } from './faults.js';
import { jsonOf, type Transport } from './transport.js';

/**
 * `/jsonrpc` of Odoo 8 to 19. Arguments whose names differ between versions (`search(args)` in 14, `search(domain)`
 * later) go by position; the others by name.
 */
export function jsonRpc(transport: Transport, options: { db: string; apiKey: string; login: string }): Dialect {
  let signedIn: Promise<number> | null = null;
  const userId = () => {
    signedIn ??= signIn(transport, options);
    return signedIn.catch((error: unknown) => {
      signedIn = null;
      throw error;
    });
  };
  return async (call) => {
    const credentials = [options.db, await userId(), options.apiKey];
    const args = [...credentials, call.model, call.method, ...positional(call)];
    return rpc(transport, { service: 'object', method: 'execute_kw', args }, placeOf(call, options.db));
  };
}

async function signIn(transport: Transport, options: { db: string; apiKey: string; login: string }): Promise<number> {
  const place = { database: options.db, model: 'common', method: 'login' };
  const params = { service: 'common', method: 'login', args: [options.db, options.login, options.apiKey] };
  const uid = await rpc(transport, params, place);
  if (typeof uid !== 'number') throw keyRefused(options.login);
  return uid;
}

/** One JSON-RPC exchange. A method that returned None answers without `result`: null, as JSON-2 would say. */
export async function rpc(transport: Transport, params: object, place: CallPlace): Promise<unknown> {
  const body = { jsonrpc: '2.0', id: 1, method: 'call', params };
  const answer = await transport.send('/jsonrpc', { body });
  if (answer.status >= 400) {
    if (answer.status < 500 && answer.status !== 429) throw notOdoo(answer.status);
    throw errorForFault({ name: '', message: '', debug: null }, place, answer.status, answer.retryAfterMs);
  }
  const envelope = jsonOf(answer) as { result?: unknown; error?: { data?: unknown } } | null;
  if (typeof envelope !== 'object' || envelope === null) throw notOdoo(answer.status);
  if (envelope.error) throw rpcError(envelope.error.data, place);
  return envelope.result ?? null;
}

function rpcError(data: unknown, place: CallPlace): Error {
  const fault = faultOf(data);
  if (fault.message.includes(`Object ${place.model} doesn't exist`)) return missing(fault, place, true);
  if (fault.name === 'builtins.AttributeError' && fault.message.includes(place.method))
    return missing(fault, place, false);
  return errorForFault(fault, place, 200, null);
}

const namedFirst: Readonly<Record<string, string>> = {
  search: 'domain',
  search_count: 'domain',
  search_read: 'domain',
  read: 'fields',
  create: 'vals_list',
  write: 'vals',
};

function positional(call: OdooCall): [unknown[], Record<string, unknown>] {
  const { [namedFirst[call.method] ?? '']: first, ...named } = call.args ?? {};
  const args = [...(call.ids ? [call.ids] : []), ...(first === undefined ? [] : [first])];
  return [args, { ...named, ...(call.context ? { context: call.context } : {}) }];
}

function placeOf(call: OdooCall, database: string): CallPlace {
  return { database, model: call.model, method: call.method };
}
