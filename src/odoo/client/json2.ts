import type { OdooCall } from './call.js';
import { databaseUnknown, errorForFault, faultOf, keyRefused, missing, notOdoo } from './faults.js';
import { jsonOf, type HttpAnswer, type Transport } from './transport.js';

/** Sends one call and gives its bare result. @throws ForesailError with an ODOO_* code. */
export type Dialect = (call: OdooCall) => Promise<unknown>;

/** `POST /json/2/<model>/<method>` of Odoo 19 and later. */
export function json2(transport: Transport, options: { db: string; apiKey: string }): Dialect {
  const headers = { Authorization: `bearer ${options.apiKey}`, 'X-Odoo-Database': options.db };
  return async (call) => {
    const body = {
      ...call.args,
      ...(call.ids ? { ids: call.ids } : {}),
      ...(call.context ? { context: call.context } : {}),
    };
    const answer = await transport.send(`/json/2/${call.model}/${call.method}`, { headers, body });
    if (answer.status < 300) return jsonOf(answer);
    throw json2Error(answer, call, options.db);
  };
}

function json2Error(answer: HttpAnswer, call: OdooCall, database: string): Error {
  if (answer.status === 401) return keyRefused();
  // An unknown database is answered before any controller: 404 with a page of HTML instead of a fault.
  if (answer.json === undefined)
    return answer.status === 404 ? databaseUnknown(database) : htmlError(answer, call, database);
  const fault = faultOf(answer.json);
  const place = { database, model: call.model, method: call.method };
  if (answer.status === 404) return missing(fault, place, fault.message.includes(`'${call.model}'`));
  return errorForFault(fault, place, answer.status, answer.retryAfterMs);
}

/** A proxy's page: busy (429, 5xx) or not Odoo at all. */
function htmlError(answer: HttpAnswer, call: OdooCall, database: string): Error {
  if (answer.status !== 429 && answer.status < 500) return notOdoo(answer.status);
  const place = { database, model: call.model, method: call.method };
  return errorForFault({ name: '', message: '', debug: null }, place, answer.status, answer.retryAfterMs);
}
