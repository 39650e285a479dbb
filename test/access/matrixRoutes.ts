import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { measures } from '../../src/pipeline/question.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import type { SqlDeal } from './odooDatabase.js';

/** What SQL says a person may see. */
export interface Expected {
  readonly deals: readonly SqlDeal[];
  readonly activities: readonly number[];
  /** Ids of all deals of the organisation, seen or not. */
  readonly all: readonly number[];
  /** Ids of all open activities on them. */
  readonly allActivities: readonly number[];
  /** Odoo users whose deals they do not see. */
  readonly beyond: readonly number[];
  /** A report of the chief's over all deals, shared with everybody. */
  readonly sharedReport: string;
}

/** Asks as one person; the body as text, because an export is no JSON. */
export interface Asking {
  get(path: string): Promise<Received>;
  send(method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body: unknown): Promise<Received>;
}

export interface Received {
  readonly status: number;
  readonly text: string;
  /** For what is no text. */
  readonly bytes: Uint8Array;
}

/** One way to rows: the operation of the OpenAPI document it covers, what it showed, and what it should. */
export interface MatrixLine {
  readonly operation: string;
  readonly what: string;
  readonly shown: (asking: Asking, expected: Expected) => Promise<unknown>;
  readonly expected: (expected: Expected) => unknown;
}

/**
 * Every way to rows and figures. A new route is one line here; the suite fails for one of the OpenAPI document that is
 * neither here nor among those that carry no rows.
 */
export const matrixLines: readonly MatrixLine[] = [
  ...(['open', 'won', 'lost', 'all'] as const).map((status) =>
    line(
      'get /api/v2/opportunities',
      status,
      (asking) => listed(asking, `/api/v2/opportunities?status=${status}`),
      ({ deals }) => idsOf(deals.filter((deal) => status === 'all' || deal.status === status)),
    ),
  ),
  line(
    'get /api/v2/opportunities',
    'of one team',
    (asking) => listed(asking, '/api/v2/opportunities?status=all&team=5'),
    ({ deals }) => idsOf(deals.filter((deal) => deal.teamId === 5)),
  ),
  line(
    'get /api/v2/opportunities',
    'of nobody',
    (asking) => listed(asking, '/api/v2/opportunities?status=all&unassigned=true'),
    ({ deals }) => idsOf(deals.filter((deal) => deal.ownerId === null)),
  ),
  line(
    'get /api/v2/activities',
    'open',
    (asking) => listed(asking, '/api/v2/activities?scope=all&state=open'),
    ({ activities }) => ascending(activities),
  ),
  line('get /api/v2/dashboard', 'open pipeline of the quarter', dashboardTile, ({ deals }) =>
    figures(deals.filter(closesThisQuarter)),
  ),
  line(
    'post /api/v2/ask',
    'all deals, page by page',
    (asking) => answered(asking, 'deals', { status: 'all' }),
    ({ deals }) => idsOf(deals),
  ),
  line('post /api/v2/ask', 'open pipeline', pipelineFigures, ({ deals }) =>
    figures(deals.filter((deal) => deal.status === 'open')),
  ),
  line('post /api/v2/ask', 'every measure shows no deal beyond', beyond, () => []),
  line(
    'get /api/v2/answers/{id}',
    'an answer opened again',
    reopened,
    ({ deals }) => deals.filter((deal) => deal.status === 'open').length,
  ),
  line('get /api/v2/answers/{id}/explain', 'shows no deal beyond', explainedBeyond, () => []),
  line(
    'get /api/v2/answers/{id}/explain',
    'explains as many deals as there are',
    explainedTotal,
    ({ deals }) => deals.filter((deal) => deal.status === 'open').length,
  ),
  line('get /api/v2/opportunities/{id}', 'one deal at a time', oneByOne, (expected) =>
    sampled(expected).filter((id) => expected.deals.some((deal) => deal.id === id)),
  ),
  line('get /api/v2/accounts/{id}', 'its deals, and nothing of one without', accountDeals, ({ deals }) =>
    accountsAsked.map((id) => deals.filter((deal) => deal.accountId === id).length),
  ),
  line(
    'get /api/v2/export.csv',
    'all deals',
    (asking) => exportedCsv(asking, '/api/v2/export.csv?status=all'),
    ({ deals }) => idsOf(deals),
  ),
  line(
    'get /api/v2/export.xlsx',
    'all deals',
    (asking) => exportedSheet(asking, '/api/v2/export.xlsx?status=all'),
    ({ deals }) => idsOf(deals),
  ),
  line('get /api/v2/reports/{id}/answer', 'of somebody else, over all deals', reportTotal, ({ deals }) => deals.length),
  line(
    'get /api/v2/reports/{id}/export.csv',
    'of somebody else, over all deals',
    (asking, { sharedReport }) => exportedCsv(asking, `/api/v2/reports/${sharedReport}/export.csv`),
    ({ deals }) => idsOf(deals),
  ),
  line(
    'get /api/v2/reports/{id}/export.xlsx',
    'of somebody else, over all deals',
    (asking, { sharedReport }) => exportedSheet(asking, `/api/v2/reports/${sharedReport}/export.xlsx`),
    ({ deals }) => idsOf(deals),
  ),
  ...(['put', 'delete'] as const).map((method) =>
    line(
      `${method} /api/v2/reports/{id}`,
      'of somebody else is refused',
      (asking, expected) => othersReport(asking, expected, method),
      () => 403,
    ),
  ),
  line('post /api/v2/subscriptions/preview', 'shows no deal beyond', previewBeyond, () => []),
  line('get /api/v2/movement', 'shows no deal beyond', movementBeyond, () => []),
  line(
    'get /api/v2/targets',
    'of nobody beyond',
    (asking) => planned(asking, '/api/v2/targets'),
    () => [],
  ),
  line(
    'get /api/v2/forecast-calls',
    'of nobody beyond',
    (asking) => planned(asking, '/api/v2/forecast-calls'),
    () => [],
  ),
  ...(
    [
      ['get /api/v2/opportunities/{id}/choices', (asking, id) => asking.get(`/api/v2/opportunities/${id}/choices`)],
      [
        'patch /api/v2/opportunities/{id}',
        (asking, id) => asking.send('PATCH', `/api/v2/opportunities/${id}`, change()),
      ],
      ['put /api/v2/forecast-calls', (asking, id) => asking.send('PUT', '/api/v2/forecast-calls', called(id))],
    ] as const satisfies readonly (readonly [string, Attempt])[]
  ).map(([operation, attempt]) =>
    line(
      operation,
      'of a deal beyond is of none',
      (asking, expected) => refusals(asking, expected, attempt),
      (expected) => missing(expected).map(() => 404),
    ),
  ),
  line('post /api/v2/activities/{id}/done', 'of an activity beyond is of none', activitiesBeyond, (expected) =>
    missingActivities(expected).map(() => 404),
  ),
  line('put /api/v2/targets', 'for people beyond is refused', targetsBeyond, ({ beyond }) =>
    beyond.slice(0, 3).map(() => 403),
  ),
];

/** Operations of people that show no row and no figure of a deal. */
export const withoutRows: readonly string[] = [
  'get /api/v2/me',
  'get /api/v2/stream',
  // Sentences and titles, no rows; test/api/reports holds them against whom they are shared with.
  'get /api/v2/reports',
  'post /api/v2/reports',
  'put /api/v2/reports',
  // What the person wants to be told, in words; test/alerts/subscriptionRoutes.int holds them against other people.
  'get /api/v2/subscriptions',
  'post /api/v2/subscriptions',
  'patch /api/v2/subscriptions/{id}',
  'delete /api/v2/subscriptions/{id}',
];

function line(
  operation: string,
  what: string,
  shown: MatrixLine['shown'],
  expected: MatrixLine['expected'],
): MatrixLine {
  return { operation, what, shown, expected };
}

interface Rows {
  readonly rows: readonly { readonly id: number }[];
  readonly next: string | null;
}

async function listed(asking: Asking, path: string): Promise<number[]> {
  const ids: number[] = [];
  let cursor = '';
  for (;;) {
    const page = json<Rows>(await asking.get(`${path}&limit=500${cursor}`));
    ids.push(...page.rows.map(({ id }) => id));
    if (page.next === null) return ascending(ids);
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
}

interface AnswerBody {
  readonly answerId: string;
  readonly figures: readonly { readonly metric: string; readonly value: number | null }[];
  readonly deals: Rows | null;
}

async function answered(asking: Asking, measure: PipelineQuestion['measure'], filters: PipelineQuestion['filters']) {
  const first = json<AnswerBody>(await asking.send('POST', '/api/v2/ask', { question: question(measure, filters) }));
  const ids = (first.deals?.rows ?? []).map(({ id }) => id);
  for (let next = first.deals?.next ?? null; next !== null;) {
    const path = `/api/v2/answers/${first.answerId}?cursor=${encodeURIComponent(next)}`;
    const { deals } = json<AnswerBody>(await asking.get(path));
    ids.push(...(deals?.rows ?? []).map(({ id }) => id));
    next = deals?.next ?? null;
  }
  return ascending(ids);
}

async function pipelineFigures(asking: Asking) {
  const asked = { question: question('openPipeline', {}) };
  return figuresOf(json<AnswerBody>(await asking.send('POST', '/api/v2/ask', asked)).figures);
}

async function dashboardTile(asking: Asking) {
  const path = '/api/v2/dashboard?scope=all&period=2026-10-01..2026-12-31';
  const { tiles } = json<{ tiles: readonly { name: string; figures: AnswerBody['figures'] }[] }>(
    await asking.get(path),
  );
  return figuresOf(tiles.find(({ name }) => name === 'openPipeline')?.figures ?? []);
}

async function reopened(asking: Asking): Promise<number> {
  const asked = { question: question('openPipeline', {}) };
  const { answerId } = json<AnswerBody>(await asking.send('POST', '/api/v2/ask', asked));
  const again = json<AnswerBody>(await asking.get(`/api/v2/answers/${answerId}`));
  return again.figures.find(({ metric }) => metric === 'count')?.value ?? 0;
}

async function explainedTotal(asking: Asking): Promise<number> {
  const asked = { question: question('openPipeline', {}) };
  const { answerId } = json<AnswerBody>(await asking.send('POST', '/api/v2/ask', asked));
  const explained = json<{ deals: { total: number } }>(await asking.get(`/api/v2/answers/${answerId}/explain`));
  return explained.deals.total;
}

/** Deals of an explanation that SQL does not let them see. */
async function explainedBeyond(asking: Asking, { deals }: Expected): Promise<unknown[]> {
  const asked = { question: question('openPipeline', {}) };
  const { answerId } = json<AnswerBody>(await asking.send('POST', '/api/v2/ask', asked));
  const found = dealIdsIn(json<unknown>(await asking.get(`/api/v2/answers/${answerId}/explain`)));
  const allowed = new Set(deals.map(({ id }) => id));
  return [...found].filter((id) => !allowed.has(id));
}

/** Ids of deals anywhere in an answer: `dealId`, and `id` of what stands in a list called `deals` or `rows`. */
function dealIdsIn(value: unknown, list = ''): Set<number> {
  if (Array.isArray(value)) return new Set(value.flatMap((one) => [...dealIdsIn(one, list)]));
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(
    Object.entries(value).flatMap(([name, member]) => {
      const isId = name === 'dealId' || (name === 'id' && (list === 'deals' || list === 'rows'));
      if (isId && typeof member === 'number') return [member];
      return [...dealIdsIn(member, Array.isArray(member) ? name : '')];
    }),
  );
}

/** Deals that some measure showed and SQL does not let them see; an unanswerable measure shows none. */
async function beyond(asking: Asking, { deals }: Expected): Promise<number[]> {
  const allowed = new Set(deals.map(({ id }) => id));
  const shown = new Set<number>();
  for (const measure of measures.filter((one) => one !== 'activities')) {
    const { status, text } = await asking.send('POST', '/api/v2/ask', {
      question: question(measure, { status: 'all' }),
    });
    if (status === 200) for (const { id } of (JSON.parse(text) as AnswerBody).deals?.rows ?? []) shown.add(id);
  }
  return [...shown].filter((id) => !allowed.has(id));
}

/** Every seventeenth deal of the organisation: what is not theirs must be as absent as what is not there. */
function sampled({ all }: Expected): number[] {
  return ascending(all).filter((_, at) => at % 17 === 0);
}

async function oneByOne(asking: Asking, expected: Expected): Promise<number[]> {
  const seen: number[] = [];
  for (const id of sampled(expected))
    if ((await asking.get(`/api/v2/opportunities/${id}`)).status === 200) seen.push(id);
  return seen;
}

/** Every seventh contact of the seeded organisation, whether or not a deal names it. */
const accountsAsked = Array.from({ length: 30 }, (_, at) => 8 + 7 * at);

async function accountDeals(asking: Asking): Promise<number[]> {
  const totals: number[] = [];
  for (const id of accountsAsked) {
    const { status, text } = await asking.get(`/api/v2/accounts/${id}`);
    totals.push(status === 404 ? 0 : (JSON.parse(text) as { answer: { deals: { total: number } } }).answer.deals.total);
  }
  return totals;
}

async function exportedCsv(asking: Asking, path: string): Promise<number[]> {
  const { text } = await asking.get(path);
  const rows = text
    .split('\r\n')
    .slice(1)
    .filter((row) => row !== '');
  return ascending(rows.map((row) => Number(row.split(',')[0])));
}

async function exportedSheet(asking: Asking, path: string): Promise<number[]> {
  const { bytes } = await asking.get(path);
  const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  return ascending([...sheet.matchAll(/<c r="A\d+"[^>]*><v>(\d+)<\/v>/g)].map(([, id]) => Number(id)));
}

async function movementBeyond(asking: Asking, { deals }: Expected): Promise<number[]> {
  const { text } = await asking.get('/api/v2/movement?from=2026-10-01&to=2026-11-20&scope=all');
  const allowed = new Set(deals.map(({ id }) => id));
  const shown = (JSON.parse(text) as Partial<AnswerBody>).deals?.rows ?? [];
  return shown.map(({ id }) => id).filter((id) => !allowed.has(id));
}

/** The seeded organisation has none. */
async function planned(asking: Asking, path: string): Promise<unknown[]> {
  return Object.values(json<Record<string, unknown[]>>(await asking.get(path))).flat();
}

type Attempt = (asking: Asking, dealId: number) => Promise<Received>;

/** Two deals that the person may not see; none for who sees everything. */
function missing(expected: Expected): number[] {
  return sampled(expected)
    .filter((id) => !expected.deals.some((deal) => deal.id === id))
    .slice(0, 2);
}

async function refusals(asking: Asking, expected: Expected, attempt: Attempt): Promise<number[]> {
  const statuses: number[] = [];
  for (const id of missing(expected)) statuses.push((await attempt(asking, id)).status);
  return statuses;
}

async function reportTotal(asking: Asking, { sharedReport }: Expected): Promise<number> {
  const { deals } = json<{ deals: { total: number } | null }>(
    await asking.get(`/api/v2/reports/${sharedReport}/answer`),
  );
  return deals?.total ?? 0;
}

async function othersReport(asking: Asking, { sharedReport }: Expected, method: 'put' | 'delete'): Promise<number> {
  const path = `/api/v2/reports/${sharedReport}`;
  if (method === 'delete') return (await asking.send('DELETE', path, undefined)).status;
  return (await asking.send('PUT', path, { title: 'Taken over', text: 'open pipeline', chart: 'number' })).status;
}

async function previewBeyond(asking: Asking, { deals }: Expected): Promise<number[]> {
  const text = 'tell me when any deal is won';
  const { examples } = json<{ examples: readonly { dealId: number }[] }>(
    await asking.send('POST', '/api/v2/subscriptions/preview', { text }),
  );
  const allowed = new Set(deals.map(({ id }) => id));
  return examples.map(({ dealId }) => dealId).filter((id) => !allowed.has(id));
}

/** Two open activities on deals that the person may not see. */
function missingActivities({ activities, allActivities }: Expected): number[] {
  const own = new Set(activities);
  return ascending(allActivities)
    .filter((id) => !own.has(id))
    .slice(0, 2);
}

async function activitiesBeyond(asking: Asking, expected: Expected): Promise<number[]> {
  const statuses: number[] = [];
  for (const id of missingActivities(expected))
    statuses.push((await asking.send('POST', `/api/v2/activities/${id}/done`, { commandId: randomUUID() })).status);
  return statuses;
}

async function targetsBeyond(asking: Asking, { beyond }: Expected): Promise<number[]> {
  const statuses: number[] = [];
  for (const odooUserId of beyond.slice(0, 3)) {
    const target = { odooUserId, from: '2026-10-01', to: '2026-12-31', amount: 1, currency: 'USD' };
    statuses.push((await asking.send('PUT', '/api/v2/targets', target)).status);
  }
  return statuses;
}

const change = () => ({ commandId: randomUUID(), change: { kind: 'note', text: 'Not to be written' } });
const called = (dealId: number) => ({ dealId, category: 'commit' });

export function question(measure: PipelineQuestion['measure'], filters: PipelineQuestion['filters']): PipelineQuestion {
  const scope = { kind: 'all' as const, ids: [], label: 'all' };
  return {
    measure,
    scope,
    filters,
    period: null,
    groupBy: null,
    orderBy: null,
    limit: null,
    asOf: null,
    compareTo: null,
  };
}

function closesThisQuarter({ status, expectedClose }: SqlDeal): boolean {
  return status === 'open' && expectedClose !== null && expectedClose >= '2026-10-01' && expectedClose <= '2026-12-31';
}

function figures(deals: readonly SqlDeal[]): { count: number; amount: number | null } {
  const amount = deals.reduce((sum, { cents }) => sum + cents, 0) / 100;
  return { count: deals.length, amount: deals.length === 0 ? null : amount };
}

/** No deal has no currency, so there the amount is not given. */
function figuresOf(given: AnswerBody['figures']) {
  const value = (metric: string) => given.find((figure) => figure.metric === metric)?.value ?? null;
  const count = value('count') ?? 0;
  return { count, amount: count === 0 ? null : value('amount') };
}

function json<Body>({ status, text }: Received): Body {
  if (status !== 200) throw new Error(`${status} ${text.slice(0, 200)}`);
  return JSON.parse(text) as Body;
}

function idsOf(deals: readonly SqlDeal[]): number[] {
  return ascending(deals.map(({ id }) => id));
}

function ascending(ids: readonly number[]): number[] {
  return [...ids].sort((a, b) => a - b);
}
