import { minorDigits } from '../../currency.js';
import type { OdooClient } from '../client/createOdooClient.js';
import type { OdooRecord } from '../client/call.js';
import type { GroupIds, MappingContext } from './context.js';
import { flag, nameOf, referenceId } from './values.js';

/** Records of the four small models that mapping needs. */
export interface ContextRecords {
  readonly currencies: readonly OdooRecord[];
  readonly companies: readonly OdooRecord[];
  readonly stages: readonly OdooRecord[];
  readonly users: readonly OdooRecord[];
}

/** Reads what mapping needs beside the records themselves: five small calls. */
export async function readContext(client: OdooClient): Promise<MappingContext> {
  const [groups, currencies, companies, stages, users] = await Promise.all([
    readGroups(client),
    client.searchRead('res.currency', [], ['name']),
    client.searchRead('res.company', [], ['currency_id']),
    client.searchRead('crm.stage', [], ['is_won']),
    client.searchRead('res.users', [], ['name', 'partner_id']),
  ]);
  return contextOf(groups, { currencies, companies, stages, users });
}

/** The same of records that were read already. Pure. */
export function contextOf(groups: GroupIds, records: ContextRecords): MappingContext {
  const { currencies, companies, stages, users } = records;
  return {
    groups,
    currencies: new Map(
      currencies.map((record) => [record.id, { code: nameOf(record), digits: minorDigits(nameOf(record)) }]),
    ),
    companyCurrency: new Map(companies.flatMap((record) => pairOf(record, 'currency_id'))),
    mainCompanyId: companies[0]?.id ?? null,
    wonStages: new Set(stages.filter((record) => flag(record, 'is_won')).map((record) => record.id)),
    userOfPartner: new Map(
      users.flatMap((user) =>
        pairOf(user, 'partner_id').map(([, partner]) => [partner, { id: user.id, name: nameOf(user) }] as const),
      ),
    ),
  };
}

function pairOf(record: OdooRecord, field: string): [number, number][] {
  const id = referenceId(record, field);
  return id === null ? [] : [[record.id, id]];
}

const groupNames: Readonly<Record<string, keyof GroupIds>> = {
  'sales_team.group_sale_salesman': 'salesman',
  'sales_team.group_sale_salesman_all_leads': 'allLeads',
  'sales_team.group_sale_manager': 'salesManager',
  'base.group_system': 'system',
};

/** Ids of the groups that matter. @throws ForesailError ODOO_FORBIDDEN for a key that is no administrator's. */
export async function readGroups(client: OdooClient): Promise<GroupIds> {
  const names = Object.keys(groupNames).map((name) => name.slice(name.indexOf('.') + 1));
  const domain = [
    ['model', '=', 'res.groups'],
    ['module', 'in', ['sales_team', 'base']],
    ['name', 'in', names],
  ];
  const found: Partial<Record<keyof GroupIds, number>> = {};
  for (const row of await client.searchRead('ir.model.data', domain, ['module', 'name', 'res_id'])) {
    const group = groupNames[`${String(row['module'])}.${String(row['name'])}`];
    if (group && typeof row['res_id'] === 'number') found[group] = row['res_id'];
  }
  return {
    salesman: found.salesman ?? null,
    allLeads: found.allLeads ?? null,
    salesManager: found.salesManager ?? null,
    system: found.system ?? null,
  };
}
