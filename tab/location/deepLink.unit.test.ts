import assert from 'node:assert/strict';
import { shareAddress } from './deepLink.js';
import { defaultView, formatView, viewOfSubPage } from './viewState.js';

describe('a link to share', () => {
  const view = {
    ...defaultView,
    ...({ page: 'deals', scope: 'team:5', period: 'thisQuarter', asOf: '2026-10-01', explain: 'tile:won' } as const),
  };

  it('leads to the same page with the same scope, period and day', () => {
    const link = new URL(
      shareAddress({ appId: 'app-1', pageId: 'home' }, formatView(view), 'Deals & more', 'https://x'),
    );
    assert.equal(link.origin + link.pathname, 'https://teams.microsoft.com/l/entity/app-1/home');
    const { subEntityId } = JSON.parse(link.searchParams.get('context') ?? '') as { subEntityId: string };
    assert.deepEqual(viewOfSubPage(subEntityId), view);
    assert.equal(link.searchParams.get('label'), 'Deals & more');
  });

  it('is the address itself where the host names no app', () => {
    assert.equal(shareAddress({ appId: null, pageId: 'home' }, '/tab/deals', '', 'https://x'), 'https://x/tab/deals');
  });
});
