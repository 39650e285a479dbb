import { deepEqual, equal } from 'node:assert/strict';
import { correlated } from '../../src/ops/correlation.js';
import { silentLog } from '../../src/ops/log.js';
import type { AuditAct } from '../../src/ops/audit/auditEntry.js';
import type { Audit } from '../../src/ops/audit/createAudit.js';
import { projectionAudit } from '../../src/ops/audit/projectionAudit.js';
import { viewer } from '../../test/bot/world.js';
import type { Person } from '../conversation/person.js';
import { mayCommand } from './permission.js';

describe('mayCommand', () => {
  const person = (role: 'rep' | 'admin') => ({ viewer: viewer({ role }) }) as Person;
  let kept: AuditAct[];
  const keep = (act: AuditAct) => void kept.push(act);
  const audit = { note: keep, record: async (act: AuditAct) => keep(act) } as Partial<Audit> as Audit;
  beforeEach(() => {
    kept = [];
  });

  it('notes the command before it is obeyed, under the id of what comes of it and of the error card', async () => {
    await correlated({ requestId: 'http-1', turnId: 'req_7' }, async () => {
      equal(await mayCommand(person('admin'), 'rebuild deals', { log: silentLog, audit }), true);
      await projectionAudit(audit)({ action: 'rebuild', target: 'deals', by: 'odoo:7', details: {} });
    });
    deepEqual(
      kept.map(({ action, target, requestId }) => [action, target, requestId]),
      [
        ['command', 'rebuild deals', 'req_7'],
        ['projection', 'deals', 'req_7'],
      ],
    );
  });

  it('notes a refusal, and outside of a turn no id', async () => {
    equal(await mayCommand(person('rep'), 'rebuild deals', { log: silentLog, audit }), false);
    deepEqual(
      kept.map(({ action, code, requestId }) => [action, code, requestId]),
      [['refused', 'FORBIDDEN', null]],
    );
  });
});
