import assert from 'node:assert/strict';
import fc from 'fast-check';
import { answerScreen } from '../../bot/cards/answer.js';
import { shortMoneyText } from '../../bot/cards/words/numbers.js';
import type { Viewer } from '../../src/access/viewer.js';
import { fixedClock } from '../../src/clock.js';
import { minorDigits } from '../../src/currency.js';
import type { Answer, Dashboard, DealRow, Figure, Page } from '../../src/pipeline/answer.js';
import { fakeIdentity } from '../api/fakeParts.js';
import { openDoor, type OpenDoor } from '../api/openDoor.js';
import { context } from '../bot/gallery.js';
import { now, viewers } from './deals.js';
import { startPipelineWorld, type PipelineWorld } from './pipelineWorld.js';
import { someDeals, someViewer } from './randomDeals.js';

const quarter = { from: '2026-10-01', to: '2026-12-31' };
const scopes = fc.constantFrom('all', 'me', 'subtree');

/** Minor units by currency; what is nothing is left out, because a list says nothing of it. */
type Sums = Readonly<Record<string, number>>;

function added(parts: readonly { readonly amount: number; readonly currency: string }[]): Sums {
  const sums: Record<string, number> = {};
  for (const { amount, currency } of parts)
    sums[currency] = (sums[currency] ?? 0) + Math.round(amount * 10 ** minorDigits(currency));
  return Object.fromEntries(Object.entries(sums).filter(([, minor]) => minor !== 0));
}

const moneyOf = (figures: readonly Figure[]) => figures.filter(({ metric }) => metric === 'amount');
const sumsOf = (figures: readonly Figure[]): Sums =>
  added(moneyOf(figures).map(({ value, currency = '' }) => ({ amount: value ?? 0, currency })));
const countOf = (figures: readonly Figure[]) => figures.find(({ metric }) => metric === 'count')?.value;

/** No name of these deals holds a comma. */
function rowsOfCsv(text: string): { amount: number; currency: string }[] {
  const [head = [], ...rows] = text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  const [amount, currency] = [head.indexOf('Amount'), head.indexOf('Currency')];
  return rows.map((row) => ({ amount: Number(row[amount]), currency: row[currency] ?? '' }));
}

describe('the same question of every surface', function () {
  this.timeout(240_000);
  let world: PipelineWorld;
  let door: OpenDoor;
  let viewer: Viewer = viewers.grace;
  before(async () => {
    world = await startPipelineWorld();
    const identity = { ...fakeIdentity, viewerForToken: () => Promise.resolve(viewer) };
    door = await openDoor({ pipeline: world.pipeline, identity, clock: fixedClock(now) });
  });
  after(async () => {
    await door?.close();
    await world.close();
  });

  const get = async (path: string) => {
    const { status, text } = await door.send('GET', `/api/v2/${path}`, { as: 'ana' });
    assert.equal(status, 200, text);
    return text;
  };

  it('gives the same money to the minor unit: dashboard, list, answer and export, and the card as it rounds', async () => {
    await fc.assert(
      fc.asyncProperty(someDeals, someViewer, scopes, async (deals, asker, scope) => {
        await world.fill(deals);
        viewer = asker;
        const dashboard = JSON.parse(
          await get(`dashboard?scope=${scope}&period=${quarter.from}..${quarter.to}`),
        ) as Dashboard;
        const tile = dashboard.tiles.find(({ name }) => name === 'openPipeline');
        assert.ok(tile);
        const { body } = await door.send('POST', '/api/v2/ask', { as: 'ana', json: { question: tile.question } });
        const { figures } = (body['answer'] ?? body) as unknown as Answer;
        const of = `scope=${scope}&status=open&closeFrom=${quarter.from}&closeTo=${quarter.to}`;
        const list = JSON.parse(await get(`opportunities?${of}&limit=500`)) as Page<DealRow>;
        const exported = rowsOfCsv(await get(`export.csv?${of}`));
        const expected = sumsOf(figures);
        assert.deepEqual(sumsOf(tile.figures), expected, 'dashboard');
        assert.deepEqual(added(list.rows), expected, 'list');
        assert.deepEqual(added(exported), expected, 'export');
        assert.deepEqual([list.total, exported.length, countOf(tile.figures)], Array(3).fill(countOf(figures)));
        const answer = await world.pipeline.answer(asker, tile.question);
        // A headline of ten thousand and more is rounded, and of nothing there is none; the figure it rounds is the same.
        const card = JSON.stringify(answerScreen(answer, context).card);
        for (const { value, currency = '' } of moneyOf(figures))
          if (value) assert.ok(card.includes(shortMoneyText(value, currency, context)), `card: ${value} ${currency}`);
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });
});
