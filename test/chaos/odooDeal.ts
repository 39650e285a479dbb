import type { OdooRecord } from '../../sandbox/odoo/index.js';

/** What Odoo itself says of a deal: as much as tells whether a change was lost. */
export interface OdooDeal {
  readonly id: number;
  readonly name: string;
  /** Hundredths. */
  readonly amount: number;
  readonly owner: number | null;
  readonly stage: number | null;
  readonly expectedClose: string | null;
}

export function dealOf(record: OdooRecord | undefined): OdooDeal | null {
  if (!record) return null;
  const link = (value: unknown) => (Array.isArray(value) ? Number(value[0]) : null);
  return {
    id: record.id,
    name: String(record['name']),
    amount: Math.round(Number(record['expected_revenue']) * 100),
    owner: link(record['user_id']),
    stage: link(record['stage_id']),
    expectedClose: typeof record['date_deadline'] === 'string' ? record['date_deadline'] : null,
  };
}
