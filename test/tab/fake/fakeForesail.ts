import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { AddressInfo } from 'node:net';
import restify, { type Request, type Response, type Server } from 'restify';
import { mountTeamsHost } from '../../../sandbox/teams/host.js';
import type { ActivityRow, Answer, DealRow, Me, Page } from '../../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../../src/pipeline/question.js';
import type { Plan } from '../../../tab/api/dealEndpoints.js';
import { fakeAdmin, projections, syncStatus } from './fakeAdmin.js';
import { changeDeal, finishActivity, idOf, keepPlan, type ChangedWorld, type FakeChange } from './fakeChanges.js';
import { fakeDashboard, grouped, sum } from './fakeDashboard.js';
import { notThere, Refusal } from './refusal.js';
import { fakeExplanation, fakeReports, mountReports } from './fakeReports.js';
import type { Report } from '../../../tab/api/reportEndpoints.js';
import { fakePast } from './fakePast.js';
import { fakeByOwner, fakeChoices, fakeDetail, fakeForecast, fakeMovement } from './fakeHistory.js';
import { fakeActivities, fakeDeals, fakeNow, fakeOwners } from './fakeDeals.js';

type Scope = PipelineQuestion['scope'];
export type Person = Omit<Me, 'timeZone' | 'locale'>;

const my: Scope = { kind: 'me', ids: [], label: 'you' };
const north: Scope = { kind: 'team', ids: [5], label: 'North' };
const subtree: Scope = { kind: 'subtree', ids: [], label: 'your team' };
const all: Scope = { kind: 'all', ids: [], label: 'everyone' };

export const fakePeople: readonly Person[] = [
  { personId: 'odoo:10', odooUserId: 10, name: 'Ana Silva', email: 'ana.silva@example.com', role: 'rep', scopes: [my] },
  {
    personId: 'odoo:4',
    odooUserId: 4,
    name: 'Priya Raman',
    email: 'priya.raman@example.com',
    role: 'manager',
    scopes: [subtree, my, north],
  },
  {
    personId: 'odoo:1',
    odooUserId: 1,
    name: 'Grace Okafor',
    email: 'grace.okafor@example.com',
    role: 'ceo',
    scopes: [all, north],
  },
  {
    personId: 'login:admin',
    odooUserId: null,
    name: 'Admin',
    email: 'admin@example.com',
    role: 'superAdmin',
    scopes: [all],
  },
];

const periods: Readonly<Record<string, [string, string, string]>> = {
  thisMonth: ['2026-11-01', '2026-11-30', 'this month'],
  thisQuarter: ['2026-10-01', '2026-12-31', 'this quarter'],
  lastQuarter: ['2026-07-01', '2026-09-30', 'last quarter'],
  nextQuarter: ['2027-01-01', '2027-03-31', 'next quarter'],
  thisYear: ['2026-01-01', '2026-12-31', 'this year'],
};

/** Switches that a test throws to see how the tab bears it. */
export interface Trouble {
  /** Status with which every read of the dashboard is refused; 0: none. */
  dashboardStatus: number;
  /** Whether every access token is taken for expired once. */
  expireTokens: boolean;
  /** Milliseconds that each answer is held back. */
  delayMs: number;
  /** Whether somebody else was quicker with each change of a deal. */
  conflict: boolean;
  /** Whether the stream of changes is refused. */
  noStream: boolean;
}

export interface FakeForesail {
  readonly url: string;
  readonly trouble: Trouble;
  /** Paths of the API in the order they were asked for. */
  readonly asked: string[];
  readonly deals: DealRow[];
  /** Bodies of what was to be changed: `PATCH /api/v2/opportunities/1007` and so on, in order. */
  readonly changes: readonly FakeChange[];
  /** Bodies of what was asked at a path, in order. */
  bodies(path: string): readonly Record<string, unknown>[];
  /** Tells every open tab that something changed. */
  tell(): void;
  /** Ends every open stream, as a restart does. */
  endStreams(): void;
  close(): Promise<void>;
}

/** Nothing is wrong. */
export const noTrouble: Trouble = {
  dashboardStatus: 0,
  expireTokens: false,
  delayMs: 0,
  conflict: false,
  noStream: false,
};

/** A stand-in for the whole service, in the shape of the contracts: the API, the built tab, the sandbox's host frame. */
export async function startFakeForesail(dealCount = 120): Promise<FakeForesail> {
  const trouble: Trouble = { ...noTrouble };
  const asked: string[] = [];
  const deals = fakeDeals(dealCount);
  const server = restify.createServer();
  server.use(restify.plugins.queryParser({ mapParams: false }));
  server.use(restify.plugins.bodyParser({ mapParams: false }));
  mountTeamsHost(server, {
    people: () => fakePeople.map(({ email, name, role }) => ({ email, name, says: role })),
    issueToken: (email) => Promise.resolve(email),
    parts: [{ name: 'Odoo', real: false, says: 'a fake in the tests' }],
  });
  const changes: FakeChange[] = [];
  const sent: { path: string; body: Record<string, unknown> }[] = [];
  const streams = new Set<Response>();
  const plans: Plan[] = [];
  const activities = fakeActivities(deals);
  server.use((request: Request, _response: Response, next: () => void) => {
    sent.push({ path: request.path(), body: (request.body ?? {}) as Record<string, unknown> });
    next();
  });
  mountApi(server, {
    trouble,
    asked,
    deals,
    activities,
    expired: new Set(),
    changes,
    streams,
    plans,
    reports: fakeReports(),
  });
  server.get('/tab/*', serveTab);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    trouble,
    asked,
    deals,
    changes,
    bodies: (path) => sent.filter((one) => one.path === path).map(({ body }) => body),
    tell() {
      for (const stream of streams) stream.write('event: changed\ndata: {"position":419483,"freshAt":null}\n\n');
    },
    endStreams() {
      for (const stream of streams) stream.end();
      streams.clear();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.server.closeAllConnections();
      }),
  };
}

interface World extends ChangedWorld {
  readonly reports: Report[];
  readonly trouble: Trouble;
  readonly asked: string[];
  readonly expired: Set<string>;
  readonly streams: Set<Response>;
}

type Handler = (person: Person, request: Request, world: World) => unknown;

function mountApi(server: Server, world: World): void {
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
  const on = (method: 'get' | 'post' | 'put' | 'patch' | 'del', path: string, handler: Handler) => {
    server[method](path, async (request, response) => {
      world.asked.push(request.url ?? '');
      if (world.trouble.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, world.trouble.delayMs));
      const token = (request.header('authorization') ?? '').replace('Bearer ', '');
      if (world.trouble.expireTokens && !world.expired.has(token) && token.endsWith(' 1')) {
        world.expired.add(token);
        return refuse(response, 401, 'TOKEN_INVALID', 'The token is not valid here; sign in again');
      }
      const person = fakePeople.find((one) => one.email === token.split(' ')[0]);
      if (!person)
        return refuse(response, 403, 'PERSON_UNKNOWN', 'You are signed in, but no Odoo user has your e-mail address');
      const answer = handler(person, request, world);
      if (answer instanceof Refusal)
        return refuse(response, answer.status, answer.code, answer.message, answer.details);
      response.json(answer);
    });
  };
  on('get', '/api/v2/me', (person) => ({ ...person, timeZone: 'Europe/Berlin', locale: 'en-GB' }) satisfies Me);
  on('get', '/api/v2/dashboard', dashboard);
  on('get', '/api/v2/opportunities', listDeals);
  on('get', '/api/v2/opportunities/:id', (person, request) => {
    const deal = visible(person, world).find((one) => one.id === idOf(request));
    return deal ? fakeDetail(deal) : notThere();
  });
  on('get', '/api/v2/opportunities/:id/choices', () => fakeChoices);
  on('patch', '/api/v2/opportunities/:id', (_person, request) => changeDeal(request, world));
  on('post', '/api/v2/activities/:id/done', (_person, request) => finishActivity(request, world));
  on('get', '/api/v2/movement', (person, request) =>
    fakeMovement({ ...plain, measure: 'movement', scope: scopeOf(person, request) }, visible(person, world)),
  );
  on('get', '/api/v2/targets', () => ({ targets: world.plans }));
  on('put', '/api/v2/targets', (_person, request) => keepPlan(request, world));
  on('get', '/api/v2/forecast-calls', () => ({ calls: world.plans, deals: [] }));
  on('put', '/api/v2/forecast-calls', (_person, request) => keepPlan(request, world));
  for (const format of ['csv', 'xlsx']) {
    server.get(`/api/v2/export.${format}`, async (request, response) => {
      world.asked.push(request.url ?? '');
      const type = { 'content-type': 'text/csv', 'content-disposition': `attachment; filename="deals.${format}"` };
      response.sendRaw(200, 'name,amount', type);
    });
  }
  server.get('/api/v2/stream', async (_request, response) => {
    if (world.trouble.noStream) return refuse(response, 503, 'NOT_READY', 'No stream now');
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('event: hello\ndata: {}\n\n');
    world.streams.add(response);
    response.on('close', () => world.streams.delete(response));
  });
  for (const [path, body] of Object.entries(fakeAdmin())) on('get', path, () => body);
  for (const path of ['dead-letters/:id/retry', 'projections/:name/pause', 'sync/pause', 'integrations/:name/test'])
    on('post', `/api/admin/${path}`, (_person, request) => {
      world.changes.push({ call: `POST ${request.path()}`, body: request.body });
      return { ok: false, outcome: 'done', sentence: 'Graph refused the app’s secret' };
    });
  on('get', '/api/v2/activities', (person, request) => {
    const rows = world.activities.filter(
      (row) => row.state === queryOf(request)['state'] && seesOwner(person, row.assignee),
    );
    return { total: rows.length, rows, next: null } satisfies Page<ActivityRow>;
  });
  on('post', '/api/v2/ask', ask);
  on('get', '/api/v2/answers/:id/explain', (_person, request) =>
    fakeExplanation((request.params as { id: string }).id),
  );
  mountReports(on, world, (person, text) => answerTo(person, text, world));
  on('get', '/api/admin/sync', () => syncStatus);
  on('post', '/api/admin/sync', () => ({ ...syncStatus.lastRun, state: 'running' }));
  on('get', '/api/admin/projections', () => ({ projections }));
}

const plain = {
  period: null,
  filters: {},
  groupBy: null,
  orderBy: null,
  limit: null,
  asOf: null,
  compareTo: null,
} as const;

function scopeOf(person: Person, request: Request): Scope {
  const { scope } = queryOf(request);
  return person.scopes.find((one) => one.kind === scope) ?? person.scopes[0] ?? my;
}

function refuse(response: Response, status: number, code: string, message: string, details = {}): void {
  response.json(status, { code, message, details, requestId: 'fake-request-7' });
}

const queryOf = (request: Request) => request.query as Record<string, string | undefined>;
const seesOwner = (person: Person, owner: string | null) => person.role !== 'rep' || owner === person.name;
const visible = (person: Person, world: World) => world.deals.filter((deal) => seesOwner(person, deal.owner));

function dashboard(person: Person, request: Request, world: World) {
  if (world.trouble.dashboardStatus > 0)
    return new Refusal(world.trouble.dashboardStatus, 'NOT_READY', 'The first sync is still on its way');
  const { scope = person.scopes[0]?.kind, period = 'thisQuarter' } = queryOf(request);
  const [from, to, label] = periods[period] ?? [...period.split('..'), period];
  const found = person.scopes.find((one) => (one.ids.length ? `${one.kind}:${one.ids.join()}` : one.kind) === scope);
  if (!found) return new Refusal(403, 'SCOPE_NOT_VISIBLE', 'You can see your own deals only');
  const activities = world.activities.filter((row) => seesOwner(person, row.assignee));
  return fakeDashboard(visible(person, world), activities, {
    scope: found,
    period: { from: from ?? null, to: to ?? null, label: label ?? '' },
  });
}

function listDeals(person: Person, request: Request, world: World): Page<DealRow> {
  const query = queryOf(request);
  const flags = ['overdue', 'stale', 'noNextStep'] as const;
  const within = (day: string | null | undefined, from?: string, to?: string) =>
    (!from && !to) || (day != null && day >= (from ?? '') && day <= (to ?? '9'));
  const rows = visible(person, world)
    .filter((deal) => query['status'] === 'all' || deal.status === query['status'])
    .filter(
      (deal) => !query['q'] || `${deal.name} ${deal.account ?? ''}`.toLowerCase().includes(query['q'].toLowerCase()),
    )
    .filter((deal) => within(deal.expectedClose, query['closeFrom'], query['closeTo']))
    .filter((deal) => within(deal.closedAt?.slice(0, 10), query['closedFrom'], query['closedTo']))
    .filter(
      (deal) =>
        !query['stage'] ||
        deal.stage === ['New', 'Qualified', 'Proposition', 'Negotiation', 'Won'][Number(query['stage']) - 1],
    )
    .filter((deal) => !query['owner'] || deal.owner === fakeOwners[Number(query['owner']) - 10])
    .filter((deal) => flags.every((flag) => !query[flag] || deal.flags.includes(flag)))
    .sort(order(query['sort'] ?? '-amount'));
  const start = Number(query['cursor'] ?? 0);
  const end = start + Number(query['limit'] ?? 50);
  return { total: rows.length, rows: rows.slice(start, end), next: end < rows.length ? String(end) : null };
}

function order(sort: string): (a: DealRow, b: DealRow) => number {
  const by = sort.replace('-', '') as 'amount' | 'name' | 'expectedClose';
  const sign = sort.startsWith('-') ? -1 : 1;
  return (a, b) =>
    sign * (typeof a[by] === 'number' ? a.amount - b.amount : String(a[by]).localeCompare(String(b[by])));
}

function ask(person: Person, request: Request, world: World): Answer | Refusal {
  const { text = '', question } = request.body as { text?: string; question?: PipelineQuestion };
  if (question?.measure === 'forecast' || question?.measure === 'forecastAccuracy')
    return fakeForecast(question, visible(person, world));
  if (question?.groupBy === 'owner') return fakeByOwner(question, visible(person, world));
  const past = question ? fakePast(question) : null;
  if (question) return past ? { ...about(person, question, world), ...past } : about(person, question, world);
  return answerTo(person, text, world);
}

function answerTo(person: Person, text: string, world: World): Answer | Refusal {
  if (!/pipeline|deals|won|stage|owner/.test(text)) {
    const suggestions = ['my pipeline', 'my pipeline by stage', 'top 5 deals'];
    return new Refusal(422, 'QUESTION_NOT_UNDERSTOOD', 'The question was not understood', {
      understood: {},
      unknown: [text],
      suggestions,
    });
  }
  const open = visible(person, world).filter((deal) => deal.status === 'open');
  const scope = person.scopes[0] ?? my;
  return {
    answerId: 'a_1',
    said: `Open pipeline · ${scope.label}`,
    question: {
      measure: 'openPipeline',
      scope,
      period: null,
      filters: {},
      groupBy: null,
      orderBy: null,
      limit: null,
      asOf: null,
      compareTo: null,
    },
    figures: [
      { metric: 'amount', value: sum(open), unit: 'currency', currency: 'EUR' },
      { metric: 'count', value: open.length, unit: 'deals' },
    ],
    groupedBy: text.includes('stage') ? 'stage' : null,
    groups: text.includes('stage')
      ? grouped(
          open,
          (deal) => deal.stage ?? '',
          (deal) => deal.stage ?? '',
        )
      : [],
    deals: { total: open.length, rows: open.slice(0, 5), next: null },
    activities: null,
    asOf: null,
    historySince: null,
    position: 419_482,
    freshAt: fakeNow.toISOString(),
    notes: [],
  };
}

/** One deal, or what is open on it, by id. */
function about(person: Person, question: PipelineQuestion, world: World): Answer {
  const deals = visible(person, world).filter((deal) => question.filters.dealIds?.includes(deal.id));
  const activities = world.activities.filter(
    (row) => row.state !== 'done' && deals.some((deal) => deal.id === row.dealId),
  );
  const list = <Row>(rows: readonly Row[]): Page<Row> => ({ total: rows.length, rows, next: null });
  return {
    answerId: 'a_2',
    said: 'Deals',
    question,
    figures: [],
    groupedBy: null,
    groups: [],
    deals: question.measure === 'deals' ? list(deals) : null,
    activities: question.measure === 'activities' ? list(activities) : null,
    asOf: null,
    historySince: null,
    position: 419_482,
    freshAt: fakeNow.toISOString(),
    notes: [],
  };
}

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };
const tabFolder = join(import.meta.dirname, '../../../dist/tab');

async function serveTab(request: Request, response: Response): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://fake');
  const file = /^\/tab\/assets\/[\w.-]+$/.test(pathname) ? pathname.slice('/tab/'.length) : 'index.html';
  const body = await readFile(join(tabFolder, file));
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/html', 'cache-control': 'no-store' });
  response.end(body);
}
