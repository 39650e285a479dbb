import type { Viewer } from '../../access/viewer.js';
import { ForesailError } from '../../errors.js';
import type { Audit } from '../../ops/audit/createAudit.js';
import type { DealChanged, DealCommands } from './createDealCommands.js';

/** The same commands, each noted in the audit log: who, which deal, what kind, and how it ended. */
export function auditedDealCommands(commands: DealCommands, audit: Pick<Audit, 'note'>): DealCommands {
  async function noted(
    viewer: Viewer,
    target: string,
    details: Readonly<Record<string, unknown>>,
    work: Promise<DealChanged>,
  ): Promise<DealChanged> {
    const act = { who: viewer.personId, action: 'command', target, details, requestId: null, address: null } as const;
    try {
      const changed = await work;
      audit.note({ ...act, code: null });
      return changed;
    } catch (error) {
      audit.note({ ...act, code: error instanceof ForesailError ? error.code : 'INTERNAL' });
      throw error;
    }
  }

  return {
    open: commands.open,
    change: (viewer, request) => {
      const { dealId, commandId, command } = request;
      const details = { kind: command.kind, commandId };
      return noted(viewer, `deal ${dealId}`, details, commands.change(viewer, request));
    },
    finishActivity: (viewer, done) => {
      const { activityId, commandId } = done;
      const details = { kind: 'activityDone', commandId };
      return noted(viewer, `activity ${activityId}`, details, commands.finishActivity(viewer, done));
    },
  };
}
