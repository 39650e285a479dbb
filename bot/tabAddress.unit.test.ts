import assert from 'node:assert/strict';
import { context } from '../test/bot/gallery.js';
import { tabLink } from './cards/context.js';
import { tabAddress } from './tabAddress.js';

const app = '8f3f5a3e-0d1e-4a58-8f0d-6f2f3d1c9a11';

describe('the address of the tab', () => {
  it('is a deep link into Teams where the app and its address are known', () => {
    const url = new URL(tabAddress({ PUBLIC_URL: 'https://sales.example.com', TEAMS_APP_ID: app }));
    assert.equal(url.origin + url.pathname, `https://teams.microsoft.com/l/entity/${app}/home`);
    assert.equal(url.searchParams.get('webUrl'), 'https://sales.example.com/tab/');
  });

  it('carries the place within the tab', () => {
    const tabUrl = tabAddress({ PUBLIC_URL: 'https://sales.example.com', TEAMS_APP_ID: app });
    const url = new URL(tabLink({ ...context, tabUrl }, { page: 'deals', parameters: { scope: 'me' } }));
    assert.deepEqual(JSON.parse(url.searchParams.get('context') ?? ''), { subEntityId: 'deals?scope=me' });
    assert.equal(url.searchParams.get('webUrl'), 'https://sales.example.com/tab/');
  });

  it('is the web page where one of them is not', () => {
    assert.equal(tabAddress({ PUBLIC_URL: 'https://sales.example.com' }), 'https://sales.example.com/tab/');
    assert.equal(tabAddress({ TEAMS_APP_ID: app }), '/tab/');
  });
});
