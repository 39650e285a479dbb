import assert from 'node:assert/strict';
import fc from 'fast-check';
import { deal, stages } from '../../../test/pipeline/deals.js';
import { someDeals } from '../../../test/pipeline/randomDeals.js';
import type { OpportunityView } from '../../projections/documents.js';
import { DealColumns } from './dealColumns.js';
import { joined, lowerPart, upperPart } from './exactSum.js';

/** What lists show of the deals, by id, as the documents have it. */
function expected(deals: Iterable<OpportunityView>): Map<number, object> {
  return new Map(
    [...deals].map((one) => {
      const { type, team, companyId, priority, lostReason, tags, source, position, ...of } = one;
      const { nextActivity, visible_to_user_ids: sight, ...listed } = of;
      void [type, team, companyId, priority, lostReason, tags, source, position, sight];
      return [one._id, { ...listed, hasNextStep: nextActivity !== null }];
    }),
  );
}

function kept(columns: DealColumns): Map<number, object> {
  return new Map(
    Array.from({ length: columns.size }, (_, row) => columns.listed(row)).map((listed) => [listed._id, listed]),
  );
}

describe('columns of deals', () => {
  it('hold what was put and not removed, whatever came before', () => {
    const changes = fc.array(fc.tuple(someDeals, fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 15 })), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(changes, (rounds) => {
        const columns = new DealColumns();
        const documents = new Map<number, OpportunityView>();
        for (const [deals, gone] of rounds) {
          for (const one of deals) columns.put(one);
          for (const one of deals) documents.set(one._id, one);
          for (const id of gone) columns.remove(id);
          for (const id of gone) documents.delete(id);
          assert.deepEqual(kept(columns), expected(documents.values()));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keep no name, no viewer and no tag that no deal has any more', () => {
    const columns = new DealColumns();
    for (let round = 0; round < 50; round += 1) {
      const tags = [{ id: 1, name: `Tag ${String(round)}` }];
      const stage = { ...stages.new, name: `Stage ${String(round)}` };
      for (let id = 1; id <= 300; id += 1) columns.put(deal(id, { visible_to_user_ids: [id, round], tags, stage }));
    }
    assert.deepEqual([columns.sight.size, columns.tags.size, columns.stage.size], [300, 1, 1]);
    assert.ok(columns.sight.codes <= 302, 'codes are given again');
    for (let id = 1; id <= 300; id += 1) columns.remove(id);
    assert.deepEqual([columns.size, columns.sight.size, columns.owner.size, columns.currency.size], [0, 0, 0, 0]);
  });

  it('tell that they changed, because rows of before mean nothing', () => {
    const columns = new DealColumns();
    columns.put(deal(1));
    const { version } = columns;
    columns.put(deal(2));
    columns.remove(1);
    assert.ok(columns.version > version);
    assert.equal(columns.listed(0)._id, 2);
  });
});

describe('sums of weighted micros', () => {
  it('are exact far beyond what a double can count', () => {
    const micros = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(fc.array(micros, { maxLength: 200 }), (values) => {
        let [upper, lower] = [0, 0];
        for (const value of values) {
          upper += upperPart(value);
          lower += lowerPart(value);
        }
        assert.equal(
          joined(upper, lower),
          values.reduce((sum, value) => sum + BigInt(value), 0n),
        );
      }),
    );
  });

  it('take negative ones too', () => {
    assert.equal(joined(upperPart(-1) + upperPart(5), lowerPart(-1) + lowerPart(5)), 4n);
  });
});
