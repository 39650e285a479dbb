import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { measures } from '../../src/pipeline/question.js';
import { plainQuestion } from '../../src/pipeline/plainQuestion.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import type { Asking, Expected, Received } from './matrixLine.js';
import type { SqlDeal } from './odooDatabase.js';

interface Rows {
  readonly rows: readonly { readonly id: number }[];
  readonly next: string | null;
}

export async function listed(asking: Asking, path: string): Promise<number[]> {
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

export async function answered(
  asking: Asking,
  measure: PipelineQuestion['measure'],
  filters: PipelineQuestion['filters'],
) {
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

export async function pipelineFigures(asking: Asking) {
  const asked = { question: question('openPipeline', {}) };
  return figuresOf(json<AnswerBody>(await asking.send('POST', '/api/v2/ask', asked)).figures);
}

export async function dashboardTile(asking: Asking) {
  const path = '/api/v2/dashboard?scope=all&period=2026-10-01..2026-12-31';
  const { tiles } = json<{ tiles: readonly { name: string; figures: AnswerBody['figures'] }[] }>(
    await asking.get(path),
  );
  return figuresOf(tiles.find(({ name }) => name === 'openPipeline')?.figures ?? []);
}

export async function reopened(asking: Asking): Promise<number> {
  const asked = { question: question('openPipeline', {}) };
  const { answerId } = json<AnswerBody>(await asking.send('POST', '/api/v2/ask', asked));
  const again = json<AnswerBody>(await asking.get(`/api/v2/answers/${answerId}`));
  return again.figures.find(({ metric }) => metric === 'count')?.value ?? 0;
}

export async function explainedTotal(asking: Asking): Promise<number> {
  const asked = { question: question('openPipeline', {}) };
  const { answerId } = json<AnswerBody>(await asking.send('POST', '/api/v2/ask', asked));
  const explained = json<{ deals: { total: number } }>(await asking.get(`/api/v2/answers/${answerId}/explain`));
  return explained.deals.total;
}

/** Deals of an explanation that SQL does not let them see. */
export async function explainedBeyond(asking: Asking, { deals }: Expected): Promise<unknown[]> {
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
export async function beyond(asking: Asking, { deals }: Expected): Promise<number[]> {
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
export function sampled({ all }: Expected): number[] {
  return ascending(all).filter((_, at) => at % 17 === 0);
}

export async function oneByOne(asking: Asking, expected: Expected): Promise<number[]> {
  const seen: number[] = [];
  for (const id of sampled(expected))
    if ((await asking.get(`/api/v2/opportunities/${id}`)).status === 200) seen.push(id);
  return seen;
}

/** Every seventh contact of the seeded organisation, whether or not a deal names it. */
export const accountsAsked = Array.from({ length: 30 }, (_, at) => 8 + 7 * at);

export async function accountDeals(asking: Asking): Promise<number[]> {
  const totals: number[] = [];
  for (const id of accountsAsked) {
    const { status, text } = await asking.get(`/api/v2/accounts/${id}`);
    totals.push(status === 404 ? 0 : (JSON.parse(text) as { answer: { deals: { total: number } } }).answer.deals.total);
  }
  return totals;
}

export async function exportedCsv(asking: Asking, path: string): Promise<number[]> {
  const { text } = await asking.get(path);
  const rows = text
    .split('\r\n')
    .slice(1)
    .filter((row) => row !== '');
  return ascending(rows.map((row) => Number(row.split(',')[0])));
}

export async function exportedSheet(asking: Asking, path: string): Promise<number[]> {
  const { bytes } = await asking.get(path);
  const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  return ascending([...sheet.matchAll(/<c r="A\d+"[^>]*><v>(\d+)<\/v>/g)].map(([, id]) => Number(id)));
}

export async function movementBeyond(asking: Asking, { deals }: Expected): Promise<number[]> {
  const { text } = await asking.get('/api/v2/movement?from=2026-10-01&to=2026-11-20&scope=all');
  const allowed = new Set(deals.map(({ id }) => id));
  const shown = (JSON.parse(text) as Partial<AnswerBody>).deals?.rows ?? [];
  return shown.map(({ id }) => id).filter((id) => !allowed.has(id));
}

/** The seeded organisation has none. */
export async function planned(asking: Asking, path: string): Promise<unknown[]> {
  return Object.values(json<Record<string, unknown[]>>(await asking.get(path))).flat();
}

export type Attempt = (asking: Asking, dealId: number) => Promise<Received>;

/** Two deals that the person may not see; none for who sees everything. */
export function missing(expected: Expected): number[] {
  return sampled(expected)
    .filter((id) => !expected.deals.some((deal) => deal.id === id))
    .slice(0, 2);
}

export async function refusals(asking: Asking, expected: Expected, attempt: Attempt): Promise<number[]> {
  const statuses: number[] = [];
  for (const id of missing(expected)) statuses.push((await attempt(asking, id)).status);
  return statuses;
}

export async function reportTotal(asking: Asking, { sharedReport }: Expected): Promise<number> {
  const { deals } = json<{ deals: { total: number } | null }>(
    await asking.get(`/api/v2/reports/${sharedReport}/answer`),
  );
  return deals?.total ?? 0;
}

export async function othersReport(
  asking: Asking,
  { sharedReport }: Expected,
  method: 'put' | 'delete',
): Promise<number> {
  const path = `/api/v2/reports/${sharedReport}`;
  if (method === 'delete') return (await asking.send('DELETE', path, undefined)).status;
  return (await asking.send('PUT', path, { title: 'Taken over', text: 'open pipeline', chart: 'number' })).status;
}

export async function previewBeyond(asking: Asking, { deals }: Expected): Promise<number[]> {
  const text = 'tell me when any deal is won';
  const { examples } = json<{ examples: readonly { dealId: number }[] }>(
    await asking.send('POST', '/api/v2/subscriptions/preview', { text }),
  );
  const allowed = new Set(deals.map(({ id }) => id));
  return examples.map(({ dealId }) => dealId).filter((id) => !allowed.has(id));
}

/** Two open activities on deals that the person may not see. */
export function missingActivities({ activities, allActivities }: Expected): number[] {
  const own = new Set(activities);
  return ascending(allActivities)
    .filter((id) => !own.has(id))
    .slice(0, 2);
}

export async function activitiesBeyond(asking: Asking, expected: Expected): Promise<number[]> {
  const statuses: number[] = [];
  for (const id of missingActivities(expected))
    statuses.push((await asking.send('POST', `/api/v2/activities/${id}/done`, { commandId: randomUUID() })).status);
  return statuses;
}

export async function targetsBeyond(asking: Asking, { beyond }: Expected): Promise<number[]> {
  const statuses: number[] = [];
  for (const odooUserId of beyond.slice(0, 3)) {
    const target = { odooUserId, from: '2026-10-01', to: '2026-12-31', amount: 1, currency: 'USD' };
    statuses.push((await asking.send('PUT', '/api/v2/targets', target)).status);
  }
  return statuses;
}

export const change = () => ({ commandId: randomUUID(), change: { kind: 'note', text: 'Not to be written' } });
export const called = (dealId: number) => ({ dealId, category: 'commit' });

export function question(measure: PipelineQuestion['measure'], filters: PipelineQuestion['filters']): PipelineQuestion {
  return plainQuestion(measure, { filters });
}

export function closesThisQuarter({ status, expectedClose }: SqlDeal): boolean {
  return status === 'open' && expectedClose !== null && expectedClose >= '2026-10-01' && expectedClose <= '2026-12-31';
}

export function figures(deals: readonly SqlDeal[]): { count: number; amount: number | null } {
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

export function idsOf(deals: readonly SqlDeal[]): number[] {
  return ascending(deals.map(({ id }) => id));
}

export function ascending(ids: readonly number[]): number[] {
  return [...ids].sort((a, b) => a - b);
}
