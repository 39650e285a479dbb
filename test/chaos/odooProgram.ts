import { startDemoOdoo, type Beat, type Fault } from '../../sandbox/odoo/index.js';
import { dealOf, type OdooDeal } from './odooDeal.js';

/** What the chaos suite asks of its Odoo, and what comes back. */
export interface OdooOrders {
  /** Lets so many things happen. */
  live(count: number): readonly Beat[];
  /** Every call meets these from now on; none: all is well. */
  faults(faults: readonly Fault[]): null;
  rename(deal: number, name: string): null;
  deals(): readonly OdooDeal[];
}

/** The demo Odoo in a process of its own: `deals`. */
const odoo = await startDemoOdoo({ now: () => new Date(), deals: Number(process.argv[2]) });
const { store } = odoo;

const orders: OdooOrders = {
  live: (count) => store.live(count),
  faults(faults) {
    odoo.faults.clear();
    for (const fault of faults) odoo.faults.plan(fault, { times: Number.MAX_SAFE_INTEGER });
    return null;
  },
  rename(deal, name) {
    store.write('crm.lead', [deal], { name });
    return null;
  },
  deals: () => store.search('crm.lead').flatMap((id) => dealOf(store.read('crm.lead', id)) ?? []),
};

process.on('message', ({ id, order, given }: { id: number; order: keyof OdooOrders; given: unknown[] }) => {
  const carryOut = orders[order] as (...args: unknown[]) => unknown;
  process.send?.({ id, answer: carryOut(...given) });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ url: odoo.url, db: odoo.db, apiKey: odoo.apiKey });
