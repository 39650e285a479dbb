import { deepEqual } from 'node:assert/strict';
import type { AuditAct } from './auditEntry.js';
import { projectionAudit } from './projectionAudit.js';

describe('projectionAudit', () => {
  it('keeps who did what to which projection or letter, and what the letter was', async () => {
    const kept: AuditAct[] = [];
    const note = projectionAudit({ record: async (act) => void kept.push(act) });
    await note({ action: 'discardDeadLetter', target: 'tag_view_v1_b1:2', by: 'odoo:7', details: { stream: 'tag-1' } });
    deepEqual(kept, [
      {
        ...{ who: 'odoo:7', action: 'projection', code: null, target: 'tag_view_v1_b1:2' },
        ...{ details: { act: 'discardDeadLetter', stream: 'tag-1' }, requestId: null, address: null },
      },
    ]);
  });
});
