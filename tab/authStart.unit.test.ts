import assert from 'node:assert/strict';
import { consentAddress, consentFailure } from './authStart.js';

const id = '6320a84e-42d4-596e-9bf9-e0b9a750c4e9';
const page = (query: string) => new URL(`https://sales.example.com/tab/auth-start?${query}`);

describe('the page that asks for consent', () => {
  it('leads to Entra and back to this service alone', () => {
    const given = page(`clientId=${id}&tenantId=${id}&scope=User.Read&loginHint=ana@example.com`);
    const address = new URL(consentAddress(given, 's1') ?? assert.fail('no address'));
    assert.equal(address.origin + address.pathname, `https://login.microsoftonline.com/${id}/oauth2/v2.0/authorize`);
    const { redirect_uri: back, state, login_hint: hint } = Object.fromEntries(address.searchParams);
    assert.deepEqual([back, state, hint], ['https://sales.example.com/tab/auth-end', 's1', 'ana@example.com']);
  });

  it('leads nowhere for ids that are none', () => {
    for (const query of ['', `clientId=${id}`, `clientId=${id}&tenantId=../evil`, `clientId=x&tenantId=${id}`]) {
      assert.equal(consentAddress(page(query), 's1'), null, query);
    }
  });

  it('believes an answer of its own window alone', () => {
    assert.equal(consentFailure(page('state=s1&code=c'), 's1'), null);
    assert.equal(consentFailure(page('state=s1&error=access_denied'), 's1'), 'access_denied');
    assert.match(consentFailure(page('state=s2&code=c'), 's1') ?? '', /does not belong/);
    assert.match(consentFailure(page('code=c'), null) ?? '', /does not belong/);
  });
});
