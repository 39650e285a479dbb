import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contentHash } from './contentHash.js';
import { fieldChanges } from './fieldChanges.js';

describe('field changes', () => {
  it('tell each field that differs, before and after', () => {
    const from = { id: 1, amount: { minor: 100, currency: 'EUR' }, name: 'A', tagIds: [1] };
    const to = { id: 1, amount: { minor: 250, currency: 'EUR' }, name: 'A', tagIds: [1, 2] };
    assert.deepEqual(fieldChanges(from, to), {
      amount: { from: { minor: 100, currency: 'EUR' }, to: { minor: 250, currency: 'EUR' } },
      tagIds: { from: [1], to: [1, 2] },
    });
  });

  it('tell a renamed stage as a name and a moved deal as a move', () => {
    const from = { stage: { id: 3, name: 'Proposal' } };
    assert.deepEqual(fieldChanges(from, { stage: { id: 3, name: 'Proposition' } }), {
      'stage.name': { from: 'Proposal', to: 'Proposition' },
    });
    assert.deepEqual(Object.keys(fieldChanges(from, { stage: { id: 4, name: 'Proposal' } })), ['stage']);
  });

  it('are none between equal payloads, and null stands for absent', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
        assert.deepEqual(fieldChanges(data, structuredClone(data)), {});
      }),
    );
    assert.deepEqual(fieldChanges({ a: null }, {}), {});
  });
});

describe('content hash', () => {
  const record = { id: 1, name: 'A', tag_ids: [2, 1], stage_id: [3, 'New'], write_date: 'x', write_uid: [1, 'Bot'] };

  it('is the same whatever the order of fields and of ids', () => {
    const { name, ...rest } = record;
    assert.equal(contentHash({ ...rest, tag_ids: [1, 2], name }), contentHash(record));
  });

  it('says nothing of who wrote when', () => {
    assert.equal(contentHash({ ...record, write_date: 'y', write_uid: [2, 'Ana'] }), contentHash(record));
  });

  it('differs with any other field', () => {
    for (const changed of [{ name: 'B' }, { tag_ids: [1] }, { stage_id: [3, 'Newer'] }, { stage_id: false }]) {
      assert.notEqual(contentHash({ ...record, ...changed }), contentHash(record));
    }
  });
});
