import type { OdooClient } from '../client/createOdooClient.js';

/** A client that asks for the schema (fields, selections, ids by xml id) once in a while instead of in every run. */
export interface SchemaCache {
  readonly client: OdooClient;
  /** The next questions go to Odoo again: after a failed run, and before one that compares everything. */
  forget(): void;
}

/** Half of the calls of a run in which nothing changed are about the schema; modules come and go once a month. */
const maxAgeMs = 15 * 60_000;

/** Models that hold schema. */
const schemaModels = new Set(['ir.model.fields', 'ir.model.data']);

/** Remembers answers about the schema. `monotonic`: milliseconds that never run backwards. */
export function cacheSchema(client: OdooClient, monotonic: () => number = () => performance.now()): SchemaCache {
  const kept = new Map<string, { answer: Promise<unknown>; until: number }>();

  function remembered<T>(question: unknown, ask: () => Promise<T>): Promise<T> {
    const key = JSON.stringify(question);
    const known = kept.get(key);
    if (known && known.until > monotonic()) return known.answer as Promise<T>;
    const answer = ask();
    kept.set(key, { answer, until: monotonic() + maxAgeMs });
    answer.catch(() => kept.delete(key));
    return answer;
  }

  return {
    client: {
      ...client,
      fieldsGet: (model, names) => remembered(['fieldsGet', model, names], () => client.fieldsGet(model, names)),
      call: (call, patience) =>
        call.method === 'fields_get'
          ? remembered(call, () => client.call(call, patience))
          : client.call(call, patience),
      searchRead: (model, domain, fields, options) => {
        const ask = () => client.searchRead(model, domain, fields, options);
        return schemaModels.has(model) ? remembered(['searchRead', model, domain, fields], ask) : ask();
      },
    },
    forget: () => kept.clear(),
  };
}
