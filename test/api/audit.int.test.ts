import assert from 'node:assert/strict';
import type { Collection } from 'mongodb';
import { fixedClock } from '../../src/clock.js';
import { ForesailError } from '../../src/errors.js';
import type { AuditAct, AuditEntry } from '../../src/ops/audit/auditEntry.js';
import { auditedPipeline } from '../../src/ops/audit/auditedPipeline.js';
import { createAudit } from '../../src/ops/audit/createAudit.js';
import type { Audit } from '../../src/ops/audit/createAudit.js';
import { silentLog } from '../../src/ops/log.js';
import { createTestDatabase } from '../eventStore/database.js';
import type { TestDatabase } from '../eventStore/database.js';
import { ana, fakePipeline } from './fakeParts.js';
import { doorNow, openDoor } from './openDoor.js';
import type { OpenDoor } from './openDoor.js';

const act = (target: string): AuditAct => ({
  who: 'odoo:1',
  action: 'command',
  code: null,
  target,
  details: { when: '2026-11-22', nested: { list: [1, 2.5, null], absent: undefined } },
  requestId: 'r',
  address: '127.0.0.1',
});

describe('the audit log', () => {
  let database: TestDatabase;
  let audit: Audit;
  let entries: Collection<AuditEntry>;
  const another = () => createAudit({ db: database.db, clock: fixedClock(doorNow), log: silentLog });
  beforeEach(async () => {
    database = await createTestDatabase();
    audit = another();
    entries = database.db.collection<AuditEntry>('audit_log');
  });
  afterEach(() => database.drop());

  describe('as a chain', () => {
    it('keeps acts in the order of the calls, each linked to the one before', async () => {
      for (let at = 0; at < 5; at += 1) audit.note(act(`${at}`));
      await audit.record(act('5'));
      const written = await audit.entries({ limit: 10 });
      assert.deepEqual(
        written.map((entry) => [entry._id, entry.target]),
        [
          [6, '5'],
          [5, '4'],
          [4, '3'],
          [3, '2'],
          [2, '1'],
          [1, '0'],
        ],
      );
      assert.deepEqual((await audit.verify()).broken, null);
      assert.deepEqual(
        (await audit.entries({ before: 3, limit: 1 })).map((entry) => entry._id),
        [2],
      );
    });

    it('is one chain however many instances write it', async () => {
      const instances = [audit, another(), another()];
      for (let at = 0; at < 20; at += 1) for (const [no, one] of instances.entries()) one.note(act(`${no}-${at}`));
      await Promise.all(instances.map((one) => one.settled()));
      const { entries: count, broken } = await audit.verify();
      assert.deepEqual([count, broken], [60, null]);
      const targets = (await audit.entries({ limit: 100 })).map((entry) => entry.target);
      assert.equal(new Set(targets).size, 60);
    });

    it('shows an entry that was changed, taken out, put in or moved', async () => {
      for (let at = 1; at <= 5; at += 1) audit.note(act(`${at}`));
      await audit.settled();
      const third = await entries.findOne({ _id: 3 });
      assert.ok(third);

      await entries.updateOne({ _id: 3 }, { $set: { who: 'odoo:99' } });
      assert.deepEqual((await audit.verify()).broken, { at: 3, problem: 'changed' });
      await entries.replaceOne({ _id: 3 }, third);
      assert.equal((await audit.verify()).broken, null);

      await entries.deleteOne({ _id: 3 });
      assert.deepEqual((await audit.verify()).broken, { at: 3, problem: 'missing' });
      const fourth = await entries.findOne({ _id: 4 });
      assert.ok(fourth);
      await entries.insertOne({ ...fourth, _id: 3 });
      assert.deepEqual((await audit.verify()).broken, { at: 3, problem: 'changed' });
    });

    it('shows a chain that was written anew from some entry on, by what follows it', async () => {
      for (let at = 1; at <= 3; at += 1) audit.note(act(`${at}`));
      await audit.settled();
      const forger = createAudit({ db: database.db, clock: fixedClock(new Date(0)), log: silentLog });
      const last = await entries.findOne({ _id: 3 });
      await entries.deleteMany({ _id: { $gte: 2 } });
      await forger.record(act('forged'));
      assert.ok(last);
      await entries.insertOne(last);
      assert.deepEqual((await audit.verify()).broken, { at: 3, problem: 'not linked' });
    });

    it('tells who must know that an act was not recorded', async () => {
      const broken = createAudit({
        db: {
          collection: () => ({
            find: () => {
              throw new Error('down');
            },
          }),
        } as never,
        clock: fixedClock(doorNow),
        log: silentLog,
      });
      await assert.rejects(broken.record(act('x')), /down/);
      broken.note(act('x'));
      await broken.settled();
    });
  });

  describe('encrypted', () => {
    const key = (id: string, letter: string) => `${id}:${Buffer.alloc(32, letter).toString('base64')}`;
    const sealing = (...keys: string[]) =>
      createAudit({ db: database.db, clock: fixedClock(doorNow), log: silentLog, keys });

    it('shows nothing at rest, and everything to who has the key', async () => {
      await sealing(key('2026', 'a')).record(act('Porto Foods'));
      const stored = JSON.stringify(await entries.find({}).toArray());
      assert.doesNotMatch(stored, /Porto|odoo:1|nested/);
      const [read] = await sealing(key('2026', 'a')).entries({ limit: 1 });
      assert.deepEqual([read?.who, read?.target, read?.details['when']], ['odoo:1', 'Porto Foods', '2026-11-22']);
    });

    it('reads on after a change of keys, and tells what it cannot read', async () => {
      await sealing(key('2026', 'a')).record(act('old'));
      await sealing(key('2027', 'b'), key('2026', 'a')).record(act('new'));
      await audit.record(act('clear'));
      const targets = async (...keys: string[]) =>
        (await sealing(...keys).entries({ limit: 9 })).map((entry) => entry.target ?? entry.details['keyId']);
      assert.deepEqual(await targets(key('2027', 'b'), key('2026', 'a')), ['clear', 'new', 'old']);
      assert.deepEqual(await targets(key('2027', 'b')), ['clear', 'new', '2026']);
      assert.deepEqual(await targets(key('2027', 'x')), ['clear', '2027', '2026']);
    });

    it('is verified without any key, and shows what was changed or traded', async () => {
      const sealed = sealing(key('2026', 'a'));
      for (const target of ['1', '2', '3']) await sealed.record(act(target));
      assert.deepEqual((await audit.verify()).broken, null);
      const [first, second] = await database.db.collection('audit_log').find({}).sort({ _id: 1 }).toArray();
      await database.db.collection('audit_log').updateOne({ _id: 2 as never }, { $set: { sealed: first?.['sealed'] } });
      assert.deepEqual((await audit.verify()).broken, { at: 2, problem: 'changed' });
      assert.equal((await sealed.entries({ limit: 3 }))[1]?.action, 'sealed', 'bound to its own number');
      await database.db.collection('audit_log').replaceOne({ _id: 2 as never }, second as never);
      assert.equal((await audit.verify()).broken, null);
    });
  });

  describe('of questions', () => {
    it('keeps who asked, what was understood, the rule, the position and how many rows', async () => {
      const pipeline = auditedPipeline(fakePipeline(), audit);
      const { question } = await pipeline.reopen(ana, 'a_0001');
      await pipeline.answer(ana, question);
      await assert.rejects(pipeline.reopen(ana, 'a_9999'), ForesailError);
      await audit.settled();
      const [refused, answered] = await audit.entries({ limit: 2 });
      assert.deepEqual([answered?.who, answered?.action, answered?.target], ['odoo:10', 'question', 'a_0001']);
      assert.deepEqual(answered?.details, {
        said: 'Open pipeline, you',
        understood: { measure: 'openPipeline', scope: 'me' },
        rule: 'rep, 1 owners, access 1',
        position: 7,
        rows: 0,
        total: null,
      });
      assert.deepEqual([refused?.code, refused?.target], ['NOT_FOUND', 'a_9999']);
    });

    it('keeps what dashboards and lists showed, to whom and by what rule', async () => {
      const pipeline = auditedPipeline(fakePipeline(), audit);
      const { question } = await pipeline.reopen(ana, 'a_0001');
      await pipeline.dashboard(ana, { scope: question.scope, period: 'thisQuarter', asOf: null });
      await pipeline.opportunities(ana, { ...question, filters: { ownerIds: [7], text: 'tea' } }, null);
      await pipeline.activities(ana, question, 'next');
      await audit.settled();
      const read = (await audit.entries({ limit: 3 })).map(({ action, target, details }) => ({
        action,
        target,
        details,
      }));
      const rule = 'rep, 1 owners, access 1';
      const asked = { measure: 'openPipeline', scope: 'me' };
      assert.deepEqual(read, [
        {
          action: 'read',
          target: 'activities',
          details: { understood: asked, nextPage: true, rows: 0, total: 0, rule },
        },
        {
          action: 'read',
          target: 'opportunities',
          details: {
            understood: { ...asked, filters: { ownerIds: [7], text: 'tea' } },
            ...{ nextPage: false, rows: 0, total: 0, rule },
          },
        },
        {
          action: 'read',
          target: 'dashboard',
          details: { understood: { scope: 'me', period: 'thisQuarter', asOf: null }, position: 7, rows: 0, rule },
        },
      ]);
    });
  });

  describe('of the door', () => {
    let door: OpenDoor;
    beforeEach(async () => {
      door = await openDoor({ audit });
    });
    afterEach(() => door.close());

    it('keeps every refusal with route, code, request and address', async () => {
      const bare = await door.send('GET', '/api/v2/me');
      await door.send('POST', '/api/admin/sync', { as: 'ana' });
      await door.send('POST', '/api/auth/refresh', { json: { refreshToken: 'x'.repeat(30) } });
      await audit.settled();
      const written = [...(await audit.entries({ limit: 10 }))].reverse();
      assert.deepEqual(
        written.map(({ who, action, code, target }) => [who, action, code, target]),
        [
          [null, 'refused', 'TOKEN_MISSING', 'get /api/v2/me'],
          ['odoo:10', 'refused', 'FORBIDDEN', 'post /api/admin/sync'],
          [null, 'refused', 'TOKEN_REUSED', 'post /api/auth/refresh'],
        ],
      );
      assert.equal(written[0]?.requestId, bare.body['requestId']);
      assert.equal(written[0]?.address, '127.0.0.1');
    });

    it('keeps the first refusals of a flood and that there were more', async () => {
      for (let at = 0; at < 100; at += 1) await door.send('GET', '/api/v2/me');
      await audit.settled();
      const written = await audit.entries({ limit: 200 });
      assert.equal(written.length, 61);
      assert.match(String(written[0]?.details['more']), /further refusals/);
    });

    it('keeps sign-ins and admin acts, without tokens', async () => {
      await door.send('POST', '/api/auth/teams', { json: { token: 'secret-token-of-twenty-letters' } });
      await door.send('POST', '/api/admin/sync', { as: 'admin', json: { mode: 'full' } });
      await audit.settled();
      const written = [...(await audit.entries({ limit: 10 }))].reverse();
      assert.deepEqual(
        written.map(({ who, action, target }) => [who, action, target]),
        [
          ['entra:unknown', 'signIn', null],
          ['login:admin@example.com', 'command', 'post /api/admin/sync'],
        ],
      );
      assert.deepEqual(written[1]?.details, { params: null, body: { mode: 'full' } });
      assert.doesNotMatch(JSON.stringify(written), /secret-token/);
    });

    it('lets no admin act happen that cannot be recorded', async () => {
      const failing: Audit = { ...audit, record: () => Promise.reject(new Error('down')) };
      const closed = await openDoor({ audit: failing });
      const { status } = await closed.send('POST', '/api/admin/sync', { as: 'admin' });
      assert.deepEqual([status, closed.started], [500, []]);
      await closed.close();
    });

    it('can be read and verified by admins', async () => {
      await door.send('GET', '/api/v2/me');
      await audit.settled();
      const { body } = await door.send('GET', '/api/admin/audit?limit=1', { as: 'admin' });
      assert.equal((body['entries'] as unknown[]).length, 1);
      const verified = await door.send('GET', '/api/admin/audit/verification', { as: 'admin' });
      assert.equal(verified.body['broken'], null);
    });
  });
});
