import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  changedView,
  dealForms,
  adminSections,
  dealStatuses,
  defaultView,
  formatView,
  pageNames,
  parseView,
  turnTo,
  viewOfSubPage,
} from './viewState.js';

describe('changedView', () => {
  it('closes the form of a deal that is left, and keeps it on one that stays', () => {
    const open = { ...defaultView, deal: 7, form: 'note' as const };
    assert.equal(changedView(open, { deal: 8 }).form, null);
    assert.equal(changedView(open, { deal: null }).form, null);
    assert.equal(changedView(open, { deal: 8, form: 'lost' }).form, 'lost');
    assert.equal(changedView(open, { sort: 'name' }).form, 'note');
    assert.equal(changedView(open, { deal: 7 }).form, 'note');
  });
});

describe('viewState', () => {
  it('reads back every view that it writes', () => {
    const view = fc.record(
      {
        page: fc.constantFrom(...pageNames),
        scope: fc.constantFrom(null, 'me', 'all', 'team:5', 'person:12'),
        period: fc.constantFrom(null, 'thisMonth', '2026-10-01..2026-12-31'),
        status: fc.constantFrom(...dealStatuses),
        sort: fc.constantFrom('-amount', 'name', 'expectedClose'),
        q: fc.string({ maxLength: 50 }),
        flag: fc.constantFrom(null, 'overdue', 'stale'),
        stage: fc.constantFrom(null, '3'),
        behind: fc.constantFrom(null, 'tile:won', 'month:2026-11', 'stage:none'),
        ask: fc.constantFrom(null, 'top 5 deals'),
        then: fc.constantFrom([], ['by stage'], ['by owner', 'only the ones over 50k']),
        explain: fc.constantFrom(null, 'tile:won', 'answer:a_1-b'),
        help: fc.boolean(),
        deal: fc.constantFrom(null, 12),
        form: fc.constantFrom(null, ...dealForms),
        asOf: fc.constantFrom(null, '2026-10-01'),
        from: fc.constantFrom(null, '2026-10-01'),
        to: fc.constantFrom(null, '2026-11-20'),
        step: fc.constantFrom(null, 'pushedOut'),
        owner: fc.constantFrom(null, '7'),
        section: fc.constantFrom(...adminSections),
      },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(view, (one) => {
        const url = new URL(formatView(one), 'https://x');
        assert.deepEqual(parseView(url.pathname, url.search), one);
      }),
    );
  });

  it('falls back to the default for what it does not know', () => {
    const search = '?scope=<b>&period=x y&status=maybe&sort=--&flag=no&stage=abc&behind=a&deal=-3';
    assert.deepEqual(parseView('/tab/nowhere', search), defaultView);
  });

  it('keeps an address short', () => {
    assert.equal(formatView(defaultView), '/tab/');
    assert.equal(formatView({ ...defaultView, page: 'deals', scope: 'team:5' }), '/tab/deals?scope=team:5');
  });

  it('takes scope and period along to another page, and nothing else', () => {
    const view = { ...defaultView, scope: 'me', period: 'thisYear', behind: 'tile:won', q: 'lights' };
    assert.deepEqual(turnTo(view, 'deals', { status: 'won' }), {
      ...defaultView,
      page: 'deals',
      scope: 'me',
      period: 'thisYear',
      status: 'won',
    });
  });

  it('reads the place a Teams deep link points at', () => {
    assert.equal(viewOfSubPage('deals?status=won').status, 'won');
    assert.equal(viewOfSubPage('/tab/deals?deal=7').deal, 7);
    assert.equal(viewOfSubPage('').page, 'home');
  });
});
