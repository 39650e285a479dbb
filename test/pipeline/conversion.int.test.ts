import assert from 'node:assert/strict';
import type { Viewer } from '../../src/access/viewer.js';
import { ForesailError } from '../../src/errors.js';
import type { Answer } from '../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { collectionNames } from '../../src/projections/documents.js';
import { ana, ben, deal, question, viewers, zoe } from './deals.js';
import { documentOf, euros, lived, viewOf } from './dealStories.js';
import { startPipelineWorld, type PipelineWorld } from './pipelineWorld.js';

const me = { kind: 'me' as const, ids: [], label: 'you' };

/** Of a company that keeps its books in US dollars. */
const rates = [
  { _id: 1, day: '2026-01-01', rate: 0.5, currency: 'EUR', companyId: 1 },
  { _id: 2, day: '2026-11-20', rate: 0.9264, currency: 'EUR', companyId: 1 },
  { _id: 3, day: '2026-11-23', rate: 0.1, currency: 'EUR', companyId: 1 },
  { _id: 4, day: '2026-11-10', rate: 155.35, currency: 'JPY', companyId: 1 },
];

describe('money in one currency', () => {
  let world: PipelineWorld;
  beforeEach(async () => {
    world = await startPipelineWorld();
    await world.write(collectionNames.companies, [
      Object.assign({ _id: 1 }, { currency: 'USD', userIds: [ben, zoe] }),
      Object.assign({ _id: 2 }, { currency: 'EUR', userIds: [ana] }),
    ]);
    await world.write(collectionNames.currencyRates, rates);
    await world.fill([
      deal(1, { amountMinor: 100_000 }),
      deal(2, { amountMinor: 20_005, currency: 'USD' }),
      deal(3, { amountMinor: 7_000, currency: 'JPY' }),
      deal(4, { amountMinor: 9_999_999, currency: 'USD', owner: zoe }),
      deal(5, { amountMinor: 9_999_999, currency: 'CHF', owner: zoe }),
    ]);
  });
  afterEach(() => world.close());

  const ask = (viewer: Viewer, traits: Partial<PipelineQuestion> = {}): Promise<Answer> =>
    world.pipeline.answer(viewer, question({ measure: 'deals', scope: me, ...traits }));
  const totalOf = ({ converted }: Answer) => converted?.totals[0];

  it('is given beside the figures per currency, with each rate and its day', async () => {
    const plain = await ask(viewers.ana);
    const { figures, converted, said, convertibleTo, notes } = await ask(viewers.ana, { convertTo: 'EUR' });
    assert.deepEqual(figures, plain.figures);
    assert.equal(convertibleTo, undefined);
    assert.match(said, /· total in EUR/);
    assert.ok(!notes.some((note) => note.includes('never added')));
    assert.deepEqual(converted, {
      currency: 'EUR',
      day: '2026-11-22',
      // 1,000.00 + 200.05 × 0.9264 = 185.32632 + 7,000 × 0.9264 ÷ 155.35 = 41.7431…
      totals: [
        {
          ...{ metric: 'amount', unit: 'currency', value: 1227.07 },
          parts: [
            { currency: 'EUR', value: 1000, converted: 1000 },
            { currency: 'JPY', value: 7000, converted: 41.74 },
            { currency: 'USD', value: 200.05, converted: 185.33 },
          ],
        },
      ],
      groups: [],
      compared: [],
      rates: [
        { currency: 'JPY', rate: 0.00596330865786933, date: '2026-11-10' },
        { currency: 'USD', rate: 0.9264, date: '2026-11-20' },
      ],
      missing: [],
    });
  });

  it('has the decimals of its currency, of every member of a grouping and of what is compared', async () => {
    const period = { from: '2026-01-01', to: '2027-12-31', label: '' };
    const answer = await ask(viewers.ana, { convertTo: 'JPY', groupBy: 'owner', period, compareTo: period });
    const { totals, groups, compared } = answer.converted ?? assert.fail('no total');
    assert.equal(totals[0]?.value, Math.round(totals[0]?.value ?? 0.5));
    assert.deepEqual(
      groups.map(({ label }) => label),
      ['Ana Silva'],
    );
    assert.equal(groups[0]?.figures[0]?.value, totals[0]?.value);
    assert.equal(compared[0]?.value, totals[0]?.value);
  });

  it('of a past day is by the rates of that day', async () => {
    const asOf = '2026-11-05T12:00:00Z';
    const owner = { id: ana, name: 'Ana Silva' };
    const events = lived(1, '2026-01-05', { owner, amount: euros(1000) }, []);
    await world.write(
      collectionNames.opportunities,
      [viewOf(events)].flatMap((view) => view ?? []),
    );
    await world.write(
      collectionNames.history,
      [documentOf(events)].flatMap((document) => document ?? []),
    );
    const answer = await ask(viewers.ana, { convertTo: 'USD', asOf });
    assert.deepEqual([answer.converted?.day, totalOf(answer)?.value], ['2026-11-05', 2000]);
    assert.deepEqual(answer.converted?.rates, [{ currency: 'EUR', rate: 2, date: '2026-01-01' }]);
    const refused = await ask(viewers.ana, { convertTo: 'JPY', asOf }).catch((error: unknown) => error);
    assert.ok(refused instanceof ForesailError && refused.code === 'QUESTION_NOT_ANSWERABLE');
    assert.equal(
      refused.message,
      'There is no rate of JPY on or before 2026-11-05: a total can be given in EUR or USD',
    );
  });

  it('is refused in a currency without a rate, naming those that have one', async () => {
    const refused = await ask(viewers.ana, { convertTo: 'CHF' }).catch((error: unknown) => error);
    assert.ok(refused instanceof ForesailError && refused.code === 'QUESTION_NOT_ANSWERABLE');
    assert.equal(
      refused.message,
      'There is no rate of CHF on or before 2026-11-22: a total can be given in EUR, JPY or USD',
    );
    assert.deepEqual(refused.details, { currency: 'CHF', accepted: ['EUR', 'JPY', 'USD'] });
  });

  it('is no figure where a part cannot be converted, which is named', async () => {
    const { converted } = await ask(viewers.grace, { convertTo: 'EUR', scope: { kind: 'all', ids: [], label: 'all' } });
    assert.deepEqual([converted?.totals[0]?.value, converted?.missing], [null, ['CHF']]);
    assert.equal(converted?.totals[0]?.reason, 'no rate of CHF to EUR on or before 2026-11-22');
  });

  it('holds nothing of deals that the asker may not see, neither their money nor their currencies', async () => {
    const all = { kind: 'all' as const, ids: [], label: 'all' };
    const { converted } = await ask(viewers.ana, { convertTo: 'EUR', scope: all });
    assert.equal(converted?.totals[0]?.value, 1227.07);
    assert.ok(!JSON.stringify(converted).includes('CHF'));
    const { answerId } = await ask(viewers.grace, { convertTo: 'EUR', scope: all });
    const opened = await world.pipeline.reopen(viewers.ana, answerId);
    assert.equal(totalOf(opened)?.value, 1227.07);
    assert.deepEqual(opened.converted?.rates.map(({ currency }) => currency).sort(), ['JPY', 'USD']);
    assert.ok(!JSON.stringify(opened.converted).includes('CHF'));
  });

  it('says that no rates are synced where there are none, unless none is needed', async () => {
    await world.write(
      collectionNames.currencyRates,
      rates.map(({ _id }) => ({ _id, _gone: true as const })),
    );
    const answer = await ask(viewers.ana, { convertTo: 'EUR' });
    assert.deepEqual([totalOf(answer)?.value, totalOf(answer)?.reason], [null, 'no rates are synced']);
    const own = await ask(viewers.ana, { convertTo: 'EUR', filters: { currency: 'EUR' } });
    assert.equal(totalOf(own)?.value, 1000);
    assert.equal((await ask(viewers.ana)).convertibleTo, undefined);
  });

  it('is offered where there are several, in the currency of the asker’s company, else of most deals', async () => {
    assert.equal((await ask(viewers.ana)).convertibleTo, 'EUR');
    await world.set(collectionNames.companies, 1, { userIds: [ana] });
    await world.set(collectionNames.companies, 2, { userIds: [] });
    assert.equal((await ask(viewers.ana)).convertibleTo, 'USD');
    await world.set(collectionNames.companies, 1, { userIds: [] });
    await world.fill([1, 2].map((id) => deal(id, { currency: 'JPY' })).concat(deal(3)));
    assert.equal((await ask(viewers.ana)).convertibleTo, 'JPY');
    assert.equal((await ask(viewers.ana, { filters: { currency: 'EUR' } })).convertibleTo, undefined);
  });

  it('is the same when the answer is opened again, though Odoo’s rates were amended: that is said', async () => {
    const { answerId, converted } = await ask(viewers.ana, { convertTo: 'EUR' });
    await world.set(collectionNames.currencyRates, 2, { rate: 0.8 });
    const opened = await world.pipeline.reopen(viewers.ana, answerId);
    assert.deepEqual(opened.converted, converted);
    const note =
      'In Odoo the rate of USD to EUR for 2026-11-22 is 0.8 by now; the total keeps 0.9264, which it was given with';
    assert.ok(opened.notes.includes(note), opened.notes.join('\n'));
    assert.equal(totalOf(await ask(viewers.ana, { convertTo: 'EUR' }))?.value, 1196.09);
    const explained = await world.pipeline.explain(viewers.ana, answerId);
    assert.deepEqual(explained.converted, converted);
    assert.ok(explained.notes.includes(note));
    assert.deepEqual(explained.since.same, true);
  });

  it('says with a later deal what every figure says: that it differs, and why', async () => {
    const { answerId } = await ask(viewers.ana, { convertTo: 'EUR' });
    await world.set(collectionNames.opportunities, 2, { amountMinor: 40_010 });
    const opened = await world.pipeline.reopen(viewers.ana, answerId);
    assert.equal(totalOf(opened)?.value, 1412.39);
    assert.match(opened.notes.join(), /The figures differ/);
  });

  it('is the same by plain queries', async () => {
    const traits = question({ measure: 'openPipeline', scope: me, convertTo: 'EUR' });
    const [kept, plain] = [
      await world.pipeline.answer(viewers.ana, traits),
      await world.plain.answer(viewers.ana, traits),
    ];
    assert.deepEqual(kept.converted, plain.converted);
    assert.deepEqual(
      kept.converted?.totals.map(({ metric }) => metric),
      ['amount', 'weighted'],
    );
  });
});
