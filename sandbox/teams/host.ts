import type { Request, Response, Server } from 'restify';
import { hostPage, hostRequest, type SandboxPerson } from './hostPage.js';
import { hostScript } from './hostScript.js';
import { sandboxCss } from './markup.js';
import { startPage, type OutsidePart } from './startPage.js';

/** What the start page and the host frame are made of. */
export interface TeamsHostOptions {
  /** The four a newcomer should try come first; more may follow. Asked at each view, because a real Odoo's people change. */
  readonly people: () => readonly SandboxPerson[] | Promise<readonly SandboxPerson[]>;
  /** A token as Teams SSO would give it. Rejects for somebody unknown. */
  readonly issueToken: (email: string) => Promise<string>;
  readonly parts: readonly OutsidePart[];
}

/**
 * Serves `GET /` (who to be), `GET /sandbox/host?as=&theme=&entity=&path=&sub=&locale=` (the tab in a frame that speaks
 * the teams-js host protocol) and `POST /sandbox/host/token?as=`. Same origin as the tab, so that teams-js takes the
 * frame's messages without asking the network which hosts are valid. Never in production: it signs anybody in.
 */
export function mountTeamsHost(server: Server, options: TeamsHostOptions): void {
  const html = (response: Response, markup: string) => send(response, 'text/html; charset=utf-8', markup);
  server.get('/', async (_request, response) => {
    html(response, startPage(await options.people(), options.parts));
  });
  server.get('/sandbox/host', async (request, response) => {
    html(response, hostPage(hostRequest(queryOf(request)), await options.people()));
  });
  server.get('/sandbox/host.js', async (_request, response) => {
    send(response, 'text/javascript; charset=utf-8', hostScript);
  });
  server.get('/sandbox/sandbox.css', async (_request, response) => {
    send(response, 'text/css; charset=utf-8', sandboxCss);
  });
  server.post('/sandbox/host/token', async (request, response) => {
    await answerToken(queryOf(request).get('as') ?? '', options, response);
  });
}

async function answerToken(email: string, options: TeamsHostOptions, response: Response): Promise<void> {
  try {
    const token = await options.issueToken(email);
    send(response, 'application/json', JSON.stringify({ token }));
  } catch {
    send(response, 'application/json', JSON.stringify({ message: 'The sandbox knows nobody of that name' }), 404);
  }
}

function send(response: Response, type: string, body: string, status = 200): void {
  response.sendRaw(status, body, { 'content-type': type, 'cache-control': 'no-store' });
}

function queryOf(request: Request): URLSearchParams {
  return new URL(request.url ?? '/', 'http://sandbox').searchParams;
}
