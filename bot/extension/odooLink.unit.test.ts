import assert from 'node:assert/strict';
import fc from 'fast-check';
import { odooLinksIn, readOdooLink } from './odooLink.js';

const odoo = 'https://odoo.example.com';
const deal = { kind: 'deal', dealId: 800 };

describe('a link into Odoo', () => {
  for (const path of [
    '/web#id=800&model=crm.lead&view_type=form&cids=1&menu_id=120',
    '/web?debug=1#model=crm.lead&id=800',
    '/web/#id=800&action=331&model=crm.lead',
    '/odoo/crm/800',
    '/odoo/crm/800?debug=assets',
    '/odoo/crm/800/',
    '/odoo/crm.lead/800',
    '/odoo/customers/12/crm.lead/800',
    '/mail/view?model=crm.lead&res_id=800&access_token=x',
  ]) {
    it(`${path} leads to deal 800`, () => {
      assert.deepEqual(readOdooLink(odoo + path, odoo), deal);
      assert.deepEqual(readOdooLink(odoo + path, `${odoo}/`), deal);
    });
  }

  it('of an action names the action, of which Odoo knows the model', () => {
    const action = (name: string) => ({ kind: 'ofAction', action: name, recordId: 800 });
    assert.deepEqual(readOdooLink(`${odoo}/odoo/action-331/800`, odoo), action('331'));
    const external = 'crm.crm_lead_opportunities';
    assert.deepEqual(readOdooLink(`${odoo}/odoo/action-${external}/800`, odoo), action(external));
  });

  for (const other of [
    'https://odoo.example.com.evil.example/odoo/crm/800',
    'https://evil.example/odoo/crm/800#odoo.example.com',
    'https://odoo.example.com@evil.example/odoo/crm/800',
    'https://user@odoo.example.com/odoo/crm/800',
    'https://odoo.example.com:8443/odoo/crm/800',
    'ftp://odoo.example.com/odoo/crm/800',
    'javascript:alert(1)',
    'odoo/crm/800',
    `${odoo}/odoo/crm`,
    `${odoo}/odoo/crm/new`,
    `${odoo}/odoo/crm/0800`,
    `${odoo}/odoo/crm/800/mail.activity/9`,
    `${odoo}/odoo/contacts/800`,
    `${odoo}/web#id=800&model=res.partner`,
    `${odoo}/web#model=crm.lead`,
    `${odoo}/web/login?redirect=/odoo/crm/800`,
    `${odoo}/odoo/crm/9999999999`,
    `${odoo}/odoo/action-331;drop/800`,
  ]) {
    it(`${other} is none`, () => {
      assert.equal(readOdooLink(other, odoo), null);
    });
  }

  it('is found under the folder that Odoo is served from, and nowhere else', () => {
    const within = 'https://example.com/erp';
    assert.deepEqual(readOdooLink('https://example.com/erp/odoo/crm/800', within), deal);
    assert.equal(readOdooLink('https://example.com/odoo/crm/800', within), null);
  });

  it('is found in a message, as HTML writes it', () => {
    const html = `<p>See <a href="${odoo}/web#id=800&amp;model=crm.lead">this</a> and https://elsewhere.example/odoo/crm/1</p>`;
    assert.deepEqual(odooLinksIn(html, odoo), [deal]);
  });

  it('is read from any text without failing, and never for another host', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withFragments: true, withQueryParameters: true })), (text) => {
        const link = readOdooLink(text, odoo);
        assert.ok(link === null || new URL(text).host === 'odoo.example.com');
      }),
    );
  });
});
