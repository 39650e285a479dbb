import type { ConnectionReport, SyncHealth, SyncRun, SyncStatus } from '../../src/odoo/syncStatus.js';
import type { Role } from '../../src/projections/documents.js';
import type { CallApi } from './client.js';

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
  startSync(mode: string): Promise<SyncRun>;
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

export function adminEndpoints(call: CallApi): AdminEndpoints {
  const get = <Answer>(path: string, signal?: AbortSignal) => call<Answer>({ path, ...(signal ? { signal } : {}) });
  const post = <Answer>(path: string, body: unknown = {}) => call<Answer>({ method: 'POST', path, body });
  const put = (path: string, body: unknown) => call({ method: 'PUT', path, body });
  const at = encodeURIComponent;
  return {
    syncStatus: (signal) => get<SyncStatus>('/api/admin/sync', signal),
    syncRuns: async (signal) => (await get<{ runs: SyncRun[] }>('/api/admin/sync/runs?limit=20', signal)).runs,
    startSync: (mode) => post<SyncRun>('/api/admin/sync', { mode }),
    switchSync: (to) => post(`/api/admin/sync/${to}`),
    scheduleSync: (cron) => put('/api/admin/sync/schedule', { cron }),
    integrations: (signal) => get<Integrations>('/api/admin/integrations', signal),
    testIntegration: (name) => post<ConnectionReport>(`/api/admin/integrations/${at(name)}/test`),
    projections: async (signal) =>
      (await get<{ projections: ProjectionStatus[] }>('/api/admin/projections', signal)).projections,
    actOnProjection: (name, act) => post(`/api/admin/projections/${at(name)}/${act}`),
    deadLetters: async (signal) =>
      (await get<{ deadLetters: DeadLetter[] }>('/api/admin/dead-letters', signal)).deadLetters,
    actOnDeadLetter: (id, act) => post(`/api/admin/dead-letters/${at(id)}/${act}`),
    roles: async (signal) => (await get<{ roles: RoleGrant[] }>('/api/admin/roles', signal)).roles,
    giveRole: (odooUserId, role) => put('/api/admin/roles', { odooUserId, role }),
    links: async (signal) => (await get<{ links: AccountLink[] }>('/api/admin/links', signal)).links,
    unlink: (objectId) => put('/api/admin/links', { objectId, odooUserId: null }),
    accessOf: (id, signal) => get<AccessReport>(`/api/admin/access/${id}`, signal),
    people: async (signal) => (await get<{ people: PersonName[] }>('/api/admin/people', signal)).people,
    settings: async (signal) => (await get<{ settings: Setting[] }>('/api/admin/settings', signal)).settings,
    audit: async (before, signal) => {
      const from = before === null ? '' : `&before=${before}`;
      const { entries } = await get<{ entries: AuditEntry[] }>(`/api/admin/audit?limit=${auditPage}${from}`, signal);
      return entries;
    },
  };
}
