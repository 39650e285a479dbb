import type { ConnectionReport, SyncAdministration } from '../odoo/syncStatus.js';

export const integrationNames = ['odoo', 'graph', 'botService', 'llm'] as const;
export type IntegrationName = (typeof integrationNames)[number];

/** How a connection to the outside stands. */
export interface IntegrationStatus {
  /** `standIn`: a part of the sandbox takes its place. */
  readonly state: 'ok' | 'failing' | 'paused' | 'standIn' | 'notConfigured';
  /** One sentence for an administrator. */
  readonly sentence: string;
}

/** A connection to the outside, as admins see and test it. */
export interface Integration {
  readonly name: IntegrationName;
  readonly title: string;
  status(): Promise<IntegrationStatus>;
  /** Tries it now and says in words what is wrong; never throws. */
  test(): Promise<ConnectionReport>;
}

/** Odoo: as good as its last run and its circuit breaker say. */
export function odooIntegration(sync: SyncAdministration, standIn: boolean): Integration {
  return {
    name: 'odoo',
    title: standIn ? 'Odoo (demo)' : 'Odoo',
    status: () => odooStatus(sync, standIn),
    test: () => sync.connectionTest(),
  };
}

async function odooStatus(sync: SyncAdministration, standIn: boolean): Promise<IntegrationStatus> {
  const [status, health] = await Promise.all([sync.status(), sync.health()]);
  if (health.breaker === 'open') {
    return { state: 'failing', sentence: 'Odoo failed repeatedly and is left alone for a moment' };
  }
  if (status.lastRun?.error)
    return { state: 'failing', sentence: `The last run failed: ${status.lastRun.error.message}` };
  if (health.paused) return { state: 'paused', sentence: 'Scheduled runs are paused' };
  if (standIn) return { state: 'standIn', sentence: 'A demo Odoo of the sandbox answers; set ODOO_URL for a real one' };
  return { state: 'ok', sentence: status.lastRun === null ? 'No run yet' : 'The last run completed' };
}

/** A part that is not configured, so there is nothing to test. */
export function notConfigured(name: IntegrationName, title: string, sentence: string): Integration {
  return {
    name,
    title,
    status: async () => ({ state: 'notConfigured', sentence }),
    test: async () => ({ ok: false, sentence, version: null, code: null }),
  };
}

/** A part of which only a test tells how it stands. */
export function testedOnDemand(
  name: IntegrationName,
  title: string,
  test: () => Promise<ConnectionReport>,
): Integration {
  return {
    name,
    title,
    status: async () => ({ state: 'ok', sentence: 'Configured; test it to see whether it answers' }),
    test,
  };
}

/** Graph is asked on behalf of who signs in, so nobody can try it without a person. */
export function graphIntegration({ GRAPH }: { readonly GRAPH: boolean }): Integration {
  const off = 'Graph is not configured (GRAPH); people and hierarchy come from Odoo';
  if (!GRAPH) return notConfigured('graph', 'Microsoft Graph', off);
  const sentence = 'Graph is asked on behalf of each person who signs in; a failure keeps nobody out and is in the log';
  return {
    name: 'graph',
    title: 'Microsoft Graph',
    status: async () => ({ state: 'ok', sentence }),
    test: async () => ({ ok: true, sentence, version: null, code: null }),
  };
}
