import { minorDigits } from '../../currency.js';
import { flag, idsOf, nameOf, numberOf, optionalText, reference, referenceId } from './values.js';
import type { OdooModel } from './odooModel.js';

/** Currencies in use; Odoo lists all of the world, archived. */
export const currencies: OdooModel = {
  noun: 'currencies',
  model: 'res.currency',
  stream: 'currency',
  synced: 'OdooCurrencySynced',
  removed: 'OdooCurrencyRemoved',
  fields: ['name', 'symbol'],
  domain: [['active', '=', true]],
  reading: 'whole',
  optional: false,
  map: (record) => ({
    id: record.id,
    code: nameOf(record),
    symbol: optionalText(record, 'symbol'),
    digits: minorDigits(nameOf(record)),
  }),
};

export const companies: OdooModel = {
  noun: 'companies',
  model: 'res.company',
  stream: 'company',
  synced: 'OdooCompanySynced',
  removed: 'OdooCompanyRemoved',
  fields: ['name', 'currency_id'],
  domain: [],
  reading: 'whole',
  optional: false,
  map: (record) => ({ id: record.id, name: nameOf(record), currencyId: referenceId(record, 'currency_id') }),
};

export const stages: OdooModel = {
  noun: 'stages',
  model: 'crm.stage',
  stream: 'stage',
  synced: 'OdooStageSynced',
  removed: 'OdooStageRemoved',
  // 19 has team_ids, older versions team_id.
  fields: ['name', 'sequence', 'is_won', 'team_ids', 'team_id', 'rotting_threshold_days'],
  domain: [],
  reading: 'whole',
  optional: false,
  map(record) {
    const oneTeam = referenceId(record, 'team_id');
    const rotting = record['rotting_threshold_days'];
    return {
      id: record.id,
      name: nameOf(record),
      sequence: numberOf(record, 'sequence'),
      isWon: flag(record, 'is_won'),
      teamIds: oneTeam === null ? idsOf(record, 'team_ids') : [oneTeam],
      rottingDays: typeof rotting === 'number' && rotting > 0 ? rotting : null,
    };
  },
};

export const lostReasons: OdooModel = {
  noun: 'lostReasons',
  model: 'crm.lost.reason',
  stream: 'lostReason',
  synced: 'OdooLostReasonSynced',
  removed: 'OdooLostReasonRemoved',
  fields: ['name', 'active'],
  domain: [],
  reading: 'whole',
  optional: false,
  map: (record) => ({ id: record.id, name: nameOf(record), active: flag(record, 'active') }),
};

export const tags: OdooModel = {
  noun: 'tags',
  model: 'crm.tag',
  stream: 'tag',
  synced: 'OdooTagSynced',
  removed: 'OdooTagRemoved',
  fields: ['name'],
  domain: [],
  reading: 'whole',
  optional: false,
  map: (record) => ({ id: record.id, name: nameOf(record) }),
};

/**
 * Companies, and whoever a deal names. Contacts that no deal names stay in Odoo: a directory of people is none of
 * this service's business, and there may be hundreds of thousands. Contacts that only leads name are read when the
 * lead is.
 */
export const accounts: OdooModel = {
  noun: 'accounts',
  model: 'res.partner',
  stream: 'account',
  synced: 'OdooAccountSynced',
  removed: 'OdooAccountRemoved',
  fields: ['name', 'is_company', 'parent_id', 'email', 'phone', 'city', 'country_id', 'active'],
  domain: ['|', ['is_company', '=', true], ['opportunity_ids', '!=', false]],
  reading: 'changed',
  optional: false,
  map: (record) => ({
    id: record.id,
    name: nameOf(record),
    isCompany: flag(record, 'is_company'),
    parent: reference(record, 'parent_id'),
    email: optionalText(record, 'email'),
    phone: optionalText(record, 'phone'),
    city: optionalText(record, 'city'),
    country: reference(record, 'country_id')?.name ?? null,
    active: flag(record, 'active'),
  }),
};
