import assert from 'node:assert/strict';
import { problemsOf, readable, textsOf } from '../../test/bot/cardCheck.js';
import { admin, ana, cardOf, createRoom, says, taps, turnOf } from '../../test/bot/fakeTurn.js';
import { fakeSync, syncRun } from '../../test/bot/world.js';
import type { SyncAdministration, SyncHealth } from '../../src/odoo/syncStatus.js';
import type { AuditAct } from '../../src/ops/audit/auditEntry.js';
import { notConfigured, odooIntegration } from '../../src/ops/integrations.js';
import type { BotParts } from '../dependencies.js';

/** A sync with switches, and what was done to it. */
function switchable(part: Partial<SyncHealth> = {}) {
  const done: string[] = [];
  const act = (name: string) => async () => void done.push(name);
  const health: SyncHealth = {
    ...{ paused: false, cron: null, breaker: 'closed', watermarks: {}, parkedRecords: 0, needsConfirmation: false },
    ...part,
  };
  const sync: SyncAdministration = {
    ...fakeSync(),
    pause: act('pause'),
    resume: act('resume'),
    confirmRemoval: act('confirmRemoval'),
    reschedule: async (cron) => void done.push(`reschedule ${cron}`),
    connectionTest: async () => ({ ok: true, sentence: 'Odoo 19.0 answers', version: '19.0', code: null }),
    health: async () => health,
  };
  return { done, sync };
}

function roomWith(part: Partial<SyncHealth> = {}) {
  const { done, sync } = switchable(part);
  const acts: AuditAct[] = [];
  const audit = {
    note: (act: AuditAct) => void acts.push(act),
    record: async (act: AuditAct) => void acts.push(act),
  } as BotParts['audit'];
  const integrations = [odooIntegration(sync, false), notConfigured('llm', 'Language model', 'The grammar reads')];
  const room = createRoom({ syncAdministration: sync, audit, integrations });
  const say = async (text: string, who = admin) => {
    await room.handle(turnOf(room, says(text), { who, kind: 'channel' }));
    return room.written.at(-1)?.screen ?? assert.fail('nothing was answered');
  };
  return { done, acts, room, say };
}

describe('a switch of the sync', () => {
  it('pauses and resumes, says so, and is kept in the audit log', async () => {
    const { done, acts, say } = roomWith();
    const paused = await say('pause the sync');
    assert.equal(paused.summary, 'The sync is paused');
    assert.deepEqual(problemsOf(paused.card), []);
    await say('resume the sync');
    assert.deepEqual(done, ['pause', 'resume']);
    assert.deepEqual(
      acts.map((act) => [act.action, act.target, act.who]),
      [
        ['command', 'sync pause', admin.personId],
        ['command', 'sync resume', admin.personId],
      ],
    );
  });

  it('sets another interval, and says which ones fit', async () => {
    const { done, say } = roomWith();
    assert.equal((await say('sync every 15 minutes')).summary, 'The sync runs every 15 minutes');
    assert.equal((await say('sync every 7 minutes')).summary, 'The sync cannot run every 7 minutes');
    assert.equal((await say('sync as configured')).summary, 'The sync runs as configured');
    assert.deepEqual(done, ['reschedule */15 * * * *', 'reschedule null']);
  });

  it('asks before it lets a run remove what seems gone', async () => {
    const { done, room, say } = roomWith({ needsConfirmation: true });
    assert.equal((await say('confirm removal')).summary, 'Remove what seems gone?');
    assert.deepEqual(done, []);
    const reply = await room.handle(turnOf(room, taps('sync.switch', { act: 'confirmRemoval' }), { who: admin }));
    assert.equal(cardOf(reply).summary, 'The next run may remove what is gone');
    assert.deepEqual(done, ['confirmRemoval']);
  });

  it('tries every configured connection', async () => {
    const { say } = roomWith();
    const screen = await say('test odoo');
    assert.equal(screen.summary, 'Every connection answers');
    assert.ok(textsOf(screen.card).includes('Odoo 19.0 answers'));
    assert.ok(textsOf(screen.card).includes('Language model: not configured'));
  });

  it('lists the last runs with who asked for them and why one failed', async () => {
    const error = { code: 'ODOO_UNAUTHORIZED', message: 'Odoo refused the API key' };
    const ended = { endedAt: '2026-11-20T10:31:09Z' };
    const runs = [
      syncRun({ ...ended, state: 'failed', error }),
      syncRun({ ...ended, state: 'completed', mode: 'full' }),
    ];
    const room = createRoom({
      recentRuns: async (limit) => runs.slice(0, limit),
      syncAdministration: switchable().sync,
    });
    await room.handle(turnOf(room, says('sync history'), { who: admin }));
    const screen = room.written[0]?.screen ?? assert.fail('nothing was answered');
    assert.equal(screen.summary, '1 of the last 2 runs failed');
    assert.deepEqual(problemsOf(screen.card), []);
    const words = readable(screen.card);
    for (const word of ['Incremental, failed', 'Odoo refused the API key', 'Full, completed', 'by Admin', '5\u00a0s']) {
      assert.ok(words.includes(word), `${word} in ${words}`);
    }
  });

  it('is refused politely to who is no admin, does nothing, and the refusal is kept', async () => {
    const { done, acts, say, room } = roomWith();
    const refusal = await say('pause the sync', ana);
    assert.match(refusal.summary, /^Only admins can /);
    await room.handle(turnOf(room, taps('sync.switch', { act: 'pause' }), { who: ana }));
    assert.deepEqual(done, []);
    assert.deepEqual(
      acts.map((act) => [act.action, act.code, act.target]),
      [
        ['refused', 'FORBIDDEN', 'sync pause'],
        ['refused', 'FORBIDDEN', 'sync pause'],
      ],
    );
  });
});
