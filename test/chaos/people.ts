import { isReady, type ChaosWorld, type Member } from './world.js';
import { messageFrom } from './teams.js';

/** What became of one request of a person. */
export interface Outcome {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly what: string;
  /** HTTP status; 0: no answer. */
  readonly status: number;
}

/** People who go on asking, by API and in chat, through a proxy that sends nobody to a process which is not ready. */
export interface People {
  readonly outcomes: readonly Outcome[];
  /** Begins to ask; until then nobody keeps the processes busy but who says or posts something. */
  begin(): void;
  /** Lets a person say something to the bot, once a web process takes it. */
  say(email: string, text: string): Promise<void>;
  post(email: string, path: string, body: object): Promise<unknown>;
  /** Once, whatever comes of it. */
  patch(email: string, path: string, body: object): Promise<void>;
  stop(): Promise<void>;
}

const asking = ['ana.silva@example.com', 'priya.raman@example.com', 'grace.okafor@example.com'];
const thinkMs = 400;
const probeMs = 500;
const patienceMs = 10_000;

type Asked = readonly [what: string, path: string, body?: object];
const rounds: readonly Asked[] = [
  ['dashboard', '/api/v2/dashboard?scope=me&period=thisQuarter'],
  ['deals', '/api/v2/opportunities?status=open&limit=50'],
  ['ask', '/api/v2/ask', { text: 'open pipeline by stage' }],
  ['me', '/api/v2/me'],
];

export function startPeople(world: ChaosWorld): People {
  const outcomes: Outcome[] = [];
  const door = createDoor(world.webs);
  let stopped = false;
  const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, thinkMs));
  const note = (what: string, status: number): void => void outcomes.push({ at: Date.now(), what, status });

  async function walk(email: string): Promise<void> {
    for (let turn = 0; !stopped; turn += 1) {
      const [what, path, body] = rounds[turn % rounds.length] ?? ['me', '/api/v2/me'];
      note(what, (await door.ask(email, path, body)).status);
      await rest();
    }
  }

  async function chat(email: string): Promise<void> {
    for (let turn = 0; !stopped; turn += 1) {
      if (turn % 5 === 0) {
        note('chat', (await door.send('/api/messages', messageFrom(email, 'my pipeline', world.serviceUrl))).status);
      }
      await rest();
    }
  }

  const walks: Promise<void>[] = [];
  const until = async (work: () => Promise<Response | Refused>): Promise<Response> => {
    for (;;) {
      const answer = await work();
      if (answer instanceof Response && answer.ok) return answer;
      if (answer.status >= 400 && answer.status < 500 && answer.status !== 401)
        throw new Error(`${answer.status} ${answer instanceof Response ? await answer.text() : ''}`);
      await rest();
    }
  };
  return {
    outcomes,
    begin: () => void walks.push(...asking.map(walk), chat('ben.carter@example.com')),
    async say(email, text) {
      await until(() => door.send('/api/messages', messageFrom(email, text, world.serviceUrl)));
    },
    post: async (email, path, body) => (await until(() => door.ask(email, path, body))).json(),
    async patch(email, path, body) {
      note('change', (await door.ask(email, path, body, 'PATCH')).status);
    },
    async stop() {
      stopped = true;
      await Promise.all(walks);
      door.close();
    },
  };
}

/** No answer at all. */
interface Refused {
  readonly status: 0;
}

function createDoor(webs: readonly Member[]) {
  const ready = new Set(webs);
  const tokens = new Map<string, string>();
  let turn = 0;
  const probe = async (web: Member): Promise<void> => {
    if (await isReady(web.url)) ready.add(web);
    else ready.delete(web);
  };
  const timer = setInterval(() => webs.forEach((web) => void probe(web)), probeMs);
  const next = (): string => {
    const among = ready.size > 0 ? [...ready] : webs;
    turn += 1;
    return among[turn % among.length]?.url ?? '';
  };

  async function send(
    path: string,
    body?: object,
    token?: string,
    url = next(),
    method = body ? 'POST' : 'GET',
  ): Promise<Response | Refused> {
    const headers = {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    const asked = { method, ...(body && { body: JSON.stringify(body) }) };
    try {
      const answer = await fetch(url + path, { ...asked, headers, signal: AbortSignal.timeout(patienceMs) });
      // Read now: a connection that breaks off is no answer.
      return new Response(await answer.text().then((text) => text || null), { status: answer.status });
    } catch {
      return { status: 0 };
    }
  }

  /** Signs in where the local issuer and the exchange are one process; every other takes the token that comes of it. */
  async function signIn(email: string): Promise<string | null> {
    const url = next();
    const sso = await send('/sandbox/token', { user: email }, undefined, url);
    if (!(sso instanceof Response) || !sso.ok) return null;
    const pair = await send('/api/auth/teams', (await sso.json()) as object, undefined, url);
    if (!(pair instanceof Response) || !pair.ok) return null;
    const { accessToken } = (await pair.json()) as { accessToken: string };
    tokens.set(email, accessToken);
    return accessToken;
  }

  return {
    send,
    async ask(email: string, path: string, body?: object, method?: string): Promise<Response | Refused> {
      const token = tokens.get(email) ?? (await signIn(email));
      if (token === null) return { status: 0 };
      const answer = await send(path, body, token, undefined, method);
      if (answer.status === 401) tokens.delete(email);
      return answer;
    },
    close: () => clearInterval(timer),
  };
}
