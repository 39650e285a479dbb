import assert from 'node:assert/strict';
import { readCommand } from './grammar.js';

const schedule = (cron: string | null, said: string) => ({ kind: 'schedule', cron, said });

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
    ['run a full sync', { kind: 'sync', mode: 'full' }],
    ['full sync now', { kind: 'sync', mode: 'full' }],
    ['pause the sync', { kind: 'syncSwitch', act: { kind: 'pause' } }],
    ['Sync pause', { kind: 'syncSwitch', act: { kind: 'pause' } }],
    ['resume syncing', { kind: 'syncSwitch', act: { kind: 'resume' } }],
    ['sync every 10 minutes', { kind: 'syncSwitch', act: schedule('*/10 * * * *', 'every 10 minutes') }],
    ['sync every hour', { kind: 'syncSwitch', act: schedule('0 */1 * * *', 'every hour') }],
    ['sync every 120 min', { kind: 'syncSwitch', act: schedule('0 */2 * * *', 'every 120 minutes') }],
    ['sync every 7 minutes', { kind: 'syncSwitch', act: { kind: 'scheduleUnfit', said: 'every 7 minutes' } }],
    ['sync every 0 minutes', { kind: 'syncSwitch', act: { kind: 'scheduleUnfit', said: 'every 0 minutes' } }],
    ['sync as configured', { kind: 'syncSwitch', act: schedule(null, 'as configured') }],
    ['confirm removal', { kind: 'syncSwitch', act: { kind: 'confirmRemoval', confirmed: false } }],
    ['Test Odoo', { kind: 'syncSwitch', act: { kind: 'integrations' } }],
    ['is Odoo up?', { kind: 'syncSwitch', act: { kind: 'integrations' } }],
    ['sync history', { kind: 'syncSwitch', act: { kind: 'history' } }],
    ['last runs', { kind: 'syncSwitch', act: { kind: 'history' } }],
    ['projections', { kind: 'projections' }],
    ['health', { kind: 'projections' }],
    ['rebuild opportunity_view', { kind: 'rebuild', name: 'opportunity_view', confirmed: false }],
    ['dead letters', { kind: 'deadLetters' }],
    ['retry all', { kind: 'retry', id: 'all' }],
    ['retry dead letter dl_61', { kind: 'retry', id: 'dl_61' }],
    ['pause opportunity_view', { kind: 'pauseProjection', name: 'opportunity_view' }],
    ['Resume the projection tag_view.', { kind: 'resumeProjection', name: 'tag_view' }],
    ['discard dead letter tag_view_v1_b1:6', { kind: 'discard', id: 'tag_view_v1_b1:6', confirmed: false }],
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
    'pause the Porto deal',
    'full pipeline',
    'high value deals',
    'rebuild the trust of Porto',
    'resume the Porto deal',
    'discard all my deals',
    'health of my pipeline',
  ]) {
    it(`is not read into "${text}"`, () => {
      assert.equal(readCommand(text), null);
    });
  }
});
