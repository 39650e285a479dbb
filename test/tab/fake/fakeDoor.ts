import type { Request, Response, Server } from 'restify';
import { fakePeople, type Person } from './fakePeople.js';
import { Refusal } from './refusal.js';

/** Switches that a test throws to see how the tab bears it. */
export interface Trouble {
  /** Status with which every read of the dashboard is refused; 0: none. */
  dashboardStatus: number;
  /** Whether every access token is taken for expired once. */
  expireTokens: boolean;
  /** Answers to a call such as `get /api/v2/dashboard` wait for this. */
  held: { readonly call: string; readonly until: Promise<void> } | null;
  /** Whether questions are taken and never answered. */
  holdQuestions: boolean;
  /** Whether somebody else was quicker with each change of a deal. */
  conflict: boolean;
  /** Whether every page of a list after its first is refused. */
  refusePages: boolean;
  /** Whether the stream of changes is refused. */
  noStream: boolean;
}

/** Nothing is wrong. */
export const noTrouble: Trouble = {
  dashboardStatus: 0,
  expireTokens: false,
  held: null,
  holdQuestions: false,
  conflict: false,
  refusePages: false,
  noStream: false,
};

export type On = (
  method: 'get' | 'post' | 'put' | 'patch' | 'del',
  path: string,
  handler: (person: Person, request: Request) => unknown,
) => void;

/** Signs people in, and lets nobody past without a token; gives back how a route is added behind it. */
export function openDoor(server: Server, trouble: Trouble, asked: string[]): On {
  mountSignIn(server);
  const expired = new Set<string>();
  return (method, path, handler) => {
    server[method](path, async (request, response) => {
      asked.push(request.url ?? '');
      if (trouble.held?.call === `${method} ${path}`) await trouble.held.until;
      if (trouble.holdQuestions && path === '/api/v2/ask') return;
      const token = (request.header('authorization') ?? '').replace('Bearer ', '');
      if (trouble.expireTokens && !expired.has(token) && token.endsWith(' 1')) {
        expired.add(token);
        return refuse(response, new Refusal(401, 'TOKEN_INVALID', 'The token is not valid here; sign in again'));
      }
      const person = fakePeople.find((one) => one.email === token.split(' ')[0]);
      if (!person) return refuse(response, unknownPerson);
      const answer = handler(person, request);
      if (answer instanceof Refusal) return refuse(response, answer);
      response.json(answer);
    });
  };
}

const unknownPerson = new Refusal(403, 'PERSON_UNKNOWN', 'You are signed in, but no Odoo user has your e-mail address');

/** Tokens are the address of the person and a number; the first of each service is that with 1. */
function mountSignIn(server: Server): void {
  let made = 0;
  const pair = (email: string) => ({
    accessToken: `${email} ${++made}`,
    refreshToken: `${email} refresh`,
    expiresIn: 900,
  });
  server.post('/api/auth/teams', async (request, response) => {
    response.json(pair(String((request.body as { token?: string }).token)));
  });
  server.post('/api/auth/refresh', async (request, response) => {
    response.json(pair(String((request.body as { refreshToken?: string }).refreshToken).split(' ')[0] ?? ''));
  });
}

export function refuse(response: Response, { status, code, message, details }: Refusal): void {
  response.json(status, { code, message, details, requestId: 'fake-request-7' });
}
