import type { SyncControl } from '../../odoo/syncStatus.js';
import type { Audit } from './createAudit.js';

/** The same sync for a surface that is not the API, whose door notes admin acts itself: a start is noted first. */
export function auditedSync(sync: SyncControl, audit: Audit): SyncControl {
  return {
    start: async (mode, requestedBy) => {
      const unknown = { requestId: null, address: null, code: null };
      await audit.record({ ...unknown, who: requestedBy, action: 'sync', target: mode, details: {} });
      return sync.start(mode, requestedBy);
    },
    finished: (runId) => sync.finished(runId),
    status: () => sync.status(),
  };
}
