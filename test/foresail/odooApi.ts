/** Odoo's own JSON-2 API, called as another program would: what the tests compare with and change records through. */
export interface OdooApi {
  call<T>(model: string, method: string, named: Record<string, unknown>): Promise<T>;
}

export interface OdooSettings {
  readonly url: string;
  readonly db: string;
  readonly apiKey: string;
}

/** @throws Error with Odoo's own message, when it refuses. */
export function odooApi(settings: OdooSettings): OdooApi {
  const headers = {
    authorization: `bearer ${settings.apiKey}`,
    'content-type': 'application/json',
    'x-odoo-database': settings.db,
  };
  return {
    async call<T>(model: string, method: string, named: Record<string, unknown>): Promise<T> {
      const url = `${settings.url}/json/2/${model}/${method}`;
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(named) });
      const body: unknown = await answer.json();
      if (!answer.ok) throw new Error(`${model}.${method}: ${JSON.stringify(body).slice(0, 300)}`);
      return body as T;
    },
  };
}

/** The real Odoo that the environment names, or null. */
export function realOdooSettings(): OdooSettings | null {
  const { ODOO_URL: url, ODOO_DB: db, ODOO_API_KEY: apiKey } = process.env;
  return url && db && apiKey ? { url, db, apiKey } : null;
}

/** The settings by which a Foresail process finds that Odoo. */
export function environmentOf({ url, db, apiKey }: OdooSettings): Record<string, string> {
  return { ODOO_URL: url, ODOO_DB: db, ODOO_API_KEY: apiKey };
}
