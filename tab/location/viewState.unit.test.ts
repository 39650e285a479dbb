import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  changedView,
  dealForms,
  adminSections,
  dealStatuses,
  defaultView,
  formatView,
  isUnder,
  listsOf,
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

describe('isUnder', () => {
  const open = { ...defaultView, page: 'deals' as const, deal: 7 };

  it('holds where only what lies over the page differs', () => {
    assert.ok(isUnder({ ...open, deal: null }, open));
    assert.ok(isUnder({ ...open, deal: null, behind: 'tile:won' }, open));
    assert.ok(
      isUnder({ ...open, ask: 'top 5 deals', deal: null }, { ...open, ask: 'top 5 deals', then: ['by stage'] }),
    );
  });

  it('does not where the page was sorted, narrowed or turned since', () => {
    assert.equal(isUnder(open, { ...open, sort: 'name' }), false);
    assert.equal(isUnder({ ...open, deal: null }, { ...open, q: 'porto' }), false);
    assert.equal(isUnder(open, { ...open, scope: 'me' }), false);
    assert.equal(isUnder({ ...defaultView, deal: null }, open), false);
    assert.equal(isUnder(open, open), false);
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
        sort: fc.constantFrom('-amount', 'name', '-name', 'expectedClose'),
        q: fc.string({ maxLength: 50 }),
        flag: fc.constantFrom(null, 'overdue', 'stale'),
        stage: fc.constantFrom(null, '3'),
        behind: fc.constantFrom(null, 'tile:won', 'month:2026-11', 'stage:none'),
        ask: fc.constantFrom(null, 'top 5 deals'),
        then: fc.constantFrom([], ['by stage'], ['by owner', 'only the ones over 50k']),
        explain: fc.constantFrom(null, 'tile:won', 'answer:a_1-b'),
        help: fc.boolean(),
        list: fc.constantFrom(null, 'overdue', 'stale', 'noNextStep', 'today', 'upcoming', 'done'),
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
      fc.property(view, (wished) => {
        const list = wished.list !== null && listsOf[wished.page]?.includes(wished.list) ? wished.list : null;
        const one = { ...wished, list, asOf: ['home', 'deals'].includes(wished.page) ? wished.asOf : null };
        const url = new URL(formatView(one), 'https://x');
        assert.deepEqual(parseView(url.pathname, url.search), one);
      }),
    );
  });

  it('falls back to the default for what it does not know', () => {
    const search = '?scope=<b>&period=x y&status=maybe&sort=-owner&flag=no&stage=abc&behind=a&deal=-3';
    assert.deepEqual(parseView('/tab/nowhere', search), defaultView);
  });

  it('takes no day and no period that no calendar has', () => {
    const search = '?period=2026-13-45..2026-99-99&asOf=2026-02-31&from=2026-00-10&to=9999-99-99';
    assert.deepEqual(parseView('/tab/', search), defaultView);
    assert.equal(parseView('/tab/', '?period=2026-10-01..2026-11-31').period, null);
    assert.equal(parseView('/tab/', '?period=..').period, null);
    assert.equal(parseView('/tab/', '?period=2026-10-01..').period, '2026-10-01..');
  });

  it('keeps a past day on pages that can show it, and takes it to no other', () => {
    const past = parseView('/tab/', '?asOf=2026-10-20');
    assert.equal(turnTo(past, 'deals').asOf, '2026-10-20');
    assert.equal(turnTo(past, 'forecast').asOf, null);
    assert.equal(parseView('/tab/movement', '?asOf=2026-10-20').asOf, null);
  });

  it('keeps the list that a page has opened, and takes it to no other page', () => {
    const overdue = parseView('/tab/', '?list=overdue');
    assert.equal(overdue.list, 'overdue');
    assert.equal(turnTo(overdue, 'activities').list, null);
    assert.equal(parseView('/tab/activities', '?list=done').list, 'done');
    assert.equal(parseView('/tab/activities', '?list=stale').list, null);
    assert.equal(parseView('/tab/deals', '?list=overdue').list, null);
    assert.equal(isUnder({ ...overdue, deal: null }, { ...overdue, deal: 7 }), true);
    assert.equal(isUnder({ ...overdue, list: null }, { ...overdue, deal: 7 }), false);
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
