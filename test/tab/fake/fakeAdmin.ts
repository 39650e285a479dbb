const perModel = {
  users: { read: 30, changed: 0, removed: 0, parked: 0 },
  accounts: { read: 21_640, changed: 187, removed: 1, parked: 0 },
  opportunities: { read: 61_300, changed: 342, removed: 2, parked: 1 },
  activities: { read: 41_075, changed: 12, removed: 0, parked: 0 },
};

export const syncStatus = {
  state: 'idle',
  lastRun: {
    id: 'run-1',
    mode: 'incremental',
    state: 'completed',
    requestedBy: 'schedule',
    startedAt: '2026-11-20T08:40:00Z',
    endedAt: '2026-11-20T08:40:02.100Z',
    error: null,
    perModel,
  },
  nextRun: '2026-11-20T08:45:00Z',
  perModel,
};

export const projections = [
  'opportunity_view',
  'user_profiles',
  'user_access_matrix',
  'activity_view',
  'dashboard_metrics',
].map((name, index) => ({
  name,
  position: 419_482,
  lag: index === 4 ? 116 : 0,
  state: 'live',
  paused: false,
  rate: null,
  rebuildProgress: null,
  error: null,
  deadLetters: index === 0 ? 1 : 0,
}));

/** What the fake answers an administrator, by path. */
export function fakeAdmin(): Readonly<Record<string, unknown>> {
  return {
    '/api/admin/sync/runs': {
      runs: [
        syncStatus.lastRun,
        {
          ...(syncStatus.lastRun as object),
          id: 'run-0',
          state: 'failed',
          error: { code: 'ODOO_BUSY', message: 'Odoo answered 503 at page 3 of the accounts' },
        },
      ],
    },
    '/api/admin/integrations': {
      integrations: [
        { name: 'odoo', title: 'Odoo', state: 'ok', sentence: 'Odoo 19.0 answers' },
        { name: 'graph', title: 'Microsoft Graph', state: 'failing', sentence: 'Graph refused the app’s secret' },
      ],
      sync: {
        health: { paused: false, cron: null, breaker: 'closed', parkedRecords: 1, needsConfirmation: false },
      },
    },
    '/api/admin/dead-letters': {
      deadLetters: [
        {
          id: 'letter-1',
          projection: 'opportunity_view',
          stream: 'opportunity-48213',
          position: 419_100,
          type: 'OdooOpportunitySynced',
          error: 'Its company has no currency, so the amount cannot be stored',
          attempts: 8,
          parkedAt: '2026-11-20T08:41:50Z',
        },
      ],
    },
    '/api/admin/people': {
      people: [
        { id: 10, name: 'Ana Silva' },
        { id: 4, name: 'Priya Raman' },
      ],
    },
    '/api/admin/settings': {
      settings: [
        { name: 'PORT', meaning: 'port for API, bot and tab', value: '3978', usual: true },
        { name: 'ODOO_API_KEY', meaning: 'API key of an Odoo administrator', value: 'set, not shown', usual: false },
        { name: 'TENANT_ID', meaning: 'Microsoft 365 tenant that may sign in', value: null, usual: true },
      ],
    },
    '/api/admin/roles': { roles: [{ odooUserId: 4, role: 'ceo', by: 'login:admin', at: '2026-11-01T09:00:00Z' }] },
    '/api/admin/links': {
      links: [
        {
          objectId: '0ab8c547-064a-55cc-bd0a-e081ab78ff76',
          odooUserId: 10,
          addresses: ['ana.silva@example.com'],
          linkedAt: '2026-11-01T09:00:00Z',
          linkedBy: 'sign-in',
        },
      ],
    },
    '/api/admin/access/4': {
      person: { id: 4, name: 'Priya Raman' },
      active: true,
      role: 'manager',
      roleFrom: 'Odoo',
      everything: false,
      owners: [{ id: 10, name: 'Ana Silva' }],
      unownedTeams: [{ id: 5, name: 'North' }],
      manager: { id: 2, name: 'Lena Fischer' },
    },
    '/api/admin/audit': {
      entries: [
        {
          id: 2,
          at: '2026-11-20T08:00:00Z',
          who: 'odoo:10',
          action: 'read',
          code: 'NOT_FOUND',
          target: 'opportunity 7',
        },
        { id: 1, at: '2026-11-20T07:59:00Z', who: 'odoo:10', action: 'signIn', code: null, target: null },
      ],
    },
  };
}
