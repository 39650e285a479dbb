import type { OdooApi } from './odooApi.js';

/**
 * What the figures must be, computed from Odoo's own answers with plain loops and nothing of `src`: the reading of
 * docs/metrics.md that the service is held against.
 */
export interface Organisation {
  /** Odoo user id by login. */
  readonly userIds: ReadonlyMap<string, number>;
  /** The user and everybody below, at any depth. */
  subtree(userId: number): ReadonlySet<number>;
  readonly deals: readonly OdooDeal[];
}

export interface OdooDeal {
  readonly id: number;
  readonly name: string;
  readonly ownerId: number | null;
  readonly teamId: number | null;
  readonly stage: string | null;
  readonly status: 'open' | 'won' | 'lost' | 'archived';
  /** Cents. */
  readonly amount: number;
  /** Ten-thousandths of a cent-percent, unrounded as far as doubles go. */
  readonly weighted: number;
  readonly expectedClose: string | null;
  readonly closedAt: string | null;
}

type Row = Record<string, unknown>;

const everything = { active_test: false };

export async function readOrganisation(odoo: OdooApi): Promise<Organisation> {
  const users = await searchRead(odoo, 'res.users', ['login']);
  const employees = await searchRead(odoo, 'hr.employee', ['user_id', 'parent_id']);
  const leads = await searchRead(odoo, 'crm.lead', [
    ...['name', 'type', 'active', 'user_id', 'team_id', 'stage_id', 'won_status', 'expected_revenue', 'probability'],
    ...['date_deadline', 'date_closed'],
  ]);
  const below = reports(employees);
  return {
    userIds: new Map(users.map((user) => [String(user['login']), Number(user['id'])])),
    subtree: (userId) => collect(userId, below),
    deals: leads.filter((lead) => lead['type'] === 'opportunity').map(dealOf),
  };
}

async function searchRead(odoo: OdooApi, model: string, fields: string[]): Promise<Row[]> {
  return odoo.call<Row[]>(model, 'search_read', { domain: [], fields, order: 'id', context: everything });
}

/** user id → user ids of direct reports. */
function reports(employees: readonly Row[]): Map<number, number[]> {
  const userOf = new Map(employees.map((employee) => [Number(employee['id']), idOf(employee['user_id'])]));
  const below = new Map<number, number[]>();
  for (const employee of employees) {
    const boss = userOf.get(idOf(employee['parent_id']) ?? -1);
    const user = idOf(employee['user_id']);
    if (boss && user) below.set(boss, [...(below.get(boss) ?? []), user]);
  }
  return below;
}

function collect(userId: number, below: ReadonlyMap<number, number[]>, seen = new Set<number>()): Set<number> {
  if (seen.has(userId)) return seen;
  seen.add(userId);
  for (const report of below.get(userId) ?? []) collect(report, below, seen);
  return seen;
}

function dealOf(lead: Row): OdooDeal {
  const amount = Math.round(Number(lead['expected_revenue']) * 100);
  return {
    id: Number(lead['id']),
    name: String(lead['name']),
    ownerId: idOf(lead['user_id']),
    teamId: idOf(lead['team_id']),
    stage: lead['stage_id'] ? (lead['stage_id'] as [number, string])[1] : null,
    status: statusOf(lead),
    amount,
    weighted: (amount * Number(lead['probability'])) / 100,
    expectedClose: lead['date_deadline'] ? String(lead['date_deadline']) : null,
    closedAt: lead['date_closed'] ? `${String(lead['date_closed']).replace(' ', 'T')}Z` : null,
  };
}

function statusOf(lead: Row): OdooDeal['status'] {
  if (lead['won_status'] === 'won' || lead['won_status'] === 'lost') return lead['won_status'];
  return lead['active'] ? 'open' : 'archived';
}

function idOf(value: unknown): number | null {
  return Array.isArray(value) ? Number(value[0]) : null;
}
