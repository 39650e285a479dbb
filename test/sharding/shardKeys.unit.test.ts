import { equal, match } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { shardProblem } from './shardKeys.js';

describe('what a sharded collection takes', () => {
  const raw = 'odoo_raw_data';
  const taken = [
    { insert: raw, documents: [{ _id: 'a' }] },
    { update: raw, updates: [{ q: { _id: 'a', _rev: 1 }, u: {}, upsert: true }] },
    { update: raw, updates: [{ q: { deletedAt: null }, u: {}, multi: true }] },
    { delete: raw, deletes: [{ q: { model: 'x' }, limit: 0 }] },
    { delete: 'bot_memory', deletes: [{ q: { model: 'x' }, limit: 1 }] },
    { findAndModify: raw, query: { _id: { $eq: 'a' } } },
    { createIndexes: raw, indexes: [{ key: { model: 1 } }] },
    { find: raw, filter: { model: 'x' } },
    { update: 'events', updates: [{ q: { stream: 'a' }, u: {} }] },
  ];
  const refused = [
    [{ insert: raw, documents: [{ _id: 'a' }, {}] }, /inserts without _id/],
    [{ update: raw, updates: [{ q: { recordId: 1 }, u: {}, upsert: true, multi: true }] }, /upserts without/],
    [{ update: 'opportunity_view_v2_b11', updates: [{ q: { name: 'x' }, u: {} }] }, /updates one/],
    [{ update: raw, updates: [{ q: { _id: { $in: ['a'] } }, u: {} }] }, /updates one/],
    [{ delete: 'answers', deletes: [{ q: {}, limit: 1 }] }, /deletes one/],
    [{ findAndModify: 'answers', query: { personId: 1 } }, /modifies one/],
    [{ createIndexes: raw, indexes: [{ key: { recordId: 1 }, unique: true }] }, /unique/],
    [{ aggregate: raw, pipeline: [{ $match: {} }, { $out: 'x' }] }, /stage/],
  ] as const;
  const problemOf = (command: object) =>
    shardProblem({ commandName: Object.keys(command)[0] ?? '', command: command as never });

  it('is every write that says which document it means, and every write that means many', () => {
    for (const command of taken) equal(problemOf(command), null, JSON.stringify(command));
  });

  it('is no write of one document that leaves open which shard has it, and no unique index', () => {
    for (const [command, sentence] of refused) match(problemOf(command) ?? 'taken', sentence);
  });

  it('stands in docs/operations.md as commands to be run', () => {
    const page = readFileSync('docs/operations.md', 'utf8');
    for (const name of ['odoo_raw_data', 'answers']) {
      match(page, new RegExp(`sh\\.shardCollection\\('foresail\\.${name}', \\{ _id: 'hashed' \\}\\)`));
    }
    match(page, /`events` is never sharded/);
  });
});
