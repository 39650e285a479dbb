import assert from 'node:assert/strict';
import { createActionModels } from './actionModels.js';
import type { OdooCall } from './client/call.js';

/** Answers like Odoo for two actions. */
function fakeOdoo() {
  const asked: OdooCall[] = [];
  const state = { fails: false };
  const call = async (request: OdooCall, patience?: string): Promise<unknown> => {
    asked.push(request);
    assert.equal(patience, 'once');
    if (state.fails) throw new Error('unreachable');
    const wanted = JSON.stringify(request.args);
    if (request.model === 'ir.model.data')
      return wanted.includes('crm_lead_opportunities') ? [{ id: 1, res_id: 331 }] : [];
    return wanted.includes('331') ? [{ id: 331, res_model: 'crm.lead' }] : [];
  };
  return { asked, state, modelOf: createActionModels({ call }) };
}

describe('the model of an action of Odoo', () => {
  it('is found by id and by external id, and asked for once', async () => {
    const { modelOf, asked } = fakeOdoo();
    assert.equal(await modelOf('331'), 'crm.lead');
    assert.equal(await modelOf('331'), 'crm.lead');
    assert.equal(asked.length, 1);
    assert.equal(await modelOf('crm.crm_lead_opportunities'), 'crm.lead');
  });

  it('is none for an action that is not there', async () => {
    const { modelOf } = fakeOdoo();
    assert.equal(await modelOf('9'), null);
    assert.equal(await modelOf('sale.action_orders'), null);
  });

  it('is none while Odoo does not answer, and asked for again after that', async () => {
    const { modelOf, state } = fakeOdoo();
    state.fails = true;
    assert.equal(await modelOf('331'), null);
    state.fails = false;
    assert.equal(await modelOf('331'), 'crm.lead');
  });
});
