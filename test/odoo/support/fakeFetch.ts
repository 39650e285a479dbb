import type { Fetch } from '../../../src/odoo/client/transport.js';

/** What a fake server answers: a status with a JSON body or a text, or a fault of the network. */
export type FakeAnswer =
  | { readonly status?: number; readonly json: unknown; readonly headers?: Record<string, string> }
  | { readonly status: number; readonly text: string; readonly headers?: Record<string, string> }
  | { readonly fails: Error };

export interface SentRequest {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

/** A fetch that answers from `handle` and remembers what it was asked. */
export function fakeFetch(handle: (request: SentRequest) => FakeAnswer): { fetch: Fetch; sent: SentRequest[] } {
  const sent: SentRequest[] = [];
  const fetch: Fetch = async (url, init) => {
    const body: unknown = init.body === undefined ? undefined : JSON.parse(init.body);
    const request = { path: new URL(url).pathname, headers: init.headers, body };
    sent.push(request);
    const answer = handle(request);
    if ('fails' in answer) throw answer.fails;
    const text = 'text' in answer ? answer.text : JSON.stringify(answer.json);
    const headers = new Headers(answer.headers ?? {});
    return { status: answer.status ?? 200, headers, text: async () => text };
  };
  return { fetch, sent };
}

/** `/web/version` of Odoo 19. */
export const version19 = { json: { version_info: [19, 0, 0, 'final', 0, ''], version: '19.0' } };

/** An error as undici throws it: the socket's code one cause deeper. */
export function networkError(code: string): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}
