import assert from 'node:assert/strict';
import { freshness, type FreshnessInputs } from './freshness.js';
import { wishOf } from './keys.js';

const manner = { locale: 'en-GB', timeZone: 'Europe/Berlin' };
const now = new Date('2026-11-20T08:42:00Z');

describe('freshness', () => {
  const at = (freshAt: string | null, part: Partial<FreshnessInputs> = {}) => {
    const { words, behind } = freshness(
      { freshAt, now, loading: false, online: true, live: 'live', asOf: null, ...part },
      manner,
    );
    return [words.replaceAll('\u00a0', ' '), behind];
  };
  it('is live while runs come in', () => {
    assert.deepEqual(at('2026-11-20T08:40:00Z'), ['Live · synced 2 min ago', false]);
    assert.deepEqual(at('2026-11-20T08:40:00Z', { loading: true }), ['Updating · synced 2 min ago', false]);
  });
  it('is stale when runs stay away, and says since when', () => {
    assert.deepEqual(at('2026-11-20T08:12:00Z'), ['Stale since 09:12, synced 30 min ago', true]);
  });
  it('says that nothing was synced, or that nobody is reached', () => {
    assert.deepEqual(at(null), ['Not synced yet', true]);
    assert.deepEqual(at('2026-11-20T08:40:00Z', { online: false }), ['Offline, figures of 09:40', true]);
  });
});

describe('freshness of what is not now', () => {
  const inputs = { freshAt: '2026-11-20T08:40:00Z', now, loading: false, online: true } as const;
  it('says that the stream is lost, and of when the figures are', () => {
    assert.deepEqual(freshness({ ...inputs, live: 'lost', asOf: null }, manner), {
      words: 'Reconnecting, figures of 09:40',
      behind: true,
    });
  });
  it('says that a past day is shown', () => {
    assert.equal(freshness({ ...inputs, live: 'live', asOf: '2026-10-01' }, manner).words, 'As it was on 1 Oct');
  });
});

describe('wishOf', () => {
  it('reads single keys and g with a letter', () => {
    assert.deepEqual(wishOf('/', ''), { kind: 'ask' });
    assert.deepEqual(wishOf('f', ''), { kind: 'filter' });
    assert.deepEqual(wishOf('d', 'g'), { kind: 'page', page: 'deals' });
    assert.equal(wishOf('d', ''), null);
    assert.equal(wishOf('x', 'g'), null);
  });
});
