import { accessDenied, OdooFailure, typeError, userError } from '../orm/errors.js';
import type { World } from '../orm/world.js';
import { findMethod, type Arguments, type Method } from './calls.js';

/** Who may come in: the database's name, and the user of a login with its password or key. */
export interface Door {
  readonly db: string;
  /** The user id, or undefined for a wrong login or password. */
  login(login: string, password: string): number | undefined;
  /** Whether this user may come in with this password or key. */
  admits(uid: number, password: string): boolean;
}

/** The version every dialect tells. */
export const VERSION = {
  server_version: '19.0',
  server_version_info: [19, 0, 0, 'final', 0, ''],
  server_serie: '19.0',
  protocol_version: 1,
} as const;

/**
 * Answers the params of a `/jsonrpc` call: service `common` (version, login, authenticate) and `object` (execute_kw).
 * @throws OdooFailure, which the dialect wraps in an `error` member with HTTP 200
 */
export function answerJsonRpc(world: World, door: Door, params: Arguments): unknown {
  const { service, method, args } = params;
  const missing = ['service', 'method', 'args'].filter((name) => !(name in params));
  if (missing.length > 0) throw typeError(missingArguments('JSONRPC.jsonrpc', missing));
  const list = Array.isArray(args) ? (args as unknown[]) : [];
  if (service === 'common') return answerCommon(door, String(method), list);
  if (service === 'object') return answerObject(world, door, list, String(method));
  throw new OdooFailure('builtins.KeyError', String(service), 500);
}

function missingArguments(where: string, names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  const last = quoted.pop() ?? '';
  const shown = quoted.length === 0 ? last : `${quoted.join(', ')} and ${last}`;
  return `${where}() missing ${String(names.length)} required positional argument${names.length > 1 ? 's' : ''}: ${shown}`;
}

function answerCommon(door: Door, method: string, args: readonly unknown[]): unknown {
  if (method === 'version') return VERSION;
  if (method !== 'login' && method !== 'authenticate')
    throw new OdooFailure('builtins.Exception', `Method not found: ${method}`, 500);
  checkDatabase(door, args[0]);
  return door.login(String(args[1]), String(args[2])) ?? false;
}

function checkDatabase(door: Door, db: unknown): void {
  if (db === door.db) return;
  const where = 'connection to server at "127.0.0.1", port 5432 failed';
  throw new OdooFailure(
    'psycopg2.OperationalError',
    `${where}: FATAL:  database "${String(db)}" does not exist\n`,
    500,
  );
}

function answerObject(world: World, door: Door, args: readonly unknown[], service: string): unknown {
  const [db, uid, password, model, name, positional, named] = args;
  if (service !== 'execute_kw' && service !== 'execute')
    throw new OdooFailure('builtins.NameError', `Method not available ${service}`, 500);
  checkDatabase(door, db);
  if (!door.admits(Number(uid), String(password))) throw accessDenied();
  if (!world.has(String(model))) throw userError(`Object ${String(model)} doesn't exist`);
  const given = service === 'execute' ? args.slice(5) : Array.isArray(positional) ? (positional as unknown[]) : [];
  const keywords = (service === 'execute' || !named ? {} : named) as Arguments;
  return call(world, Number(uid), String(model), String(name), given, keywords);
}

function call(
  world: World,
  uid: number,
  model: string,
  name: string,
  given: readonly unknown[],
  named: Arguments,
): unknown {
  const method = findMethod(model, name);
  if (!method) throw new OdooFailure('builtins.AttributeError', `The method '${model}.${name}' does not exist`, 500);
  const { context, ...keywords } = named;
  const rest = [...given];
  const first = method.on === 'records' ? rest.shift() : [];
  const ids = Array.isArray(first) ? (first as number[]) : [Number(first)];
  const args = bind(method, name, rest, keywords);
  const result = world.transact(uid, (env) => method.run(model, ids, args, env), {
    context: (context ?? {}) as Arguments,
  });
  // `create` answers one id for one dictionary, a list for a list.
  const single = name === 'create' && !Array.isArray(args['vals_list']) && Array.isArray(result);
  return single ? (result as unknown[])[0] : result;
}

function bind(method: Method, name: string, positional: readonly unknown[], named: Arguments): Arguments {
  const args: Record<string, unknown> = { ...named };
  positional.forEach((value, i) => {
    const parameter = method.takes[i];
    if (parameter !== undefined && parameter !== '*') args[parameter] = value;
  });
  const missing = method.takes.slice(0, method.needs).filter((parameter) => !(parameter in args));
  if (missing.length > 0) throw typeError(missingArguments(`BaseModel.${name}`, missing));
  const unexpected = method.takes.includes('*')
    ? undefined
    : Object.keys(args).find((key) => !method.takes.includes(key));
  if (unexpected !== undefined)
    throw typeError(`BaseModel.${name}() got an unexpected keyword argument '${unexpected}'`);
  return args;
}
