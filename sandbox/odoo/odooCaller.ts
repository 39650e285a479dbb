/** The answer to a call: HTTP status, headers, and the body as JSON where it is JSON, else as text. */
export interface Called {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Where an Odoo is and how to come in. */
export interface Address {
  readonly url: string;
  readonly db: string;
  readonly apiKey: string;
}

/** A bare client for tests: it speaks both dialects and hides nothing. */
export class OdooCaller {
  constructor(readonly address: Address) {}

  /** `POST /json/2/<model>/<method>`. `body` as text is sent as it is. */
  async json2(
    model: string,
    method: string,
    body: unknown = {},
    headers: Record<string, string> = {},
  ): Promise<Called> {
    const { url, db, apiKey } = this.address;
    return this.fetch(`${url}/json/2/${model}/${method}`, {
      method: 'POST',
      headers: {
        authorization: `bearer ${apiKey}`,
        'content-type': 'application/json',
        'x-odoo-database': db,
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  /** A result that must be there. @throws Error with the whole answer when the status is not 200 */
  async result<T>(model: string, method: string, body: unknown = {}): Promise<T> {
    const { status, body: answer } = await this.json2(model, method, body);
    if (status !== 200) throw new Error(`${model}.${method} answered ${String(status)}: ${JSON.stringify(answer)}`);
    return answer as T;
  }

  /** A `/jsonrpc` call of a service's method. */
  async jsonRpc(service: string, method: string, args: readonly unknown[]): Promise<Called> {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 7, method: 'call', params: { service, method, args } });
    return this.fetch(`${this.address.url}/jsonrpc`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
  }

  /** `object.execute_kw` as the administrator. */
  async execute(model: string, method: string, args: readonly unknown[], named: object = {}): Promise<Called> {
    const { db, apiKey } = this.address;
    return this.jsonRpc('object', 'execute_kw', [db, 2, apiKey, model, method, args, named]);
  }

  async get(path: string): Promise<Called> {
    return this.fetch(`${this.address.url}${path}`, {});
  }

  private async fetch(url: string, init: RequestInit): Promise<Called> {
    const response = await fetch(url, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: asJson(text) };
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
