import type { ConnectionReport, SyncHealth, SyncRun, SyncStatus } from '../../src/odoo/syncStatus.js';
import type { Role } from '../../src/projections/documents.js';
import type { ApiCalls } from './apiCalls.js';

/** One line of `GET /api/admin/projections`. */
export interface ProjectionStatus {
  readonly name: string;
  readonly position: number;
  /** Events of the log not yet applied. */
  readonly lag: number;
  readonly state: 'live' | 'rebuilding' | 'paused' | 'stopped';
  readonly paused: boolean;
  /** Events a second; null where nothing was measured. */
  readonly rate: number | null;
  /** 0 to 1, while a rebuild runs. */
  readonly rebuildProgress: number | null;
  readonly deadLetters: number;
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** An event that a projection set aside. */
export interface DeadLetter {
  readonly id: string;
  readonly projection: string;
  readonly stream: string;
  readonly position: number;
  readonly type: string;
  readonly error: string;
  readonly attempts: number;
  readonly parkedAt: string;
}

export interface Integration {
  readonly name: string;
  readonly title: string;
  readonly state: 'ok' | 'failing' | 'paused' | 'standIn' | 'notConfigured';
  readonly sentence: string;
}

export interface RoleGrant {
  readonly odooUserId: number;
  readonly role: Role;
  readonly by: string;
  readonly at: string;
}

/** An account and the Odoo user it stands for. */
export interface AccountLink {
  readonly objectId: string;
  readonly odooUserId: number | null;
  readonly addresses: readonly string[];
  readonly linkedAt: string;
  readonly linkedBy: string;
}

export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  readonly who: string | null;
  readonly action: string;
  readonly code: string | null;
  readonly target: string | null;
}

export interface PersonName {
  readonly id: number;
  readonly name: string;
}

/** A setting of the process; of a secret, only that it is set. */
export interface Setting {
  readonly name: string;
  readonly meaning: string;
  readonly value: string | null;
  readonly usual: boolean;
}

/** What an Odoo user may see, and what gave them their role. */
export interface AccessReport {
  readonly person: PersonName;
  readonly active: boolean;
  readonly role: Role;
  readonly roleFrom: 'role event' | 'Odoo';
  readonly everything: boolean;
  readonly owners: readonly PersonName[];
  readonly unownedTeams: readonly PersonName[];
  readonly manager: PersonName | null;
}

export interface Integrations {
  readonly integrations: readonly Integration[];
  readonly sync: { readonly health: Omit<SyncHealth, 'watermarks'> };
}

/** The calls of the admin page. Each throws ApiProblem. */
export interface AdminEndpoints {
  syncStatus(signal?: AbortSignal): Promise<SyncStatus>;
  syncRuns(signal?: AbortSignal): Promise<readonly SyncRun[]>;
  startSync(mode: SyncRun['mode']): Promise<SyncRun>;
  switchSync(to: 'pause' | 'resume' | 'confirm-removal'): Promise<unknown>;
  /** null: the configured schedule. */
  scheduleSync(cron: string | null): Promise<unknown>;
  integrations(signal?: AbortSignal): Promise<Integrations>;
  testIntegration(name: string): Promise<ConnectionReport>;
  projections(signal?: AbortSignal): Promise<readonly ProjectionStatus[]>;
  actOnProjection(name: string, act: 'rebuild' | 'pause' | 'resume'): Promise<unknown>;
  deadLetters(signal?: AbortSignal): Promise<readonly DeadLetter[]>;
  actOnDeadLetter(id: string, act: 'retry' | 'discard'): Promise<{ outcome: 'done' | 'failedAgain' | 'queued' }>;
  roles(signal?: AbortSignal): Promise<readonly RoleGrant[]>;
  giveRole(odooUserId: number, role: Role | null): Promise<unknown>;
  links(signal?: AbortSignal): Promise<readonly AccountLink[]>;
  unlink(objectId: string): Promise<unknown>;
  accessOf(odooUserId: number, signal?: AbortSignal): Promise<AccessReport>;
  /** Every Odoo user by name. */
  people(signal?: AbortSignal): Promise<readonly PersonName[]>;
  settings(signal?: AbortSignal): Promise<readonly Setting[]>;
  /** Entries before the one of this id; null: the newest. */
  audit(before: number | null, signal?: AbortSignal): Promise<readonly AuditEntry[]>;
}

const auditPage = 50;

export function adminEndpoints(call: ApiCalls): AdminEndpoints {
  return {
    syncStatus: (signal) => call('get', '/api/admin/sync', { signal }),
    syncRuns: async (signal) => (await call('get', '/api/admin/sync/runs', { query: { limit: 20 }, signal })).runs,
    startSync: (mode) => call('post', '/api/admin/sync', { body: { mode } }),
    switchSync: (to) => call('post', `/api/admin/sync/${to}`),
    scheduleSync: (cron) => call('put', '/api/admin/sync/schedule', { body: { cron } }),
    integrations: (signal) => call('get', '/api/admin/integrations', { signal }),
    testIntegration: (name) => call('post', '/api/admin/integrations/{name}/test', { params: { name } }),
    projections: async (signal) => (await call('get', '/api/admin/projections', { signal })).projections,
    actOnProjection: (name, act) => call('post', `/api/admin/projections/{name}/${act}`, { params: { name } }),
    deadLetters: async (signal) => (await call('get', '/api/admin/dead-letters', { signal })).deadLetters,
    actOnDeadLetter: (id, act) => call('post', `/api/admin/dead-letters/{id}/${act}`, { params: { id } }),
    roles: async (signal) => (await call('get', '/api/admin/roles', { signal })).roles,
    giveRole: (odooUserId, role) => call('put', '/api/admin/roles', { body: { odooUserId, role } }),
    links: async (signal) => (await call('get', '/api/admin/links', { signal })).links,
    unlink: (objectId) => call('put', '/api/admin/links', { body: { objectId, odooUserId: null } }),
    accessOf: (id, signal) => call('get', '/api/admin/access/{id}', { params: { id }, signal }),
    people: async (signal) => (await call('get', '/api/admin/people', { signal })).people,
    settings: async (signal) => (await call('get', '/api/admin/settings', { signal })).settings,
    audit: async (before, signal) =>
      (await call('get', '/api/admin/audit', { query: { limit: auditPage, before }, signal })).entries,
  };
}
