import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { decodeJwt } from 'jose';

/** Somebody of the stand-in's directory; `manager` is an e-mail of another. */
export interface DirectoryPerson {
  readonly email: string;
  readonly name: string;
  readonly objectId: string;
  readonly manager: string | null;
}

/** A running stand-in for Entra's token endpoint and Microsoft Graph. */
export interface LocalGraph {
  readonly tokenEndpoint: string;
  /** As `https://graph.microsoft.com/v1.0`. */
  readonly url: string;
  /** People who have not consented: their exchange is refused as Entra refuses it. */
  readonly withoutConsent: Set<string>;
  /** What was asked of Graph so far. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/**
 * On-behalf-of by its real protocol (RFC 7523, `requested_token_use=on_behalf_of`) and `/me` with the chain of managers
 * expanded, on 127.0.0.1. It checks the client's secret and gives a token that stands for one person.
 */
export async function startLocalGraph(options: {
  people: () => readonly DirectoryPerson[];
  clientId: string;
  clientSecret: string;
}): Promise<LocalGraph> {
  const withoutConsent = new Set<string>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0];
    if (request.method === 'POST' && path === '/token') return void exchange(request, response);
    if (path === '/v1.0/me') return me(request, response);
    answer(response, 404, { error: { code: 'NotFound' } });
  });

  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request));
    if (form.get('client_id') !== options.clientId || form.get('client_secret') !== options.clientSecret) {
      return answer(response, 401, { error: 'invalid_client' });
    }
    if (form.get('requested_token_use') !== 'on_behalf_of') return answer(response, 400, { error: 'invalid_request' });
    const email = String(decodeJwt(form.get('assertion') ?? '')['preferred_username']);
    if (withoutConsent.has(email)) return answer(response, 400, { error: 'interaction_required' });
    answer(response, 200, { token_type: 'Bearer', expires_in: 3600, access_token: `graph-token-of-${email}` });
  }

  function me(request: IncomingMessage, response: ServerResponse): void {
    asked.push(request.url ?? '');
    const email = /^Bearer graph-token-of-(.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const person = options.people().find((one) => one.email === email);
    if (!person) return answer(response, 401, { error: { code: 'InvalidAuthenticationToken' } });
    answer(response, 200, shown(person, 30));
  }

  /** Graph ends a circle by its own limit of levels. */
  function shown({ objectId, name, email, manager }: DirectoryPerson, levels: number): object {
    const above = levels > 0 ? options.people().find((one) => one.email === manager) : undefined;
    const own = { id: objectId, displayName: name, userPrincipalName: email, mail: email };
    return above ? { ...own, manager: shown(above, levels - 1) } : own;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    tokenEndpoint: `${origin}/token`,
    url: `${origin}/v1.0`,
    withoutConsent,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
