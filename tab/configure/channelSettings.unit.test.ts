import assert from 'node:assert/strict';
import { channelSettings } from './channelSettings.js';

describe('channelSettings', () => {
  it('pins scope, period and view in the address', () => {
    const settings = channelSettings(
      { page: 'deals', scope: 'team:5', period: 'thisYear', name: ' North ' },
      'https://x',
    );
    assert.deepEqual(settings, {
      displayName: 'North',
      contentUrl: 'https://x/tab/deals?scope=team:5&period=thisYear',
      websiteUrl: 'https://x/tab/deals?scope=team:5&period=thisYear',
      entityId: 'foresail-deals-team-5-thisYear',
    });
  });

  it('never leaves a tab without a name', () => {
    assert.equal(
      channelSettings({ page: 'home', scope: 'me', period: 'thisMonth', name: ' ' }, 'https://x').displayName,
      'Foresail',
    );
  });
});
