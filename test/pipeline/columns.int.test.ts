import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Viewer } from '../../src/access/viewer.js';
import { ForesailError } from '../../src/errors.js';
import type { Answer } from '../../src/pipeline/answer.js';
import type { Pipeline } from '../../src/pipeline/ports.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { deal, question, viewers } from './deals.js';
import { startPipelineWorld, type PipelineWorld } from './pipelineWorld.js';
import { someActivities, someDeals, someQuestion, someViewer } from './randomDeals.js';

/** `FC_RUNS=300` for the long run. */
const runs = Number(process.env['FC_RUNS'] ?? 10);

describe('columns in the process', function () {
  this.timeout(Math.max(300_000, runs * 6_000));
  let world: PipelineWorld;
  beforeEach(async () => {
    world = await startPipelineWorld();
    await world.set('stage_view', 1, { rottingDays: 5 });
    await world.set('stage_view', 2, { rottingDays: 30 });
  });
  afterEach(() => world.close());

  /** The whole answer but for what each has of its own, or the code of the refusal. */
  async function outcome(work: () => Promise<Answer>): Promise<unknown> {
    try {
      return { ...(await work()), answerId: '' };
    } catch (error) {
      if (error instanceof ForesailError) return error.code;
      throw error;
    }
  }

  /** An answer and the pages of its deals that follow. */
  async function readThrough(pipeline: Pipeline, viewer: Viewer, asked: PipelineQuestion): Promise<unknown[]> {
    const pages: unknown[] = [];
    let next: string | null = null;
    let id = '';
    do {
      const cursor: string | null = next;
      const page = await outcome(async () => {
        const answer = cursor === null ? await pipeline.answer(viewer, asked) : await pipeline.page(viewer, id, cursor);
        id = answer.answerId;
        next = answer.deals?.next ?? answer.activities?.next ?? null;
        return answer;
      });
      pages.push(page);
    } while (next !== null && pages.length < 4);
    return pages;
  }

  it('give the answer that the database’s own query gives: any deals, changes, viewer and question', async () => {
    const compared = { answers: 0, rows: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            someDeals,
            someActivities,
            fc.array(fc.tuple(someViewer, someQuestion), { minLength: 6, maxLength: 6 }),
          ),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
        async (steps) => {
          for (const [deals, activities, questions] of steps) {
            await world.fill(deals, activities);
            for (const [viewer, asked] of questions) {
              const pages = await readThrough(world.pipeline, viewer, asked);
              assert.deepEqual(pages, await readThrough(world.plain, viewer, asked));
              compared.answers += 1;
              for (const page of pages) {
                if (typeof page === 'object') compared.rows += (page as Answer).deals?.rows.length ?? 0;
              }
            }
          }
        },
      ),
      // Shrinking asks thousands of questions: `SHRINK=1` where a failure needs it.
      { numRuns: runs, endOnFailure: process.env['SHRINK'] === undefined },
    );
    assert.ok(compared.rows > compared.answers / 4, `hardly anything was compared: ${JSON.stringify(compared)}`);
  });

  it('follow event after event: what stands from the question before is what the database says after each', async () => {
    await fc.assert(
      fc.asyncProperty(
        someDeals,
        fc.array(fc.tuple(someViewer, someQuestion), { minLength: 5, maxLength: 5 }),
        fc.array(someDeals, { minLength: 4, maxLength: 4 }),
        async (deals, questions, later) => {
          await world.fill(deals);
          for (const events of [[], ...later]) {
            // A deal changes, or a new one comes, or the last one goes.
            const [changed, gone] = events;
            if (changed) await world.write('opportunity_view', [changed]);
            if (gone && gone._id % 5 === 0) await world.write('opportunity_view', [{ _id: gone._id, _gone: true }]);
            for (const [viewer, asked] of questions) {
              const ours = await outcome(() => world.pipeline.answer(viewer, asked));
              assert.deepEqual(ours, await outcome(() => world.plain.answer(viewer, asked)));
            }
          }
        },
      ),
      { numRuns: runs, endOnFailure: process.env['SHRINK'] === undefined },
    );
  });

  it('list every deal once, page by page, in every order', async () => {
    await fc.assert(
      fc.asyncProperty(someDeals, someQuestion, async (deals, asked) => {
        await world.fill(deals);
        const list = { ...asked, measure: 'deals' as const, groupBy: null, compareTo: null, limit: 3 };
        const read = async (pipeline: Pipeline): Promise<number[]> => {
          const ids: number[] = [];
          let cursor: string | null = null;
          do {
            const page = await pipeline.opportunities(viewers.grace, { ...list, scope: question().scope }, cursor);
            ids.push(...page.rows.map((row) => row.id));
            cursor = page.next;
          } while (cursor !== null);
          return ids;
        };
        const ids = await read(world.pipeline);
        assert.equal(new Set(ids).size, ids.length);
        assert.deepEqual(ids, await read(world.plain));
      }),
      // Shrinking asks thousands of questions: `SHRINK=1` where a failure needs it.
      { numRuns: runs, endOnFailure: process.env['SHRINK'] === undefined },
    );
  });

  it('go on from a cursor that the other one gave', async () => {
    await world.fill(Array.from({ length: 9 }, (_, index) => deal(index + 1, { amountMinor: (index % 3) * 100 })));
    for (const orderBy of ['-amount', 'expectedClose', 'name', '-name', '-createdAt'] as const) {
      const list = question({ measure: 'deals', orderBy, limit: 4 });
      const first = await world.pipeline.opportunities(viewers.ana, list, null);
      const rest = await world.plain.opportunities(viewers.ana, list, first.next);
      assert.deepEqual(await world.pipeline.opportunities(viewers.ana, list, first.next), rest);
    }
  });

  it('never give an answer older than what the read model held when it was asked', async () => {
    await world.fill([deal(1)]);
    const askers: Promise<void>[] = [];
    for (let amount = 1; amount <= 30; amount += 1) {
      await world.set('opportunity_view', 1, { amountMinor: amount * 100, weightedMicros: 0 });
      for (let asker = 0; asker < 3; asker += 1) {
        askers.push(
          world.pipeline.answer(viewers.ana, question()).then(({ figures }) => {
            assert.ok(
              Number(figures[0]?.value) >= amount,
              `${String(figures[0]?.value)} asked after ${String(amount)}`,
            );
          }),
        );
      }
    }
    await Promise.all(askers);
  });
});
