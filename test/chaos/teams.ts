import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { objectIdOf } from '../../sandbox/entra/objectId.js';

/** A message that came by itself, not as the answer to one. */
export interface Delivery {
  readonly conversationId: string;
  /** `clientActivityID`: the id in the outbox. */
  readonly key: string;
}

/** Teams' connector as the bot meets it: it keeps what it was given, and knows a message again by its id. */
export interface TeamsStandIn {
  readonly port: number;
  readonly taken: readonly Delivery[];
  /** How often a message came that it had already: sent twice, shown once. */
  readonly repeated: () => number;
  /** Cards that answered somebody. */
  readonly answers: () => number;
  /** How often it said 429. */
  readonly refused: () => number;
  /** Refuses every message with 429 and this `Retry-After`, in seconds; null: takes them again. */
  throttle(retryAfter: number | null): void;
  close(): Promise<void>;
}

export async function startTeams(): Promise<TeamsStandIn> {
  const taken: Delivery[] = [];
  const known = new Set<string>();
  const counts = { repeated: 0, answers: 0, refused: 0 };
  let retryAfter: number | null = null;
  const message = (conversationId: string, body: Body, response: ServerResponse) => {
    if (retryAfter !== null) {
      counts.refused += 1;
      return send(response, 429, { error: { code: 'Throttled' } }, { 'retry-after': String(retryAfter) });
    }
    const key = body.channelData?.clientActivityID;
    if (key === undefined) counts.answers += 1;
    else if (known.has(key)) counts.repeated += 1;
    else {
      known.add(key);
      taken.push({ conversationId, key });
    }
    return send(response, 201, { id: key ?? `answer-${counts.answers}` });
  };
  const server = createServer((request, response) => {
    bodyOf(request).then(
      (body) => {
        const path = decodeURIComponent(request.url ?? '');
        const [, conversationId = ''] = /conversations\/([^/]+)\/activities/.exec(path) ?? [];
        if (conversationId !== '' && request.method === 'POST') return message(conversationId, body, response);
        const [, member] = /\/members\/([^/?]+)/.exec(path) ?? [];
        send(response, 200, member === undefined ? { id: 'chat-unknown' } : memberOf(member));
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    taken,
    repeated: () => counts.repeated,
    answers: () => counts.answers,
    refused: () => counts.refused,
    throttle(seconds) {
      retryAfter = seconds;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** `29:ana.silva@example.com` and what the roster says of her. */
function memberOf(id: string) {
  const email = id.replace('29:', '');
  return { id, aadObjectId: objectIdOf(email), name: email, email, userPrincipalName: email };
}

/** What a person writes to the bot in their own chat, as Teams hands it over. */
export function messageFrom(email: string, text: string, serviceUrl: string): object {
  return {
    type: 'message',
    id: `said-${email}`,
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${email}`, aadObjectId: objectIdOf(email), name: email },
    recipient: { id: '28:foresail', name: 'Foresail' },
    conversation: { id: `chat-${email}`, conversationType: 'personal' },
    text,
  };
}

interface Body {
  readonly channelData?: { readonly clientActivityID?: string };
}

function send(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : (JSON.parse(text) as Body);
}
