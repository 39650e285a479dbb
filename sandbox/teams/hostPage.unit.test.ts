import assert from 'node:assert/strict';
import { hostPage, hostRequest } from './hostPage.js';
import { startPage } from './startPage.js';

const people = [{ email: 'ana.silva@example.com', name: 'Ana <Silva>', says: 'rep & "seller"' }];

describe('hostRequest', () => {
  const read = (query: string) => hostRequest(new URLSearchParams(query));

  it('frames the page that is asked for', () => {
    assert.equal(read('entity=deals').path, '/tab/deals');
    assert.equal(read('entity=home').path, '/tab/');
    const pinned = read('path=/tab/deals?scope=me');
    assert.deepEqual([pinned.path, pinned.entity], ['/tab/deals?scope=me', 'deals']);
  });

  it('frames nothing but the tab', () => {
    for (const path of [
      'https://evil.example',
      '//evil.example',
      '/tab//evil.example',
      'javascript:alert(1)',
      '/api/v2/me',
    ]) {
      assert.equal(read(`path=${encodeURIComponent(path)}`).path, '/tab/');
    }
  });

  it('falls back to Home in light for what it does not know', () => {
    const { theme, entity } = read('theme=neon&entity=toString');
    assert.deepEqual([theme, entity], ['light', 'home']);
  });
});

describe('the sandbox pages', () => {
  it('quote whatever they are given', () => {
    const evil = '</script><script>alert(1)</script>"\'';
    const page = hostPage(hostRequest(new URLSearchParams({ as: evil, sub: evil })), people);
    assert.ok(!page.includes('<script>alert'));
    assert.ok(page.includes('Ana &lt;Silva&gt;'));
  });

  it('say who one can be and which parts are stand-ins', () => {
    const page = startPage(people, [{ name: 'Odoo', real: false, says: 'a demo' }]);
    assert.ok(page.includes('/sandbox/host?as=ana.silva%40example.com'));
    assert.match(page, /<b>Odoo<\/b>: stand-in, a demo/);
    assert.match(page, /npm run playground/);
  });
});
