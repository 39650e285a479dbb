import assert from 'node:assert/strict';
import type { Answer, Figure } from '../../src/pipeline/answer.js';
import type { Viewer } from '../../src/access/viewer.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { activity, ana, ben, deal, north, period, question, south, stages, viewers, zoe } from './deals.js';
import { startPipelineWorld, type PipelineWorld } from './pipelineWorld.js';

const me = { kind: 'me' as const, ids: [], label: 'you' };
const subtree = { kind: 'subtree' as const, ids: [], label: 'your team' };

/** `amount EUR` → 1000, `count` → 2: figures as a test writes them. */
function shown(figures: readonly Figure[]): Record<string, number | null> {
  return Object.fromEntries(
    figures.map((figure) => [figure.currency ? `${figure.metric} ${figure.currency}` : figure.metric, figure.value]),
  );
}

describe('answers of the pipeline', () => {
  let world: PipelineWorld;
  before(async () => {
    world = await startPipelineWorld();
  });
  after(() => world.close());

  const ask = (viewer: Viewer, traits: Partial<PipelineQuestion> = {}): Promise<Answer> =>
    world.pipeline.answer(viewer, question(traits));

  it('adds up the open pipeline and its weighted amount to the cent', async () => {
    await world.fill([
      deal(1, { amountMinor: 100_010, probability: 33.33 }),
      deal(2, { amountMinor: 5, probability: 10 }),
      deal(3, { status: 'won', closedAt: new Date('2026-11-02T10:00:00Z') }),
      deal(4, { type: 'lead' }),
      deal(5, { status: 'archived' }),
    ]);
    const { figures } = await ask(viewers.ana, { scope: me });
    // 1000.10 + 0.05; 1000.10 × 33.33 % + 0.05 × 10 % = 333.33333 + 0.005 = 333.338…
    assert.deepEqual(shown(figures), { 'amount EUR': 1000.15, count: 2, 'weighted EUR': 333.34 });
  });

  it('keeps currencies apart and never adds them', async () => {
    await world.fill([
      deal(1, { amountMinor: 100_000 }),
      deal(2, { amountMinor: 20_000, currency: 'USD' }),
      deal(3, { amountMinor: 7_000, currency: 'JPY' }),
      deal(4, { amountMinor: 50_000 }),
    ]);
    const { figures, notes } = await ask(viewers.ana, { measure: 'deals', scope: me });
    assert.deepEqual(shown(figures), { 'amount EUR': 1500, 'amount USD': 200, 'amount JPY': 7000, count: 4 });
    assert.match(notes.join(), /per currency/);
  });

  it('asks for expected close in the period and says what has none', async () => {
    await world.fill([
      deal(1, { expectedClose: '2026-12-01' }),
      deal(2, { expectedClose: '2026-12-31' }),
      deal(3, { expectedClose: '2027-01-01' }),
      deal(4, { expectedClose: null, amountMinor: 1_200 }),
    ]);
    const answer = await ask(viewers.ana, { scope: me, period: period('2026-12-01', '2026-12-31') });
    assert.deepEqual(shown(answer.figures), { 'amount EUR': 2000, count: 2, 'weighted EUR': 1000 });
    assert.deepEqual(answer.notes, ['1 more open deal has no expected close (EUR 12)']);
    const undated = await ask(viewers.ana, { measure: 'deals', filters: { noExpectedClose: true } });
    assert.deepEqual(
      undated.deals?.rows.map((row) => row.id),
      [4],
    );
  });

  it('counts a deal closed at midnight on the day it is in the asker’s zone', async () => {
    // 23:30 UTC on 30 June is 00:30 on 1 July in Lisbon, in summer an hour ahead.
    await world.fill([
      deal(1, { status: 'won', closedAt: new Date('2026-06-30T23:30:00Z') }),
      deal(2, { status: 'won', closedAt: new Date('2026-07-31T22:59:59Z') }),
      deal(3, { status: 'won', closedAt: new Date('2026-07-31T23:00:00Z') }),
    ]);
    const july = await ask(viewers.ana, { measure: 'won', period: period('2026-07-01', '2026-07-31') });
    assert.deepEqual(shown(july.figures), { 'wonAmount EUR': 2000, wonCount: 2, 'amount EUR': 2000, count: 2 });
    const byMonth = await ask(viewers.ana, { measure: 'won', groupBy: 'month' });
    assert.deepEqual(
      byMonth.groups.map((group) => [group.key, shown(group.figures)['wonCount']]),
      [
        ['2026-07', 2],
        ['2026-08', 1],
      ],
    );
  });

  it('rates wins by count and by value, and never calls nothing 0 %', async () => {
    const closedAt = new Date('2026-11-10T10:00:00Z');
    await world.fill([
      deal(1, { status: 'won', closedAt, amountMinor: 300_000 }),
      deal(2, { status: 'lost', closedAt, amountMinor: 50_000 }),
      deal(3, { status: 'lost', closedAt, amountMinor: 50_000, owner: ben }),
    ]);
    const rate = shown((await ask(viewers.priya, { measure: 'winRate' })).figures);
    assert.equal(rate['winRateCount'], 1 / 3);
    assert.equal(rate['winRateAmount EUR'], 0.75);
    const { figures } = await ask(viewers.priya, { measure: 'winRate', period: period('2020-01-01', '2020-12-31') });
    assert.deepEqual([figures[0]?.value, figures[0]?.reason], [null, 'no closed deals']);
  });

  it('measures the sales cycle by mean and median, per owner too', async () => {
    const won = (id: number, days: number, owner = ana) =>
      deal(id, {
        status: 'won',
        owner,
        createdAt: new Date('2026-09-01T00:00:00Z'),
        closedAt: new Date(Date.UTC(2026, 8, 1 + days)),
      });
    await world.fill([won(1, 10), won(2, 20), won(3, 60), won(4, 31, ben)]);
    const { figures, groups } = await ask(viewers.priya, { measure: 'salesCycle', groupBy: 'owner' });
    assert.deepEqual(shown(figures), { meanDays: 30.25, medianDays: 25.5, wonCount: 4 });
    const byOwner = Object.fromEntries(groups.map((group) => [group.label, shown(group.figures)['meanDays']]));
    assert.deepEqual(byOwner, { 'Ana Silva': 30, 'Ben Carter': 31 });
  });

  it('averages won deals to the cent', async () => {
    const closedAt = new Date('2026-11-10T10:00:00Z');
    await world.fill([1, 2, 3].map((id) => deal(id, { status: 'won', closedAt, amountMinor: id === 1 ? 100 : 101 })));
    // (1.00 + 1.01 + 1.01) ÷ 3 = 1.00666…
    assert.deepEqual(shown((await ask(viewers.ana, { measure: 'averageDealSize' })).figures), {
      'meanAmount EUR': 1.01,
      wonCount: 3,
    });
  });

  it('calls a deal overdue from the day after its expected close, and stale by its stage’s own days', async () => {
    const touched = (day: string) => new Date(`${day}T12:00:00Z`);
    await world.fill([
      deal(1, { expectedClose: '2026-11-21' }),
      deal(2, { expectedClose: '2026-11-22' }),
      deal(3, { expectedClose: null, lastTouchedAt: touched('2026-11-08') }),
      deal(4, { lastTouchedAt: touched('2026-11-09') }),
      deal(5, { lastTouchedAt: touched('2026-11-09'), rottingDays: 5 }),
    ]);
    await world.set('stage_view', 3, { rottingDays: 5 });
    assert.deepEqual(
      (await ask(viewers.ana, { measure: 'overdue' })).deals?.rows.map((row) => row.id),
      [1],
    );
    const stale = await ask(viewers.ana, { measure: 'stale' });
    assert.deepEqual(stale.deals?.rows.map((row) => [row.id, row.idleDays]).sort(), [
      [3, 14],
      [5, 13],
    ]);
    assert.ok(stale.deals?.rows.every((row) => row.flags.includes('stale')));
    await world.set('stage_view', 3, { rottingDays: null });
  });

  it('groups by stage in the order of the stages, by owner with the unowned last', async () => {
    await world.fill([
      deal(1, { stage: stages.proposition }),
      deal(2, { stage: stages.new }),
      deal(3, { owner: ben, amountMinor: 900_000 }),
      deal(4, { owner: null, amountMinor: 5_000_000 }),
    ]);
    const byStage = await ask(viewers.priya, { groupBy: 'stage' });
    assert.deepEqual(
      byStage.groups.map((group) => group.label),
      ['New', 'Qualified', 'Proposition'],
    );
    const byOwner = await ask(viewers.priya, { groupBy: 'owner' });
    assert.deepEqual(
      byOwner.groups.map((group) => group.label),
      ['Ben Carter', 'Ana Silva', 'No owner'],
    );
    assert.equal(byOwner.groups[2]?.key, 'none');
  });

  it('compares with another period by the same grouping', async () => {
    const won = (id: number, day: string) => deal(id, { status: 'won', closedAt: new Date(`${day}T10:00:00Z`) });
    await world.fill([won(1, '2026-11-10'), won(2, '2026-10-10'), won(3, '2026-10-11')]);
    const { figures, compared } = await ask(viewers.ana, {
      measure: 'won',
      period: period('2026-11-01', '2026-11-30'),
      compareTo: period('2026-10-01', '2026-10-31'),
    });
    assert.equal(shown(figures)['wonCount'], 1);
    assert.equal(shown(compared?.figures ?? [])['wonCount'], 2);
  });

  it('applies every filter', async () => {
    await world.fill([
      deal(1, { amountMinor: 5_000_000, priority: 3, tags: [{ id: 1, name: 'Design' }], stage: stages.proposition }),
      deal(2, { amountMinor: 5_000_001, companyId: 2, probability: 90, pushCount: 3, nextActivity: null }),
      deal(3, {
        amountMinor: 2_000_000,
        account: { id: 7, name: 'Oslo Robotics' },
        team: south,
        name: 'Warehouse lights',
      }),
      deal(4, { amountMinor: 123_456, currency: 'USD', createdAt: new Date('2026-11-22T08:00:00Z') }),
    ]);
    const cases: readonly (readonly [PipelineQuestion['filters'], readonly number[]])[] = [
      [{ amountOver: 50_000 }, [2]],
      [{ amountAtLeast: 50_000 }, [1, 2]],
      [{ amountUnder: 20_000 }, [4]],
      [{ amountAtMost: 20_000 }, [3, 4]],
      [{ amountAtLeast: 1234.56, currency: 'USD' }, [4]],
      [{ probabilityAtLeast: 90 }, [2]],
      [{ probabilityAtMost: 50 }, [1, 3, 4]],
      [{ priority: [3] }, [1]],
      [{ companyIds: [2] }, [2]],
      [{ companyIds: [1, 3] }, [1, 3, 4]],
      [{ amountAtLeast: 20_000, amountAtMost: 50_000 }, [1, 3]],
      [{ tagIds: [1] }, [1]],
      [{ stageIds: [3] }, [1]],
      [{ teamIds: [south] }, [3]],
      [{ accountIds: [7] }, [3]],
      [{ ownerIds: [ben] }, []],
      [{ dealIds: [1, 4] }, [1, 4]],
      [{ pushedAtLeast: 3 }, [2]],
      [{ noNextStep: true }, [2]],
      [{ unassigned: true }, []],
      [{ text: 'LIGHTS oslo' }, [3]],
      [{ text: '.*' }, []],
      [{ created: period('2026-11-22', '2026-11-22') }, [4]],
      [{ expectedClose: period(null, '2026-12-14') }, []],
      [{ closed: period(null, null) }, [1, 2, 3, 4]],
    ];
    for (const [filters, ids] of cases) {
      const { deals } = await ask(viewers.ana, { measure: 'deals', filters });
      assert.deepEqual(deals?.rows.map((row) => row.id).sort(), ids, JSON.stringify(filters));
    }
  });

  it('takes the top of each currency and adds up what it lists', async () => {
    await world.fill([
      deal(1, { amountMinor: 100 }),
      deal(2, { amountMinor: 300 }),
      deal(3, { amountMinor: 200 }),
      deal(4, { amountMinor: 900, currency: 'USD' }),
    ]);
    const top = await ask(viewers.ana, { measure: 'deals', orderBy: '-amount', limit: 2 });
    assert.deepEqual(
      top.deals?.rows.map((row) => row.id),
      [2, 3],
    );
    assert.equal(top.deals?.total, 3);
    const rest = await world.pipeline.page(viewers.ana, top.answerId, top.deals?.next ?? '');
    assert.deepEqual(
      rest.deals?.rows.map((row) => row.id),
      [4],
    );
    assert.deepEqual(shown(top.figures), { 'amount EUR': 5, 'amount USD': 9, count: 3 });
    assert.deepEqual(top.notes, [
      'Amounts are shown per currency and never added across currencies',
      'The first 3 of 4 deals',
    ]);
  });

  it('counts activities late, due today and to come, of the person they are assigned to', async () => {
    await world.fill(
      [deal(1, { stage: stages.proposition }), deal(2, { owner: ben })],
      [
        activity(1, '2026-11-21'),
        activity(2, '2026-11-22'),
        activity(3, '2026-11-30'),
        activity(4, '2026-11-01', { done: true, doneAt: new Date('2026-11-22T00:30:00Z') }),
        activity(5, '2026-11-01', {
          assignee: { id: ben, name: 'Ben Carter' },
          deal: { id: 2, name: 'Deal 2' },
          dealOwnerId: ben,
          visible_to_user_ids: [ben, 3],
        }),
      ],
    );
    const mine = await ask(viewers.ana, { measure: 'activities', scope: me });
    assert.deepEqual(shown(mine.figures), { count: 3, overdueCount: 1, dueCount: 1 });
    assert.deepEqual(
      mine.activities?.rows.map((row) => [row.id, row.state]),
      [
        [1, 'overdue'],
        [2, 'today'],
        [3, 'upcoming'],
      ],
    );
    const overdue = await ask(viewers.priya, {
      measure: 'activities',
      scope: subtree,
      filters: { activity: 'overdue' },
      groupBy: 'owner',
    });
    assert.deepEqual(overdue.groups.map((group) => group.label).sort(), ['Ana Silva', 'Ben Carter']);
    const inStage = await ask(viewers.priya, { measure: 'activities', filters: { stageIds: [3] } });
    assert.deepEqual(
      inStage.activities?.rows.map((row) => row.id),
      [1, 2, 3],
    );
    const done = await ask(viewers.ana, {
      measure: 'activities',
      filters: { activity: 'done' },
      period: period('2026-11-22', '2026-11-22'),
    });
    assert.deepEqual(
      done.activities?.rows.map((row) => row.id),
      [4],
    );
  });

  it('says what cannot be answered', async () => {
    const asOf = '2026-10-01T23:59:59Z';
    await assert.rejects(ask(viewers.ana, { measure: 'activities', asOf }), {
      code: 'QUESTION_NOT_ANSWERABLE',
      message: /not kept/,
    });
    await assert.rejects(ask(viewers.ana, { measure: 'movement', filters: { noNextStep: true } }), {
      code: 'QUESTION_NOT_ANSWERABLE',
    });
  });

  it('refuses scopes that are not the viewer’s to see, in the same words for all of them', async () => {
    await world.fill([deal(1), deal(2, { owner: zoe, team: south })]);
    const scopes = [
      { kind: 'person' as const, ids: [zoe], label: 'Zoe' },
      { kind: 'person' as const, ids: [9999], label: 'Nobody' },
      { kind: 'subtree' as const, ids: [zoe], label: 'Zoe' },
      { kind: 'team' as const, ids: [south], label: 'South' },
      { kind: 'team' as const, ids: [north, south], label: 'both' },
    ];
    for (const scope of scopes) {
      await assert.rejects(ask(viewers.ana, { scope }), {
        code: 'SCOPE_NOT_VISIBLE',
        message: 'You can see your own deals only',
      });
    }
    assert.equal(shown((await ask(viewers.grace, { scope: scopes[0] ?? me })).figures)['count'], 1);
    assert.equal(
      shown((await ask(viewers.ana, { scope: { kind: 'team', ids: [north], label: 'North' } })).figures)['count'],
      1,
    );
  });

  it('sums the people below a named manager for who sees them', async () => {
    await world.fill([deal(1), deal(2, { owner: ben }), deal(3, { owner: zoe })]);
    const scope = { kind: 'subtree' as const, ids: [3], label: 'Priya’s team' };
    assert.equal(shown((await ask(viewers.grace, { scope })).figures)['count'], 2);
    assert.equal(shown((await ask(viewers.grace, { scope: subtree })).figures)['count'], 3);
  });

  it('reopens an answer for who opens it: "me" stays the one who asked, and strangers find nothing', async () => {
    await world.fill([deal(1), deal(2, { owner: ben }), deal(3, { owner: ben })]);
    const asked = await ask(viewers.ana, { scope: me });
    assert.equal(shown((await world.pipeline.reopen(viewers.ana, asked.answerId)).figures)['count'], 1);
    assert.equal(shown((await world.pipeline.reopen(viewers.priya, asked.answerId)).figures)['count'], 1);
    await assert.rejects(world.pipeline.reopen(viewers.ben, asked.answerId), { code: 'NOT_FOUND' });
    await assert.rejects(world.pipeline.reopen(viewers.ana, 'a_unknown'), { code: 'NOT_FOUND' });
  });

  it('pages through a list without repeating or losing a deal, and refuses a foreign cursor', async () => {
    await world.fill(
      Array.from({ length: 23 }, (_, index) =>
        deal(index + 1, { expectedClose: index % 3 === 0 ? null : `2026-12-${String(10 + (index % 5))}` }),
      ),
    );
    const list = question({ measure: 'deals', orderBy: 'expectedClose', limit: 4 });
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const page = await world.pipeline.opportunities(viewers.ana, list, cursor);
      assert.equal(page.total, 23);
      seen.push(...page.rows.map((row) => row.id));
      cursor = page.next;
    } while (cursor !== null);
    assert.equal(new Set(seen).size, 23);
    assert.equal(seen.length, 23);
    const first = await world.pipeline.opportunities(viewers.ana, list, null);
    const other = question({ measure: 'deals', orderBy: '-amount' });
    for (const bad of [first.next, 'x', '']) {
      await assert.rejects(world.pipeline.opportunities(viewers.ana, other, bad), { code: 'BAD_REQUEST' });
    }
  });

  it('links each deal to its form in Odoo', async () => {
    await world.fill([deal(812)]);
    const { deals } = await ask(viewers.ana, { measure: 'deals' });
    assert.equal(deals?.rows[0]?.url, 'https://odoo.example.com/odoo/crm/812');
  });
});
