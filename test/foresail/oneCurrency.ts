import assert from 'node:assert/strict';
import type { Answer, Explanation } from '../../src/pipeline/answer.js';
import type { OdooApi } from './odooApi.js';
import type { RunningForesail } from './startForesail.js';

const chief = 'grace.okafor@example.com';
/** The day of `FORESAIL_NOW`. */
const today = '2026-11-20';

/** What one US dollar, the currency of Odoo's company, is worth in a currency by Odoo's newest rows. */
async function worthInOdoo(odoo: OdooApi, currency: string): Promise<{ readonly rate: number; readonly day: string }> {
  const domain = [
    ['currency_id.name', '=', currency],
    ['name', '<=', today],
  ];
  const named = { domain, fields: ['name', 'rate'], order: 'name desc', limit: 1, context: { active_test: false } };
  const [row] = await odoo.call<{ name: string; rate: number }[]>('res.currency.rate', 'search_read', named);
  assert.ok(row, `Odoo has no rate of ${currency}`);
  return { rate: row.rate, day: row.name };
}

/** The open pipeline in euros, asked in words and by the parameter, is what Odoo's rate makes of the sum in dollars. */
export async function assertConverted(foresail: RunningForesail, odoo: OdooApi): Promise<void> {
  const { rate, day } = await worthInOdoo(odoo, 'EUR');
  const answer = await foresail.as(chief).post<Answer>('/api/v2/ask', { text: 'pipeline in EUR' });
  const sum = answer.figures.find(({ metric }) => metric === 'amount');
  assert.equal(sum?.currency, 'USD');
  const total = answer.converted?.totals.find(({ metric }) => metric === 'amount');
  assert.ok(Math.abs((total?.value ?? 0) - (sum.value ?? 0) * rate) < 0.0051, JSON.stringify(answer.converted));
  assert.deepEqual(answer.converted?.rates, [{ currency: 'USD', rate, date: day }]);
  const asked = { text: 'pipeline', convertTo: 'EUR' };
  const byParameter = await foresail.as(chief).post<Answer>('/api/v2/ask', asked);
  assert.deepEqual(byParameter.converted, answer.converted);
  const explained = await foresail.as(chief).get<Explanation>(`/api/v2/answers/${answer.answerId}/explain`);
  assert.deepEqual(explained.converted, answer.converted);
  const reopened = await foresail.as(chief).get<Answer>(`/api/v2/answers/${answer.answerId}`);
  assert.deepEqual(reopened.converted, answer.converted);
}

/** Yen have no decimals; what has no rate, and what is no code, is refused in words. */
export async function assertRefused(foresail: RunningForesail): Promise<void> {
  const as = foresail.as(chief);
  const yen = await as.post<Answer>('/api/v2/ask', { text: 'pipeline', convertTo: 'JPY' });
  assert.ok(Number.isInteger(yen.converted?.totals[0]?.value));
  const none = await as.post<{ code: string; message: string }>('/api/v2/ask', { text: 'pipeline', convertTo: 'XTS' });
  assert.equal(none.code, 'QUESTION_NOT_ANSWERABLE');
  assert.match(none.message, /^There is no rate of XTS on or before 2026-11-20: a total can be given in .*EUR.* or /);
  const word = await as.post<{ code: string }>('/api/v2/ask', { text: 'pipeline', convertTo: 'euros' });
  assert.equal(word.code, 'BAD_REQUEST');
}

/** A rate of yesterday, entered in Odoo for as long as `within` runs. */
export async function withNewerRate(odoo: OdooApi, within: () => Promise<void>): Promise<void> {
  const named = { domain: [['name', '=', 'EUR']], fields: ['name'], context: { active_test: false } };
  const [euro] = await odoo.call<{ id: number }[]>('res.currency', 'search_read', named);
  const values = { name: '2026-11-19', rate: 0.8125, currency_id: euro?.id, company_id: 1 };
  const [id] = await odoo.call<number[]>('res.currency.rate', 'create', { vals_list: [values] });
  try {
    await within();
  } finally {
    await odoo.call('res.currency.rate', 'unlink', { ids: [id] });
  }
}
