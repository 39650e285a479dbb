import type { Agent } from 'undici';
import { request } from 'undici';

/** One request as its person felt it. */
export interface Felt {
  readonly what: string;
  readonly milliseconds: number;
  /** HTTP status; 0: no answer. */
  readonly status: number;
  /** Of an error, as its body says. */
  readonly code?: string;
}

/** What a session needs. */
export interface SessionParts {
  /** Web processes, asked in turns. */
  readonly urls: readonly string[];
  readonly email: string;
  readonly agent: Agent;
  readonly random: () => number;
  readonly note: (felt: Felt) => void;
}

/** One person with a token of their own: a tab that listens for changes, and somebody who looks, asks and pages. */
export interface Session {
  /** Tries a few times, as who reloads the page. False: in vain. */
  signIn(): Promise<boolean>;
  /** Listens to changes until the agent is destroyed. */
  listen(): Promise<void>;
  /** One thing a person does, by chance: a look at the dashboard, deals, the next page, a deal, a question. */
  act(): Promise<void>;
}

const mostTries = 5;
const questions = [
  'open pipeline by stage',
  'deals closing this quarter',
  'won last month',
  'top 10 open deals',
  'overdue activities',
];
const list = '/api/v2/opportunities?status=open&sort=-amount&limit=50';

export function createSession({ urls, email, agent, random, note }: SessionParts): Session {
  let token = '';
  let turn = Math.floor(random() * urls.length);
  let page: { readonly deals: readonly number[]; readonly next: string | null } = { deals: [], next: null };
  const nextUrl = (): string => urls[(turn += 1) % urls.length] ?? '';

  async function send(what: string, path: string, body?: object, url = nextUrl()): Promise<unknown> {
    const began = performance.now();
    const headers = { 'content-type': 'application/json', ...(token !== '' && { authorization: `Bearer ${token}` }) };
    const asked = body ? { method: 'POST' as const, body: JSON.stringify(body) } : { method: 'GET' as const };
    const answer = await request(url + path, { ...asked, headers, dispatcher: agent })
      .then(async (response) => ({ status: response.statusCode, text: await response.body.text() }))
      .catch(() => ({ status: 0, text: '' }));
    const { status, text } = answer;
    note({ what, status, milliseconds: performance.now() - began, ...(status >= 400 && { code: codeOf(text) }) });
    return status === 200 ? JSON.parse(text) : null;
  }

  async function deals(what: string, path: string): Promise<void> {
    const found = (await send(what, path)) as { rows: { id: number }[]; next: string | null } | null;
    if (found) page = { deals: found.rows.map(({ id }) => id), next: found.next };
  }

  return {
    async signIn() {
      for (let tries = 0; token === '' && tries < mostTries; tries += 1) {
        const url = nextUrl();
        const sso = (await send('token', '/sandbox/token', { user: email }, url)) as { token: string } | null;
        const pair = sso && ((await send('sign in', '/api/auth/teams', sso, url)) as { accessToken: string } | null);
        token = pair?.accessToken ?? '';
      }
      return token !== '';
    },
    async listen() {
      const headers = { authorization: `Bearer ${token}` };
      const opened = await request(`${nextUrl()}/api/v2/stream`, {
        ...{ headers, dispatcher: agent, bodyTimeout: 0 },
      }).catch(() => null);
      note({ what: 'stream', status: opened?.statusCode ?? 0, milliseconds: 0 });
      if (opened?.statusCode !== 200) return;
      const told = async (): Promise<void> => {
        for await (const chunk of opened.body) {
          if (String(chunk).includes('event: changed'))
            note({ what: 'told of a change', status: 200, milliseconds: 0 });
        }
      };
      told().catch(() => undefined);
    },
    async act() {
      const chance = random();
      const deal = page.deals[Math.floor(random() * page.deals.length)];
      if (chance < 0.35) await send('dashboard', '/api/v2/dashboard?scope=me&period=thisQuarter');
      else if (chance < 0.6) await deals('deals', list);
      else if (chance < 0.75 && page.next !== null) {
        await deals('next page', `${list}&cursor=${encodeURIComponent(page.next)}`);
      } else if (chance < 0.85 && deal !== undefined) await send('one deal', `/api/v2/opportunities/${deal}`);
      else await send('question', '/api/v2/ask', { text: questions[Math.floor(random() * questions.length)] ?? '' });
    },
  };
}

/** Why it was refused; a page of something in between has none. */
function codeOf(text: string): string {
  return /"code":"([A-Z_]+)"/.exec(text)?.[1] ?? 'without a code';
}
