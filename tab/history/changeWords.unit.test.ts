import assert from 'node:assert/strict';
import { changeSentence, whenBy } from './changeWords.js';

const reader = { locale: 'en-GB', timeZone: 'Europe/Berlin', today: '2026-11-20' };
const say = (field: string, from: string | number | boolean | null, to: string | number | boolean | null) =>
  changeSentence({ field, from, to, currency: 'EUR' }, reader).replaceAll('\u00a0', ' ');

describe('changeSentence', () => {
  it('says values as people read them', () => {
    assert.equal(say('amount', 94_000, 84_200.5), 'Amount € 94,000 → € 84,200.50');
    assert.equal(say('expectedClose', '2026-12-04', '2027-01-29'), 'Expected close 4 Dec → 29 Jan 2027');
    assert.equal(say('probability', 80, 55.555), 'Probability 80 % → 55.56 %');
    assert.equal(say('owner', null, 'Ana Silva'), 'Owner none → Ana Silva');
    assert.equal(say('removed', false, true), 'In Odoo there → gone');
  });
  it('says who and when in the zone of the reader', () => {
    assert.equal(whenBy({ at: '2026-11-17T13:26:00Z', by: 'Ben Carter' }, reader), 'Ben Carter · Tue 17 Nov, 14:26');
    assert.equal(whenBy({ at: '2026-11-17T13:26:00Z', by: null }, reader), 'Tue 17 Nov, 14:26');
  });
});
