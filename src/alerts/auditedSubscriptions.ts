import type { Viewer } from '../access/viewer.js';
import { ForesailError } from '../errors.js';
import type { Audit } from '../ops/audit/createAudit.js';
import { correlation } from '../ops/correlation.js';
import type { Subscriptions } from './createSubscriptions.js';

/** The same subscriptions, each change noted in the audit log: who, what, and how it ended. */
export function auditedSubscriptions(subscriptions: Subscriptions, audit: Pick<Audit, 'note'>): Subscriptions {
  async function noted<Done>(viewer: Viewer, target: string, work: Promise<Done>, details = {}): Promise<Done> {
    const { requestId = null } = correlation();
    const act = { who: viewer.personId, action: 'command', target, details, requestId, address: null } as const;
    try {
      const done = await work;
      audit.note({ ...act, code: null });
      return done;
    } catch (error) {
      audit.note({ ...act, code: error instanceof ForesailError ? error.code : 'INTERNAL' });
      throw error;
    }
  }
  return {
    list: (viewer) => subscriptions.list(viewer),
    start: (viewer, draft, aadObjectId) => {
      const details = { kind: draft.what.kind, target: draft.target.kind, said: draft.said };
      return noted(viewer, 'subscription start', subscriptions.start(viewer, draft, aadObjectId), details);
    },
    change: (viewer, id, act) => noted(viewer, `subscription ${id} ${act}`, subscriptions.change(viewer, id, act)),
    setQuietHours: (viewer, id, quiet) =>
      noted(viewer, `subscription ${id} quiet hours`, subscriptions.setQuietHours(viewer, id, quiet), { quiet }),
  };
}
