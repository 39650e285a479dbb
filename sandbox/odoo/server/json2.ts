import { badRequest, notFound, unprocessable } from '../orm/errors.js';
import type { World } from '../orm/world.js';
import { findMethod, type Arguments, type Method } from './calls.js';

/**
 * Answers `POST /json/2/<model>/<method>`: the bare result, null where Python returns None.
 * @throws OdooFailure with the status and words of a real Odoo 19
 */
export function answerJson2(world: World, uid: number, model: string, name: string, body: string): unknown {
  const { ids = [], context = {}, ...args } = parseBody(body);
  if (!world.has(model)) throw notFound(`the model '${model}' does not exist`);
  const method = findMethod(model, name);
  if (!method) throw notFound(`The method '${model}.${name}' does not exist`);
  const records = Array.isArray(ids) ? (ids as number[]) : [Number(ids)];
  if (method.on === 'model' && records.length > 0) throw unprocessable(`cannot call ${model}.${name} with ids`);
  checkArguments(method, args);
  const result = world.transact(uid, (env) => method.run(model, records, args, env), { context: context as Arguments });
  return result ?? null;
}

function parseBody(body: string): Record<string, unknown> {
  if (body === '') return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch (cause) {
    throw badRequest(`could not parse the body as json: Expecting value: ${brokenAt(body, cause)}`);
  }
  const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  return isObject ? (parsed as Record<string, unknown>) : {};
}

/** Where the JSON breaks, as Python words it; V8 tells the place, or that it ended too early. */
function brokenAt(body: string, cause: unknown): string {
  const told = /position (\d+)/.exec(String(cause))?.[1];
  const early = /end of JSON/.test(String(cause));
  const char = told === undefined ? (early ? body.length : 0) : Number(told);
  const before = body.slice(0, char).split('\n');
  return `line ${String(before.length)} column ${String((before.at(-1)?.length ?? 0) + 1)} (char ${String(char)})`;
}

function checkArguments(method: Method, args: Arguments): void {
  const missing = method.takes.slice(0, method.needs).find((name) => !(name in args));
  if (missing !== undefined) throw unprocessable(`missing a required argument: '${missing}'`);
  if (method.takes.includes('*')) return;
  const unexpected = Object.keys(args).find((name) => !method.takes.includes(name));
  if (unexpected !== undefined) throw unprocessable(`got an unexpected keyword argument '${unexpected}'`);
}
