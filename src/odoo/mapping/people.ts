import type { GroupIds } from './context.js';
import type { OdooModel } from './odooModel.js';
import { flag, idsOf, nameOf, optionalText, referenceId } from './values.js';

/** Everybody who can sign in to Odoo, portal and archived users included: names of the past need them. */
export const users: OdooModel = {
  noun: 'users',
  model: 'res.users',
  stream: 'user',
  synced: 'OdooUserSynced',
  removed: 'OdooUserRemoved',
  // all_group_ids (19) has the implied groups; groups_id (until 18) holds them itself.
  fields: [
    'name',
    'login',
    'email',
    'active',
    'share',
    'tz',
    'lang',
    'company_id',
    'company_ids',
    'all_group_ids',
    'groups_id',
    'partner_id',
  ],
  domain: [],
  reading: 'whole',
  optional: false,
  map(record, context) {
    const held = new Set([...idsOf(record, 'all_group_ids'), ...idsOf(record, 'groups_id')]);
    return {
      id: record.id,
      name: nameOf(record),
      login: optionalText(record, 'login') ?? '',
      email: optionalText(record, 'email'),
      active: flag(record, 'active'),
      share: flag(record, 'share'),
      timeZone: optionalText(record, 'tz'),
      locale: optionalText(record, 'lang'),
      companyId: referenceId(record, 'company_id'),
      companyIds: idsOf(record, 'company_ids'),
      groups: groupsHeld(held, context.groups),
    };
  },
};

function groupsHeld(held: ReadonlySet<number>, groups: GroupIds) {
  const holds = (id: number | null) => id !== null && held.has(id);
  return {
    salesman: holds(groups.salesman),
    allLeads: holds(groups.allLeads),
    salesManager: holds(groups.salesManager),
    system: holds(groups.system),
  };
}

/** The hierarchy, where the hr module is installed. */
export const employees: OdooModel = {
  noun: 'employees',
  model: 'hr.employee',
  stream: 'employee',
  synced: 'OdooEmployeeSynced',
  removed: 'OdooEmployeeRemoved',
  fields: ['name', 'user_id', 'parent_id', 'active'],
  domain: [],
  reading: 'whole',
  optional: true,
  map: (record) => ({
    id: record.id,
    name: nameOf(record),
    userId: referenceId(record, 'user_id'),
    managerEmployeeId: referenceId(record, 'parent_id'),
    active: flag(record, 'active'),
  }),
};

export const teams: OdooModel = {
  noun: 'teams',
  model: 'crm.team',
  stream: 'team',
  synced: 'OdooTeamSynced',
  removed: 'OdooTeamRemoved',
  fields: ['name', 'user_id', 'member_ids', 'company_id', 'active'],
  domain: [],
  reading: 'whole',
  optional: false,
  map: (record) => ({
    id: record.id,
    name: nameOf(record),
    leaderUserId: referenceId(record, 'user_id'),
    memberUserIds: idsOf(record, 'member_ids'),
    companyId: referenceId(record, 'company_id'),
    active: flag(record, 'active'),
  }),
};
