import type { OdooClient } from '../../../src/odoo/client/createOdooClient.js';
import type { OdooAddress } from './syncFixture.js';

/** The real Odoo of the environment; null where none is told. */
export function realOdoo(environment: NodeJS.ProcessEnv): OdooAddress | null {
  const { ODOO_URL: url, ODOO_DB: db, ODOO_API_KEY: apiKey } = environment;
  return url && db && apiKey ? { url, db, apiKey } : null;
}

export const noRealOdoo = 'no real Odoo: set ODOO_URL, ODOO_DB and ODOO_API_KEY to run these tests';

/** Deals of a test's own in a database that others use too: told by their name, deleted at its end. */
export class OwnDeals {
  constructor(
    private readonly client: OdooClient,
    readonly mark: string,
  ) {}

  async create(count: number, values: Readonly<Record<string, unknown>> = {}): Promise<number[]> {
    const vals_list = Array.from({ length: count }, (_, index) => ({
      name: `${this.mark} ${index}`,
      type: 'opportunity',
      expected_revenue: 1000 + index,
      ...values,
    }));
    return (await this.client.call({ model: 'crm.lead', method: 'create', args: { vals_list } })) as number[];
  }

  async write(ids: readonly number[], vals: Readonly<Record<string, unknown>>): Promise<void> {
    await this.client.call({ model: 'crm.lead', method: 'write', ids, args: { vals } });
  }

  async unlink(ids: readonly number[]): Promise<void> {
    await this.client.call({ model: 'crm.lead', method: 'unlink', ids });
  }

  /** By the wizard, as a person does. */
  async merge(ids: readonly number[]): Promise<void> {
    const vals_list = [{ opportunity_ids: [[6, 0, ids]] }];
    const wizard = (await this.client.call({
      model: 'crm.merge.opportunity',
      method: 'create',
      args: { vals_list },
    })) as number[];
    await this.client.call({ model: 'crm.merge.opportunity', method: 'action_merge', ids: wizard });
  }

  ids(): Promise<number[]> {
    return this.client.search('crm.lead', [['name', 'like', this.mark]]);
  }

  async removeAll(): Promise<void> {
    const ids = await this.ids();
    if (ids.length > 0) await this.unlink(ids);
  }
}
