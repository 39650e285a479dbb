import type { OdooModel } from './odooModel.js';
import { numberOf, optionalDay, reference, referenceId, unmappable } from './values.js';

/**
 * Rates of currencies by day. `rate` is how much of the currency one unit of the list's base is worth, whatever that base
 * is: two rates of one company's list are set against each other. The rates that Odoo shows "per company currency"
 * (`company_rate`, `inverse_company_rate`; 15 and later) are computed from it, change without `write_date`, and say
 * nothing that it does not.
 */
export const currencyRates: OdooModel = {
  noun: 'currencyRates',
  model: 'res.currency.rate',
  stream: 'currencyRate',
  synced: 'OdooCurrencyRateSynced',
  removed: 'OdooCurrencyRateRemoved',
  fields: ['name', 'rate', 'currency_id', 'company_id'],
  domain: [],
  // A job that fetches rates writes one a day and currency: some ten thousand rows after ten years.
  reading: 'changed',
  optional: true,
  dispensable: true,
  map(record) {
    const day = optionalDay(record, 'name');
    const currency = reference(record, 'currency_id');
    const rate = numberOf(record, 'rate');
    if (day === null) throw unmappable('the rate has no day');
    if (currency === null) throw unmappable('the rate has no currency');
    if (rate <= 0) throw unmappable('the rate is not above zero');
    return { id: record.id, day, rate, currency: currency.name, companyId: referenceId(record, 'company_id') };
  },
};
