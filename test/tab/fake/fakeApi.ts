import type { Response, Server } from 'restify';
import type { Me } from '../../../src/pipeline/answer.js';
import type { Plan } from '../../../tab/api/dealEndpoints.js';
import type { Report } from '../../../tab/api/reportEndpoints.js';
import { fakeAdmin, projections, syncStatus } from './fakeAdmin.js';
import { answerTo, ask, changed, plainQuestion } from './fakeAsk.js';
import { changeDeal, finishActivity, idOf, keepPlan, type ChangedWorld, type FakeChange } from './fakeChanges.js';
import { openDoor, refuse, type On, type Trouble } from './fakeDoor.js';
import { fakeChoices, fakeDetail, fakeMovement } from './fakeHistory.js';
import { answerDashboard, listActivities, listDeals, visible, type Rows } from './fakeLists.js';
import { queryOf, scopeOf } from './fakePeople.js';
import { fakeExplanation, mountReports } from './fakeReports.js';
import { notThere, Refusal } from './refusal.js';

/** What the fake's API answers from, and what it was told. */
export interface World extends Rows, ChangedWorld {
  readonly trouble: Trouble;
  /** Paths in the order they were asked for. */
  readonly asked: string[];
  readonly changes: FakeChange[];
  readonly plans: Plan[];
  readonly reports: Report[];
  readonly streams: Set<Response>;
}

/** The API in the shape of the contracts. */
export function mountApi(server: Server, world: World): void {
  const on = openDoor(server, world.trouble, world.asked);
  on('get', '/api/v2/me', (person) => ({ ...person, timeZone: 'Europe/Berlin', locale: 'en-GB' }) satisfies Me);
  on('get', '/api/v2/dashboard', (person, request) => answerDashboard(person, request, world, world.trouble));
  on('post', '/api/v2/ask', (person, request) => ask(person, request, world));
  on('get', '/api/v2/answers/:id/explain', (_person, request) =>
    fakeExplanation((request.params as { id: string }).id),
  );
  on('get', '/api/v2/answers/:id', (person, request) =>
    world.trouble.refusePages
      ? new Refusal(400, 'BAD_REQUEST', 'The cursor is of another list')
      : changed(person, world, queryOf(request)['cursor'] ?? null),
  );
  on('get', '/api/v2/movement', (person, request) =>
    fakeMovement({ ...plainQuestion, measure: 'movement', scope: scopeOf(person, request) }, visible(person, world)),
  );
  mountDeals(on, world);
  mountPlans(on, world);
  mountReports(on, world, (person, text) => answerTo(person, text, world));
  mountAdmin(on, world);
  mountExport(server, world);
  mountStream(server, world);
}

function mountDeals(on: On, world: World): void {
  on('get', '/api/v2/opportunities', (person, request) =>
    world.trouble.refusePages && request.query.cursor
      ? new Refusal(400, 'BAD_REQUEST', 'The cursor is of another list')
      : listDeals(person, request, world),
  );
  on('get', '/api/v2/opportunities/:id', (person, request) => {
    const deal = visible(person, world).find((one) => one.id === idOf(request));
    return deal ? fakeDetail(deal) : notThere();
  });
  on('get', '/api/v2/opportunities/:id/choices', () => fakeChoices);
  on('patch', '/api/v2/opportunities/:id', (_person, request) => changeDeal(request, world));
  on('get', '/api/v2/activities', (person, request) => listActivities(person, request, world));
  on('post', '/api/v2/activities/:id/done', (_person, request) => finishActivity(request, world));
}

function mountPlans(on: On, world: World): void {
  on('get', '/api/v2/targets', () => ({ targets: world.plans }));
  on('put', '/api/v2/targets', (_person, request) => keepPlan(request, world));
  on('get', '/api/v2/forecast-calls', () => ({ calls: world.plans, deals: [] }));
  on('put', '/api/v2/forecast-calls', (_person, request) => keepPlan(request, world));
}

const adminActs = ['dead-letters/:id/retry', 'projections/:name/pause', 'sync/pause', 'integrations/:name/test'];

function mountAdmin(on: On, world: World): void {
  for (const [path, body] of Object.entries(fakeAdmin())) on('get', path, () => body);
  for (const path of adminActs) {
    on('post', `/api/admin/${path}`, (_person, request) => {
      world.changes.push({ call: `POST ${request.path()}`, body: request.body });
      return { ok: false, outcome: 'done', sentence: 'Graph refused the app’s secret' };
    });
  }
  on('get', '/api/admin/sync', () => syncStatus);
  on('post', '/api/admin/sync', () => ({ ...syncStatus.lastRun, state: 'running' }));
  on('get', '/api/admin/projections', () => ({ projections }));
}

/** A file needs no token here: what is looked at is the address that was asked. */
function mountExport(server: Server, { asked }: World): void {
  for (const format of ['csv', 'xlsx']) {
    server.get(`/api/v2/export.${format}`, async (request, response) => {
      asked.push(request.url ?? '');
      const type = { 'content-type': 'text/csv', 'content-disposition': `attachment; filename="deals.${format}"` };
      response.sendRaw(200, 'name,amount', type);
    });
  }
}

function mountStream(server: Server, { trouble, streams }: World): void {
  server.get('/api/v2/stream', async (_request, response) => {
    if (trouble.noStream) return refuse(response, new Refusal(503, 'NOT_READY', 'No stream now'));
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('event: hello\ndata: {}\n\n');
    streams.add(response);
    response.on('close', () => streams.delete(response));
  });
}
