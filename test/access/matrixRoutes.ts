import type { MatrixLine } from './matrixLine.js';
import {
  accountDeals,
  accountsAsked,
  activitiesBeyond,
  answered,
  ascending,
  beyond,
  called,
  change,
  closesThisQuarter,
  dashboardTile,
  explainedBeyond,
  explainedTotal,
  exportedCsv,
  exportedSheet,
  figures,
  idsOf,
  listed,
  missing,
  missingActivities,
  movementBeyond,
  oneByOne,
  othersReport,
  pipelineFigures,
  planned,
  previewBeyond,
  refusals,
  reopened,
  reportTotal,
  sampled,
  targetsBeyond,
  type Attempt,
} from './matrixProbes.js';

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
