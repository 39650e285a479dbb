import assert from 'node:assert/strict';
import type { DemoOdoo } from '../../sandbox/odoo/index.js';
import type { Viewer } from '../../src/access/viewer.js';
import type { Clock } from '../../src/clock.js';
import { auditedDealCommands } from '../../src/commands/deals/auditedDealCommands.js';
import type { AuditAct } from '../../src/ops/audit/auditEntry.js';
import { createPipeline } from '../../src/pipeline/createPipeline.js';
import type { OpportunityView } from '../../src/projections/documents.js';
import { fakeIdentity, tokens } from '../api/fakeParts.js';
import { openDoor, type OpenDoor } from '../api/openDoor.js';
import { startDatabases, type TestDatabases } from '../odoo/support/database.js';
import { newCommandId, notesOf, openDealWorld, startQuietOdoo, type DealWorld } from './dealWorld.js';

describe('changing a deal over the API', function () {
  this.timeout(240_000);
  let now = Date.UTC(2026, 10, 22, 12);
  const clock: Clock = { now: () => new Date((now += 5)) };
  const acts: AuditAct[] = [];
  let databases: TestDatabases;
  let odoo: DemoOdoo;
  let world: DealWorld;
  let door: OpenDoor;
  let ana: Viewer;
  let deal: OpportunityView;

  before(async () => {
    databases = await startDatabases();
    odoo = await startQuietOdoo(clock, 60);
    world = await openDealWorld(databases, odoo, clock);
    ana = await world.viewer('ana.silva@example.com');
    const ben = await world.viewer('ben.carter@example.com');
    const { db, projections, commands } = world;
    const { readModels } = projections;
    const pipeline = createPipeline({
      ...{ db, readModels, clock, fiscalYearStart: 1, odooUrl: odoo.url },
      freshAt: async () => null,
    });
    const note = (act: AuditAct) => void acts.push(act);
    // The second token of the fake parts is Ben's here.
    const viewerForToken = async (bearer: string) => {
      if (bearer === tokens.ana) return ana;
      return bearer === tokens.admin ? ben : fakeIdentity.viewerForToken(bearer);
    };
    const identity = { ...fakeIdentity, viewerForToken };
    door = await openDoor({ identity, pipeline, dealCommands: auditedDealCommands(commands, { note }) });
  });
  after(async () => {
    await door.close();
    await world.close();
    await odoo.close();
    await databases.close();
  });
  beforeEach(async () => {
    now += 10_000;
    const [first] = await world.deals({ 'owner.id': ana.odooUserId, status: 'open' });
    assert.ok(first);
    deal = first;
  });

  const patch = (json: object, as: keyof typeof tokens = 'ana', id: number | string = deal._id) =>
    door.send('PATCH', `/api/v2/opportunities/${id}`, { as, json });

  it('answers with what was done and the deal as it is now, and notes who did it', async () => {
    const commandId = newCommandId();
    const body = { commandId, seen: { amount: deal.amountMinor / 100 }, change: { kind: 'amount', amount: 4242.5 } };
    const { status, body: answer } = await patch(body);
    assert.equal(status, 200, JSON.stringify(answer));
    const { outcome, undoable, shown, deal: row } = answer as Record<string, unknown> & { deal: { amount: number } };
    assert.deepEqual([outcome, undoable, shown, row.amount], ['confirmed', true, true, 4242.5]);
    const again = (await patch(body)).body;
    assert.deepEqual({ ...again, position: 0 }, { ...answer, position: 0 }, 'a retry gets the same answer');
    assert.equal((await notesOf(world, deal._id, commandId)).length, 1);
    const { who, action, code, target, details } = acts[0] ?? assert.fail('nothing was noted');
    assert.deepEqual([who, action, code, target], [ana.personId, 'command', null, `deal ${deal._id}`]);
    assert.deepEqual(details, { kind: 'amount', commandId });
  });

  it('answers a conflict with both values and who was quicker', async () => {
    odoo.store.write('crm.lead', [deal._id], { expected_revenue: 31 }, odoo.store.userId('ben.carter@example.com'));
    const seen = { amount: deal.amountMinor / 100 };
    const { status, body } = await patch({ commandId: newCommandId(), seen, change: { kind: 'amount', amount: 32 } });
    assert.deepEqual([status, body['code']], [409, 'DEAL_CHANGED']);
    const { differences } = body['details'] as { differences: Record<string, unknown>[] };
    const { field, seen: was, present, by } = differences[0] ?? {};
    assert.deepEqual([field, was, present, by], ['amount', seen.amount, 31, 'Ben Carter']);
    assert.equal(acts.at(-1)?.code, 'DEAL_CHANGED');
  });

  it('knows nothing of a deal, or of its activity, that the person may not see', async () => {
    const body = { commandId: newCommandId(), change: { kind: 'note', text: 'x' } };
    const [foreign, none] = [await patch(body, 'admin'), await patch(body, 'admin', 999_999)];
    const withoutId = ({ text }: { text: string }) => text.replace(/"requestId":"[^"]+"/, '');
    assert.deepEqual([foreign.status, withoutId(foreign)], [404, withoutId(none)]);
    const done = await door.send('POST', '/api/v2/activities/999999/done', {
      as: 'ana',
      json: { commandId: newCommandId() },
    });
    assert.equal(done.status, 404);
  });

  it('does an activity', async () => {
    const commandId = newCommandId();
    const types = (await world.writeBack.choices()).activityTypes;
    const change = { kind: 'nextActivity', activityTypeId: types[0]?.id, dueOn: '2026-12-01', summary: 'Ring them' };
    assert.equal((await patch({ commandId: newCommandId(), change })).status, 200);
    const { activities } = await world.commands.open(ana, deal._id);
    const ring = activities.find(({ name }) => name === 'Ring them') ?? assert.fail('the activity is not shown');
    const json = { commandId, feedback: 'Reached' };
    const { status, body } = await door.send('POST', `/api/v2/activities/${ring.id}/done`, { as: 'ana', json });
    assert.deepEqual([status, body['said']], [200, 'done: Ring them']);
  });

  for (const [what, body, field] of [
    ['no command id', { change: { kind: 'won' } }, 'commandId'],
    ['a command id of another form', { commandId: "x' or 1", change: { kind: 'won' } }, 'commandId'],
    ['an unknown kind', { commandId: 'c-12345678', change: { kind: 'delete' } }, 'change.kind'],
    ['a field too many', { commandId: 'c-12345678', change: { kind: 'won', amount: 1 } }, 'change.amount'],
    ['an amount below 0', { commandId: 'c-12345678', change: { kind: 'amount', amount: -1 } }, 'change.amount'],
    ['nothing seen', { commandId: 'c-12345678', change: { kind: 'won' } }, 'seen'],
    ['too little seen', { commandId: 'c-12345678', seen: { amount: 1 }, change: { kind: 'won' } }, 'seen.stageId'],
    ['a day that is none', { commandId: 'c-12345678', change: { kind: 'expectedClose', expectedClose: '2026-02-30' } }, 'change.expectedClose'],
  ] as const) {
    it(`refuses ${what}, and names the field`, async () => {
      const { status, body: answer } = await patch(body);
      const { fields } = answer['details'] as { fields?: { field: string }[] };
      assert.deepEqual([status, fields?.[0]?.field], [400, field]);
    });
  } // prettier-ignore

  it('stands in the OpenAPI document', async () => {
    const { body } = await door.send('GET', '/api/openapi.json');
    const paths = body['paths'] as Record<string, Record<string, unknown>>;
    assert.ok(paths['/api/v2/opportunities/{id}']?.['patch']);
    assert.ok(paths['/api/v2/activities/{id}/done']?.['post']);
  });
});
