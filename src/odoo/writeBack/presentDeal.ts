import type { DealValues } from '../../eventStore/dealEvents.js';
import type { OdooRecord } from '../client/call.js';
import type { OdooClient } from '../client/createOdooClient.js';
import { opportunities } from '../mapping/opportunities.js';
import { numberOf, reference } from '../mapping/values.js';
import { odooInstant } from '../sync/odooTime.js';
import type { KnownOdoo } from './ground.js';

/** A deal as Odoo has it now. */
export interface PresentDeal {
  readonly values: DealValues;
  /** As the sync reads it. */
  readonly record: OdooRecord;
  readonly writtenAt: Date;
  readonly writer: { readonly id: number; readonly name: string } | null;
}

/** null: it is gone. @throws ForesailError with an ODOO_* code, RECORD_UNMAPPABLE. */
export async function readPresent(client: OdooClient, odoo: KnownOdoo, dealId: number): Promise<PresentDeal | null> {
  const fields = [...odoo.syncFields, 'automated_probability'];
  const [found] = await client.read('crm.lead', [dealId], fields);
  if (!found) return null;
  const { automated_probability: automated, ...record } = found;
  const deal = opportunities.map(record, odoo.context) as unknown as DealValues;
  const probability = numberOf(record, 'probability');
  return {
    record,
    values: {
      ...{ stage: deal.stage, amount: deal.amount, expectedClose: deal.expectedClose, status: deal.status },
      ...{ lostReason: deal.lostReason, active: deal.active, probability },
      probabilityAutomatic: probability === automated,
    },
    writtenAt: odooInstant(String(record['write_date'])),
    writer: reference(record, 'write_uid'),
  };
}
