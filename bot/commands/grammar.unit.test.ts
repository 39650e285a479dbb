import assert from 'node:assert/strict';
import { readCommand } from './grammar.js';

describe('a command', () => {
  for (const [text, command] of [
    ['sync', { kind: 'sync', mode: 'incremental' }],
    ['Sync now!', { kind: 'sync', mode: 'incremental' }],
    ['please run a sync', { kind: 'sync', mode: 'incremental' }],
    ['sync full', { kind: 'sync', mode: 'full' }],
    ['/sync  reconcile', { kind: 'sync', mode: 'reconcile' }],
    ['sync backfill please', { kind: 'sync', mode: 'backfill' }],
    ['sync status', { kind: 'syncStatus' }],
    ['status', { kind: 'syncStatus' }],
    ['When was the last sync?', { kind: 'syncStatus' }],
    ['projections', { kind: 'projections' }],
    ['health', { kind: 'projections' }],
    ['rebuild opportunity_view', { kind: 'rebuild', name: 'opportunity_view', confirmed: false }],
    ['dead letters', { kind: 'deadLetters' }],
    ['retry all', { kind: 'retry', id: 'all' }],
    ['retry dead letter dl_61', { kind: 'retry', id: 'dl_61' }],
    ['help', { kind: 'help' }],
    ['?', { kind: 'help' }],
    ['What can I ask?', { kind: 'help' }],
    ['hi', { kind: 'help' }],
  ] as const) {
    it(`is read in "${text}"`, () => {
      assert.deepEqual(readCommand(text), command);
    });
  }

  for (const text of [
    'my pipeline',
    'sync of the deals with Porto',
    'status of the Porto deal',
    'which deals sync badly',
    'high value deals',
    'rebuild the trust of Porto',
    'health of my pipeline',
  ]) {
    it(`is not read into "${text}"`, () => {
      assert.equal(readCommand(text), null);
    });
  }
});
