import assert from 'node:assert/strict';
import { authorise } from '../../src/access/viewer.js';
import type { StoredEvent } from '../../src/eventStore/event.js';
import { retainAnswers } from '../../src/ops/retention/retainAnswers.js';
import { collectionNames } from '../../src/projections/documents.js';
import { ana, question, viewers } from './deals.js';
import { documentOf, euros, lived, viewOf, type Happening } from './dealStories.js';
import { startPipelineWorld, type PipelineWorld } from './pipelineWorld.js';

const me = { kind: 'me' as const, ids: [], label: 'you' };

describe('explaining an answer', () => {
  let world: PipelineWorld;
  beforeEach(async () => {
    world = await startPipelineWorld();
  });
  afterEach(() => world.close());

  /** What projections make of these events. */
  async function told(...deals: readonly (readonly StoredEvent[])[]): Promise<void> {
    await world.write(
      collectionNames.opportunities,
      deals.flatMap((events) => viewOf(events) ?? []),
    );
    await world.write(
      collectionNames.history,
      deals.flatMap((events) => documentOf(events) ?? []),
    );
  }

  const owner = { id: ana, name: 'Ana Silva' };
  /** A deal of Ana's, 1,000 EUR, at position 1; what happened to it has the positions after `from`. */
  const first = (later: readonly Happening[] = [], from = 500): StoredEvent[] =>
    lived(1, '2026-01-05', { owner, amount: euros(1000) }, later).map((event, index) => ({
      ...event,
      position: index === 0 ? 1 : from + index,
    }));

  it('gives the formula, the deals and who made them what they are', async () => {
    await told(first([['2026-01-10', { amount: euros(2500) }]], 1));
    const { answerId } = await world.pipeline.answer(viewers.ana, question({ scope: me }));
    const explained = await world.pipeline.explain(viewers.ana, answerId);
    assert.match(explained.formula.rule, /^Sum of the amounts of the open deals/);
    const [row] = explained.deals?.rows ?? [];
    assert.equal(row?.deal.amount, 2500);
    const change = row.events.find((event) => event.field === 'amount');
    assert.deepEqual([change?.from, change?.to, change?.currency], [1000, 2500, 'EUR']);
    assert.deepEqual([explained.since.same, explained.since.sentence], [true, 'Nothing has changed since']);
  });

  it('says which later event made the figures differ, to whom they were given', async () => {
    await told(first());
    const { answerId, figures } = await world.pipeline.answer(viewers.ana, question({ scope: me }));
    await told(first([['2026-01-12', { amount: euros(400) }]]));
    const { since } = await world.pipeline.explain(viewers.ana, answerId);
    assert.deepEqual([since.same, since.before, since.changes.total], [false, figures, 1]);
    assert.deepEqual([since.changes.rows[0]?.from, since.changes.rows[0]?.to], [1000, 400]);
    assert.equal(since.sentence, 'The figures differ: 1 change since then');
    const reopened = await world.pipeline.reopen(viewers.ana, answerId);
    assert.ok(reopened.notes.includes(since.sentence));
  });

  it('names a time by its days on another day than it was asked on: Bug_reopening_thisQuarterOfThen', async () => {
    await told(first());
    const period = { from: '2025-10-01', to: '2025-12-31', label: 'this quarter' };
    const { answerId } = await world.pipeline.answer(viewers.ana, question({ scope: me, period }));
    const labelNow = async () => (await world.pipeline.reopen(viewers.ana, answerId)).question.period?.label;
    assert.equal(await labelNow(), 'this quarter');
    const then = { createdAt: new Date('2025-12-30T12:00:00Z') };
    await world.db.collection<{ _id: string }>('answers').updateOne({ _id: answerId }, { $set: then });
    assert.equal(await labelNow(), '2025-10-01 to 2025-12-31');
  });

  it('lays on the day only what another day brought', async () => {
    await told(first());
    const { answerId, figures } = await world.pipeline.answer(viewers.ana, question({ scope: me }));
    const answers = world.db.collection<{ _id: string }>('answers');
    const others = figures.map((figure) => ({ ...figure, value: 7 }));
    await answers.updateOne({ _id: answerId }, { $set: { figures: others } });
    const sentence = async () => (await world.pipeline.explain(viewers.ana, answerId)).since.sentence;
    assert.match(await sentence(), /^The figures differ though no deal has changed: what you may see, or how/);
    await answers.updateOne({ _id: answerId }, { $set: { createdAt: new Date('2026-01-06T12:00:00Z') } });
    assert.equal(await sentence(), 'The figures differ because the day does: no deal has changed');
  });

  it('says that what the person may see has changed', async () => {
    await told(first());
    const { answerId } = await world.pipeline.answer(viewers.ana, question({ scope: me }));
    const less = authorise({
      ...viewers.ana,
      accessVersion: 2,
      sees: { kind: 'some', ownerIds: [], unownedTeamIds: [] },
    });
    const { since, deals } = await world.pipeline.explain(less, answerId);
    assert.deepEqual([since.same, since.sightChanged, deals?.total], [false, true, 0]);
    assert.equal(since.sentence, 'The figures differ: what you may see has changed');
  });

  it('shows nobody else the figures that somebody was told', async () => {
    await told(first());
    const { answerId } = await world.pipeline.answer(viewers.ana, question({ scope: me }));
    const { since, figures } = await world.pipeline.explain(viewers.priya, answerId);
    assert.deepEqual([since.same, since.before], [null, null]);
    assert.ok(figures.length > 0);
    await assert.rejects(world.pipeline.explain(viewers.ben, answerId), { code: 'NOT_FOUND' });
    await assert.rejects(world.pipeline.explain(viewers.ana, 'a_none'), { code: 'NOT_FOUND' });
  });

  it('says of one that was taken away that it is no longer kept, and to ask again', async () => {
    await told(first());
    const { answerId } = await world.pipeline.answer(viewers.ana, question({ scope: me }));
    await retainAnswers(world.db, new Date(8.64e15));
    for (const open of ['explain', 'reopen'] as const) {
      await assert.rejects(world.pipeline[open](viewers.ana, answerId), {
        code: 'ANSWER_NOT_KEPT',
        message: /no longer kept; ask its question again/,
      });
    }
  });
});
