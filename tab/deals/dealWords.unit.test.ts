import assert from 'node:assert/strict';
import type { DealRow } from '../../src/pipeline/answer.js';
import { closeWords, whyWords } from './dealWords.js';

const reader = { locale: 'en-GB', timeZone: 'Europe/Berlin', today: '2026-11-20' };

const deal: DealRow = {
  id: 800,
  name: 'Warehouse lights',
  amount: 777.5,
  currency: 'EUR',
  stage: 'Proposition',
  owner: 'Ana Silva',
  account: 'Porto Foods',
  probability: 40,
  expectedClose: '2026-11-08',
  closedAt: null,
  url: 'https://odoo.example.com/odoo/crm/800',
  status: 'open',
  createdAt: '2026-05-01T09:00:00Z',
  pushCount: 0,
  flags: ['overdue'],
  idleDays: 3,
};

describe('dealWords', () => {
  it('count how late a deal is from the day that is shown, not from today', () => {
    assert.deepEqual(closeWords(deal, reader, '2026-11-20'), { words: '8 Nov, 12\u00a0d late', late: true });
    assert.deepEqual(closeWords(deal, reader, '2026-11-10'), { words: '8 Nov, 2\u00a0d late', late: true });
    assert.deepEqual(closeWords(deal, reader, '2026-11-08'), { words: 'Sun 8 Nov', late: false });
    assert.equal(whyWords(deal, reader, '2026-11-20'), 'Expected Sun 8 Nov, 12\u00a0days ago');
    assert.equal(whyWords(deal, reader, '2026-11-09'), 'Expected Sun 8 Nov, yesterday');
  });

  it('say the year of a day that is not of this year, whatever day is shown', () => {
    const before = { ...deal, expectedClose: '2025-12-18' };
    assert.equal(closeWords(before, reader, '2025-12-20').words, '18 Dec 2025, 2\u00a0d late');
  });

  it('say when a settled deal was closed', () => {
    const won: DealRow = { ...deal, status: 'won', closedAt: '2026-11-01T23:30:00Z' };
    assert.deepEqual(closeWords(won, reader, '2026-11-20'), { words: 'Mon 2 Nov', late: false });
  });
});
