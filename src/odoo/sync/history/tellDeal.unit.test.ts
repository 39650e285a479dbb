import assert from 'node:assert/strict';
import fc from 'fast-check';
import { context, lead19 } from '../../../../test/odoo/support/records.js';
import type { OdooRecord } from '../../client/call.js';
import type { Payload } from '../../mapping/odooModel.js';
import { opportunities } from '../../mapping/opportunities.js';
import { tellDeal, tellPast } from './tellDeal.js';
import type { TrackedRow, TrackingMessage } from './trackingMessage.js';

const rules = { hasWonStatus: true, wonStages: new Set([4]) };
const stage = (id: number) => ({ id, name: `stage ${id}` });
const map = (record: OdooRecord) => opportunities.map(record, context);
const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 11, minute));

function message(id: number, minute: number, rows: readonly TrackedRow[], more: Partial<TrackingMessage> = {}) {
  const actor = { id: 'odoo:11', name: 'Ana Silva' };
  return { id, dealId: 42, at: at(minute), actor, moved: false, late: false, rows, ...more };
}

const move = (from: number, to: number): TrackedRow => ({ field: 'stage', from: stage(from), to: stage(to) });
const inStage = (id: number, fields: Record<string, unknown> = {}) =>
  lead19({
    stage_id: [id, `stage ${id}`],
    write_date: '2026-11-20 11:30:00',
    date_last_stage_update: '2026-11-20 11:30:00',
    ...fields,
  });
const told = (data: Payload, version = 1) => ({ data, version, deleted: false });
const before = map(inStage(1, { date_last_stage_update: '2026-05-26 03:00:00' }));

describe('telling a deal', () => {
  it('makes three moves between two runs three events, each with its time and author', () => {
    const now = inStage(4);
    const messages = [
      message(1, 10, [move(1, 2)]),
      message(2, 20, [move(2, 3)], { actor: { id: 'odoo:12', name: 'Ben Carter' } }),
      message(3, 30, [move(3, 4)]),
    ];
    const { events, consumed } = tellDeal(now, map(now), told(before), messages, rules);
    assert.deepEqual(
      events.map((event) => [event.eventId, event.occurredAt.toISOString(), event.actor.id, event.changes?.['stage']]),
      [
        ['opportunity-42:message:1', at(10).toISOString(), 'odoo:11', { from: stage(1), to: stage(2) }],
        ['opportunity-42:message:2', at(20).toISOString(), 'odoo:12', { from: stage(2), to: stage(3) }],
        ['opportunity-42:message:3', at(30).toISOString(), 'odoo:11', { from: stage(3), to: stage(4) }],
      ],
    );
    assert.deepEqual(events.at(-1)?.data, map(now));
    assert.equal(consumed.length, 3);
  });

  it('tells what tracking does not know as one event of the last write', () => {
    const now = inStage(2, { date_deadline: '2027-01-31', write_date: '2026-11-20 11:45:00' });
    const { events } = tellDeal(now, map(now), told(before), [message(1, 10, [move(1, 2)])], rules);
    assert.equal(events.length, 2);
    assert.deepEqual(events[1]?.changes, { expectedClose: { from: '2026-12-31', to: '2027-01-31' } });
    assert.equal(events[1]?.occurredAt.toISOString(), '2026-11-20T11:45:00.000Z');
  });

  it('joins what a move brought along in the same write', () => {
    const now = inStage(2, { probability: 75 });
    const { events } = tellDeal(now, map(now), told(before), [message(1, 30, [move(1, 2)])], rules);
    assert.equal(events.length, 1);
    assert.deepEqual(Object.keys(events[0]?.changes ?? {}).sort(), ['probability', 'stage', 'stageChangedAt']);
  });

  it('tells winning with its status and closing date', () => {
    const now = inStage(4, { won_status: 'won', probability: 100, date_closed: '2026-11-20 11:30:01' });
    const rows: TrackedRow[] = [move(1, 4), { field: 'wonStatus', from: 'pending', to: 'won' }];
    const { events } = tellDeal(now, map(now), told(before), [message(1, 30, rows)], rules);
    assert.deepEqual(events[0]?.changes?.['status'], { from: 'open', to: 'won' });
    assert.deepEqual(events[0].changes['closedAt'], { from: null, to: '2026-11-20T11:30:01Z' });
  });

  it('leaves messages that are newer than the record to the next run', () => {
    const now = inStage(2);
    const messages = [message(1, 30, [move(1, 2)]), message(2, 31, [move(2, 3)], { late: true })];
    const { events, consumed } = tellDeal(now, map(now), told(before), messages, rules);
    assert.deepEqual(
      consumed.map((one) => one.id),
      [1],
    );
    assert.deepEqual((events.at(-1)?.data as { stage: unknown }).stage, stage(2));
  });

  it('uses late messages that the record already shows', () => {
    const now = inStage(3);
    const messages = [message(1, 30, [move(1, 2)], { late: true }), message(2, 30, [move(2, 3)], { late: true })];
    const { events, consumed } = tellDeal(now, map(now), told(before), messages, rules);
    assert.equal(consumed.length, 2);
    assert.equal(events.length, 2);
  });

  it('rejects messages that a merge brought along, and marks the history before them incomplete', () => {
    const now = inStage(1, { date_last_stage_update: '2026-05-26 03:00:00' });
    const { events, consumed } = tellDeal(
      now,
      map(now),
      told(before),
      [message(1, 5, [move(2, 3)], { moved: true })],
      rules,
    );
    assert.equal(consumed.length, 1);
    assert.deepEqual(
      events.map((event) => event.changes),
      [{ historyComplete: { from: true, to: false } }],
    );
    assert.equal(events[0]?.occurredAt.toISOString(), at(5).toISOString());
  });

  it('rejects rows that do not chain, and marks', () => {
    const now = inStage(1, { date_last_stage_update: '2026-05-26 03:00:00' });
    const { events } = tellDeal(now, map(now), told(before), [message(1, 5, [move(7, 8)])], rules);
    assert.deepEqual(
      events.map((event) => event.changes),
      [{ historyComplete: { from: true, to: false } }],
    );
  });

  it('tells a deal that is seen for the first time from its birth', () => {
    const now = inStage(3, { create_date: '2026-11-20 11:00:00' });
    const messages = [message(1, 10, [move(1, 2)]), message(2, 30, [move(2, 3)])];
    const { events } = tellDeal(now, map(now), null, messages, rules);
    assert.deepEqual(
      events.map((event) => (event.data as { stage: unknown }).stage),
      [stage(1), stage(2), stage(3)],
    );
    assert.equal(events[0]?.occurredAt.toISOString(), '2026-11-20T11:00:00.000Z');
    assert.equal(events[0]?.changes, undefined);
  });
});

describe('telling the past of a deal', () => {
  it('keeps the present in data, and the past in changes and time', () => {
    const first = map(inStage(3));
    const rows: TrackedRow[] = [{ field: 'owner', from: null, to: { id: 11, name: 'Ana Silva' } }];
    const messages = [message(1, 1, [move(1, 2), ...rows]), message(2, 2, [move(2, 3)])];
    const { events } = tellPast(told(first), first, messages, rules);
    assert.equal(events.length, 2);
    for (const event of events) assert.deepEqual(event.data, first);
    assert.deepEqual(events[0]?.changes?.['owner'], { from: null, to: { id: 11, name: 'Ana Silva' } });
    assert.deepEqual(events[1]?.changes?.['stage'], { from: stage(2), to: stage(3) });
  });

  it('rejects what does not lead to what the log first knew', () => {
    const first = map(inStage(3));
    const { events } = tellPast(told(first), first, [message(1, 1, [move(1, 2)]), message(2, 2, [move(4, 3)])], rules);
    const stages = events.flatMap((event) => (event.changes?.['stage'] ? [event.changes['stage'].to] : []));
    assert.deepEqual(stages, [stage(3)]);
    assert.ok(events.some((event) => event.changes?.['historyComplete']));
  });
});

describe('any walk of a deal', () => {
  const steps = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 12 });

  it('comes back as its moves, in order, ending where the record is', () => {
    fc.assert(
      fc.property(steps, (stages) => {
        const path = [1, ...stages].filter((id, index, all) => index === 0 || id !== all[index - 1]);
        const messages = path.slice(1).map((to, index) => message(index + 1, index, [move(path[index] ?? 0, to)]));
        const now = inStage(path.at(-1) ?? 1);
        const { events } = tellDeal(now, map(now), told(before), messages, rules);
        const moves = events.flatMap(({ changes }) => (changes?.['stage'] ? [changes['stage']] : []));
        assert.deepEqual(
          moves,
          path.slice(1).map((to, index) => ({ from: stage(path[index] ?? 0), to: stage(to) })),
        );
        assert.deepEqual(events.length === 0 ? before : events.at(-1)?.data, map(now));
      }),
    );
  });

  it('read backwards gives the same moves', () => {
    fc.assert(
      fc.property(steps, (stages) => {
        const path = [1, ...stages].filter((id, index, all) => index === 0 || id !== all[index - 1]);
        const messages = path.slice(1).map((to, index) => message(index + 1, index, [move(path[index] ?? 0, to)]));
        const first = map(inStage(path.at(-1) ?? 1));
        const { events } = tellPast(told(first), first, messages, rules);
        const moves = events.flatMap(({ changes }) => (changes?.['stage'] ? [changes['stage']] : []));
        assert.deepEqual(
          moves,
          path.slice(1).map((to, index) => ({ from: stage(path[index] ?? 0), to: stage(to) })),
        );
      }),
    );
  });
});
