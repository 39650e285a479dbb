import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message that the connector took, in the order in which it took them. */
export interface Accepted {
  readonly conversationId: string;
  readonly key: string;
}

/** The channel's connector as the bot's SDK meets it, with a will of its own. */
export interface ConnectorStandIn {
  readonly url: string;
  readonly accepted: Accepted[];
  /** How often it answered what. */
  readonly answers: Map<string, number>;
  /** What it answers with from now on: nothing but 201 unless told. */
  moody(share: number): void;
  /** Takes messages and leaves them without an answer, until `release`. */
  hold(): void;
  release(): void;
  close(): Promise<void>;
}

/**
 * `keepsIds`: takes a message with a `clientActivityID` that it has already for the one it has. Teams promises nothing of
 * the kind. Some of its 500s come before a message is taken, some after: that is what makes them hard.
 */
export async function startConnector(options: {
  readonly keepsIds: boolean;
  readonly random: () => number;
}): Promise<ConnectorStandIn> {
  const accepted: Accepted[] = [];
  const known = new Set<string>();
  const answers = new Map<string, number>();
  let moodiness = 0;
  let held: Promise<void> | null = null;
  let release = (): void => undefined;
  const answer = (response: ServerResponse, status: number, why: string, headers: Record<string, string> = {}) => {
    answers.set(why, (answers.get(why) ?? 0) + 1);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(status < 300 ? { id: `m${accepted.length}` } : { error: { code: why } }));
  };
  const take = (conversationId: string, key: string) => {
    if (options.keepsIds && known.has(key)) return;
    known.add(key);
    accepted.push({ conversationId, key });
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const [, conversationId = ''] =
        /conversations\/([^/]+)\/activities/.exec(decodeURIComponent(request.url ?? '')) ?? [];
      const key = String((body['channelData'] as Record<string, unknown> | undefined)?.['clientActivityID'] ?? '');
      const mood = options.random();
      if (mood < moodiness * 0.4) return answer(response, 429, 'throttled', { 'retry-after': '0' });
      if (mood < moodiness * 0.8) return answer(response, 500, 'failedBefore');
      take(conversationId, key);
      if (options.keepsIds && mood < moodiness) return answer(response, 500, 'failedAfter');
      void (held ?? Promise.resolve()).then(() => answer(response, 201, 'taken'));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    accepted,
    answers,
    moody(share) {
      moodiness = share;
    },
    hold() {
      held = new Promise((resolve) => {
        release = resolve;
      });
    },
    release() {
      release();
      held = null;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
