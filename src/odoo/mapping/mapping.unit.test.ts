import assert from 'node:assert/strict';
import fc from 'fast-check';
import { context, lead14, lead19 } from '../../../test/odoo/support/records.js';
import { eventTypes } from '../../eventStore/eventTypes.js';
import type { OdooRecord } from '../client/call.js';
import { activities } from './activities.js';
import { currencyRates } from './currencyRates.js';
import { odooModels } from './models.js';
import { opportunities } from './opportunities.js';
import { contextOf } from './readContext.js';
import { users } from './people.js';
import { stages } from './referenceModels.js';
import { minorUnits } from './values.js';

const mapped = (record: OdooRecord) => eventTypes.OdooOpportunitySynced.data.parse(opportunities.map(record, context));

describe('what mapping needs beside the records', () => {
  it('counts amounts in the minor unit of ISO 4217, however many decimals Odoo shows', () => {
    const records = { currencies: [{ id: 1, name: 'EUR', decimal_places: 4 }], companies: [], stages: [], users: [] };
    assert.deepEqual(contextOf(context.groups, records).currencies.get(1), { code: 'EUR', digits: 2 });
  });
});

describe('a deal of Odoo 19', () => {
  it('becomes a payload in our words', () => {
    assert.deepEqual(mapped(lead19()), {
      id: 42,
      type: 'opportunity',
      name: 'Sensors for Cork Media',
      status: 'open',
      account: { id: 9, name: 'Cork Media' },
      contactName: 'Cork Media',
      owner: { id: 11, name: 'Ana Silva' },
      team: { id: 5, name: 'North' },
      stage: { id: 2, name: 'Qualified' },
      companyId: 1,
      amount: { minor: 2_808_010, currency: 'EUR' },
      recurring: null,
      recurringMonthly: null,
      probability: 40.5,
      priority: 2,
      expectedClose: '2026-12-31',
      createdAt: '2026-01-02T03:04:05Z',
      closedAt: null,
      closedAtApproximate: false,
      stageChangedAt: '2026-05-26T03:00:00Z',
      lostReason: null,
      tagIds: [1, 3],
      source: null,
      active: true,
    });
  });

  const statuses: readonly [string, Record<string, unknown>, string][] = [
    ['won', { won_status: 'won' }, 'won'],
    ['won and archived', { won_status: 'won', active: false }, 'won'],
    ['lost', { won_status: 'lost', active: false, probability: 0 }, 'lost'],
    ['archived without being lost', { active: false }, 'archived'],
    ['in a won stage but told as pending', { stage_id: [4, 'Won'] }, 'open'],
  ];
  for (const [what, fields, status] of statuses) {
    it(`is ${status} when ${what}`, () => assert.equal(mapped(lead19(fields)).status, status));
  }

  it('takes its currency from its company, with that currency’s digits', () => {
    const yen = lead19({ company_id: [2, 'Tokyo'], company_currency: [2, 'JPY'], expected_revenue: 1_200_000 });
    assert.deepEqual(mapped(yen).amount, { minor: 1_200_000, currency: 'JPY' });
    const byCompany = lead19({ company_id: [2, 'Tokyo'], company_currency: false, expected_revenue: 7 });
    assert.deepEqual(mapped(byCompany).amount, { minor: 7, currency: 'JPY' });
  });

  it('without a company counts as the main company’s', () => {
    const record = lead19({ company_id: false, company_currency: false });
    assert.equal(mapped(record).amount.currency, 'EUR');
    assert.equal(mapped(record).companyId, null);
  });

  it('cannot be told with an unknown currency, and says so', () => {
    assert.throws(() => mapped(lead19({ company_currency: [99, 'XXX'] })), {
      code: 'RECORD_UNMAPPABLE',
      message: 'the currency of the deal is not known',
    });
  });

  it('cannot be told with an amount that is no number', () => {
    assert.throws(() => mapped(lead19({ expected_revenue: undefined })), { code: 'RECORD_UNMAPPABLE' });
  });

  it('keeps recurring revenue apart from the amount', () => {
    const yearly = { recurring_revenue: 99.99, recurring_plan: [2, 'Yearly'], recurring_revenue_monthly: 8.33 };
    const record = lead19(yearly);
    assert.deepEqual(mapped(record).recurring, { minor: 9999, currency: 'EUR' });
    assert.deepEqual(mapped(record).recurringMonthly, { minor: 833, currency: 'EUR' });
    assert.equal(mapped(record).amount.minor, 2_808_010);
  });
});

describe('a deal of Odoo 14', () => {
  it('maps to the same payload as the same deal of Odoo 19', () => {
    assert.deepEqual(mapped(lead14()), mapped(lead19()));
  });

  it('is won when it is active in a won stage', () => {
    const record = lead14({ stage_id: [4, 'Won'], probability: 100, date_closed: '2026-10-01 10:00:00' });
    assert.equal(mapped(record).status, 'won');
    assert.equal(mapped(record).closedAt, '2026-10-01T10:00:00Z');
  });

  it('is lost when it is archived with probability 0, dated by its last write, approximately', () => {
    const lost = mapped(lead14({ active: false, probability: 0, lost_reason: [1, 'Too expensive'] }));
    assert.equal(lost.status, 'lost');
    assert.deepEqual(lost.lostReason, { id: 1, name: 'Too expensive' });
    assert.equal(lost.closedAt, '2026-11-20T12:00:00Z');
    assert.equal(lost.closedAtApproximate, true);
  });

  it('is archived, not lost, when it kept a probability', () => {
    assert.equal(mapped(lead14({ active: false, probability: 20 })).status, 'archived');
  });
});

describe('other records', () => {
  it('tell groups by what they mean, whichever field holds them', () => {
    const user = { id: 7, name: 'Ana', login: 'ana', email: false, active: true, share: false, company_ids: [1] };
    const in19 = users.map({ ...user, all_group_ids: [22, 23] }, context);
    const in14 = users.map({ ...user, groups_id: [22, 23] }, context);
    assert.deepEqual(in19['groups'], { salesman: true, allLeads: true, salesManager: false, system: false });
    assert.deepEqual(in14, in19);
  });

  it('tell an archived activity as done, at its last write of that day', () => {
    const record = {
      id: 5,
      res_model: 'crm.lead',
      res_id: 42,
      activity_type_id: [1, 'Call'],
      summary: false,
      note: '',
      date_deadline: '2026-11-20',
      user_id: [11, 'Ana Silva'],
      active: false,
      date_done: '2026-11-19',
      create_date: '2026-11-01 08:00:00',
      write_date: '2026-11-19 15:30:00',
    };
    const done = eventTypes.OdooActivitySynced.data.parse(activities.map(record, context));
    assert.equal(done.done, true);
    assert.equal(done.doneAt, '2026-11-19T15:30:00Z');
    const touched = activities.map({ ...record, write_date: '2026-11-25 09:00:00' }, context);
    assert.equal(touched['doneAt'], '2026-11-19T00:00:00Z');
    assert.equal(activities.map({ ...record, active: true }, context)['doneAt'], null);
  });

  it('tell a stage’s team by the field its version has', () => {
    const stage = { id: 1, name: 'New', sequence: 1, is_won: false };
    assert.deepEqual(stages.map({ ...stage, team_id: [5, 'North'] }, context)['teamIds'], [5]);
    assert.deepEqual(stages.map({ ...stage, team_ids: [6, 5] }, context)['teamIds'], [5, 6]);
    assert.equal(stages.map({ ...stage, rotting_threshold_days: 0 }, context)['rottingDays'], null);
  });

  it('tell a rate by its own day, whatever Odoo computes beside it, and refuse one that is none', () => {
    const record = {
      id: 9,
      name: '2026-11-20',
      rate: 0.9264,
      currency_id: [125, 'EUR'],
      company_id: [1, 'YourCompany'],
    };
    const rate = eventTypes.OdooCurrencyRateSynced.data.parse(currencyRates.map(record, context));
    assert.deepEqual(rate, { id: 9, day: '2026-11-20', rate: 0.9264, currency: 'EUR', companyId: 1 });
    assert.equal(currencyRates.map({ ...record, company_id: false }, context)['companyId'], null);
    assert.throws(() => currencyRates.map({ ...record, rate: 0 }, context), /not above zero/);
    assert.throws(() => currencyRates.map({ ...record, currency_id: false }, context), /no currency/);
  });

  it('each have an event type of their own', () => {
    const types = odooModels.flatMap((model) => [model.synced, model.removed]);
    assert.equal(new Set(types).size, types.length);
  });
});

describe('minor units', () => {
  it('are exact for every amount that Odoo can show', () => {
    const amounts = fc.tuple(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(amounts, ([minor, digits]) => {
        const shown = JSON.parse((minor / 10 ** digits).toFixed(digits)) as number;
        assert.equal(minorUnits(shown, digits), minor === 0 ? 0 : minor);
      }),
    );
  });

  it('refuse what can no longer be kept exactly', () => {
    assert.throws(() => minorUnits(1e17, 2), { code: 'RECORD_UNMAPPABLE' });
  });
});
